"""working time, caps, duties"""

import sqlalchemy as sa
from alembic import op

from app.store.types import Json, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    op.create_table(
        "duties",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.String(length=32), nullable=False),
        sa.Column("next_due_at", UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "kind", "subject_id", name=op.f("pk_duties")),
    )
    _partial("ix_duties_due", "duties", ["next_due_at"], "next_due_at IS NOT NULL")
    op.add_column("checkins", sa.Column("release_at", UtcDateTime(), nullable=True))
    _partial("ix_checkins_promised", "checkins", ["workspace_id", "manager_id"], "release_at IS NOT NULL")
    op.add_column("checkins", sa.Column("delegate_id", sa.String(length=32), nullable=True))
    _partial("ix_checkins_delegate", "checkins", ["workspace_id", "delegate_id"], "delegate_id IS NOT NULL")
    op.add_column("outbox", sa.Column("cost", sa.String(length=16), server_default="", nullable=False))
    _partial("ix_outbox_cost", "outbox", ["workspace_id", "recipient_id", "due_at"], "cost != ''")
    for table, name in (("people", "preferences"), ("people", "learned"), ("workspaces", "settings")):
        op.add_column(table, sa.Column(name, Json, server_default="{}", nullable=False))


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    """Take it away again."""
    for table, name in (("workspaces", "settings"), ("people", "learned"), ("people", "preferences")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(name)
    for table, index, column in (
        ("outbox", "ix_outbox_cost", "cost"),
        ("checkins", "ix_checkins_delegate", "delegate_id"),
        ("checkins", "ix_checkins_promised", "release_at"),
    ):
        op.drop_index(index, table)
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
    op.drop_table("duties")
