"""the database says which is the oldest program that works with it"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
works_from = "0009"


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    op.add_column("alembic_version", sa.Column("oldest", sa.String(length=32), nullable=True))


def downgrade() -> None:
    """Take it away again."""
    op.drop_column("alembic_version", "oldest")
