"""How a duty is named: whose it is, its number, its state as a tag."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from domain.obligations import Owner, OwnerKind, State
from domain.words import Party, PartyKind
from projections.obligations import ObligationRow
from web.naming import Names, Shown
from web.texts import _

KINDS = {
    State.ISSUED: "wait",
    State.SUBMITTED: "info",
    State.RETURNED: "wait",
    State.ACCEPTED: "ok",
    State.MISSED: "bad",
    State.WAIVED: "info",
}
"""Kind of the tag of each state."""


class Line(NamedTuple):
    """A duty with who owes it, as lists show it."""

    row: ObligationRow
    who: str
    address: str
    kind: str


def duty_no(row: ObligationRow) -> str:
    """The number people quote: 2026-报-018."""
    return _("{year}-报-{no}", year=row.year, no=f"{row.no:03d}")


def owner_name(names: Names, called: Callable[[str], str], owner: Owner) -> str:
    """A unit by its name, a member by the own one."""
    if owner.kind is OwnerKind.PERSON:
        return called(owner.id)
    return names(Party(PartyKind(owner.kind), owner.id))


def owner_shown(names: Names, owner: Owner) -> Shown | None:
    """The unit as a link; None for a person."""
    return None if owner.kind is OwnerKind.PERSON else names.shown(Party(PartyKind(owner.kind), owner.id))


def lined(names: Names, called: Callable[[str], str], row: ObligationRow) -> Line:
    return Line(row, owner_name(names, called, row.owner), f"/obligations/{row.no}", KINDS[row.state])
