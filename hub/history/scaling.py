"""A big district, made of a small one: every school, studio, partner and person several times over, under new codes and names.

The stored events are told again, each where and when it stood, so that the copies have lived the same two years. The cohort, its
calendar, the vocabulary and the people of the Party School are there once. For looking how the hub behaves with thousands of schools.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec

from domain.words import ScopeKind
from hub.clock import system_clock
from hub.keyring import Keyring
from hub.log import Log
from hub.private import Private
from hub.settings import Settings
from hub.store_sqlite import Told, retell, told

MOST = 300
"""Copies: nine thousand schools of the demo."""

ONCE = frozenset({"programme", "vocabulary", "obligation", "rubric"})
"""Kinds of which a district has one; and what is called after others."""
LEFT_OUT = "evaluation:"
"""Computed of a position of the small log, which is another in the big one."""
DISTRICT = "district"
NAMED = frozenset({"school.registered", "studio.established", "partner.registered", "brand.named"})
"""Events that say how something is called: a copy bears its number behind the name."""
LISTED = frozenset({"partner.resource_offered", "partner.need_stated"})
"""Events that begin something with an id of its own inside of another thing."""
MARK, BEHIND = b"\0", b"\1"
"""Where the number of a copy stands in a code, and behind a name; no JSON has either."""
_NAME = re.compile(rb'(?<="name":")((?:[^"\\]|\\.)*)')


class Line(NamedTuple):
    """A stored event, and its parts with the places where the number of a copy goes."""

    told: Told
    stream: bytes
    state: bytes
    meta: bytes

    def copy(self, n: int) -> Told:
        code = b"_%d" % n
        stream, state, meta = (part.replace(MARK, code) for part in (self.stream, self.state, self.meta))
        state = state.replace(BEHIND, b" %d" % n)
        return self.told._replace(stream=stream.decode(), state=state, meta=meta)


def scale(settings: Settings, times: int) -> int:
    """Make the district of `settings.data`, which nobody has open, so many times as big; the length of its log. Codes get `_2`, `_3` ..."""
    log = settings.data / "log.db"
    small = log.rename(log.with_suffix(".small"))
    with (
        closing(Private(settings.data / "private.db")) as private,
        closing(Keyring(settings.data / "private.db")) as keys,
    ):
        Log(log, keys, system_clock, create=True).close()
        with closing(sqlite3.connect(small)) as source, closing(sqlite3.connect(log, isolation_level=None)) as target:
            events = [each for each in told(source) if not each.stream.startswith(LEFT_OUT)]
            own = _own(events)
            length = retell(target, _again(events, own, times))
        _enrol(private, own, times)
    _remove(small, *settings.data.glob("read-*.db*"), *settings.data.glob("log.small*"))
    return length


def _again(events: list[Told], own: Collection[str], times: int) -> Iterator[Told]:
    """Each event, followed by its copies where it is about something of a copy's own."""
    codes = "|".join(sorted(map(re.escape, own), key=len, reverse=True))
    word = re.compile(rf'(?<=[":/])({codes})(?=["/])'.encode())
    for each in events:
        line = _marked(each, word)
        yield each
        if MARK in line.stream:
            yield from map(line.copy, range(2, times + 1))


def _marked(each: Told, word: re.Pattern[bytes]) -> Line:
    stream = word.sub(rb"\1" + MARK, b'"%s"' % each.stream.encode()).strip(b'"')
    state = word.sub(rb"\1" + MARK, each.state)
    if each.topic in NAMED:
        state = _NAME.sub(rb"\1" + BEHIND, state, count=1)
    return Line(each, stream, state, word.sub(rb"\1" + MARK, each.meta))


def _own(events: list[Told]) -> frozenset[str]:
    """Codes and ids of what every copy has for itself: all but the cohort, the district and who acts for it."""
    streams = {each.stream for each in events}
    found = {
        part for kind, _, key in (s.partition(":") for s in streams) if kind not in ONCE for part in key.split("/")
    }
    shared = {key for kind, _, key in (s.partition(":") for s in streams) if kind in ONCE}
    staff = {
        each.stream.partition(":")[2] for each in events if each.topic == "person.role_granted" and _of_district(each)
    }
    items = {msgspec.json.decode(each.state)["item_id"] for each in events if each.topic in LISTED}
    return frozenset(part for part in found if ":" not in part) - shared - staff - {DISTRICT} | items


def _of_district(granted: Told) -> bool:
    return bool(msgspec.json.decode(granted.state)["scope"]["kind"] == ScopeKind.DISTRICT)


def _enrol(private: Private, own: Collection[str], times: int) -> None:
    """The people of the copies, called by the names of the first ones with a number; none of them gets an account."""
    private.enrol_many(
        msgspec.structs.replace(person, id=f"{person.id}_{n}", name=f"{person.name} {n}", phone="", mail="")
        for person in private.people(own)
        for n in range(2, times + 1)
    )


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
