"""Tasks given in GitHub: from the assignment there to the answered uncertainty here, by webhook and by polling."""

import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from app.core.tracking import Change, Unfollowed
from app.core.wording import tracking as words
from tests.databases import on_both_databases, on_one_database
from tests.trackers.deliveries import from_github, sample
from tests.trackers.offices import SECRET, Tracked, answer_uncertainty, tracked
from tests.trackers.servers import Asked, Server, serving

pytestmark = on_one_database

PROJECT = "harbour/model"
PRIYA, MAYA = "4101", "4102"


def github(name: str, *, delivery: str = "d-1", **changed: Any) -> tuple[dict[str, str], bytes]:
    """A delivery of a sample, its issue changed."""
    payload = sample("github", name)
    payload["issue"] |= changed
    return from_github(payload, SECRET, delivery=delivery)


@pytest.fixture
async def hub(database_url: str) -> AsyncIterator[Tracked]:
    """An office that follows a repository by webhook, Priya and Maya matched."""
    async with tracked(database_url, "github", PROJECT) as hub:
        await hub.match(PRIYA, hub.office.priya)
        await hub.match(MAYA, hub.office.maya)
        yield hub


async def test_a_task_goes_from_its_assignment_to_the_answered_uncertainty(hub: Tracked) -> None:
    answer = await hub.deliver(*github("assigned"))
    assert (answer.status_code, answer.text) == (200, "taken")
    assert "Priya gave you T-1." in hub.office.maya.seen
    assert "Estimate the inputs" in hub.office.maya.seen
    assert "template" not in str(hub.office.maya.messages)
    await answer_uncertainty(hub)
    assert hub.office.state() == "confirmed"
    case = hub.office.bot.db.read_now(hub.office.case)
    assert case.checkin.link == "https://github.com/harbour/model/issues/7"
    assert case.checkin.due_at is not None
    assert f"{case.checkin.due_at:%Y-%m-%d}" == "2026-11-27"


async def test_a_delivery_again_or_replayed_under_another_name_changes_nothing(hub: Tracked) -> None:
    await hub.deliver(*github("assigned"))
    for delivery in ("d-1", "d-2"):
        answer = await hub.deliver(*github("assigned", delivery=delivery))
        assert (answer.status_code, answer.text) == (200, "seen before")
    assert hub.tasks == 1
    assert hub.office.maya.seen.count("Priya gave you T-1.") == 1


async def test_a_delivery_that_was_overtaken_changes_nothing(hub: Tracked) -> None:
    await hub.deliver(*github("unassigned"))
    assert (await hub.deliver(*github("assigned"))).text == "nothing new"
    assert hub.tasks == 0


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"x-hub-signature-256": ""}, 401),
        ({"x-hub-signature-256": "sha256=" + "0" * 64}, 401),
        ({"x-hub-signature-256": "sha1=" + "0" * 40}, 401),
    ],
)
async def test_a_bad_signature_is_refused_with_a_sentence_and_seen_by_who_connected(
    hub: Tracked, change: dict[str, str], status: int
) -> None:
    headers, body = github("assigned")
    answer = await hub.deliver(headers | change, body)
    assert answer.status_code == status
    assert answer.text in words.SIGNATURE.values()
    assert words.PROBLEMS[hub.connection.last_error] == answer.text
    assert hub.tasks == 0
    await hub.deliver(headers, body)
    assert (hub.tasks, hub.connection.last_error) == (1, "")


async def test_bodies_that_are_too_large_or_too_deep_are_refused(hub: Tracked) -> None:
    assert (await hub.deliver(*from_github(b" " * 10_000_000, SECRET))).status_code == 413
    assert (await hub.deliver_in_pieces(b" " * 1_000_000 for _ in range(10))).status_code == 413
    for body in (b"[" * 1_000_000, b'{"issue":' * 100_000, b"", b"not JSON"):
        answer = await hub.deliver(*from_github(body, SECRET))
        assert (answer.status_code, answer.text) == (400, words.UNREADABLE)
    assert hub.tasks == 0


async def test_other_events_and_other_repositories_are_taken_and_nothing_follows(hub: Tracked) -> None:
    assert (await hub.deliver(*from_github(sample("github", "ping"), SECRET, event="ping"))).status_code == 200
    elsewhere = sample("github", "assigned")
    elsewhere["repository"]["full_name"] = "harbour/other"
    assert (await hub.deliver(*from_github(elsewhere, SECRET))).text == "nothing new"
    assert hub.tasks == 0


async def test_addresses_of_no_connection_say_so(hub: Tracked) -> None:
    headers, body = github("assigned")
    for place in (
        Tracked(office=hub.office, id="0" * 32, tracker="github"),
        Tracked(office=hub.office, id=hub.id, tracker="pigeon"),
    ):
        answer = await place.deliver(headers, body)
        assert (answer.status_code, answer.text) == (404, words.NOT_CONNECTED)


async def test_somebody_nobody_matched_is_listed_and_taken_once_they_are(database_url: str) -> None:
    async with tracked(database_url, "github", PROJECT) as hub:
        await hub.deliver(*github("assigned"))
        await hub.deliver(*github("edited", delivery="d-2"))
        assert hub.tasks == 0
        (one,) = hub.listed
        assert one.why is Unfollowed.ASSIGNEE
        told = hub.told
        assert "nobody in Slack is known to be maya-o (id 4102)" in told
        assert f"checkin match {hub.id} 4102 SLACK_USER_ID" in told
        await hub.match(MAYA, hub.office.maya)
        (one,) = hub.listed
        assert (one.why, hub.tasks) == (Unfollowed.GIVER, 0)
        await hub.match(PRIYA, hub.office.priya)
        assert (hub.listed, hub.tasks) == ([], 1)
        assert "Priya gave you T-1." in hub.office.maya.seen
        assert "friction and price" in hub.office.maya.seen


async def test_an_address_the_tracker_shows_is_enough(database_url: str) -> None:
    async with tracked(database_url, "github", PROJECT) as hub:
        payload = sample("github", "assigned")
        for user in (payload["sender"], payload["assignee"], *payload["issue"]["assignees"]):
            user["email"] = {"priya-k": "priya@example.com", "maya-o": "maya@example.com"}[user["login"]]
        await hub.deliver(*from_github(payload, SECRET))
        assert "Priya gave you T-1." in hub.office.maya.seen


async def test_what_somebody_takes_themselves_is_listed_and_nobody_is_asked(hub: Tracked) -> None:
    payload = sample("github", "assigned")
    payload["sender"] = payload["assignee"]
    await hub.deliver(*from_github(payload, SECRET))
    assert [one.why for one in hub.listed] == [Unfollowed.SELF]
    assert (hub.tasks, hub.office.maya.messages) == (0, [])


@pytest.mark.parametrize("by", [{"login": "priya-k", "id": 4101}, {"login": "finn-b", "id": 4103}])
@on_both_databases
async def test_a_closed_task_ends_its_checkin_and_a_reopened_one_is_taken_up_again(
    hub: Tracked, by: dict[str, Any]
) -> None:
    await hub.deliver(*github("assigned"))
    closed = sample("github", "closed")
    closed["sender"] = by
    await hub.deliver(*from_github(closed, SECRET))
    assert hub.office.state() == "closed"
    await hub.deliver(*github("reopened"))
    assert (hub.tasks, hub.office.state(2)) == (2, "registered")
    await hub.deliver(*github("closed", updated_at="2026-11-24T15:00:00Z"))
    assert hub.office.state(2) == "closed"


async def test_a_new_description_and_a_new_date_reach_who_does_it(hub: Tracked) -> None:
    await hub.deliver(*github("assigned"))
    await hub.deliver(*github("edited", updated_at="2026-11-23T11:10:00Z"))
    case = hub.office.bot.db.read_now(hub.office.case)
    assert "friction and price" in case.read(case.checkin.text)
    await hub.deliver(*github("milestoned", updated_at="2026-11-23T11:20:00Z"))
    case = hub.office.bot.db.read_now(hub.office.case)
    assert f"{case.checkin.due_at:%Y-%m-%d}" == "2026-12-04"
    assert (hub.tasks, hub.listed) == (1, [])


async def test_unassigned_is_listed_until_somebody_takes_it_over(hub: Tracked) -> None:
    await hub.match("4103", hub.office.finn)
    await hub.deliver(*github("assigned"))
    await hub.deliver(*github("unassigned", updated_at="2026-11-23T11:30:00Z"))
    assert [(one.change, one.why) for one in hub.listed] == [(Change.UNASSIGNED, Unfollowed.NOT_YET)]
    finn = {"login": "finn-b", "id": 4103}
    payload = sample("github", "assigned")
    payload["assignee"], payload["issue"]["assignees"] = finn, [finn]
    payload["issue"]["updated_at"] = "2026-11-23T11:31:00Z"
    await hub.deliver(*from_github(payload, SECRET))
    assert (hub.office.state(), hub.tasks, hub.listed) == ("reassigned", 2, [])
    assert "T-2" in hub.office.finn.seen


async def test_a_task_that_is_closed_ends_for_who_was_unassigned_too(hub: Tracked) -> None:
    await hub.deliver(*github("assigned"))
    await hub.deliver(*github("unassigned", updated_at="2026-11-23T11:30:00Z"))
    await hub.deliver(*github("closed", updated_at="2026-11-23T11:40:00Z", assignees=[]))
    assert hub.office.state() == "closed"


async def test_labels_choose_what_is_followed_also_when_they_come_later(database_url: str) -> None:
    async with tracked(database_url, "github", PROJECT, labels=("Checkin",)) as hub:
        await hub.match(PRIYA, hub.office.priya)
        await hub.match(MAYA, hub.office.maya)
        await hub.deliver(*github("assigned", labels=[]))
        assert hub.tasks == 0
        await hub.deliver(*github("edited"))
        assert hub.tasks == 1


async def test_markup_in_a_title_addresses_nobody_and_hides_nothing(hub: Tracked) -> None:
    title = "<b>Estimate</b> `k_max` for <!channel> &lt;@U012AB3CD&gt; \u202e[here](https://evil.example)<script>x()</script>"
    await hub.deliver(*github("assigned", title=title, body=None))
    seen = hub.office.maya.seen
    assert "Estimate k_max for !channel @U012AB3CD here" in seen
    assert "evil.example" not in seen and "<" not in seen.split("T-1")[1][:60]


# polling


class Hub:
    """A repository behind an API: its issues with who assigned them, and what goes wrong."""

    def __init__(self) -> None:
        self.issues = [sample("github", "issues_page")[0]]
        self.status = 200
        self.server = Server(answer=self.answer)

    def answer(self, asked: Asked) -> tuple[int, dict[str, str], Any]:
        """Answer as GitHub documents it."""
        if asked.headers.get("authorization") != "Bearer token-1":
            return 401, {}, {"message": "Bad credentials"}
        if self.status != 200:
            return self.status, {}, {"message": "No"}
        if asked.path.endswith("/events"):
            return 200, {}, sample("github", "issue_events")
        if "since" not in asked.query:
            there = [issue for issue in self.issues if asked.path.endswith(f"/issues/{issue['number']}")]
            return (200, {}, there[0]) if there else (410, {}, {"message": "This issue was deleted"})
        found = [issue for issue in self.issues if issue["updated_at"] >= asked.query["since"]]
        etag = f'W/"{len(found)}-{asked.query["since"]}"'
        return (304, {}, None) if asked.headers.get("if-none-match") == etag else (200, {"ETag": etag}, found)


@contextlib.asynccontextmanager
async def polled(database_url: str, token: str = "token-1", **more: Any) -> AsyncIterator[tuple[Tracked, Hub]]:
    """An office that follows a repository by polling."""
    hub = Hub()
    async with (
        serving(hub.server) as url,
        tracked(database_url, "github", PROJECT, base_url=url, token=token, **more) as office,
    ):
        await office.match(PRIYA, office.office.priya)
        await office.match(MAYA, office.office.maya)
        yield office, hub


@on_both_databases
async def test_a_poll_brings_a_task_to_the_answered_uncertainty(database_url: str) -> None:
    async with polled(database_url) as (tracked_, hub):
        assert "Priya gave you T-1." in tracked_.office.maya.seen
        await answer_uncertainty(tracked_)
        assert tracked_.office.state() == "confirmed"
        asked = len(hub.server.asked)
        await tracked_.office.wait(minutes=20)
        later = hub.server.asked[asked:]
        assert 8 <= len(later) <= 12
        assert all(one.headers.get("if-none-match") for one in later)


async def test_the_same_task_from_webhook_and_poll_appears_once(database_url: str) -> None:
    async with polled(database_url) as (tracked_, _):
        assert (await tracked_.deliver(*github("assigned"))).text == "nothing new"
        await tracked_.office.wait(minutes=5)
        assert tracked_.tasks == 1
        assert tracked_.office.maya.seen.count("Priya gave you T-1.") == 1


async def test_what_was_given_before_the_tracker_was_connected_is_not_asked_about(database_url: str) -> None:
    async with polled(database_url) as (tracked_, hub):
        hub.issues.append(
            sample("github", "issues_page")[0] | {"id": 5, "number": 5, "updated_at": "2026-11-23T10:30:00Z"}
        )
        events = sample("github", "issue_events")
        events[1]["created_at"] = "2026-10-01T10:00:00Z"
        hub.server.answer = lambda asked: (200, {}, events) if "/5/events" in asked.path else hub.answer(asked)
        await tracked_.office.wait(minutes=40)
        assert tracked_.tasks == 1


async def test_a_poll_that_fails_for_a_day_goes_on_where_it_was_and_takes_each_task_once(database_url: str) -> None:
    async with polled(database_url) as (tracked_, hub):
        hub.status = 503
        asked = len(hub.server.asked)
        await tracked_.office.wait(days=1)
        assert len(hub.server.asked) - asked < 40
        assert tracked_.connection.failing_since is not None
        assert words.PROBLEMS["unreachable"] in tracked_.told
        hub.status = 200
        second = hub.issues[0] | {
            "id": 6,
            "number": 6,
            "title": "Estimate the costs",
            "updated_at": "2026-11-23T15:00:00Z",
        }
        hub.issues.append(second)
        await tracked_.office.wait(hours=2)
        assert tracked_.tasks == 2
        assert (tracked_.connection.failing_since, tracked_.connection.last_error) == (None, "")


async def test_a_revoked_token_is_told_and_asked_for_less_and_less(database_url: str) -> None:
    async with polled(database_url, token="token-0") as (tracked_, hub):
        assert words.PROBLEMS["token refused"] in tracked_.told
        await tracked_.office.wait(hours=10)
        assert len(hub.server.asked) < 25
        assert "token-0" not in str(tracked_.connection)


async def test_a_private_address_is_refused_unless_the_installer_allows_it(database_url: str) -> None:
    async with polled(database_url, private=False) as (tracked_, hub):
        assert hub.server.asked == []
        assert words.PROBLEMS["private address"] in tracked_.told


async def test_a_limit_that_ends_far_away_is_waited_for_and_not_for_ever(database_url: str) -> None:
    async with polled(database_url) as (tracked_, hub):
        spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "9999999999"}
        asked = len(hub.server.asked)
        hub.server.answer = lambda _: (403, spent, {"message": "API rate limit exceeded"})
        await tracked_.office.wait(minutes=90)
        assert len(hub.server.asked) - asked == 1
        hub.server.answer = hub.answer
        await tracked_.office.wait(minutes=120)
        assert tracked_.connection.last_error == ""
        assert tracked_.connection.last_poll_at is not None
        assert tracked_.office.sandbox.clock.now() - tracked_.connection.last_poll_at < timedelta(minutes=5)
