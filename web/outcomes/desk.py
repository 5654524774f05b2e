"""What lies before somebody who looks at an outcome or does something with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request

from domain.errors import NotFound, Refused
from domain.outcomes.outcome import OUTCOME
from domain.words import Party, PartyKind
from hub import access
from hub.outcomes import may_see
from hub.rules.roles import OFFICER
from projections import outcomes, studios
from projections.outcomes import OutcomeRow
from web import desk, pages
from web.desk import Crumbs
from web.matter import Thing
from web.outcomes.words import outcome_no
from web.texts import _, _l

HERE = ("/outcomes", _l("成果"))
RULES = {"resubmit": "submit", "return_": "accept"}
"""The rule behind a command, where it is not its name."""


@dataclass(frozen=True)
class Desk(desk.Desk):
    """One outcome before one person in one request."""

    outcome: OutcomeRow

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The outcome of the address; NotFound for whom it does not exist."""
        number = request.path_params["outcome"]
        found = outcomes.outcome(pages.reader(request), number)
        if found is None or not may_see(pages.standing(request), found):
            raise NotFound(kind="outcome", key=str(number))
        return cls(request, found)

    @property
    def key(self) -> str:
        return self.outcome.key

    @property
    def party(self) -> Party:
        return self.outcome.owner

    @property
    def title(self) -> str:
        return self.outcome.title

    @property
    def number(self) -> str:
        return outcome_no(self.outcome.year, self.outcome.no)

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), HERE, (f"/outcomes/{self.outcome.no}", self.number)]

    @cached_property
    def around(self) -> list[Party]:
        """The owner, and the studios to which a school belongs now."""
        owner = self.outcome.owner
        if owner.kind != PartyKind.SCHOOL:
            return [owner]
        rows = studios.belongings_of_school(self.read, owner.id)
        return [owner, *(Party(PartyKind.STUDIO, row.studio) for row in rows if row.until_on is None)]

    @property
    def internal(self) -> bool:
        """Whether the person reads what was said before it was accepted, and what happened."""
        readers = access.RULES["outcome.accept"] | access.RULES["brand.recognise"]
        own = any(self.outcome.owner in term.reach for term in self.who.terms)
        return own or bool(self.who.role_for(readers))

    # ---- what is possible

    def stops(self, command: str) -> Refused | None:
        """Why this person cannot do it now; None where they can."""
        return self.right(command) or OUTCOME.refusal(self.outcome.state, command)

    def can(self, command: str) -> bool:
        return self.stops(command) is None

    def right(self, command: str) -> Refused | None:
        """Why this person could not do it in any state."""
        rule = access.RULES[f"outcome.{RULES.get(command, command)}"]
        units = self.around if command == "promote" else [self.outcome.owner]
        if self.who.role_for(rule & OFFICER) or any(self.who.role_for(rule - OFFICER, unit) for unit in units):
            return None
        return self.who.refusal(rule, self.outcome.owner)


OUTCOME_PAGE = Thing(area="outcomes", path="/outcomes/{outcome:int}", at=Desk.at, back=_l("返回成果"))
"""What the forms of an outcome are about."""
