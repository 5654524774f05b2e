"""An appointment and a person, as the read database tells of them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain.words import Party, Role, ScopeKind


class TermRow(NamedTuple):
    """An appointment; `until_on` is its last day, None while it is open."""

    person: str
    role: Role
    scope_kind: ScopeKind
    scope_id: str
    from_on: date
    until_on: date | None


class PersonRow(NamedTuple):
    """Somebody enrolled; `notice` is the version of the notice of processing that the person has confirmed, "" for none."""

    id: str
    party: Party | None
    enrolled_at: int
    notice: str
    erased: bool


def term_of(row: tuple[str, ...]) -> TermRow:
    """From the columns of a `TermRow`."""
    person, role, kind, key, first, last = row
    return TermRow(
        person, Role(role), ScopeKind(kind), key, date.fromisoformat(first), date.fromisoformat(last) if last else None
    )
