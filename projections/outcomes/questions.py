"""Outcomes: one of them, lists, and what a stage has brought forth with those from whom it is missing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from domain.evidence import Evidence, Standing
from domain.model import DomainEvent
from domain.outcomes import Outcome, State
from domain.words import Party, PartyKind
from projections.evidence import standing
from projections.outcomes.rows import OUTCOMES, OutcomeRow
from projections.read import Reader
from projections.story import Stamp, stamp

outcome = OUTCOMES.numbered
by_key = OUTCOMES.by_key
created_at = OUTCOMES.created_at


def by_keys(read: Reader, keys: Collection[str]) -> dict[str, OutcomeRow]:
    rows = OUTCOMES.select(read, f"WHERE key IN ({_marks(keys)}) ORDER BY no", *keys)
    return {row.key: row for row in rows}


def timeline(read: Reader, key: str) -> list[tuple[Stamp, DomainEvent]]:
    """What happened to an outcome, oldest first: each event with who did it and when."""
    return [(stamp(entry, fact), fact) for entry, fact in read.story(Outcome, key)]


class Shown(NamedTuple):
    """A piece of evidence as it stands now."""

    evidence: Evidence
    standing: Standing

    @property
    def voided(self) -> bool:
        """To be flagged: what it names was voided, withdrawn, or is gone."""
        return self.standing is not Standing.STANDS


def evidence(read: Reader, row: OutcomeRow) -> list[Shown]:
    """Its evidence as it stands now, in order."""
    stands = standing(read, [each.thing for each in row.evidence])
    return [Shown(each, stands.get(each.thing, Standing.STANDS)) for each in row.evidence]


def everywhere(
    read: Reader,
    *,
    programme: str = "",
    owner: Party | None = None,
    owners: Collection[Party] | None = None,
    form: str = "",
    state: str = "",
    year: int = 0,
    days: tuple[date, date] | None = None,
    seen_by: Collection[Party] | None = None,
    skip: int = 0,
    limit: int = 50,
) -> list[OutcomeRow]:
    """Outcomes, the newest first; "" and 0 = all, `year` that in which they count. `owners`: of these units; `days`: accepted,
    or before that submitted, on one of them; `seen_by`: accepted ones and those of these units.
    """
    units = [owner] if owner else owners
    where, params = _chosen(programme, units, form, state, year, days, seen_by)
    return OUTCOMES.select(read, f"WHERE {where} ORDER BY no DESC LIMIT ? OFFSET ?", *params, limit, skip)


def count(
    read: Reader,
    *,
    programme: str = "",
    owner: Party | None = None,
    owners: Collection[Party] | None = None,
    form: str = "",
    state: str = "",
    year: int = 0,
    days: tuple[date, date] | None = None,
    seen_by: Collection[Party] | None = None,
) -> int:
    units = [owner] if owner else owners
    where, params = _chosen(programme, units, form, state, year, days, seen_by)
    return int(read.value(f"SELECT count(*) FROM outcome WHERE {where}", *params))


def _chosen(
    programme: str,
    owners: Collection[Party] | None,
    form: str,
    state: str,
    year: int,
    days: tuple[date, date] | None,
    seen_by: Collection[Party] | None,
) -> tuple[str, list[object]]:
    which, params = ["1"], list[object]()
    chosen = (("programme", programme), ("form", form), ("state", state))
    for column, value in (*chosen, ("counts_in", year)):
        if value:
            which.append(f"{column} = ?")
            params.append(value)
    if owners is not None:
        which.append(f"owner IN ({_marks(owners)})")
        params += map(str, owners)
    if days is not None:
        which.append("coalesce(accepted_on, submitted_on) BETWEEN ? AND ?")
        params += [day.isoformat() for day in days]
    if seen_by is not None:
        which.append(f"(state = 'accepted' OR owner IN ({_marks(seen_by)}))")
        params += map(str, seen_by)
    return " AND ".join(which), params


# ---- what a stage has brought forth


class Collected(NamedTuple):
    """One studio in a stage: what was accepted, what waits, what was sent back. `missing`: nothing is accepted and nothing waits."""

    studio: str
    studio_name: str
    accepted: tuple[OutcomeRow, ...]
    waiting: tuple[OutcomeRow, ...]
    returned: tuple[OutcomeRow, ...]

    @property
    def missing(self) -> bool:
        return not self.accepted and not self.waiting

    @property
    def representative(self) -> int:
        return sum(bool(row.representative) for row in self.accepted)


def collection(read: Reader, programme: str, from_on: date, until_on: date) -> list[Collected]:
    """阶段成果收集: every studio of a cohort with its outcomes of these days, its schools' among them (P62).

    Accepted ones by the day of acceptance, the others by that of submission. Three statements, however many studios.
    """
    span = (from_on.isoformat(), until_on.isoformat())
    rows = OUTCOMES.select(
        read,
        "WHERE programme = ? AND coalesce(accepted_on, submitted_on) BETWEEN ? AND ? ORDER BY no",
        programme,
        *span,
    )
    home = dict(read.rows("SELECT school, studio FROM belonging WHERE from_on <= ? ORDER BY from_on, leads", span[1]))
    studios = read.rows("SELECT code, name FROM studio WHERE programme = ? ORDER BY code", programme)
    return [_collected(code, name, [row for row in rows if _studio_of(row, home) == code]) for code, name in studios]


def _studio_of(row: OutcomeRow, home: dict[str, str]) -> str:
    return row.owner.id if row.owner.kind == PartyKind.STUDIO else home.get(row.owner.id, "")


def _collected(code: str, name: str, rows: list[OutcomeRow]) -> Collected:
    by_state = {state: tuple(row for row in rows if row.state is state) for state in State}
    return Collected(code, name, by_state[State.ACCEPTED], by_state[State.SUBMITTED], by_state[State.RETURNED])


# ---- what waits, and what commands and an index need


def to_accept(read: Reader) -> list[OutcomeRow]:
    """What waits for the Party School, oldest first."""
    return OUTCOMES.select(read, "WHERE state = 'submitted' ORDER BY submitted_on, no")


def to_improve(read: Reader, owners: Collection[Party]) -> list[OutcomeRow]:
    """What was sent back to these units, oldest first."""
    which = f"WHERE state = 'returned' AND owner IN ({_marks(owners)}) ORDER BY position"
    return OUTCOMES.select(read, which, *map(str, owners))


def representative(read: Reader, owner: Party, year: int) -> list[OutcomeRow]:
    """Accepted representative outcomes of a unit that count in a year (P45)."""
    which = "WHERE owner = ? AND counts_in = ? AND representative ORDER BY accepted_on, no"
    return OUTCOMES.select(read, which, str(owner), year)


def all_keys(read: Reader) -> list[str]:
    return [key for (key,) in read.rows("SELECT key FROM outcome ORDER BY no")]


def audiences_since(read: Reader, position: int) -> dict[str, frozenset[str]]:
    """Outcomes with anything new behind a position, and who may find them now."""
    return {row.key: row.audience for row in OUTCOMES.select(read, "WHERE position > ? ORDER BY no", position)}


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
