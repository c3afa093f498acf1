"""Keeps addresses sealed: whoever reads the database alone cannot use them."""

import base64
import binascii

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

KEY_BYTES = 32


class FernetVault:
    """Seals with the first of its keys and opens with any, so that a key can be changed."""

    def __init__(self, keys: str) -> None:
        """Take keys, separated by commas, each 32 bytes in base64. Raises `ValueError`."""
        self._fernet = MultiFernet([Fernet(_key(key)) for key in keys.split(",")])

    def seal(self, text: str) -> str:
        """Return `text` sealed."""
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def unseal(self, sealed: str) -> str | None:
        """Return what was sealed; None where none of the keys opens it."""
        try:
            return self._fernet.decrypt(sealed.encode("ascii")).decode()
        except (InvalidToken, ValueError):
            return None


def _key(text: str) -> bytes:
    try:
        raw = base64.b64decode(text.strip().replace("-", "+").replace("_", "/"), validate=True)
    except binascii.Error:
        raise ValueError("a key is base64") from None
    if len(raw) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return base64.urlsafe_b64encode(raw)
