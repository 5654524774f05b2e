"""Links that open something without sign-in: the look at a visit on a phone, a person's calendar or feed, a guest's seat.

A token is what it opens and a keyed digest of it, so nothing can be guessed and nothing need be stored; it lets nobody in. That of a
calendar or a feed also has a turn, which its person can end; that of a seat lets its guest change it, and ends with the seat. The secret
lies in the private store, so a copy of the log alone gives no links.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32encode
from typing import NamedTuple

from hub.keyring import Keyring

SECRET = "link"  # noqa: S105  # the name of one
SIGNS = 20
"""Letters of the digest: 100 bits, which nobody guesses over a network."""

SEAT, VERIFY, PARTNER = OWN = ("seat", "verify", "partner")
"""A guest's own seat; the same, sent to the address that it proves; the way in for people of an invited partner."""


class Own(NamedTuple):
    """What a token opens: `key` is the id of a seat or the code of a partner."""

    kind: str
    no: int
    key: str


class Links:
    """Makes and reads tokens."""

    def __init__(self, keys: Keyring) -> None:
        self._keys = keys

    def token(self, no: int, key: str) -> str:
        """What stands behind `/i/` for the visit with this number and id."""
        return f"{no}-{self._digest(key)}"

    def fits(self, token: str, key: str) -> bool:
        """Whether a token is the one of the visit with this id."""
        return hmac.compare_digest(token.partition("-")[2].encode("utf-8", "replace"), self._digest(key).encode())

    def feed(self, person_id: str, turn: int, kind: str) -> str:
        """The token of a person's `calendar` or feed of `cases`; the next turn makes another, and the one before is over."""
        return f"{turn}-{person_id}-{self._digest(f'{turn}-{person_id}', kind)}"

    def feed_of(self, token: str, kind: str) -> tuple[str, int] | None:
        """Whose feed of this kind a token opens, and of which turn; None for one that was never given."""
        about, _, digest = token.rpartition("-")
        turn, _, person_id = about.partition("-")
        if not hmac.compare_digest(digest.encode("utf-8", "replace"), self._digest(about, kind).encode()):
            return None
        return person_id, int(turn)

    def own(self, kind: str, no: int, key: str) -> str:
        """A token of this kind (OWN) for a seat, or for an invited partner, of the exchange with this number."""
        return f"{no}-{key}-{self._digest(f'{no}-{key}', kind)}"

    def own_of(self, token: str) -> Own | None:
        """What such a token opens; None for one that was never given."""
        about, _, digest = token.rpartition("-")
        no, _, key = about.partition("-")
        for kind in OWN if no.isdecimal() else ():
            if hmac.compare_digest(digest.encode("utf-8", "replace"), self._digest(about, kind).encode()):
                return Own(kind, int(no), key)
        return None

    def _digest(self, key: str, kind: str = "visit") -> str:
        digest = hmac.digest(self._keys.lasting(SECRET), f"{kind}:{key}".encode("utf-8", "replace"), hashlib.sha256)
        return b32encode(digest).decode().lower()[:SIGNS]
