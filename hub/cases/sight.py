"""How much of a case a person may read: its own people and reviewers everything, its audience the edition that is up.

Source: the table of roles and rights of the domain, reading (a lead does not see reviews of other studios).
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from domain.cases import State
from domain.words import Party, PartyKind, Role
from hub.access import Standing
from hub.audience import READERS
from projections import cases
from projections.cases import CaseRow

GUIDES = frozenset({Role.LEAD, Role.MENTOR})
WRITERS = frozenset({Role.SECRETARY, Role.LEAD})
"""Who is, or was, in charge of a school; an assistant writes for its visits, not its cases."""


class Sight(StrEnum):
    """What is shown: every edition with its reviews; the edition that is up; that there was a case, and why it is withdrawn."""

    FULL = "full"
    READ = "read"
    STUB = "stub"


def may_see(who: Standing, row: CaseRow, tokens: Collection[str]) -> Sight | None:
    """How much of the case; None for whom it does not exist. `tokens`: hub.audience.tokens_of the person."""
    if concerns(who, row):
        return Sight.FULL
    if row.published is None or row.visibility is None:
        return None
    place = {"author": row.author, "school": row.school, "studio": row.studio, "programme": row.programme}
    if not cases.readers(row.visibility, **place) & frozenset(tokens):
        return None
    return Sight.STUB if row.state is State.WITHDRAWN else Sight.READ


def concerns(who: Standing, row: CaseRow) -> bool:
    """Whether the person wrote it, is of its school, reviews it, guides its studio, or is of the Party School."""
    if row.author == who.person or (row.reviewer == who.person and who.roles):
        return True
    school = Party(PartyKind.SCHOOL, row.school)
    if who.roles & READERS or any(school in term.reach for term in who.terms if term.role in WRITERS):
        return True
    return bool(row.studio) and guides(who, row.studio)


def guides(who: Standing, studio: str) -> bool:
    """Whether the person leads or accompanies this studio."""
    return bool(who.role_for(GUIDES, Party(PartyKind.STUDIO, studio)))
