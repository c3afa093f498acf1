"""Messages leave at least once, in order, and one that cannot leave holds up no other."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from app.core.pacing import UNPACED
from app.delivery import Delivery
from tests.core.play import ESSAY_2
from tests.databases import on_both_databases, on_one_database
from tests.office import MONDAY_10, Office
from tests.scenarios.test_stages_not_decided import answer_card

pytestmark = on_one_database


def states(office: Office) -> dict[str, int]:
    """How many messages are in which state."""
    rows = office.bot.db.read_now(
        lambda tx: list(tx.execute(text("SELECT state, count(*) FROM outbox GROUP BY state")))
    )
    return dict(rows)


async def test_a_rate_limit_is_waited_out(office: Office) -> None:
    office.sandbox.fail("chat.postMessage", error="ratelimited", status=429, retry_after=20)
    await office.give(office.priya, office.maya, ESSAY_2)
    assert states(office) == {"new": 1, "sent": 1}
    await office.wait(seconds=21)
    assert states(office) == {"sent": 2}
    assert "Priya gave you T-1." in office.maya.seen


async def test_the_first_request_after_a_start_is_taken_although_slack_fails_just_then(office: Office) -> None:
    office.sandbox.fail("auth.test", error="fatal_error", status=500, times=3)
    await office.give(office.priya, office.maya, ESSAY_2)
    assert "Priya gave you T-1." in office.maya.seen


@on_both_databases
async def test_a_refused_message_holds_up_nobody(office: Office) -> None:
    office.sandbox.fail("chat.postMessage", error="restricted_action")
    await office.give(office.priya, office.maya, ESSAY_2)
    assert states(office) == {"failed": 1, "sent": 1}
    assert "not delivered" in office.record_names()


@on_both_databases
async def test_what_may_have_arrived_is_looked_for_before_it_is_sent_again(office: Office) -> None:
    office.sandbox.fail("chat.postMessage", error="internal_error", status=500, after_effect=True)
    await office.give(office.priya, office.maya, ESSAY_2)
    assert states(office)["sending"] == 1
    await office.wait(seconds=61)
    assert states(office) == {"sent": 2}
    assert len(office.maya.messages) + len(office.priya.messages) == 2


@on_both_databases
async def test_what_never_arrived_is_sent_once_it_was_missed_twice(office: Office) -> None:
    office.sandbox.fail("chat.postMessage", error="fatal_error", status=500)
    await office.give(office.priya, office.maya, ESSAY_2)
    assert states(office)["sending"] == 1
    await office.wait(seconds=61)
    assert states(office)["sending"] == 1
    await office.wait(seconds=61)
    assert states(office) == {"sent": 2}
    assert len(office.maya.messages) == len(office.priya.messages) == 1


async def test_complaint_5_a_message_to_a_deactivated_person_is_not_called_delivered(office: Office) -> None:
    await answer_card(office, "Not decided")
    await office.maya.press("Send unless I stop it")
    await office.close_form(office.maya)
    gone = office.sandbox.workspace.people
    gone[office.priya.id] = replace(gone[office.priya.id], deleted=True)
    posted = len(office.priya.messages)
    await office.wait(hours=3)
    assert len(office.priya.messages) == posted
    assert "Priya can't be reached, the account is deactivated." in office.maya.seen
    names = office.record_names()
    assert names[-2:] == ["not delivered", "clocks stopped"]


async def test_a_draft_whose_author_is_gone_is_never_sent_by_itself(office: Office) -> None:
    await answer_card(office, "Not decided")
    await office.maya.press("Send unless I stop it")
    gone = office.sandbox.workspace.people
    gone[office.maya.id] = replace(gone[office.maya.id], deleted=True)
    await office.settle()
    await office.wait(days=2)
    assert "the stages aren't decided" not in office.priya.seen
    assert "has no assignee now." in office.priya.seen


async def test_a_message_that_was_deleted_is_posted_anew(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    notice = office.maya.newest
    assert notice is not None
    await office.maya.press("Looked at it")
    office.sandbox.workspace.im(office.maya.id).messages.remove(notice)
    await office.settle()
    assert "A few questions about T-1" in office.maya.seen


async def test_a_lost_socket_is_connected_again(office: Office) -> None:
    await office.sandbox.hub.disconnect()
    await office.maya.run("/checkin help")
    assert "what is unclear about a task" in office.maya.seen


@on_both_databases
async def test_an_idle_delivery_rests_between_its_looks(office: Office) -> None:
    claims: list[str] = []
    world = office.bot.world
    woken = asyncio.Event()

    class Counting:
        async def run(self, use_case: Callable[..., Any], *args: Any) -> Any:
            claims.append("run")
            return await world.db.run(use_case, *args)

    delivery = Delivery(replace(world, db=Counting(), wake=woken.set), office.bot.delivery._send, woken, UNPACED)
    loop = asyncio.create_task(delivery.run())
    await asyncio.sleep(0.5)
    loop.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.wait_for(loop, 2)
    assert len(claims) <= 2


@on_both_databases
async def test_a_database_that_drops_every_connection_again_and_again_loses_nothing(
    office: Office, database_url: str
) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("a file has no connection to drop; the page's tests restart bot and file")
    others = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    engine = create_engine(make_url(database_url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")

    def drop() -> None:
        with engine.connect() as tx:
            assert tx.scalar(others) > 0
        engine.dispose()

    drop()
    await answer_card(office, "Not decided")
    drop()
    await office.maya.press("Send now")
    await office.close_form(office.maya)
    drop()
    await office.priya.press("I'll name them")
    office.priya.fill("The stages are not decided. Which should be estimated?", "CV, test, interview")
    await office.priya.submit()
    drop()
    await office.settle()
    assert "CV → test → interview" in office.maya.seen
    assert set(states(office)) <= {"sent", "replaced"}
    assert office.sandbox.log.problems == []


@on_both_databases
async def test_a_scheduled_do_not_disturb_is_kept_and_holds_up_no_answer(office: Office) -> None:
    await office.sandbox.change("Maya", quiet=(9, 13))
    await office.give(office.priya, office.maya, ESSAY_2)
    assert not office.maya.messages
    await office.maya.run("/checkin digest")
    await office.settle()
    assert "Priya gave you T-1." not in office.maya.seen
    await office.wait_until(MONDAY_10.replace(hour=13))
    assert "Priya gave you T-1." in office.maya.seen


FIVE_TO_HALF_PAST_FIVE = MONDAY_10.replace(hour=17, minute=29, second=55)
NEXT_MORNING = MONDAY_10.replace(hour=9) + timedelta(days=1)


async def comes_next_morning(office: Office) -> None:
    """Maya has nothing yet, gets nothing at night, and hears of the task once when her day begins."""
    assert office.maya.messages == []
    await office.wait_until(NEXT_MORNING - timedelta(seconds=1))
    assert office.maya.messages == []
    await office.wait_until(NEXT_MORNING)
    await office.settle()
    assert [post.text.startswith("Priya gave you T-1.") for post in office.maya.messages].count(True) == 1


@pytest.mark.parametrize("error", ["ratelimited", "fatal_error"], ids=["told to wait", "not known to have arrived"])
async def test_what_could_not_be_sent_before_the_day_ended_waits_for_the_next(office: Office, error: str) -> None:
    await office.wait_until(FIVE_TO_HALF_PAST_FIVE)
    status, after = (429, 30) if error == "ratelimited" else (500, None)
    office.sandbox.fail("chat.postMessage", error=error, status=status, retry_after=after, times=2)
    await office.give(office.priya, office.maya, ESSAY_2)
    for _ in range(2):  # what is not found is looked for twice
        await office.wait(seconds=61)
    await comes_next_morning(office)


async def test_a_do_not_disturb_that_ends_after_hours_is_followed_by_the_next_working_day(office: Office) -> None:
    await office.sandbox.change("Maya", quiet=(9, 20))
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.wait_until(MONDAY_10.replace(hour=20, minute=30))
    assert office.maya.messages == []
    await office.sandbox.change("Maya", quiet=None)
    await comes_next_morning(office)


async def test_after_do_not_disturb_two_interruptions_keep_their_two_hours(office: Office) -> None:
    await office.sandbox.change("Priya", quiet=(9, 14))
    for _ in range(2):
        await answer_card(office, "Not decided")
        await office.maya.press("Send now")
        await office.close_form(office.maya)
    await office.wait_until(MONDAY_10.replace(hour=17))
    asks = [post for post in office.priya.messages if "the stages aren't decided" in post.text]
    came = [datetime.fromtimestamp(float(post.ts), UTC) for post in asks]
    assert came == [MONDAY_10.replace(hour=14), MONDAY_10.replace(hour=16)]


async def test_what_waits_for_the_next_day_holds_up_no_reply(office: Office) -> None:
    await office.wait_until(FIVE_TO_HALF_PAST_FIVE)
    office.sandbox.fail("chat.postMessage", error="ratelimited", status=429, retry_after=30, times=2)
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.wait(minutes=10)
    assert office.maya.messages == []
    await office.give(office.maya, office.maya, "Sort the shelf in the hall")
    assert "T-2" in office.maya.seen and "T-1" not in office.maya.seen


async def test_do_not_disturb_over_all_of_somebodys_hours_is_let_be_after_a_day(office: Office) -> None:
    await office.sandbox.change("Maya", quiet=(8, 20))
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.wait_until(NEXT_MORNING)
    assert office.maya.messages == []
    await office.wait(days=1, hours=2)
    assert "Priya gave you T-1." in office.maya.seen


@on_both_databases
async def test_a_task_cancelled_overnight_is_not_announced_in_the_morning(office: Office) -> None:
    await office.wait_until(MONDAY_10.replace(hour=20))
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.priya.run("/checkin cancel T-1")
    await office.close_form(office.priya)
    await office.wait_until(NEXT_MORNING + timedelta(hours=1))
    assert [post.text for post in office.maya.messages if "gave you T-1" in post.text] == []
