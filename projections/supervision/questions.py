"""Supervision: one visit, the list with its open problems, what waits for whom, and hints where somebody in charge was absent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from domain.model import DomainEvent
from domain.supervision import ProblemState, Supervision
from domain.words import Party
from projections.read import Reader
from projections.story import Stamp, party_of, stamp
from projections.supervision.rows import SUPERVISIONS, ProblemRow, SupervisionRow

supervision = SUPERVISIONS.numbered
by_key = SUPERVISIONS.by_key
created_at = SUPERVISIONS.created_at


def timeline(read: Reader, key: str) -> list[tuple[Stamp, DomainEvent]]:
    """What happened, oldest first: each event with who did it and when."""
    return [(stamp(entry, fact), fact) for entry, fact in read.story(Supervision, key)]


def everywhere(
    read: Reader, *, studios: Collection[str] | None = None, unfinished: bool = False, skip: int = 0, limit: int = 50
) -> list[SupervisionRow]:
    """Visits, the newest first; of these studios (None: of all); `unfinished`: only those with open problems."""
    where, params = _chosen(studios, unfinished=unfinished)
    order = "ORDER BY made_on DESC, no DESC LIMIT ? OFFSET ?"
    return SUPERVISIONS.select(read, f"WHERE {where} {order}", *params, limit, skip)


def count(read: Reader, *, studios: Collection[str] | None = None, unfinished: bool = False) -> int:
    where, params = _chosen(studios, unfinished=unfinished)
    return int(read.value(f"SELECT count(*) FROM supervision WHERE {where}", *params))


def _chosen(studios: Collection[str] | None, *, unfinished: bool) -> tuple[str, list[object]]:
    studio = "1" if studios is None else f"studio IN ({', '.join('?' * len(studios))})"
    return f"{studio} AND {'open > 0' if unfinished else '1'}", [*(studios or ())]


def made_between(read: Reader, studio: str, from_on: date, until_on: date) -> int:
    """How often a studio was visited in these days."""
    sql = "SELECT count(*) FROM supervision WHERE studio = ? AND made_on BETWEEN ? AND ?"
    return int(read.value(sql, studio, from_on.isoformat(), until_on.isoformat()))


# ---- what waits


class Matter(NamedTuple):
    """A problem with the visit at which it was found."""

    visit: SupervisionRow
    problem: ProblemRow


def to_mend(read: Reader, parties: Collection[Party]) -> list[Matter]:
    """What these units are asked to mend, what is due first."""
    found = [each for each in _unfinished(read) if each.problem.to in parties]
    rectifying = [each for each in found if each.problem.state is ProblemState.RECTIFYING]
    return sorted(rectifying, key=lambda each: (each.problem.due_on or date.max, each.visit.no, each.problem.no))


def to_judge(read: Reader) -> list[Matter]:
    """What was reported as mended, and waits for an evaluator, oldest first."""
    found = [each for each in _unfinished(read) if each.problem.state is ProblemState.REPORTED]
    return sorted(found, key=lambda each: (each.problem.reported_on or date.max, each.visit.no, each.problem.no))


def to_hand_over(read: Reader) -> list[Matter]:
    """Problems that nobody has been asked to mend, oldest first: they wait for the director."""
    return [each for each in _unfinished(read) if each.problem.state is ProblemState.OPEN]


def open_problems(read: Reader, studio: str) -> list[Matter]:
    """What is not closed in a studio, oldest first."""
    return [each for each in _unfinished(read) if each.visit.studio == studio]


def _unfinished(read: Reader) -> list[Matter]:
    rows = SUPERVISIONS.select(read, "WHERE open > 0 ORDER BY made_on, no")
    return [
        Matter(row, problem) for row in rows for problem in row.problems if problem.state is not ProblemState.CLOSED
    ]


# ---- a hint


class Absence(NamedTuple):
    """Somebody responsible was not there and no deputy was noted, at the thing (`kind`, `key`, `no`) that `party` received or organised."""

    kind: str
    key: str
    no: int
    title: str
    on: date
    party: Party
    responsible: str


def absences(read: Reader, studio: str, since: date) -> list[Absence]:
    """督导提示: visits received and exchanges organised by a studio or its schools, since a day, without the responsible person (P59)."""
    sql = f"{_VISITS} UNION ALL {_EXCHANGES} ORDER BY 5, 1, 3"
    return [
        Absence(kind, key, no, title, date.fromisoformat(on), party_of(party), person)
        for kind, key, no, title, on, party, person in read.rows(sql, studio, since.isoformat())
    ]


_ABSENT = (
    "state IN ('held', 'reported', 'closed') AND held_on >= ?2"
    " AND whole ->> '$.responsible_present' = 0 AND whole ->> '$.deputy' IS NULL"
)
_VISITS = (
    "SELECT 'visit', key, no, topic, held_on, host, coalesce(whole ->> '$.responsible', '') FROM visit"
    f" WHERE host_studio = ?1 AND {_ABSENT}"
)
_EXCHANGES = (
    "SELECT 'exchange', key, no, title, held_on, organiser, coalesce(whole ->> '$.notice.responsible_person', '') FROM exchange"
    f" WHERE studio = ?1 AND {_ABSENT}"
)
