"""The same bot reached over signed HTTP."""

import httpx

from tests.office import Office
from tests.scenarios.test_stages_not_decided import answer_card


async def test_a_task_is_played_over_signed_requests_as_over_a_socket(http_office: Office) -> None:
    office = http_office
    await answer_card(office, "Not decided")
    await office.maya.press("Send now")
    await office.close_form(office.maya)
    assert "the stages aren't decided" in office.priya.seen
    assert not office.priya.toasts + office.maya.toasts


async def test_a_request_without_slacks_signature_changes_nothing(http_office: Office) -> None:
    url = f"{http_office.bot.http_url}/slack/events"
    async with httpx.AsyncClient(trust_env=False) as anybody:
        answer = await anybody.post(url, json={"type": "event_callback"})
        assert (answer.status_code, answer.json()) == (401, {"error": "invalid request"})
        assert (await anybody.post(url, content=b"x" * 2_000_001)).status_code == 413
        assert (await anybody.get(url)).status_code == 405
        assert (await anybody.get(f"{http_office.bot.http_url}/healthz")).text == "ok"


async def test_the_address_proves_itself_when_slack_asks(http_office: Office) -> None:
    await http_office.sandbox.verify()
