"""Deliveries as trackers make them, of samples or changed ones."""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "samples"


def sample(tracker: str, name: str) -> Any:
    """A recorded sample, to be changed at will."""
    return json.loads((SAMPLES / tracker / f"{name}.json").read_text())


def signed(body: bytes, secret: str) -> str:
    """The signature of a body, in hexadecimal digits."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def from_github(
    payload: Any, secret: str, *, event: str = "issues", delivery: str = "d-1"
) -> tuple[dict[str, str], bytes]:
    """Headers and body as GitHub sends them."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    headers = {
        "content-type": "application/json",
        "user-agent": "GitHub-Hookshot/044aadd",
        "x-github-event": event,
        "x-github-delivery": delivery,
        "x-github-hook-id": "292430182",
        "x-hub-signature-256": f"sha256={signed(body, secret)}",
    }
    return headers, body


def from_linear(payload: Any, secret: str, *, delivery: str = "d-1") -> tuple[dict[str, str], bytes]:
    """Headers and body as Linear sends them."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    headers = {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Linear-Webhook",
        "linear-delivery": delivery,
        "linear-event": "Issue",
        "linear-signature": signed(body, secret),
    }
    return headers, body


def from_jira(payload: Any, secret: str, *, delivery: str = "d-1") -> tuple[dict[str, str], bytes]:
    """Headers and body as Jira sends them."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    headers = {
        "content-type": "application/json",
        "user-agent": "Atlassian Webhook HTTP Client",
        "x-atlassian-webhook-identifier": delivery,
        "x-atlassian-webhook-flow": "Primary",
        "x-hub-signature": f"sha256={signed(body, secret)}",
    }
    return headers, body


def from_asana(payload: Any, secret: str) -> tuple[dict[str, str], bytes]:
    """Headers and body as Asana sends them."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return {"content-type": "application/json; charset=UTF-8", "x-hook-signature": signed(body, secret)}, body
