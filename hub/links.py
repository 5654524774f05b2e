"""A link that can be sent to a phone: whoever has it sees who invites whom, and nothing can be guessed from it.

The token is the visit's number and a keyed digest of the visit's id; it changes nothing and lets nobody in, so it is not stored, does
not run out, and cannot be used up. Its secret lies in the private store, so a copy of the log alone gives no links.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32encode

from hub.keyring import Keyring

SECRET = "link"  # noqa: S105  # the name of one
SIGNS = 20
"""Letters of the digest: 100 bits, which nobody guesses over a network."""


class Links:
    """Makes and reads tokens of visits."""

    def __init__(self, keys: Keyring) -> None:
        self._keys = keys

    def token(self, no: int, key: str) -> str:
        """What stands behind `/i/` for the visit with this number and id."""
        return f"{no}-{self._digest(key)}"

    def fits(self, token: str, key: str) -> bool:
        """Whether a token is the one of the visit with this id."""
        return hmac.compare_digest(token.partition("-")[2].encode("utf-8", "replace"), self._digest(key).encode())

    def _digest(self, key: str) -> str:
        digest = hmac.digest(self._keys.lasting(SECRET), f"visit:{key}".encode(), hashlib.sha256)
        return b32encode(digest).decode().lower()[:SIGNS]
