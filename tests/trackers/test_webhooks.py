"""Webhooks of a connection are brought to what it follows, and where deliveries go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app.core.connection import WEBHOOKS_EVERY, Connection, PollError, PollProblem, Webhooks, lacks_webhooks
from app.trackers.table import TRACKERS
from app.trackers.webhooks import renew, target_of

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
HERE, THERE = "https://one.example/t", "https://two.example/t"
WELL = Connection(
    id="c1",
    workspace_id="T1",
    tracker="asana",
    base_url="https://app.asana.com/api/1.0",
    projects=("1", "2"),
    webhooks=Webhooks(ids={"1": "11", "2": "12"}, target=HERE),
    made_at=NOW,
)


async def renewed(connection: Connection, target: str, *refused: str) -> tuple[Webhooks, list[str]]:
    """What there is afterwards, and what was asked; `refused` is not done."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.method} {request.url.path.rpartition('/')[2]}")
        if asked[-1] in refused:
            return httpx.Response(503)
        return httpx.Response(201, json={"data": {"gid": str(100 + len(asked))}})

    async with httpx.AsyncClient(base_url=connection.base_url, transport=httpx.MockTransport(answer)) as client:
        return await renew(client, TRACKERS["asana"], connection, target), asked


async def test_deliveries_go_to_the_public_address() -> None:
    assert target_of(WELL, "https://one.example") == "https://one.example/trackers/asana/c1"


async def test_all_are_made_anew_for_another_address() -> None:
    webhooks, asked = await renewed(WELL, THERE)
    assert asked == ["DELETE 11", "DELETE 12", "POST webhooks", "POST webhooks"]
    assert webhooks == Webhooks(ids={"1": "103", "2": "104"}, target=THERE)
    assert not lacks_webhooks(replace(WELL, webhooks=webhooks), THERE, NOW)


async def test_what_was_done_before_a_refusal_counts() -> None:
    webhooks, _ = await renewed(WELL, THERE, "DELETE 12")
    assert (webhooks.ids, webhooks.target, bool(webhooks.problem)) == ({"2": "12"}, HERE, True)
    webhooks, asked = await renewed(replace(WELL, webhooks=webhooks), THERE, "POST webhooks")
    assert (webhooks.ids, webhooks.target, asked) == ({}, THERE, ["DELETE 12", "POST webhooks"])


async def test_one_that_is_gone_already_is_no_trouble() -> None:
    async with httpx.AsyncClient(
        base_url=WELL.base_url, transport=httpx.MockTransport(lambda _: httpx.Response(404))
    ) as client:
        end = TRACKERS["asana"].end_webhook
        assert end
        await end(client, "11")


@pytest.mark.parametrize(
    ("answer", "problem", "told"),
    [
        (httpx.Response(400, json={"errors": [{"message": "No"}, {"message": "way"}]}), PollProblem.STRANGE, "No way"),
        (httpx.Response(403, json={"errors": [{"help": "..."}]}), PollProblem.REVOKED, ""),
        (httpx.Response(400, content=b"[" * 100_000), PollProblem.STRANGE, ""),
        (httpx.Response(201, json={"data": {}}), PollProblem.STRANGE, ""),
    ],
)
async def test_a_refusal_is_told_in_asana_s_words(answer: httpx.Response, problem: PollProblem, told: str) -> None:
    async with httpx.AsyncClient(base_url=WELL.base_url, transport=httpx.MockTransport(lambda _: answer)) as client:
        make = TRACKERS["asana"].make_webhook
        assert make
        with pytest.raises(PollError) as refused:
            await make(client, "1", HERE)
    assert (refused.value.problem, refused.value.told) == (problem, told)


def test_what_was_refused_is_tried_again_after_an_hour() -> None:
    lacking = replace(WELL, projects=("1", "2", "3"), webhooks_at=NOW)
    assert not lacks_webhooks(lacking, HERE, NOW + WEBHOOKS_EVERY - timedelta(seconds=1))
    assert lacks_webhooks(lacking, HERE, NOW + WEBHOOKS_EVERY)
    assert not lacks_webhooks(replace(WELL, webhooks_at=NOW), HERE, NOW + WEBHOOKS_EVERY)
