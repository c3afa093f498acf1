"""HTTP mode: signed requests to an app's address, as Slack makes them."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import httpx

from app.sandbox.apps import Reply
from app.sandbox.log import Way

REDIRECTS = 2
_FORM = "application/x-www-form-urlencoded"


class AppUnreachableError(Exception):
    """The app's address does not answer as it must. The message says what came instead."""


def signed(secret: str, body: str, at: int) -> dict[str, str]:
    """Return the two headers that prove a request to be Slack's."""
    digest = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": str(at), "x-slack-signature": f"v0={digest}"}


class Push:
    """Delivers to one app over HTTP. `now` stamps the requests; a test may put it out of step."""

    def __init__(self, url: str, ack_seconds: float, now: Callable[[], float] = time.time) -> None:
        self.url = url
        self.secret = ""
        self.now = now
        self._client = httpx.AsyncClient(
            timeout=ack_seconds, follow_redirects=True, max_redirects=REDIRECTS, trust_env=False
        )

    async def connected(self) -> None:
        """Wait for nothing: every request makes its own connection."""

    async def close(self) -> None:
        """Let go of what is open."""
        await self._client.aclose()

    async def verify(self) -> None:
        """Ask the app to prove that the address is its own. Raises `AppUnreachableError`."""
        challenge = hashlib.sha256(str(self.now()).encode()).hexdigest()
        body = json.dumps({"type": "url_verification", "token": "sandbox", "challenge": challenge})
        try:
            response = await self._post(body, "application/json")
        except httpx.HTTPError as error:
            raise AppUnreachableError(
                f"{self.url} cannot be reached ({type(error).__name__}). Start the app first, or mend the address."
            ) from None
        if response.status_code != httpx.codes.OK or challenge not in response.text:
            raise AppUnreachableError(
                f"{self.url} did not answer the challenge (HTTP {response.status_code}). "
                "Give the app this sandbox's signing secret, and the path of its Slack endpoint."
            )

    async def deliver(self, way: Way, payload: dict[str, Any], *, retry: int = 0, reason: str = "") -> Reply:
        """Post one payload as its kind wants it: form, form with `payload`, or JSON."""
        body, kind = _encoded(way, payload)
        headers = {"x-slack-retry-num": str(retry), "x-slack-retry-reason": reason} if retry else {}
        try:
            response = await self._post(body, kind, **headers)
        except httpx.TimeoutException:
            return Reply(body=None, reason="http_timeout")
        except httpx.TooManyRedirects:
            return Reply(body=None, reason="too_many_redirects")
        except httpx.HTTPError:
            return Reply(body=None, reason="connection_failed")
        wanted = response.headers.get("x-slack-no-retry") != "1"
        if not response.is_success:
            return Reply(body=None, reason="http_error", retry_wanted=wanted)
        return Reply(body=_read(response), retry_wanted=wanted)

    async def _post(self, body: str, kind: str, **headers: str) -> httpx.Response:
        signature = signed(self.secret, body, int(self.now()))
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"content-type": kind, "user-agent": "Slackbot 1.0 (sandbox)", **signature, **named}
        return await self._client.post(self.url, content=body, headers=sent)


def _encoded(way: Way, payload: dict[str, Any]) -> tuple[str, str]:
    match way:
        case Way.COMMAND:
            return urlencode(payload), _FORM
        case Way.INTERACTIVE:
            return urlencode({"payload": json.dumps(payload)}), _FORM
        case _:
            return json.dumps(payload), "application/json"


def _read(response: httpx.Response) -> dict[str, Any]:
    text = response.text.strip()
    if not text:
        return {}
    try:
        body = json.loads(text)
    except json.JSONDecodeError:
        return {"text": text}
    return body if isinstance(body, dict) else {"text": text}
