"""Another program tells of tasks by signed webhooks: verified, in time, once."""

import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.databases import on_one_database
from tests.office import Office, free_port, opened
from tests.programs import ORDER, SECRET, Program, program
from tests.scenarios.test_orders_by_api import told

NEW_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
EVENT: dict[str, Any] = {"type": "assignment.created", "timestamp": "2026-11-23T10:00:00Z", "data": ORDER}


@contextlib.asynccontextmanager
async def sender(database_url: str, secrets: str = SECRET) -> AsyncIterator[Program]:
    """An office that takes webhooks, and a program that signs them."""
    async with opened(database_url, api_port=free_port(), webhook_secrets=secrets) as office, program(office) as ci:
        ci.client.headers.pop("authorization")
        yield ci


async def test_a_signed_webhook_gives_a_task_once_however_often_it_is_delivered(database_url: str) -> None:
    async with sender(database_url) as ci:
        answer = await ci.tell(EVENT)
        assert (answer.status_code, answer.json()) == (201, {"ref": "T-1", "external_id": "erp-1", "again": False})
        assert (await ci.tell(EVENT)).status_code == 200
        await ci.office.wait(minutes=30)
        assert (await ci.tell(EVENT)).status_code == 200
        assert ci.office.maya.seen.count("Priya gave you T-1.") == 1


async def test_without_an_id_of_its_own_a_task_is_named_by_its_webhook(database_url: str) -> None:
    async with sender(database_url) as ci:
        data = {name: value for name, value in ORDER.items() if name != "external_id"}
        assert (await ci.tell(EVENT | {"data": data})).json()["external_id"] == "msg_1"
        assert (await ci.tell(EVENT | {"data": data})).json()["again"] is True


async def test_what_is_played_again_later_or_signed_for_the_future_is_refused(database_url: str) -> None:
    async with sender(database_url) as ci:
        now = int(ci.office.sandbox.clock.now().timestamp())
        for away in (-301, 301, 86_400 * 365):
            said = told(await ci.tell(EVENT, stamp=now + away), 401)
            assert "more than five minutes away" in said
        assert ci.office.maya.messages == []
        assert (await ci.tell(EVENT, stamp=now - 299)).status_code == 201


@on_one_database
@pytest.mark.parametrize(
    "headers",
    [
        {"webhook-signature": ""},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-id": "msg_2"},
        {"webhook-id": ""},
        {"webhook-timestamp": ""},
        {"webhook-timestamp": "soon"},
    ],
)
async def test_what_is_not_signed_is_refused_before_it_is_read(database_url: str, headers: dict[str, str]) -> None:
    async with sender(database_url) as ci:
        assert "The signature does not fit." in told(await ci.tell(b"[" * 100_000, **headers), 401)
        assert "The signature does not fit." in told(await ci.tell(EVENT, secret=NEW_SECRET), 401)
        assert ci.office.maya.messages == []


@on_one_database
async def test_a_secret_is_changed_while_both_are_in_use(database_url: str) -> None:
    async with sender(database_url, f"{NEW_SECRET},{SECRET}") as ci:
        assert (await ci.tell(EVENT, secret=SECRET)).status_code == 201
        assert (await ci.tell(EVENT, secret=NEW_SECRET)).status_code == 200


@on_one_database
async def test_events_nobody_asked_for_are_taken_and_nothing_is_done(database_url: str) -> None:
    async with sender(database_url) as ci:
        for event in ({"type": "invoice.paid"}, {"type": "assignment.deleted", "data": {"x": [1]}}):
            answer = await ci.tell(event)
            assert (answer.status_code, answer.json()["detail"]) == (
                202,
                "Only assignment.created is acted on. Nothing was done.",
            )


@on_one_database
async def test_what_is_wrong_with_the_task_is_told_by_field(database_url: str) -> None:
    async with sender(database_url) as ci:
        data = ORDER | {"assignee": "nobody@example.com", "giver": "U0GUEST"}
        said = told(await ci.tell(EVENT | {"data": data}), 422)
        assert "assignee: Nobody in this workspace is “nobody@example.com”" in said
        assert "giver: “U0GUEST” is a guest" in said
        assert "asignee: There is no such field. Did you mean assignee?" in told(
            await ci.tell(EVENT | {"data": ORDER | {"asignee": "x"}}), 422
        )
        assert ci.office.maya.messages == []


@on_one_database
@pytest.mark.parametrize("body", [b"", b"null", b"[]", b'{"type": 1}', b"[" * 100_000, b'{"a":' * 50_000, b"\xff"])
async def test_a_signed_body_that_cannot_be_read_is_refused(database_url: str, body: bytes) -> None:
    async with sender(database_url) as ci:
        answer = await ci.tell(body)
        assert answer.status_code in (400, 422), answer.text
        told(answer, answer.status_code)


@on_one_database
async def test_ten_megabytes_are_refused(database_url: str) -> None:
    async with sender(database_url) as ci:
        told(await ci.tell(json.dumps(EVENT).encode() + b" " * 10_000_000), 413)


@on_one_database
async def test_without_secrets_no_webhook_is_taken(http_office: Office) -> None:
    async with program(http_office) as ci:
        assert "CHECKIN_WEBHOOK_SECRETS is not set" in told(await ci.tell(EVENT), 404)
