"""What the use cases of duties share: the duty before a person, and whether that person hands it in, signs it or judges it."""

from __future__ import annotations

from msgspec.structs import replace

from domain.errors import NotFound, NotYours
from domain.obligations import Obligation, OwnerKind
from domain.words import Party, PartyKind, Role
from hub import basis
from hub.access import HELPER, RULES, Act, Standing
from hub.obligations.sight import may_see
from projections import obligations
from projections.obligations import ObligationRow

LEAD = frozenset({Role.LEAD})


class Basis(basis.Basis):
    """A hub's reporting duties: the parts on which every use case stands."""

    def _owned(self, action: str, key: str, act: Act) -> tuple[Obligation, Act]:
        """For its owner, or the assistant of the studio that looks after it."""
        obligation = self._core.log.load(Obligation, key)
        if act.trusted:
            return obligation, act
        who, row = self._who(act, key)
        rule = RULES[f"obligation.{action}"]
        studio = Party(PartyKind.STUDIO, row.studio)
        if row.owner.kind is OwnerKind.PERSON:
            role = who.role_for(rule - HELPER) if row.owner.id == act.person else None
        else:
            role = who.role_for(rule - HELPER, row.party)
        helping = None if role else who.role_for(rule & HELPER, studio)
        if role is None and helping is None:
            others = row.owner.kind is OwnerKind.PERSON and row.owner.id != act.person
            raise NotYours if others else who.refusal(rule, row.party)
        return obligation, replace(act, role=role or helping, on_behalf_of=(row.party or studio) if helping else None)

    def _judged(self, action: str, key: str, act: Act) -> tuple[Obligation, Act]:
        """For the Party School, or the lead of the studio that looks after it."""
        obligation = self._core.log.load(Obligation, key)
        if act.trusted:
            return obligation, act
        who, row = self._who(act, key)
        rule, studio = RULES[f"obligation.{action}"], Party(PartyKind.STUDIO, row.studio)
        role = who.role_for(rule - LEAD) or who.role_for(rule & LEAD, studio)
        if role is None:
            raise who.refusal(rule, studio if rule & LEAD else None)
        return obligation, replace(act, role=role)

    def _who(self, act: Act, key: str) -> tuple[Standing, ObligationRow]:
        """The person and the duty. For whom it does not exist, it is not found."""
        who = self._core.standing(act.person)
        with self._look() as read:
            row = obligations.by_key(read, key)
        if row is None or not may_see(who, row):
            raise NotFound(kind=Obligation.TOPIC, key=key)
        return who, row


def by_office(act: Act) -> bool:
    """Whether the Party School judges, and not the lead of the studio."""
    return act.role is not Role.LEAD
