"""What the use cases of partners share: for which unit a person speaks, where lists are kept, one look at what is so."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from domain.errors import NotChosen, NotFound, refuse
from domain.partners import Listing, Partner
from domain.words import Party, PartyKind, Role
from hub import basis
from hub.access import OFFICE, RULES, Act
from hub.partners.faults import UnitUnknown
from projections import units
from projections.read import Reader


def new_id(given: str = "") -> str:
    """The key of an agreement, an item or a project: the one given, else a new one of 16 hexadecimal digits."""
    return given or secrets.token_hex(8)


class Basis(basis.Basis):
    """A hub's partners: the parts on which every use case stands."""

    # ---- who may

    def _speaking(self, act: Act, action: str, parties: Sequence[Party], by: Party | None = None) -> tuple[Act, Party]:
        """The act, and the unit for which it is done: `by`, else the first of `parties` for which the person speaks.

        An officer does it on behalf of the unit named. Raises NotYours, TermEnded, TermNotBegun, ReadOnly, NotChosen.
        """
        if act.trusted:
            return act, by or act.on_behalf_of or parties[0]
        who, rule = self._core.standing(act.person), RULES[action]
        asked = [by] if by else parties
        for party in asked:
            if role := who.role_for(rule - OFFICE, party):
                return replace(act, role=role), party
        if who.role_for(rule & OFFICE):
            if len(asked) > 1:
                raise NotChosen("by")
            return replace(act, role=Role.OFFICER, on_behalf_of=asked[0]), asked[0]
        raise who.refusal(rule - OFFICE, asked[0])

    def _oneself(self, act: Act, action: str, parties: Iterable[Party]) -> Act:
        """The act of the Party School in its own name, or of somebody who speaks for one of these units."""
        if act.trusted:
            return act
        who, rule = self._core.standing(act.person), RULES[action]
        own = (role for party in parties if (role := who.role_for(rule - OFFICE, party)))
        role = who.role_for(rule & OFFICE) or next(own, None)
        if role is None:
            raise who.refusal(rule)
        return replace(act, role=role)

    # ---- what is so

    def _partner(self, code: str) -> Partner:
        return self._core.log.load(Partner, code)

    def _lists(self, owner: Party) -> Partner | Listing:
        """Where the lists of a unit are kept; those of a school or studio begin with their first item."""
        if owner.kind == PartyKind.PARTNER:
            return self._partner(owner.id)
        try:
            return self._core.log.load(Listing, str(owner))
        except NotFound:
            return Listing.open(owner)

    def _known(self, read: Reader, field: str, parties: Iterable[Party]) -> None:
        """Refuse units that nobody knows."""
        refuse(*(UnitUnknown(field, unit=str(party)) for party in parties if units.unit(read, party) is None))
