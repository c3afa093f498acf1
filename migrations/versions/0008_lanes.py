"""messages leave in lanes, requests are taken once"""

import sqlalchemy as sa
from alembic import op

from app.store.types import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    op.create_table(
        "lanes",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("reader_id", sa.String(length=32), nullable=False),
        sa.Column("free_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "reader_id", name=op.f("pk_lanes")),
    )
    op.create_table(
        "inbox",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("stamp", sa.String(length=200), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "stamp", name=op.f("pk_inbox")),
    )
    op.create_index("ix_inbox_at", "inbox", ["at"])
    op.add_column("outbox", sa.Column("doubtful_since", UtcDateTime(), nullable=True))
    new = sa.text("state = 'new'")
    op.create_index("ix_outbox_due", "outbox", ["due_at"], sqlite_where=new, postgresql_where=new)


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_outbox_due", "outbox")
    op.drop_column("outbox", "doubtful_since")
    op.drop_table("lanes")
    op.drop_table("inbox")
