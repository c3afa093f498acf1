"""messages that were given up are found without reading what has left"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None
works_from = "0009"  # the oldest revision whose program works with what this makes


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    failed = sa.text("state = 'failed'")
    op.create_index("ix_outbox_failed", "outbox", ["due_at"], sqlite_where=failed, postgresql_where=failed)


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_outbox_failed", "outbox")
