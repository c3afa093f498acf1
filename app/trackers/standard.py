"""Webhooks signed as standardwebhooks.com says, version 1 of the specification, symmetric signatures (`v1`)."""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

TOLERANCE = timedelta(minutes=5)
MARK = "whsec_"
LEAST_BYTES, MOST_BYTES = 24, 64
_STAMP = re.compile(r"[0-9]{1,12}")


class UnsignedError(Exception):
    """A webhook carries no signature made with a secret that is known."""


class OtherTimeError(Exception):
    """A webhook was signed at another time: it is played again, or one of the clocks is wrong."""


def secret_bytes(secret: str) -> bytes:
    """Return the key in a secret such as `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`. Raises `ValueError`."""
    bare = secret.strip().removeprefix(MARK).rstrip("=")
    try:
        key = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except ValueError:
        raise ValueError("a webhook secret is base64") from None
    if not LEAST_BYTES <= len(key) <= MOST_BYTES:
        raise ValueError("a webhook secret has 24 to 64 bytes")
    return key


def signature(key: bytes, message_id: str, stamp: str, body: bytes) -> str:
    """Return the signature of a message as its header carries it."""
    signed = b".".join((message_id.encode(), stamp.encode(), body))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode("ascii")


def verify(keys: Sequence[bytes], headers: Mapping[str, str], body: bytes, now: datetime) -> str:
    """Return the id of a message that was signed with one of `keys`, within five minutes of `now`.

    Several keys, and several signatures in the header, let either side change its secret while both are in use.
    Names of `headers` are lower case. Raises `UnsignedError` and `OtherTimeError`.
    """
    message_id, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    sent = headers.get("webhook-signature", "").split(" ")
    if not message_id or "." in message_id or not _STAMP.fullmatch(stamp):
        raise UnsignedError
    right = [signature(key, message_id, stamp, body).encode() for key in keys]
    if not any(hmac.compare_digest(one.encode(), ours) for one in sent for ours in right):
        raise UnsignedError
    if abs(datetime.fromtimestamp(int(stamp), UTC) - now) > TOLERANCE:
        raise OtherTimeError
    return message_id
