"""The platform tells of one act twice: it is done once, in the transaction that remembers it."""

import asyncio
from datetime import timedelta
from uuid import UUID

from app.core.assignment import Answer
from app.core.events import PointRaised
from app.sandbox.log import Way
from app.sandbox.workspace import TEAM_ID
from app.slack.parse import actor_of
from app.store import inbox
from app.usecases.keep_up import plan_upkeep
from app.usecases.take_event import take_event
from app.usecases.world import Outcome
from tests.core.play import ESSAY_2
from tests.databases import on_one_database
from tests.office import Office

STAMP = "form V1 1.a PointRaised"


async def raise_point(
    office: Office, request: str, words: str = "Which sections belong to it", by: str = ""
) -> Outcome:
    """Let Maya say that something is not decided, as that request does."""
    task: UUID = office.bot.db.read_now(office.case).checkin.assignment_id
    event = PointRaised(by=by or office.maya.id, answer=Answer.NOT_DECIDED, words=words)
    return await office.bot.world.run(take_event, TEAM_ID, task, event, request=request)


def points(office: Office) -> int:
    """How many points the task has."""
    return len(office.bot.db.read_now(office.case).checkin.points)


async def test_of_many_tellings_of_one_act_at_once_one_is_done(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    outcomes = await asyncio.gather(*(raise_point(office, "form V1 1.a") for _ in range(10)))
    assert points(office) == 1
    assert {outcome.refusal for outcome in outcomes} == {None}
    assert sum(bool(outcome.messages) for outcome in outcomes) == 1


async def test_the_same_form_shown_anew_is_another_act(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await raise_point(office, "form V1 1.a")
    await raise_point(office, "form V1 2.b", "Who reads it")
    assert points(office) == 2


@on_one_database
async def test_a_form_that_was_answered_with_errors_is_sent_again_from_the_same_view_and_told_twice_done_once(
    office: Office,
) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await office.maya.press("Not decided")
    for typed, wrong in ((" ", True), ("Which sections belong to it", False)):
        office.maya.fill("What is not decided? One line.", typed)
        await office.maya.submit()
        assert (bool(office.maya.modal and office.maya.modal.errors), points(office)) == (wrong, 0 if wrong else 1)
    forms = [one for one in office.sandbox.log.exchanges if one.request.get("type") == "view_submission"]
    first, second = (one.request for one in forms if one.name.endswith("raise"))
    assert actor_of(first).request == actor_of(second).request
    reply = await office.sandbox.dispatch.deliver(office.sandbox.app, Way.INTERACTIVE, "again", second)
    assert reply.body is not None
    assert points(office) == 1


async def test_what_was_refused_may_be_asked_for_again(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    assert (await raise_point(office, "form V1 1.a", by=office.finn.id)).refusal is not None
    assert (await raise_point(office, "form V1 1.a")).refusal is None
    assert points(office) == 1


async def test_it_is_remembered_for_a_day(office: Office) -> None:
    await office.give(office.priya, office.maya, ESSAY_2)
    await raise_point(office, "form V1 1.a")
    await office.bot.world.run(plan_upkeep)
    for hours, forgotten in ((23, False), (2, True)):
        office.sandbox.clock.move(timedelta(hours=hours))
        await office.bot.upkeep.round()
        now = office.sandbox.clock.now()
        assert await office.bot.db.run(lambda tx, now=now: inbox.take(tx, TEAM_ID, STAMP, now)) is forgotten


def test_an_act_is_known_by_what_stays_the_same_when_it_is_told_again() -> None:
    user = {"id": "U1", "team_id": "T1"}
    form = {"type": "view_submission", "user": user, "view": {"id": "V1", "hash": "1.a"}, "trigger_id": "1.1"}
    assert actor_of(form).request == actor_of(form | {"trigger_id": "2.2"}).request
    assert actor_of(form).request != actor_of(form | {"view": {"id": "V1", "hash": "2.b"}}).request
    press = {"type": "block_actions", "user": user, "actions": [{"action_ts": "1.0"}], "trigger_id": "1.1"}
    assert actor_of(press).request != actor_of(press | {"actions": [{"action_ts": "2.0"}]}).request
    event = {"team_id": "T1", "event": {"type": "reaction_added", "user": "U1"}, "event_id": "Ev1", "event_time": 1}
    assert actor_of(event).request == actor_of(event | {"event_time": 2}).request
    assert actor_of(event).request != actor_of(event | {"event_id": "Ev2"}).request
