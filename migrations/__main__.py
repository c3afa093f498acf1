"""Writes a new migration from what the tables have become: `python -m migrations "what changed"`."""

import sys
import tempfile
from pathlib import Path

from alembic import command

from app.store.schema import config_for, migrate


def main() -> None:
    """Compare the tables with a fresh database at the newest schema and write down the difference."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'fresh.db'}"
        migrate(url)
        command.revision(config_for(url), message=sys.argv[1], autogenerate=True)


if __name__ == "__main__":
    main()
