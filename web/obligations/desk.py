"""One duty before one person: who may hand it in, sign it, judge it now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request

from domain.errors import NotFound, NotYours, Refused
from domain.obligations import Obligation, OwnerKind
from domain.obligations.refusals import NoSignature, OfficeOnly, OwnSubmission, SignedAlready
from domain.obligations.states import OBLIGATION
from domain.words import Party, PartyKind, Role, Stage
from hub.access import HELPER, RULES
from hub.obligations import may_see
from projections import obligations
from projections.obligations import Handed, ObligationRow
from web import desk, pages
from web.desk import Crumbs
from web.obligations.shown import duty_no, owner_name
from web.texts import _
from web.words import word

LEAD = frozenset({Role.LEAD})
RULE = {
    "submit": "submit",
    "sign": "sign",
    "accept": "judge",
    "send_back": "judge",
    "extend": "extend",
    "waive": "waive",
}
"""By command: the action of hub.rules."""


@dataclass(frozen=True)
class Desk(desk.Desk):
    """A duty."""

    row: ObligationRow

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The duty of the address. NotFound for whom it does not exist."""
        no = request.path_params["duty"]
        found = obligations.obligation(pages.reader(request), no)
        if found is None or not may_see(pages.standing(request), found):
            raise NotFound(kind=Obligation.TOPIC, key=str(no))
        return cls(request, found)

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def version(self) -> int:
        return self.row.version

    @property
    def title(self) -> str:
        return _("{owner} {period} {kind}", owner=self.owner, period=self.period, kind=word(self.row.kind))

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), ("/obligations", _("应报事项")), (f"/obligations/{self.row.no}", duty_no(self.row))]

    @cached_property
    def owner(self) -> str:
        return owner_name(self.names, self.called, self.row.owner)

    @property
    def period(self) -> str:
        """A stage by its word, a year or the two years as they are."""
        return period_word(self.row.period)

    @cached_property
    def papers(self) -> list[Handed]:
        """All that was handed in, oldest first."""
        return obligations.papers(self.read, self.row.key)

    def stops(self, command: str) -> Refused | None:
        """Why this person cannot do it now, as the command would say."""
        return self._not_theirs(command) or OBLIGATION.refusal(self.row.state, command) or self._not_now(command)

    def _not_theirs(self, command: str) -> Refused | None:
        rule, studio = RULES[f"obligation.{RULE[command]}"], Party(PartyKind.STUDIO, self.row.studio)
        if command == "submit":
            return self._not_handing_in(rule, studio)
        if self.who.role_for(rule - LEAD) or self.who.role_for(rule & LEAD, studio):
            return None
        return self.who.refusal(rule, studio if rule & LEAD else None)

    def _not_handing_in(self, rule: frozenset[Role], studio: Party) -> Refused | None:
        person = self.row.owner.kind is OwnerKind.PERSON
        own = self.row.owner.id == self.person
        if (not person or own) and self.who.role_for(rule - HELPER, None if person else self.row.party):
            return None
        if self.who.role_for(rule & HELPER, studio):
            return None
        return NotYours() if person and not own else self.who.refusal(rule, self.row.party)

    def _not_now(self, command: str) -> Refused | None:
        if command == "sign":
            return None if self.row.unsigned else SignedAlready() if self.row.signed else NoSignature()
        if command not in ("accept", "send_back"):
            return None
        if self.row.submitted_by == self.person:
            return OwnSubmission()
        by_lead = not self.who.role_for(RULES["obligation.judge"] - LEAD)
        return OfficeOnly() if by_lead and self.row.owner.kind is OwnerKind.STUDIO else None


def period_word(period: str) -> str:
    """A stage by its word, anything else as it is."""
    return word(Stage(period)) if period in set(Stage) else period
