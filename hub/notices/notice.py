"""What a message is made of: things that wait for somebody, have changed, or are near; and how each person wishes to hear of them.

A notice is worked out from the read database at the moment it is due and never stored ahead. `(recipient, thing, name, occasion)` is
its identity: it is delivered once at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

import msgspec

from hub.access import Standing
from projections.read import Reader

HOURS = 24


class Kind(StrEnum):
    """What people can wish for one by one. The first is the only one that may come at once, and stands in the hub in any case."""

    TURN = "turn"
    REMINDER = "reminder"
    NEWS = "news"
    COMING = "coming"


class Way(StrEnum):
    """When a kind of notice is sent."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
    OFF = "off"


class Notice(NamedTuple):
    """One thing about which somebody hears, in the words in which they hear it.

    `thing` (`visit:1f3a`) is what a digest groups by, `name` (`visit.answer`) what about it, `occasion` which time: the number of the
    offer, the day of the reminder. `title` is the name of the thing, `line` a sentence, `path` the address on this site.
    """

    kind: Kind
    name: str
    thing: str
    occasion: str
    title: str
    line: str
    path: str
    until: date | None = None

    @property
    def identity(self) -> tuple[str, str, str]:
        return self.thing, self.name, self.occasion

    @property
    def about(self) -> tuple[str, str]:
        """Of several occasions of the same the newest is told, and stands for all."""
        return self.thing, self.name


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody wishes to hear: hours are whole ones of the district; equal hours of quiet mean none."""

    turn: Way = Way.AT_ONCE
    reminder: Way = Way.DIGEST
    news: Way = Way.DIGEST
    coming: Way = Way.DIGEST
    digest_hour: int = 8
    quiet_from: int = 21
    quiet_until: int = 7

    def way(self, kind: Kind) -> Way:
        found: Way = getattr(self, kind.value)
        return found

    def quiet(self, hour: int) -> bool:
        """Whether nothing is sent in this hour; the time of quiet may pass midnight."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until


class Letter(NamedTuple):
    """A message in words. `text` is complete and plain; `short` are its lines for a place that holds little."""

    subject: str
    text: str
    short: Sequence[str]


class Outsider(NamedTuple):
    """Somebody without an account who is told something, a guest of an exchange: always at once, by mail, in one language."""

    id: str
    name: str
    mail: str
    language: str
    notices: Sequence[Notice]


class Speaker(Protocol):
    """What notices there are and how they are worded: the site gives it (web/notices), for it alone has the words."""

    def outsiders(self, read: Reader, now: datetime) -> Iterable[Outsider]:
        """Everybody without an account who could hear something at an aware moment."""

    def outside(self, to: Outsider, told: Sequence[Notice], language: str, now: datetime) -> Letter:
        """The message that tells these to somebody without an account."""

    def notices(self, read: Reader, who: Standing, now: datetime, language: str) -> Iterable[Notice]:
        """All that somebody with these appointments could hear at an aware moment, of each thing the newest first."""

    def letter(self, told: Sequence[Notice], waiting: int, now: datetime, language: str, *, digest: bool) -> Letter:
        """The message that tells these; `waiting`: how many things wait for its reader in all."""
