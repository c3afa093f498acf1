"""Another program beside the office: it shows a token, sends orders, and signs webhooks."""

import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx

from app.core.tokens import Right
from app.sandbox.workspace import TEAM_ID
from app.trackers.standard import secret_bytes, signature
from app.usecases.issue_token import issue_token
from tests.office import Office

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
EVERYTHING = frozenset(Right)
ORDER = {
    "external_id": "erp-1",
    "assignee": "maya@example.com",
    "giver": "priya@example.com",
    "text": "Could you estimate how many hours it takes to hire one person?",
}


class Program:
    """A program that knows the address of the API and a token."""

    def __init__(self, office: Office, client: httpx.AsyncClient) -> None:
        self.office = office
        self.client = client

    async def send(self, path: str = "/assignments", **what: Any) -> httpx.Response:
        """Send something and let the bot do what is due."""
        answer = await self.client.post(path, **what)
        await self.office.settle()
        return answer

    async def order(self, **changed: Any) -> httpx.Response:
        """Order the usual task, `changed`; what is None is left out."""
        return await self.send(json={k: v for k, v in (ORDER | changed).items() if v is not None})

    async def tell(
        self, event: Any, *, secret: str = SECRET, stamp: int | None = None, **headers: str
    ) -> httpx.Response:
        """Tell by a signed webhook; `stamp` is now where it is not said."""
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        at = str(int(self.office.sandbox.clock.now().timestamp()) if stamp is None else stamp)
        sent = {"webhook-id": "msg_1", "webhook-timestamp": at, "content-type": "application/json"}
        sent["webhook-signature"] = signature(secret_bytes(secret), sent["webhook-id"], at, body)
        return await self.send("/webhooks/standard", content=body, headers=sent | headers)


@contextlib.asynccontextmanager
async def program(
    office: Office, rights: frozenset[Right] = EVERYTHING, secret: str = "checkin_x"
) -> AsyncIterator[Program]:
    """A program that was let in with `rights`."""
    name = f"ci {secret}"
    await office.bot.world.run(issue_token, TEAM_ID, name=name, rights=rights, secret=secret)
    headers = {"Authorization": f"Bearer {secret}"}
    async with httpx.AsyncClient(base_url=f"{office.bot.http_url}/api", headers=headers, trust_env=False) as client:
        yield Program(office, client)
