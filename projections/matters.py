"""待办事项: what of brands, outcomes and supervision waits for a unit, and what for the Party School; what is due first stands first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.brands import Brand
from domain.model import Prose
from domain.outcomes import Outcome
from domain.supervision import Supervision
from domain.words import Party, PartyKind, Role
from projections import brands, outcomes, programme, supervision
from projections.read import Reader
from projections.supervision import Matter as Found

RENEWAL_REMINDER = 20
"""School days before a recognition ends: from then on its renewal waits."""


class What(StrEnum):
    """What there is to do, and whose it is."""

    MEND = "mend"
    """整改: the studio or school that was asked to."""
    IMPROVE = "improve"
    """The owner of an outcome that was sent back."""
    KEEP = "keep"
    """The school whose recognition ends soon: show the brand again, ask for renewal."""
    RENEW = "renew"
    """The director, of the same recognition."""
    HAND_OVER = "hand_over"
    """The director: a problem that nobody was asked to mend."""
    JUDGE = "judge"
    """The evaluator: a problem that was reported as mended."""
    ACCEPT = "accept"
    """The officer: an outcome that was submitted."""
    SHAKEN = "shaken"
    """The director: evidence of a brand was voided."""


class Matter(NamedTuple):
    """One thing. `kind`, `no`, `key` name the brand, outcome or supervision, `problem` the problem of it; `party` is whom it concerns."""

    what: What
    kind: str
    no: int
    key: str
    title: str | Prose
    party: Party
    due_on: date | None = None
    problem: int | None = None

    def overdue(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


def of_units(read: Reader, parties: Collection[Party], today: date) -> list[Matter]:
    """What waits for these units."""
    mend = (_problem(What.MEND, found) for found in supervision.to_mend(read, parties))
    improve = (
        Matter(What.IMPROVE, Outcome.TOPIC, row.no, row.key, row.title, row.owner)
        for row in outcomes.to_improve(read, parties)
    )
    keep = (each for each in _ending(read, What.KEEP, today) if each.party in parties)
    return _ordered((*mend, *improve, *keep))


def of_office(read: Reader, roles: Collection[Role], today: date) -> list[Matter]:
    """What waits for somebody of the Party School with these roles."""
    return _ordered(matter for role in Role if role in roles for matter in _of_role(read, role, today))


def _of_role(read: Reader, role: Role, today: date) -> Iterator[Matter]:
    if role is Role.DIRECTOR:
        yield from (_problem(What.HAND_OVER, found) for found in supervision.to_hand_over(read))
        yield from _ending(read, What.RENEW, today)
        for row, _ in brands.shaken(read):
            yield Matter(What.SHAKEN, Brand.TOPIC, row.no, row.key, row.title, Party(PartyKind.SCHOOL, row.school))
    elif role is Role.OFFICER:
        for work in outcomes.to_accept(read):
            yield Matter(What.ACCEPT, Outcome.TOPIC, work.no, work.key, work.title, work.owner)
    elif role is Role.EVALUATOR:
        yield from (_problem(What.JUDGE, found) for found in supervision.to_judge(read))


def _problem(what: What, found: Found) -> Matter:
    visit, problem = found
    party = problem.to or Party(PartyKind.STUDIO, visit.studio)
    due_on = problem.due_on if what is What.MEND else None
    return Matter(what, Supervision.TOPIC, visit.no, visit.key, problem.description, party, due_on, problem.no)


def _ending(read: Reader, what: What, today: date) -> Iterator[Matter]:
    """Recognitions that end within so many school days."""
    for row in brands.ending(read, programme.school_days(read).after(today, RENEWAL_REMINDER)):
        school = Party(PartyKind.SCHOOL, row.school)
        yield Matter(what, Brand.TOPIC, row.no, row.key, row.title, school, row.valid_until)


def _ordered(matters: Iterable[Matter]) -> list[Matter]:
    return sorted(matters, key=lambda each: (each.due_on or date.max, list(What).index(each.what), each.no))
