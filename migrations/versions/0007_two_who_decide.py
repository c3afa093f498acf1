"""two who decide"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    op.add_column("checkins", sa.Column("other_id", sa.String(length=32), nullable=True))
    there = sa.text("other_id IS NOT NULL")
    op.create_index(
        "ix_checkins_other", "checkins", ["workspace_id", "other_id"], sqlite_where=there, postgresql_where=there
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_checkins_other", "checkins")
    with op.batch_alter_table("checkins") as batch:
        batch.drop_column("other_id")
