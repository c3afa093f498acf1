"""An administrator connects a tracker in Slack, sees how it goes, and says who its people are."""

from typing import Any

import pytest

from app.core.wording import connect_form as words
from app.core.wording import tracking as tracking_words
from app.core.wording import who_there as who_words
from app.slack.manifest import Mode
from app.store import trackers
from tests.calendars.test_fetch import OLD
from tests.office import Office, opened
from tests.trackers.deliveries import sample
from tests.trackers.servers import Asked, Server, serving

HOURS, PRIORITIES = "Leave out tasks estimated at less than, in hours", "Only tasks of a priority of"
ONCE = pytest.mark.databases("sqlite")


def without_addresses(asked: Asked) -> tuple[int, dict[str, str], Any]:
    """Jira, which shows the addresses of nobody and refuses other tokens."""
    if asked.headers["authorization"] != "Bearer right":
        return 401, {}, {"errorMessages": []}
    found = sample("jira", "search")
    for name in ("assignee", "creator"):
        del found["issues"][0]["fields"][name]["emailAddress"]
    for step in found["issues"][0]["changelog"]["histories"]:
        step["author"].pop("emailAddress", None)
    return 200, {}, found


async def connect(office: Office, url: str, token: str) -> None:
    """Priya fills in the form."""
    await office.priya.run("/checkin connect")
    await office.priya.press("Connect a tracker")
    office.priya.fill("Tracker", "Jira Cloud")
    office.priya.fill("Projects", "MOD")
    office.priya.fill("Address of its API", url)
    office.priya.fill("Token", token)
    await office.priya.submit()


async def test_a_tracker_is_connected_its_people_are_matched_and_what_waited_is_taken(database_url: str) -> None:
    async with (
        serving(Server(answer=without_addresses)) as url,
        opened(database_url, Mode.HTTP, secret_key=OLD, allow_private_addresses=True) as office,
    ):
        priya = office.priya
        await connect(office, url, "right")
        assert "Jira Cloud is connected. It is asked every two minutes." in priya.modal_text
        assert "Secret of the webhook, shown this once:" in priya.modal_text
        await office.close_form(priya)
        await priya.run("/checkin connect")
        assert "until it is known who in Slack these people are" in priya.modal_text
        await priya.press("Match people (1)")
        priya.fill("Maya O", office.maya)
        await priya.submit()
        await office.close_form(priya)
        assert "Are you Maya O in Jira Cloud?" in office.maya.seen
        await office.maya.press("Yes, that is me")
        await office.settle()
        assert "What is assigned to you there is asked about here." in office.maya.seen
        await priya.run("/checkin connect")
        await priya.press("Match people (1)")
        priya.fill("Priya K", priya)
        priya.fill("How sure are you?", "Sure: match them at once")
        await priya.submit()
        assert "1 task waited for it." in priya.modal_text
        await office.close_form(priya)
        assert "Priya gave you T-1." in office.maya.seen


@ONCE
async def test_a_refused_token_is_shown_and_changed(database_url: str) -> None:
    async with (
        serving(Server(answer=without_addresses)) as url,
        opened(database_url, Mode.HTTP, secret_key=OLD, allow_private_addresses=True) as office,
    ):
        priya = office.priya
        await connect(office, url, "wrong")
        await office.close_form(priya)
        await priya.run("/checkin connect")
        assert "The token is refused." in priya.modal_text
        await priya.press("Change")
        priya.fill("Token", "right")
        priya.fill("Only tasks with a label of", "checkin, board")
        await priya.submit()
        assert words.CHANGED in priya.modal_text
        await office.close_form(priya)
        await priya.run("/checkin connect")
        assert "The token is refused." not in priya.modal_text
        await priya.press("Test")
        assert words.ASKED.replace("`", "") in priya.modal_text.replace("`", "")
        (connection,) = office.bot.db.read_now(trackers.every)
        assert connection.threshold.labels == ("checkin", "board")
        assert "right" not in connection.sealed_token


@ONCE
async def test_what_is_wrong_stands_at_its_field(database_url: str) -> None:
    async with opened(database_url, Mode.HTTP, secret_key=OLD) as office:
        await connect(office, "harbour.atlassian.net", "one\u0301")
        assert set(office.priya.errors) == {"Address of its API", "Token"}


@ONCE
@pytest.mark.parametrize(
    ("tracker", "project", "wrong"),
    [
        ("GitHub", "a/b", {HOURS, PRIORITIES}),
        ("Linear", "MOD", {HOURS}),
        ("Asana", "1204619611402340", {HOURS}),
        ("Jira Cloud", "MOD", set()),
    ],
)
async def test_a_limit_without_effect_is_refused_at_its_field_and_not_offered_again(
    database_url: str, tracker: str, project: str, wrong: set[str]
) -> None:
    async with opened(database_url, Mode.HTTP, secret_key=OLD) as office:
        priya = office.priya
        await priya.run("/checkin connect")
        await priya.press("Connect a tracker")
        assert "Only for Jira Cloud: the others do not say it." in priya.modal_text
        assert "Only for Linear, Jira Cloud and Asana: the others do not say it." in priya.modal_text
        priya.fill("Tracker", tracker)
        priya.fill("Projects", project)
        priya.fill("Token", "token-1")
        priya.fill("Address of its API", "https://tracker.example")
        priya.fill(HOURS, "2")
        priya.fill(PRIORITIES, "High")
        await priya.submit()
        assert set(priya.errors) == wrong
        if wrong:
            for label in wrong:
                priya.fill(label, "")
            await priya.submit()
        await office.close_form(priya)
        (connection,) = office.bot.db.read_now(trackers.every)
        assert (connection.threshold.least_hours is None) is (HOURS in wrong)
        assert connection.threshold.priorities == (() if PRIORITIES in wrong else ("High",))
        await priya.run("/checkin connect")
        await priya.press("Change")
        for label in (HOURS, PRIORITIES):
            assert (label in priya.modal_text) is (label not in wrong)
        assert "the others do not say it" not in priya.modal_text


@ONCE
async def test_asana_takes_a_token(database_url: str) -> None:
    async with opened(database_url, Mode.HTTP, secret_key=OLD) as office:
        await office.priya.run("/checkin connect")
        await office.priya.press("Connect a tracker")
        office.priya.fill("Tracker", "Asana")
        office.priya.fill("Projects", "1204619611402340")
        await office.priya.submit()
        assert office.priya.errors == {"Token": tracking_words.HAS_TO_ASK}


@ONCE
async def test_an_end_takes_the_token_with_it(database_url: str) -> None:
    async with opened(database_url, Mode.HTTP, secret_key=OLD) as office:
        await connect(office, "https://harbour.example", "right")
        await office.close_form(office.priya)
        await office.priya.run("/checkin connect")
        assert "The tracker cannot be reached." in office.priya.modal_text
        await office.priya.press("Disconnect")
        assert office.bot.db.read_now(trackers.every) == []


@ONCE
async def test_nobody_else_connects(database_url: str) -> None:
    async with opened(database_url, Mode.HTTP, secret_key=OLD) as office:
        await office.maya.run("/checkin connect")
        assert words.FOR_ADMINS in office.maya.seen


@ONCE
async def test_who_says_no_is_not_asked_twice_and_nothing_of_it_comes_to_them(database_url: str) -> None:
    async with (
        serving(Server(answer=without_addresses)) as url,
        opened(database_url, Mode.HTTP, secret_key=OLD, allow_private_addresses=True) as office,
    ):
        priya, finn = office.priya, office.finn
        await connect(office, url, "right")
        await office.close_form(priya)
        for told in (who_words.ASKED, who_words.ASKED_BEFORE):
            await priya.run("/checkin connect")
            await priya.press("Match people (1)")
            priya.fill("Maya O", finn)
            await priya.submit()
            assert told in priya.modal_text
            await office.close_form(priya)
            if told == who_words.ASKED:
                await finn.press("No")
                await office.settle()
        assert who_words.ANSWERED[False] in finn.seen
        assert "gave you" not in finn.seen
