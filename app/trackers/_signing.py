"""Signatures as trackers make them: HMAC-SHA256 of the body as it came, in hexadecimal digits."""

import hashlib
import hmac

from app.core.connection import Proof, SignatureProblem, UnverifiedError


def proof(signature: str | None, body: bytes, secret: str, delivery_id: str = "") -> Proof:
    """Return proof that who knows `secret` signed `body`, compared in constant time. Raises `UnverifiedError`."""
    if not signature:
        raise UnverifiedError(SignatureProblem.MISSING)
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    if not secret or not hmac.compare_digest(expected.encode(), signature.encode()):
        raise UnverifiedError(SignatureProblem.WRONG)
    return Proof(digest=hashlib.sha256(body).hexdigest(), delivery_id=delivery_id[:200])
