"""trackers"""

import sqlalchemy as sa
from alembic import op

from app.store.types import Json, UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    op.create_table(
        "tracker_connections",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("connection_id", sa.String(length=32), nullable=False),
        sa.Column("tracker", sa.String(length=16), nullable=False),
        sa.Column("base_url", sa.Text(), nullable=False),
        sa.Column("sealed_token", sa.Text(), nullable=False),
        sa.Column("sealed_secret", sa.Text(), nullable=False),
        sa.Column("state", Json, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "connection_id", name=op.f("pk_tracker_connections")),
    )
    op.create_index("uq_tracker_connections_id", "tracker_connections", ["connection_id"], unique=True)
    op.create_table(
        "tracker_deliveries",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("connection_id", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("delivery_id", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "connection_id", "digest", name=op.f("pk_tracker_deliveries")),
    )
    op.create_index("ix_tracker_deliveries_at", "tracker_deliveries", ["workspace_id", "connection_id", "at"])
    op.create_table(
        "tracker_tasks",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("seen", Json, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "source", "external_id", name=op.f("pk_tracker_tasks")),
    )
    _people()


def _people() -> None:
    op.create_table(
        "tracker_people",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("tracker_person_id", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "place", "tracker_person_id", name=op.f("pk_tracker_people")),
    )
    op.create_table(
        "tracker_listed",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("connection_id", sa.String(length=32), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("tracker_person_id", sa.String(length=200), nullable=False),
        sa.Column("change", sa.String(length=16), nullable=False),
        sa.Column("ready", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("listed", Json, nullable=False),
        sa.PrimaryKeyConstraint(
            "workspace_id",
            "connection_id",
            "external_id",
            "tracker_person_id",
            "change",
            name=op.f("pk_tracker_listed"),
        ),
    )
    ready = sa.text("ready")
    op.create_index("ix_tracker_listed_ready", "tracker_listed", ["ready"], sqlite_where=ready, postgresql_where=ready)


def downgrade() -> None:
    """Take it away again."""
    for table in ("tracker_listed", "tracker_people", "tracker_tasks", "tracker_deliveries", "tracker_connections"):
        op.drop_table(table)
