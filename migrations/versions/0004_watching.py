"""statuses and calendars are looked at again"""

import sqlalchemy as sa
from alembic import op

from app.store.types import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    op.add_column("people", sa.Column("watch_at", UtcDateTime(), nullable=True))
    awaited = sa.text("watch_at IS NOT NULL")
    op.create_index("ix_people_watch", "people", ["watch_at"], sqlite_where=awaited, postgresql_where=awaited)


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_people_watch", "people")
    with op.batch_alter_table("people") as batch:
        batch.drop_column("watch_at")
