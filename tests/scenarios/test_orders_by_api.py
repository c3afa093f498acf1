"""Another program gives tasks by the API: once each, to people who are found, or with what to do about it."""

import json
from typing import Any

import httpx
import pytest

from app.core.tokens import Right
from app.sandbox.faults import Fault
from app.sandbox.workspace import TEAM_ID
from app.usecases.revoke_token import revoke_token
from tests.databases import on_one_database
from tests.office import Office, free_port, opened
from tests.programs import ORDER, program
from tests.test_complaints import fill_settings

PROBLEM = "application/problem+json"


def told(answer: httpx.Response, status: int) -> str:
    """Everything a refusal says."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    problem = answer.json()
    assert (problem["status"], problem["type"]) == (status, "about:blank")
    return "\n".join([problem["detail"], *(f"{e.get('field')}: {e['detail']}" for e in problem.get("errors", []))])


async def test_a_program_gives_a_task_and_it_is_played_to_its_answer(http_office: Office) -> None:
    office = http_office
    async with program(office) as ci:
        answer = await ci.order(due="2026-12-04", hours=8, all_or_nothing=True, purpose="The board", items=["a", "b"])
        assert (answer.status_code, answer.json()) == (201, {"ref": "T-1", "external_id": "erp-1", "again": False})
    assert "Priya gave you T-1." in office.maya.seen
    checkin = office.bot.db.read_now(office.case).checkin
    assert (checkin.hours, checkin.brittle) == ("4-10", True)
    assert checkin.due_at is not None
    assert f"{checkin.due_at:%Y-%m-%d %H}" == "2026-12-04 17"
    await office.maya.press("Looked at it")
    await office.settle()
    assert "Answer (under a minute)" in office.maya.buttons


async def test_the_same_task_again_is_given_once_whatever_it_says_now(http_office: Office) -> None:
    async with program(http_office) as ci:
        assert (await ci.order()).status_code == 201
        again = await ci.order(text="Something else", assignee="nobody@example.com", due="2001-01-01")
        assert (again.status_code, again.json()["again"], again.json()["ref"]) == (200, True, "T-1")
    assert http_office.maya.seen.count("Priya gave you T-1.") == 1


@on_one_database
async def test_a_day_ends_with_the_hours_the_assignee_set_themselves(http_office: Office) -> None:
    await fill_settings(http_office.maya, zone="America/New_York")
    async with program(http_office) as ci:
        await ci.order(due="2026-12-04")
        due_at = http_office.bot.db.read_now(http_office.case).checkin.due_at
        assert f"{due_at:%d %H:%M}" == "04 22:30"


@on_one_database
async def test_items_are_found_in_the_text_where_none_are_sent(http_office: Office) -> None:
    async with program(http_office) as ci:
        await ci.order(text="Estimate price, demand and growth.")
        names = [http_office.bot.db.read_now(http_office.case).read(i.name) for i in _items(http_office)]
        assert names == ["price", "demand", "growth"]


def _items(office: Office) -> Any:
    return office.bot.db.read_now(office.case).checkin.items


@on_one_database
async def test_markup_formulas_and_mentions_are_only_text(http_office: Office) -> None:
    async with program(http_office) as ci:
        await ci.order(text="=HYPERLINK(1) <!channel> <@U0SAM> *bold* `x`\nDROP TABLE checkins; --")
    posted = [call.request for call in http_office.sandbox.log.calls("chat.postMessage")]
    assert posted
    assert all("<!channel>" not in json.dumps(one) for one in posted)


@on_one_database
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"assignee": "nobody@example.com"},
            "assignee: Nobody in this workspace is “nobody@example.com”. Write the e-mail",
        ),
        ({"assignee": "U0NOBODY"}, "assignee: Nobody in this workspace is “U0NOBODY”."),
        ({"assignee": "Maya"}, "assignee: “Maya” names nobody. Write an e-mail address, or a member id"),
        ({"assignee": "U0ROBOT"}, "assignee: “U0ROBOT” is a bot. Name a person."),
        ({"assignee": "U0GONE"}, "assignee: The account of “U0GONE” is deactivated."),
        ({"assignee": "U0STRANGER"}, "assignee: “U0STRANGER” belongs to another organisation."),
        ({"giver": "gus@example.com"}, "giver: “gus@example.com” is a guest, and guests cannot decide"),
        ({"giver": "USLACKBOT"}, "giver: “USLACKBOT” is a bot."),
        ({"giver": ""}, "giver: This is needed and empty."),
        ({"giver": None}, "giver: This is needed."),
        ({"external_id": " "}, "external_id: This is needed and empty."),
        ({"text": "  "}, "text: Say what is to be done."),
        ({"text": "a\u0000b"}, "text: This holds control characters"),
        ({"due": "2026-11-20"}, "due: This is over already."),
        ({"due": "soon"}, "due: Write a day, such as 2026-12-24"),
        ({"due": "2026-12-24T10:00:00"}, "due: Write"),
        ({"hours": -1}, "hours: Input should be greater than 0."),
        ({"hours": "many"}, "hours: "),
        ({"all_or_nothing": "perhaps"}, "all_or_nothing: "),
        ({"items": ["x" * 121]}, "items.0: String should have at most 120 characters."),
        ({"items": "a, b"}, "items: This must be a list."),
        ({"asignee": "x"}, "asignee: There is no such field. Did you mean assignee?"),
        ({"colour": "red"}, "colour: There is no such field."),
    ],
)
async def test_what_is_wrong_is_told_by_field_and_nothing_is_given(
    http_office: Office, changed: dict[str, Any], sentence: str
) -> None:
    async with program(http_office) as ci:
        assert sentence in told(await ci.order(**changed), 422)
    assert http_office.maya.messages == []


@on_one_database
async def test_everything_wrong_is_told_at_once(http_office: Office) -> None:
    async with program(http_office) as ci:
        said = told(await ci.order(assignee="U0ROBOT", giver="U0GUEST", due="2026-11-20", text=" "), 422)
        assert [line.split(":")[0] for line in said.splitlines()[1:]] == ["assignee", "giver", "text", "due"]


@on_one_database
async def test_a_guest_can_be_given_a_task_and_somebody_can_order_their_own(http_office: Office) -> None:
    async with program(http_office) as ci:
        assert (await ci.order(assignee="gus@example.com")).status_code == 201
        assert (await ci.order(external_id="2", giver="maya@example.com")).status_code == 201
    assert "Keep this as a private checklist, or name someone to check it?" in http_office.maya.seen


@on_one_database
async def test_no_token_a_wrong_one_and_a_revoked_one_are_refused_before_the_body_is_read(http_office: Office) -> None:
    async with program(http_office) as ci:
        nested = b"[" * 100_000
        for shown in ("", "Bearer", "Bearer checkin_y", "Basic checkin_x", "Bearer é".encode()):
            answer = await ci.send(content=nested, headers={"Authorization": shown})
            told(answer, 401)
            assert answer.headers["www-authenticate"] == "Bearer"
        await http_office.bot.world.run(revoke_token, TEAM_ID, "ci checkin_x")
        assert "unknown or revoked" in told(await ci.order(), 401)
    assert http_office.maya.messages == []


@on_one_database
async def test_a_token_may_do_what_it_was_made_for_and_no_more(http_office: Office) -> None:
    async with program(http_office, frozenset({Right.IMPORTS})) as ci:
        said = told(await ci.order(), 403)
        assert "This token may do imports:write. For this it needs assignments:write" in said
    async with program(http_office, frozenset({Right.ASSIGNMENTS}), "checkin_2") as ci:
        told(await ci.send("/imports", content=b"x"), 403)


@on_one_database
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"\xff\xfe",
        b'{"hours": ' + b"9" * 10_000 + b"}",
        b'{"external_id": "1", "assignee": "maya@example.com", "giver": "U0PRIYA", "text": "\\ud800"}',
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(http_office: Office, body: bytes) -> None:
    async with program(http_office) as ci:
        answer = await ci.send(content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422), answer.text
        told(answer, answer.status_code)
    assert http_office.maya.messages == []


@on_one_database
async def test_ten_megabytes_are_refused_with_and_without_their_length(http_office: Office) -> None:
    async def drip() -> Any:
        for _ in range(160):
            yield b" " * 65_536

    async with program(http_office) as ci:
        for content in (b" " * 10_000_000, drip()):
            said = told(await ci.send(content=content, headers={"Content-Type": "application/json"}), 413)
            assert "2 MB at most" in said


@on_one_database
async def test_too_many_requests_are_told_when_to_come_again(http_office: Office) -> None:
    async with program(http_office) as ci:
        for _ in range(120):
            await ci.client.post("/imports", content=b"")
        answer = await ci.order()
        assert "120 requests within a minute. Try again in 61 seconds." in told(answer, 429)
        assert answer.headers["retry-after"] == "61"
        await http_office.wait(seconds=61)
        assert (await ci.order()).status_code == 201


@on_one_database
async def test_where_slack_cannot_tell_nothing_is_given_and_it_can_be_sent_again(http_office: Office) -> None:
    http_office.sandbox.faults.calls.append(
        Fault(method="users.lookupByEmail", error="ratelimited", status=429, retry_after=7)
    )
    async with program(http_office) as ci:
        answer = await ci.order()
        assert "Slack cannot say now who people are." in told(answer, 503)
        assert answer.headers["retry-after"] == "7"
        http_office.sandbox.faults.calls.append(Fault(method="users.lookupByEmail", error="internal_error"))
        told(await ci.order(), 503)
        assert (await ci.order()).status_code == 201


@on_one_database
async def test_a_burst_of_orders_asks_slack_once_of_each_person_and_again_after_five_minutes(
    http_office: Office,
) -> None:
    async with program(http_office) as ci:
        for number in range(60):
            assert (await ci.client.post("/assignments", json=ORDER | {"external_id": str(number)})).status_code == 201
        assert len(http_office.sandbox.log.calls("users.lookupByEmail")) == 2
        await http_office.settle()
        await http_office.wait(minutes=5)
        await http_office.sandbox.change("Maya", deleted=True)
        told(await ci.order(external_id="60"), 422)


@on_one_database
async def test_the_document_describes_what_is_served(http_office: Office) -> None:
    async with program(http_office) as ci:
        document = (await ci.client.get("/openapi.json", headers={"Authorization": ""})).json()
        assert document["openapi"].startswith("3.1")
        assert document["servers"] == [{"url": "/api"}]
        assert set(document["paths"]) == {"/assignments", "/imports", "/managers", "/webhooks/standard"}
        post = document["paths"]["/assignments"]["post"]
        assert set(post["responses"]) == {"200", "201", "401", "403", "413", "422", "429", "503"}
        assert list(post["responses"]["422"]["content"]) == [PROBLEM]
        assert post["security"] == [{"HTTPBearer": []}]
        assert set(document["components"]["schemas"]["NamedTask"]["properties"]) == {
            "external_id", "assignee", "giver", "text", "due", "hours", "all_or_nothing", "purpose", "items"
        }  # fmt: skip
        example = document["components"]["schemas"]["NamedTask"]["example"]
        assert (await ci.send(json=example)).status_code == 201
        told(await ci.client.get("/assignments"), 405)
        told(await ci.client.get("/docs"), 404)


@on_one_database
async def test_over_socket_mode_the_api_has_a_port_of_its_own(database_url: str) -> None:
    async with opened(database_url, api_port=free_port()) as office:
        async with program(office) as ci:
            assert (await ci.order()).status_code == 201
            assert (await ci.client.get(f"{office.bot.http_url}/healthz")).text == "ok"
            assert (await ci.client.post(f"{office.bot.http_url}/slack/events")).status_code == 404
        assert "Priya gave you T-1." in office.maya.seen


@on_one_database
async def test_over_socket_mode_without_a_port_nothing_is_served(office: Office) -> None:
    assert office.bot.http_url == ""


async def test_the_same_order_sent_ten_times_at_once_is_one_task(http_office: Office) -> None:
    import asyncio  # noqa: PLC0415 - only here

    async with program(http_office) as ci:
        answers = await asyncio.gather(*(ci.client.post("/assignments", json=ORDER) for _ in range(10)))
        assert sorted(answer.status_code for answer in answers) == [200] * 9 + [201]
        assert {answer.json()["ref"] for answer in answers} == {"T-1"}
        await http_office.settle()
