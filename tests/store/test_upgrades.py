"""A newer version comes beside an older one: what fits goes on, what does not is refused, nothing is left half done."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import inspect

from app.settings import Role
from app.store.db import open_db
from app.store.errors import SchemaTooNewError
from app.store.schema import MIGRATIONS, check_schema, current_revision, migrate
from tests.core.play import ESSAY_2
from tests.office import opened
from tests.scenarios.test_roles import beside, on_postgresql

NEXT = '''"""the next version"""

import sqlalchemy as sa
from alembic import op

revision = "9990"
down_revision = "{head}"
branch_labels = None
depends_on = None
works_from = "{works_from}"


def upgrade() -> None:
    op.create_table("news", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("outbox", sa.Column("tone", sa.String(length=20), nullable=True))
    {then}


def downgrade() -> None:
    op.drop_column("outbox", "tone")
    op.drop_table("news")
'''
HEAD = max(path.name[:4] for path in (MIGRATIONS / "versions").glob("*.py"))


def scripts_of_next(folder: Path, works_from: str = HEAD, then: str = "pass") -> Path:
    """The migrations of the version after this one."""
    scripts = folder / "migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    told = NEXT.format(head=HEAD, works_from=works_from, then=then)
    (scripts / "versions" / "9990_next.py").write_text(told)
    return scripts


@on_postgresql
async def test_this_version_and_the_next_work_on_one_database_side_by_side(database_url: str, tmp_path: Path) -> None:
    scripts = scripts_of_next(tmp_path)
    async with opened(database_url) as old:
        await old.give(old.priya, old.maya, ESSAY_2)
        migrate(database_url, scripts=scripts)
        await old.maya.press("Looked at it")
        await old.settle()
        assert "Answer (under a minute)" in old.maya.buttons
        async with beside(old, Role.WORKER) as restarted:
            check_schema(restarted.db, scripts)
            await old.give(old.priya, old.maya, f"{ESSAY_2} Again.")
            await restarted.settle()
        assert "Priya gave you T-2." in old.maya.seen


async def test_a_version_that_is_too_old_for_the_database_is_refused(database_url: str, tmp_path: Path) -> None:
    migrate(database_url, scripts=scripts_of_next(tmp_path, works_from="9990"))
    db = open_db(database_url)
    with pytest.raises(SchemaTooNewError, match=f"it needs {HEAD}.*Install the newer version"):
        check_schema(db)
    await db.close()


async def test_a_migration_that_fails_midway_changes_nothing(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        migrate(database_url, scripts=scripts_of_next(tmp_path, then="1 / 0"))
    db = open_db(database_url)
    assert await db.read(current_revision) == HEAD
    assert not await db.read(lambda tx: inspect(tx).has_table("news"))
    assert "tone" not in {one["name"] for one in await db.read(lambda tx: inspect(tx).get_columns("outbox"))}
    check_schema(db)
    await db.close()


def test_every_migration_only_adds() -> None:
    for path in sorted((MIGRATIONS / "versions").glob("*.py")):
        ups = path.read_text().split("def downgrade")[0]
        for taken in (
            "drop_table",
            "drop_column",
            "alter_column",
            "rename_table",
            "nullable=False, server_default=None",
        ):
            assert taken not in ups, f"{path.name}: {taken}"
