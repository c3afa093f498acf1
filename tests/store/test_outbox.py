"""The outbox: what waits is found without reading what has left."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event

from app.store import outbox
from app.store.tx import Tx

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "look",
    [
        lambda tx: outbox.claim(tx, NOW, 50),
        lambda tx: outbox.kept(tx, "T1", "U1", NOW),
        outbox.earliest,
    ],
    ids=["claim", "kept", "earliest"],
)
def test_what_waits_is_found_by_its_own_index_however_much_was_sent(
    look: Callable[[Tx], object], sqlite_template: Path, tmp_path: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "checkin.db")
    engine, plan = create_engine(f"sqlite:///{tmp_path / 'checkin.db'}"), list[str]()

    @event.listens_for(engine, "before_cursor_execute")
    def explain(_tx: Tx, cursor: object, statement: str, parameters: object, *_: object) -> None:
        explained = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[attr-defined]  # the driver's
        plan.extend(row[-1] for row in explained)

    with engine.connect() as tx:
        look(tx)
    engine.dispose()
    assert any("ix_outbox_new" in step for step in plan)
    assert not [step for step in plan if step.startswith("SCAN outbox") and "ix_outbox_new" not in step], plan
