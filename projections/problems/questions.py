"""The list of a school's problems, one problem with its timeline, and what waits for whom."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from domain.model import DomainEvent
from domain.problems import Problem, State
from projections.problems.rows import PROBLEMS, ProblemRow
from projections.read import Reader
from projections.story import Stamp, stamp

problem = PROBLEMS.numbered
by_key = PROBLEMS.by_key
created_at = PROBLEMS.created_at

_OPEN_FIRST = "ORDER BY state IN ('solved', 'withdrawn'), no DESC"


def of_school(read: Reader, school: str) -> list[ProblemRow]:
    """The list of a school: what is open first, each the newest first."""
    return PROBLEMS.select(read, f"WHERE school = ? {_OPEN_FIRST}", school)


def everywhere(
    read: Reader,
    *,
    studios: Collection[str] | None = None,
    schools: Collection[str] | None = None,
    states: Collection[State] = (),
    skip: int = 0,
    limit: int = 50,
) -> list[ProblemRow]:
    """Problems in these states (none named: in all), of these studios or schools (None: of all); what is open first."""
    where, params = _chosen(studios, schools, states)
    return PROBLEMS.select(read, f"WHERE {where} {_OPEN_FIRST} LIMIT ? OFFSET ?", *params, limit, skip)


def count(
    read: Reader,
    *,
    studios: Collection[str] | None = None,
    schools: Collection[str] | None = None,
    states: Collection[State] = (),
) -> int:
    """How many there are."""
    where, params = _chosen(studios, schools, states)
    return int(read.value(f"SELECT count(*) FROM problem WHERE {where}", *params))


def timeline(read: Reader, key: str) -> list[tuple[Stamp, DomainEvent]]:
    """What happened to a problem, oldest first: each event with who did it and when."""
    return [(stamp(entry, fact), fact) for entry, fact in read.story(Problem, key)]


# ---- what waits


def to_diagnose(read: Reader, studios: Collection[str]) -> list[ProblemRow]:
    """Problems of these studios that nobody has diagnosed, oldest first: they wait for the mentors."""
    return _in_state(read, "studio", studios, State.RAISED)


def to_agree(read: Reader, schools: Collection[str]) -> list[ProblemRow]:
    """Problems of these schools that were diagnosed, and for which a measure is to be agreed, oldest first."""
    return _in_state(read, "school", schools, State.DIAGNOSED)


def to_solve(read: Reader, schools: Collection[str], until: date) -> list[ProblemRow]:
    """Problems of these schools whose measure is due by a day, the earliest first."""
    agreed = _in_state(read, "school", schools, State.AGREED)
    return sorted((row for row in agreed if row.due_on and row.due_on <= until), key=lambda row: (row.due_on, row.no))


def _in_state(read: Reader, column: str, keys: Collection[str], state: State) -> list[ProblemRow]:
    which = f"WHERE {column} IN ({_marks(keys)}) AND state = ? ORDER BY no"
    return PROBLEMS.select(read, which, *keys, state)


def _chosen(
    studios: Collection[str] | None, schools: Collection[str] | None, states: Collection[State]
) -> tuple[str, list[object]]:
    which, params = ["1"], list[object]()
    if studios is not None or schools is not None:
        units = (("studio", studios or ()), ("school", schools or ()))
        which.append("(" + " OR ".join(f"{column} IN ({_marks(keys)})" for column, keys in units) + ")")
        params += [*(studios or ()), *(schools or ())]
    if states:
        which.append(f"state IN ({_marks(states)})")
        params += list(states)
    return " AND ".join(which), params


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
