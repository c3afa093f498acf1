"""other programs show tokens"""

import sqlalchemy as sa
from alembic import op

from app.store.types import Json, UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    op.create_table(
        "api_tokens",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("token_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("rights", Json, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "token_id", name=op.f("pk_api_tokens")),
    )
    op.create_index("uq_api_tokens_digest", "api_tokens", ["workspace_id", "digest"], unique=True)
    valid = sa.text("revoked_at IS NULL")
    op.create_index(
        "uq_api_tokens_name",
        "api_tokens",
        ["workspace_id", "name"],
        unique=True,
        sqlite_where=valid,
        postgresql_where=valid,
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("api_tokens")
