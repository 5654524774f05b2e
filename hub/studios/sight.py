"""What of a studio a person may read: its board and plans, and what its mentors noted.

A note is for the studio, one for the lead is for the lead and who wrote it; the Party School sees how long mentors were there, not what
they said (P19, P32). Source: the table of roles and rights of the domain, reading.
"""

from __future__ import annotations

from domain.studios import PlanState
from domain.words import Party, PartyKind, Role
from hub.access import Standing
from hub.audience import READERS
from hub.sight import outside
from projections import studios
from projections.read import Reader
from projections.studios import GuidanceRow, Submission

GUIDES = frozenset({Role.LEAD, Role.MENTOR, Role.ASSISTANT})
WATCHERS = READERS | {Role.OBSERVER}


def own_people(read: Reader, who: Standing, code: str) -> bool:
    """Whether the person guides the studio, or brings a school into it today."""
    if who.role_for(GUIDES, Party(PartyKind.STUDIO, code)):
        return True
    return any(row.person == who.person and row.runs(who.on) for row in studios.members(read, code))


def may_see_board(read: Reader, who: Standing, code: str) -> bool:
    """The board of a studio: its own people, past ones too, and the Party School."""
    past = any(Party(PartyKind.STUDIO, code) in term.reach for term in who.terms if term.role in GUIDES)
    return bool(who.roles & WATCHERS) or past or own_people(read, who, code)


def may_see_plan(read: Reader, who: Standing, code: str) -> bool:
    """Every submission of a plan, with its answers: as the board."""
    return may_see_board(read, who, code)


def may_see_submission(read: Reader, who: Standing, code: str, submission: Submission) -> bool:
    """One submission: what was approved is open to the district, so that studios learn from one another."""
    approved = submission.state is PlanState.APPROVED and bool(who.roles) and not outside(who)
    return approved or may_see_plan(read, who, code)


def notes(read: Reader, who: Standing, code: str) -> list[GuidanceRow]:
    """What this person may read of the notes of a studio, the newest day first."""
    leads = who.role_for({Role.LEAD}, Party(PartyKind.STUDIO, code)) is not None
    inside = own_people(read, who, code)
    return [
        row
        for row in studios.guidance(read, code)
        if row.mentor == who.person or leads or (inside and not row.for_lead)
    ]
