"""What doctor says of trackers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.core.connection import Connection, Followed, PollProblem, Webhooks
from app.core.tracking import Change, Given, Listed, Sighting, Threshold, TrackerPerson, Unfollowed
from app.core.wording.tracking import connections, troubles

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
WELL = Connection(
    id="c1",
    workspace_id="T1",
    tracker="github",
    base_url="https://api.github.com",
    projects=("harbour/model",),
    sealed_token="sealed",
    made_at=NOW,
)
TASK = Sighting(external_id="1", project="harbour/model", title="Estimate", url="", updated_at=NOW)


def test_nothing_is_said_where_all_is_well() -> None:
    assert troubles([Followed(connection=WELL)]) == []


def test_what_fails_is_said_with_its_remedy() -> None:
    failing = replace(WELL, last_error=PollProblem.REVOKED.value, failing_since=NOW)
    (line,) = troubles([Followed(connection=failing)])
    assert line.startswith("github c1: fails since 2026-11-23 10:00 UTC. The token is refused.")


def test_the_project_that_is_gone_is_named() -> None:
    gone = replace(WELL, last_error=PollProblem.NOT_FOUND.value, failing_since=NOW)
    (line,) = troubles([Followed(connection=gone, unread="harbour/old")])
    assert "UTC. harbour/old: The project is not there" in line


def test_a_webhook_that_could_not_be_made_is_told_without_markup() -> None:
    refused = replace(WELL, webhooks=Webhooks(problem="<!here> *No* handshake. " + "x" * 1000))
    (line,) = troubles([Followed(connection=refused)])
    assert line.startswith("github c1: the webhook could not be made. The tracker says: ")
    assert "handshake" in line and "<!here>" not in line and len(line) < 400
    assert "could not be made" in connections([Followed(connection=refused)])


def test_whom_nobody_knows_is_said_once_without_markup() -> None:
    there = TrackerPerson(id="4102", name="<!here>maya-o")
    waiting = Listed(
        why=Unfollowed.ASSIGNEE,
        change=Change.ASSIGNED,
        sighting=TASK,
        assignee_id="4102",
        given=Given(assignee=there),
        at=NOW,
    )
    (line,) = troubles([Followed(connection=WELL, listed=(waiting, waiting))])
    assert line.count("id 4102") == 1
    assert "<!here>" not in line


@pytest.mark.parametrize(
    ("threshold", "passes"),
    [
        (Threshold(least_hours=4), False),
        (Threshold(least_hours=3), True),
        (Threshold(priorities=("high",)), True),
        (Threshold(priorities=("low",)), False),
        (Threshold(labels=("board",)), False),
        (Threshold(), True),
    ],
)
def test_a_threshold_leaves_out_what_is_small_or_of_no_hurry(threshold: Threshold, passes: bool) -> None:
    assert threshold.passes(replace(TASK, hours=3.0, priority="High")) is passes


def test_what_a_tracker_does_not_say_leaves_nothing_out() -> None:
    assert Threshold(least_hours=4, priorities=("high",)).passes(TASK)
