"""Duties: one of them, lists, those of a studio by stage, what is due, late or blocks a stage, and how many there are of each kind."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from domain.obligations import Kind, Owner, State, blocks
from domain.words import Stage
from projections.obligations.rows import ObligationRow, select
from projections.programme import StageRow, stages
from projections.read import Reader

SOON = 60
"""Days ahead that `due` looks: what is issued is due within them."""
_IN = "IN (SELECT value FROM json_each(?))"
_ORDER = "ORDER BY o.due_on, o.no"
OWED = "o.state IN ('issued', 'returned', 'missed')"
_OWED_FIRST = f"ORDER BY {OWED} DESC, CASE WHEN {OWED} THEN o.due_on END, o.due_on DESC, o.no"


def obligation(read: Reader, no: int) -> ObligationRow | None:
    """The duty that people know by this number."""
    return next(iter(select(read, "WHERE o.no = ?", no)), None)


def by_key(read: Reader, key: str) -> ObligationRow | None:
    return next(iter(select(read, "WHERE o.key = ?", key)), None)


def by_keys(read: Reader, keys: Collection[str]) -> dict[str, ObligationRow]:
    return {row.key: row for row in select(read, f"WHERE o.key {_IN} {_ORDER}", _json(keys))}


def created_at(read: Reader, position: int) -> int | None:
    """The number of the duty that began with the event at this position: what a command's receipt names."""
    found: int | None = read.value("SELECT no FROM obligation WHERE began = ?", position)
    return found


def number(read: Reader, key: str) -> int | None:
    """The number of a duty, for links to it."""
    found: int | None = read.value("SELECT no FROM obligation WHERE key = ?", key)
    return found


def named_files(read: Reader) -> frozenset[str]:
    """Ids of all files that were ever handed in."""
    return frozenset(file for (file,) in read.rows("SELECT file FROM duty_file"))


def of_ref(read: Reader, ref: str) -> list[ObligationRow]:
    """The duties that a thing, as `kind:key`, was handed in for."""
    return select(read, f"WHERE o.key IN (SELECT obligation FROM duty_ref WHERE ref = ?) {_ORDER}", ref)


# ---- lists


class Seen(NamedTuple):
    """Whose duties somebody may see: those of these owners and all that these studios look after."""

    owners: frozenset[Owner]
    studios: frozenset[str]


def of_owners(read: Reader, owners: Collection[Owner], *, programme: str = "") -> list[ObligationRow]:
    """All that these owe or have done, what is due first first."""
    return select(read, f"WHERE o.owner {_IN} AND ?2 IN ('', o.programme) {_ORDER}", _owners(owners), programme)


def everywhere(
    read: Reader,
    *,
    programme: str = "",
    kind: str = "",
    state: str = "",
    studio: str = "",
    owner: Owner | None = None,
    seen_by: Seen | None = None,
    skip: int = 0,
    limit: int = 50,
) -> list[ObligationRow]:
    """Duties, what is owed first and of that what is due first, then the others, the last first; "" = all, `state` "owed": all that is still to come in. `seen_by`: None = everything."""
    where, params = _chosen(programme, kind, state, studio, owner, seen_by)
    return select(read, f"WHERE {where} {_OWED_FIRST} LIMIT ? OFFSET ?", *params, limit, skip)


def count(
    read: Reader,
    *,
    programme: str = "",
    kind: str = "",
    state: str = "",
    studio: str = "",
    owner: Owner | None = None,
    seen_by: Seen | None = None,
) -> int:
    where, params = _chosen(programme, kind, state, studio, owner, seen_by)
    return int(read.value(f"SELECT count(*) FROM obligation o WHERE {where}", *params))


def _chosen(
    programme: str, kind: str, state: str, studio: str, owner: Owner | None, seen_by: Seen | None
) -> tuple[str, list[object]]:
    which, params = ["1"], list[object]()
    owed = state == "owed"
    chosen = (("programme", programme), ("kind", kind), ("state", "" if owed else state), ("studio", studio))
    for column, value in (*chosen, ("owner", str(owner or ""))):
        if value:
            which.append(f"o.{column} = ?")
            params.append(value)
    if owed:
        which.append(OWED)
    if seen_by is not None:
        which.append(f"(o.owner {_IN} OR o.studio {_IN})")
        params += [_owners(seen_by.owners), _json(seen_by.studios)]
    return " AND ".join(which), params


# ---- what is due, what is late


def due(read: Reader, owners: Collection[Owner], today: date, *, within: int = SOON) -> list[ObligationRow]:
    """What these still have to hand in by a day so many days ahead, the late ones among it."""
    until = (today + timedelta(days=within)).isoformat()
    return select(read, f"WHERE o.owner {_IN} AND {OWED} AND o.due_on <= ? {_ORDER}", _owners(owners), until)


def late(read: Reader, *, programme: str = "", studio: str = "", today: date) -> list[ObligationRow]:
    """What is past its day and has not come in, the one that was due first first."""
    which = f"WHERE {OWED} AND o.misses_on <= ?1 AND ?2 IN ('', o.programme) AND ?3 IN ('', o.studio) {_ORDER}"
    return select(read, which, today.isoformat(), programme, studio)


def open_blocking(read: Reader, programme: str, stage: Stage) -> list[ObligationRow]:
    """What a stage waits for before it can be closed (P49), what is due first first."""
    ends_on = next((row.ends_on for row in stages(read, programme) if row.stage is stage), None)
    if ends_on is None:
        return []
    rows = select(read, f"WHERE o.programme = ? AND {OWED} AND o.due_on <= ? {_ORDER}", programme, ends_on.isoformat())
    return [row for row in rows if blocks(row.kind, row.state, due_on=row.due_on, stage_ends_on=ends_on)]


# ---- by stage, by kind


class StageBoard(NamedTuple):
    """What a studio with its schools and members owes in a stage; `stage` is None for what lies outside of all."""

    stage: StageRow | None
    rows: tuple[ObligationRow, ...]

    def having(self, *states: State) -> tuple[ObligationRow, ...]:
        return tuple(row for row in self.rows if row.state in states)

    @property
    def expected(self) -> int:
        """How many are to come in: what was waived is not."""
        return len(self.rows) - len(self.having(State.WAIVED))

    @property
    def done(self) -> int:
        return len(self.having(State.ACCEPTED))

    @property
    def handed_in(self) -> int:
        """How many wait for somebody who judges them."""
        return len(self.having(State.SUBMITTED))

    @property
    def owed(self) -> int:
        return sum(row.owed for row in self.rows)

    @property
    def missed(self) -> int:
        return len(self.having(State.MISSED))


def board(read: Reader, studio: str, programme: str) -> list[StageBoard]:
    """The duties of a studio, its schools and its members, each in the stage in which it was due first. Two statements."""
    rows = select(read, f"WHERE o.studio = ? AND o.programme = ? {_ORDER}", studio, programme)
    scheduled = stages(read, programme)
    boards = [
        StageBoard(stage, tuple(row for row in rows if stage.starts_on <= row.first_due_on <= stage.ends_on))
        for stage in scheduled
    ]
    placed = {row.no for each in boards for row in each.rows}
    rest = tuple(row for row in rows if row.no not in placed)
    return [*boards, *([StageBoard(None, rest)] if rest else [])]


def counts(
    read: Reader, programme: str, *, studio: str = "", first: date = date.min, last: date = date.max
) -> dict[Kind, dict[State, int]]:
    """How many duties of each kind are in which state; kinds and states of which there is none are left out.

    `first`, `last`: only those whose first due day lies between, as a stage asks.
    """
    sql = (
        "SELECT kind, state, count(*) FROM obligation WHERE programme = ?1 AND ?2 IN ('', studio)"
        " AND first_due_on BETWEEN ?3 AND ?4 GROUP BY kind, state"
    )
    found: dict[Kind, dict[State, int]] = {}
    for kind, state, many in read.rows(sql, programme, studio, first.isoformat(), last.isoformat()):
        found.setdefault(Kind(kind), {})[State(state)] = many
    return {kind: found[kind] for kind in Kind if kind in found}


def _owners(owners: Collection[Owner]) -> str:
    return _json(map(str, owners))


def _json(values: Collection[str] | map[str]) -> str:
    return json.dumps(sorted(values))
