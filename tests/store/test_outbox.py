"""The outbox: what waits is found without reading what has left."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from app.store import audit, lanes, outbox
from app.store.tx import Tx

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("look", "index"),
    [
        (lambda tx: lanes.turns(tx, NOW, 50), "ix_outbox_new"),
        (lambda tx: outbox.claim(tx, "T1", NOW, 50), "ix_outbox_new"),
        (lambda tx: outbox.kept(tx, "T1", "U1", NOW), "ix_outbox_new"),
        (lambda tx: outbox.late(tx, NOW), "ix_outbox_due"),
        (outbox.earliest, "ix_outbox_due"),
        (lambda tx: list(audit.late_messages(tx, NOW, NOW, 50)), "ix_outbox_failed"),
        (lambda tx: list(audit.late_messages(tx, NOW, NOW, 50)), "ix_outbox_new"),
    ],
    ids=["turns", "claim", "kept", "late", "earliest", "given up", "stuck"],
)
def test_what_waits_is_found_by_its_own_index_however_much_was_sent(
    look: Callable[[Tx], object], index: str, sqlite_template: Path, tmp_path: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "checkin.db")
    engine, said = create_engine(f"sqlite:///{tmp_path / 'checkin.db'}"), list[str]()
    with engine.connect() as tx:
        driver = tx.connection.dbapi_connection
        assert driver is not None
        driver.set_trace_callback(said.append)
        look(tx)
        driver.set_trace_callback(None)
        asked = [one for one in said if one.startswith(("SELECT", "WITH", "UPDATE"))]
        plan = [row[-1] for one in asked for row in driver.execute(f"EXPLAIN QUERY PLAN {one}")]
    engine.dispose()
    assert any(index in step for step in plan)
    assert not [step for step in plan if step.startswith("SCAN outbox") and "INDEX ix_outbox_" not in step], plan
