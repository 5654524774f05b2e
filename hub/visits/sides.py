"""For which side of a visit a person acts: the own one, the one whose assistant this is, the one that phoned, or none.

Source: the table of roles and rights of the domain, side membership of a visit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.errors import NotYours, ReadOnly, Refused, TermEnded, TermNotBegun, Wrong
from domain.words import Party, PartyKind, Role, Side
from hub.access import OFFICE, RULES, Act, Standing

if TYPE_CHECKING:
    from domain.visits import Visit

AS_ITSELF = frozenset(
    {
        "cancel",
        "record_held",
        "record_not_held",
        "record_afterwards",
        "file_attendance",
        "correct_attendance",
        "correct_record",
        "remind",
        "close",
        "void",
        "redact",
    }
)
"""What the Party School does in its own name; everything else it does on behalf of a side."""

GUEST_ONLY = frozenset({"issue_letter", "set_delegation", "promise_return"})
HOST_ONLY = frozenset({"set_logistics", "confirm", "waive_return"})
ANSWERS = frozenset({"accept", "counter", "decline", "accept_change", "reject_change"})
OFFERS = frozenset({"amend_offer", "withdraw"})


class SideNeeded(Wrong):
    """Who acts for somebody else says for which side."""

    code = "visit.side_needed"


def natural(command: str, visit: Visit) -> Side | None:
    """The side that would do this, where somebody could act for either."""
    if command in GUEST_ONLY | HOST_ONLY:
        return Side.GUEST if command in GUEST_ONLY else Side.HOST
    if command in ANSWERS | OFFERS and visit.turn is not None:
        return visit.turn if command in ANSWERS else visit.turn.other
    if command == "retract_change" and visit.change is not None:
        return visit.change.by
    waiting = {"acknowledge_record": visit.unacknowledged, "confirm_minutes": set(Side) - visit.confirmed}
    return next(iter(sorted(waiting.get(command, ()), reverse=True)), None)


def told(who: Standing, command: str, sides: Mapping[Side, Party], act: Act, usual: Side | None) -> Side | None:
    """The side of a history's line: of the unit that it names, of the actor's own units, else the one that would do this."""
    named = {party: side for side, party in sides.items()}
    if act.on_behalf_of in named:
        return named[act.on_behalf_of]
    reached = frozenset().union(*(term.reach for term in who.terms if term.runs(who.on)))
    own = [side for side, party in sides.items() if party in reached]
    if len(own) == 1:
        return own[0]
    return None if command in AS_ITSELF and not own else usual


def act_for(
    who: Standing, command: str, sides: Mapping[Side, Party], act: Act, wanted: Side | None, usual: Side | None
) -> tuple[Side | None, Act]:
    """The side, None for the Party School as itself, and the act with the role by which it is done.

    `wanted`: the side that the form names; `usual`: the one to take where both would do. Raises NotYours, TermEnded,
    TermNotBegun, ReadOnly, SideNeeded.
    """
    rule = RULES[f"visit.{command}"]
    asked = {wanted: sides[wanted]} if wanted else sides
    own = {side: role for side, party in asked.items() if (role := who.role_for(rule - OFFICE, party))}
    if own:
        side = usual if usual in own else next(iter(own))
        return side, replace(act, role=own[side], on_behalf_of=_helped(own[side], sides[side]))
    office = who.role_for(rule & OFFICE)
    if office and wanted is None and command in AS_ITSELF:
        return None, replace(act, role=office)
    if office is Role.OFFICER:
        phoned = wanted or usual
        if phoned is None:
            raise SideNeeded("side")
        return phoned, replace(act, role=office, on_behalf_of=sides[phoned])
    raise _refusal(who, rule, asked)


def _helped(role: Role, party: Party) -> Party | None:
    """An assistant acts for the schools of the studio on their behalf."""
    return party if role is Role.ASSISTANT and party.kind == PartyKind.SCHOOL else None


def _refusal(who: Standing, rule: frozenset[Role], sides: Mapping[Side, Party]) -> Refused:
    """The reason that says most: a term that has ended, one that has not begun, or no right at all."""
    found = [who.refusal(rule & OFFICE)] if rule & OFFICE else []
    found += [who.refusal(rule - OFFICE, party) for party in sides.values()]
    for kind in (TermEnded, TermNotBegun, ReadOnly):
        if fitting := [each for each in found if isinstance(each, kind)]:
            return fitting[-1]
    return NotYours()
