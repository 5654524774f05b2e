"""Visits in lists: of a unit or of everybody, the next ones, and what a host has ahead of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from domain.visits import Original, State
from domain.visits.states import TOOK_PLACE
from domain.words import Level, Party
from projections.places import PARTNER
from projections.read import Reader
from projections.story import party_of
from projections.visits.rows import Card, select
from projections.visits.values import plain

_HELD = "state IN ('held', 'reported', 'closed')"
assert {State.HELD, State.REPORTED, State.CLOSED} == TOOK_PLACE  # noqa: S101  # the same list, as SQL

BOXES = ("all", "in", "out")
"""Both ways; visits that come to the unit; visits that go out from it."""


def cards(
    read: Reader,
    *,
    parties: Collection[Party] | None = None,
    box: str = "all",
    level: str = "",
    states: Collection[State] = (),
    text: str = "",
    named: Collection[Party] = (),
    held: tuple[date, date] | None = None,
    after: int = 0,
    limit: int = 20,
) -> list[Card]:
    """Visits, the newest number first, in pages behind the number `after` (0 = from the top).

    `parties` None: of everybody. `level` is the other side's (or, of everybody, either side's); `text` stands in the topic,
    or one of the units `named` by it is a side. `held`: it took place on one of these days, the first and the last included.
    """
    which, params = _whose(parties, box)
    if level:
        which.append(_of_level(parties))
        params += [level, level] if parties is None else [*map(str, parties), level, *map(str, parties), level]
    if states:
        which.append(f"state IN ({_marks(states)})")
        params += list(states)
    if text:
        marks, ids = _marks(named), list(map(str, named))
        which.append(f"(instr(lower(topic), lower(?)) OR host IN ({marks}) OR guest IN ({marks}))")
        params += [text, *ids, *ids]
    if held:
        which.append("held_on BETWEEN ? AND ?")
        params += [each.isoformat() for each in held]
    if after:
        which.append("no < ?")
        params.append(after)
    where = f"WHERE {' AND '.join(which)} " if which else ""
    return select(read, Card, f"{where}ORDER BY no DESC LIMIT ?", *params, limit)


def _whose(parties: Collection[Party] | None, box: str) -> tuple[list[str], list[object]]:
    if parties is None:
        return [], []
    ids, marks = list(map(str, parties)), _marks(parties)
    host, guest = f"host IN ({marks})", f"guest IN ({marks})"
    if box == "in":
        return [host], [*ids]
    return ([guest], [*ids]) if box == "out" else ([f"({host} OR {guest})"], [*ids, *ids])


def _of_level(parties: Collection[Party] | None) -> str:
    if parties is None:
        return "(host_level = ? OR guest_level = ?)"
    marks = _marks(parties)
    return f"((host IN ({marks}) AND guest_level = ?) OR (guest IN ({marks}) AND host_level = ?))"


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def by_keys(read: Reader, keys: Collection[str]) -> dict[str, Card]:
    """Visits by key, for links between them."""
    return {card.key: card for card in select(read, Card, f"WHERE key IN ({_marks(keys)}) ORDER BY no", *keys)}


def returns_of(read: Reader, key: str) -> list[Card]:
    """Visits that name this one as the visit they return, oldest first."""
    return select(read, Card, "WHERE in_return_for = ? ORDER BY no", key)


def upcoming(read: Reader, parties: Collection[Party], now: datetime, limit: int = 3) -> list[Card]:
    """Agreed visits of these units that are not over, the next one first."""
    which, params = _whose(parties, "all")
    rest = f"WHERE {which[0]} AND state IN ('accepted', 'confirmed') AND ends_at >= ? ORDER BY starts_at, no LIMIT ?"
    return select(read, Card, rest, *params, plain(now), limit)


# ---- facts that commands need


def open_duplicate(read: Reader, host: Party, guest: Party, topic: str, *, but: str = "") -> str | None:
    """The key of an open proposal with the same sides and topic; `but` is not counted."""
    sql = "SELECT key FROM visit WHERE host = ? AND guest = ? AND topic = ? AND state = 'proposed' AND key != ? ORDER BY no"
    found: str | None = read.value(sql, str(host), str(guest), topic, but)
    return found


def original(read: Reader, key: str) -> Original | None:
    """The visit that a new one wants to return, as the domain asks for it."""
    sql = (
        f"SELECT host, guest, {_HELD}, EXISTS (SELECT 1 FROM visit r WHERE r.in_return_for = v.key AND r.{_HELD})"
        " FROM visit v WHERE key = ?"
    )
    found = read.row(sql, key)
    return Original(party_of(found[0]), party_of(found[1]), bool(found[2]), bool(found[3])) if found else None


def host_load(read: Reader, host: Party, first: date, last: date) -> dict[date, int]:
    """Visits that a host has received or has agreed to receive, by month (its first day), from `first` until before `last`."""
    sql = (
        "SELECT substr(coalesce(held_on, starts_at), 1, 7) || '-01', count(*) FROM visit WHERE host = ?"
        f" AND (state IN ('accepted', 'confirmed') OR {_HELD}) AND substr(coalesce(held_on, starts_at), 1, 10) >= ?"
        " AND substr(coalesce(held_on, starts_at), 1, 10) < ?"
        " GROUP BY 1 ORDER BY 1"
    )
    return {date.fromisoformat(month): count for month, count in read.rows(sql, str(host), plain(first), plain(last))}


def overlapping(read: Reader, host: Party, starts_at: datetime, ends_at: datetime, *, but: str) -> Card | None:
    """Another confirmed visit of the host at the same time."""
    rest = "WHERE host = ? AND state = 'confirmed' AND starts_at < ? AND ends_at > ? AND key != ? ORDER BY starts_at, no LIMIT 1"
    return next(iter(select(read, Card, rest, str(host), plain(ends_at), plain(starts_at), but)), None)


# ---- what a unit has done


class Coverage(NamedTuple):
    """Visits held with one level (or with partners): how often the unit went out, how often somebody came."""

    level: str
    out: int
    back: int


def coverage(read: Reader, parties: Collection[Party]) -> list[Coverage]:
    """Held visits of these units by the level of the other side, each level once, with 0 where there is none."""
    marks, ids = _marks(parties), list(map(str, parties))
    sql = (
        f"SELECT level, sum(out), sum(back) FROM (SELECT host_level AS level, 1 AS out, 0 AS back FROM visit WHERE guest IN ({marks})"
        f" AND {_HELD} UNION ALL SELECT guest_level, 0, 1 FROM visit WHERE host IN ({marks}) AND {_HELD}) GROUP BY level"
    )
    found = {level: Coverage(level, out, back) for level, out, back in read.rows(sql, *ids, *ids)}
    levels = (Level.MIDDLE, Level.PRIMARY, Level.KINDERGARTEN, PARTNER)
    return [found.get(level, Coverage(level, 0, 0)) for level in levels]


class Met(NamedTuple):
    """Another unit, how often these units went there and it came here, and when last."""

    party: Party
    out: int
    back: int
    last_on: date


def met(read: Reader, parties: Collection[Party]) -> list[Met]:
    """Everybody with whom a visit took place, the latest first."""
    marks, ids = _marks(parties), list(map(str, parties))
    sql = (
        f"SELECT other, sum(out), sum(back), max(held_on) FROM (SELECT host AS other, 1 AS out, 0 AS back, held_on FROM visit"
        f" WHERE guest IN ({marks}) AND {_HELD} UNION ALL SELECT guest, 0, 1, held_on FROM visit WHERE host IN ({marks}) AND {_HELD})"
        " GROUP BY other ORDER BY max(held_on) DESC, other"
    )
    return [
        Met(party_of(other), out, back, date.fromisoformat(last))
        for other, out, back, last in read.rows(sql, *ids, *ids)
    ]


class Counts(NamedTuple):
    """Visits of one unit: held as guest, held as host, and open offers that wait for its answer."""

    out: int
    back: int
    waiting: int


def counts(read: Reader, parties: Iterable[Party]) -> dict[Party, Counts]:
    """Counts for each of these units, for the board of a studio."""
    wanted = list(parties)
    sql = (
        f"SELECT party, sum(out), sum(back), sum(waiting) FROM (SELECT guest AS party, {_HELD} AS out, 0 AS back,"
        f" turn IS 'guest' AS waiting FROM visit UNION ALL SELECT host, 0, {_HELD}, turn IS 'host' FROM visit)"
        f" WHERE party IN ({_marks(wanted)}) GROUP BY party"
    )
    found = {party_of(party): Counts(*numbers) for party, *numbers in read.rows(sql, *map(str, wanted))}
    return {party: found.get(party, Counts(0, 0, 0)) for party in wanted}
