"""One problem of a school before one person: who may do what with it now, and what shows that it is solved."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from domain.errors import NotFound, Refused
from domain.problems import State
from domain.problems.states import PROBLEM
from domain.words import Party, PartyKind, Role
from hub.access import RULES, Standing
from hub.problems import may_see
from hub.problems.handling import OF_STUDIO
from projections import problems
from projections.problems import ProblemRow
from web import desk, pages
from web.desk import Crumbs
from web.texts import _

KINDS = {
    State.RAISED: "wait",
    State.DIAGNOSED: "wait",
    State.AGREED: "info",
    State.SOLVED: "ok",
    State.WITHDRAWN: "info",
}
ACTIONS = {
    "diagnose": "diagnose",
    "agree_measure": "agree",
    "solve": "solve",
    "reopen": "reopen",
    "withdraw": "withdraw",
}
"""By command: the action of hub.rules."""


@dataclass(frozen=True)
class Desk(desk.Desk):
    """A problem."""

    row: ProblemRow

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The problem of the address. NotFound for whom it does not exist."""
        no, read = request.path_params["problem"], pages.reader(request)
        found = problems.problem(read, no)
        if found is None or not may_see(read, pages.standing(request), found):
            raise NotFound(kind="problem", key=str(no))
        return cls(request, found)

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def version(self) -> int:
        return self.row.version

    @property
    def party(self) -> Party | None:
        return Party(PartyKind.SCHOOL, self.row.school)

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), ("/problems", _("问题清单")), (f"/problems/{self.row.no}", self.row.title)]

    def stops(self, command: str) -> Refused | None:
        """Why this person cannot do it now: neither for the school nor for its studio, or the state forbids it."""
        rule = RULES[f"problem.{ACTIONS[command]}"]
        if not acts(self.who, rule, self.row.school, self.row.studio):
            return self.who.refusal(rule, self.party)
        return PROBLEM.refusal(self.row.state, command)


def acts(who: Standing, rule: frozenset[Role], school: str, studio: str) -> bool:
    """Whether somebody acts for the school, or for all schools of its studio."""
    return bool(
        who.role_for(rule, Party(PartyKind.SCHOOL, school))
        or (studio and who.role_for(rule & OF_STUDIO, Party(PartyKind.STUDIO, studio)))
    )
