"""Nothing is stuck: what fell off the list is found, put back, recorded and told; while all is well there is a beat."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest
from click.testing import Result
from sqlalchemy import text
from typer.testing import CliRunner

from app.__main__ import cli
from app.auditor import Auditor
from app.core.audit import Fault
from app.core.events import Cancelled
from app.core.record import EntryName
from app.store import record
from app.store.tx import Tx
from app.usecases.wake_due import postpone_due
from app.wiring import now_utc
from tests.company import WORKSPACE, Company, opened
from tests.core.play import ESSAY_2
from tests.office import Office

Plant = Callable[[Company], Awaitable[None]]
FACTS = {"CHECKIN_SLACK_BOT_TOKEN": "xoxb-1", "CHECKIN_SLACK_APP_TOKEN": "xapp-1"}


@pytest.fixture
async def company(database_url: str) -> AsyncIterator[Company]:
    """Priya gave Maya T-1 just now; Ada runs Checkin. The clock starts at the present, which the doctor goes by."""
    async with opened(database_url, now_utc()) as company:
        for name in ("Priya", "Maya", "Ada"):
            await company.hire(name, "Europe/London")
        due = company.now + timedelta(days=30)
        await company.give("Priya", "Maya", "Estimate the inputs. Parameters: r_adopt, k_max and friction.", due_at=due)
        await company.settle()
        yield company


@pytest.fixture
async def beats() -> AsyncIterator[tuple[str, list[bytes]]]:
    """The address of a server that waits for heartbeats, and what it was asked."""
    asked: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/beat", asked


async def forget(company: Company) -> None:
    await company.world.run(_set, "NULL")


async def park(company: Company) -> None:
    for _ in range(5):
        await company.world.run(_set, "0")
        await company.world.run(postpone_due, WORKSPACE, company.by_number(1).checkin.assignment_id)


async def leave(company: Company) -> None:
    await company.world.run(_set, "next_due_at - 86400000000 * 30")


def _set(tx: Tx, _moment: object, value: str) -> None:
    tx.execute(text(f"UPDATE checkins SET next_due_at = {value}"))


async def doctor(company: Company) -> Result:
    env = FACTS | {"CHECKIN_DATABASE_URL": company.db.url.render_as_string(hide_password=False)}
    return await asyncio.to_thread(CliRunner().invoke, cli, ["doctor"], env=env)


@pytest.mark.parametrize(
    ("plant", "fault"),
    [(forget, Fault.FORGOTTEN), (park, Fault.PARKED), (leave, Fault.LEFT)],
    ids=["off the list", "parked after five failures", "left in the past"],
)
async def test_a_row_that_is_stuck_is_found_mended_recorded_and_told(
    company: Company, beats: tuple[str, list[bytes]], plant: Plant, fault: Fault
) -> None:
    address, asked = beats
    auditor = Auditor(company.world, heartbeat_url=address, alerts_to="Ada")
    task = company.by_number(1).checkin.assignment_id
    assert await auditor.round() == []
    assert len(asked) == 1
    healthy = await doctor(company)
    assert (healthy.exit_code, "Nothing is stuck." in healthy.output) == (0, True), healthy.output

    await plant(company)
    assert [(one.ref, one.fault) for one in (await auditor.look())[1]] == [("T-1", fault)]
    found = await doctor(company)
    assert found.exit_code == 1
    assert f"T-1: {fault.value}" in found.output

    assert [one.fault for one in await auditor.round()] == [fault]
    assert len(asked) == 1
    assert company.db.read_now(lambda tx: record.told(tx, WORKSPACE, task))[-1].name is EntryName.MENDED
    assert (await auditor.look())[1] == []
    await company.settle()
    assert [post.message.head for post in company.to("Ada")] == [f"Checkin found something stuck: T-1, {fault.value}."]
    assert await auditor.round() == []
    assert len(asked) == 2
    await company.wait_until(company.now + timedelta(days=6))
    assert "card" in {post.what for post in company.to("Maya")}
    assert len(company.to("Ada")) == 1


async def test_a_server_that_does_not_take_the_beat_stops_no_audit(company: Company) -> None:
    assert await Auditor(company.world, heartbeat_url="http://127.0.0.1:9/beat").round() == []


async def test_a_digest_that_was_given_up_is_found_and_made_after_all(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2, hours="4-10")

    def park(tx: Tx) -> None:
        tx.execute(text("UPDATE duties SET next_due_at = NULL, attempts = 5 WHERE kind = 'digest'"))

    await office.bot.db.run(park)
    found = await office.bot.auditor.round()
    assert [finding.fault for finding in found] == [Fault.NO_DUTY]
    assert await office.bot.auditor.round() == []


async def test_one_that_cannot_be_mended_keeps_no_other_from_it_and_both_are_told(company: Company) -> None:
    await company.hire("Noor", "Europe/London")
    await company.give("Priya", "Noor", "Count the chairs. Rooms: hall and attic.")
    await company.settle()
    await forget(company)

    def spoil(tx: Tx, _moment: object) -> None:
        tx.execute(text("UPDATE people SET preferences = '{\"zone\": [1]}' WHERE person_id = 'Maya'"))

    await company.world.run(spoil)
    await Auditor(company.world, alerts_to="Ada").round()
    await company.settle()
    assert {post.message.head: "It was put back" in post.message.text for post in company.to("Ada")} == {
        f"Checkin found something stuck: T-1, {Fault.FORGOTTEN.value}.": False,
        f"Checkin found something stuck: T-2, {Fault.FORGOTTEN.value}.": True,
    }


async def test_who_cannot_be_told_is_not_told_of_that(company: Company) -> None:
    company.gone.add("Ada")
    await forget(company)
    auditor = Auditor(company.world, alerts_to="Ada")
    await auditor.round()
    await company.settle()
    count = len(company.to("Ada"))
    for _ in range(3):
        await auditor.round()
        await company.settle()
    assert len(company.to("Ada")) == count == 1


async def test_what_failed_and_was_ended_meanwhile_is_not_put_back_on_the_list(company: Company) -> None:
    task = company.by_number(1).checkin.assignment_id
    await company.do(task, Cancelled(by="Priya"))
    assert await company.world.run(postpone_due, WORKSPACE, task) == 0
    listed = company.db.read_now(lambda tx: tx.execute(text("SELECT next_due_at FROM checkins")).scalar_one())
    assert listed is None
    assert await company.ticker.tick() == 0
