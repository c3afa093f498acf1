"""${message}"""

import sqlalchemy as sa
from alembic import op

import app.store.types
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}
works_from = ${repr(down_revision)}  # the oldest revision whose program works with what this makes


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take it away again."""
    ${downgrades if downgrades else "pass"}
