"""question sets"""

import sqlalchemy as sa
from alembic import op

import app.store.types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    op.create_table(
        "question_sets",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=False),
        sa.Column("at", app.store.types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "version", name=op.f("pk_question_sets")),
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("question_sets")
