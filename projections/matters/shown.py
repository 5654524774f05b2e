"""What waits of brands, outcomes and supervision."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from domain.brands import Brand
from domain.outcomes import Outcome
from domain.supervision import Supervision
from domain.words import Party, PartyKind, Role
from projections import brands, outcomes, programme, supervision
from projections.matters.rows import Matter, What
from projections.read import Reader
from projections.supervision import Matter as Found

RENEWAL_REMINDER = 20
"""School days before a recognition ends: from then on its renewal waits."""


def of_units(read: Reader, parties: Collection[Party], today: date) -> Iterator[Matter]:
    """For these units."""
    yield from (_problem(What.MEND, found) for found in supervision.to_mend(read, parties))
    for row in outcomes.to_improve(read, parties):
        yield Matter(What.IMPROVE, Outcome.TOPIC, row.no, row.key, row.title, row.owner)
    yield from (each for each in _ending(read, What.KEEP, today) if each.party in parties)


def of_role(read: Reader, role: Role, today: date) -> Iterator[Matter]:
    """For somebody of the Party School."""
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
