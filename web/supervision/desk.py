"""What lies before somebody who looks at a supervision visit, or at one problem that was found there."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from domain.errors import NotFound, Refused
from domain.supervision.supervision import PROBLEM
from domain.words import Party, PartyKind
from hub import access
from hub.rules.roles import AUTHOR
from hub.supervision import may_see
from projections import schools, supervision
from projections.supervision import ProblemRow, SupervisionRow
from web import desk, pages
from web.desk import Crumbs
from web.matter import Thing
from web.supervision.words import supervision_no
from web.texts import _, _l

HERE = ("/supervision", _l("督导"))
RULES = {"find": "judge", "return_": "judge", "close": "judge"}
"""The rule behind a command, where it is not its name."""


@dataclass(frozen=True)
class Desk(desk.Desk):
    """One visit before one person in one request."""

    visit: SupervisionRow

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The visit of the address; NotFound for whom it does not exist."""
        number = request.path_params["supervision"]
        found = supervision.supervision(pages.reader(request), number)
        if found is None or not may_see(pages.standing(request), found):
            raise NotFound(kind="supervision", key=str(number))
        return cls(request, found)

    @property
    def key(self) -> str:
        return self.visit.key

    @property
    def studio(self) -> Party:
        return Party(PartyKind.STUDIO, self.visit.studio)

    @property
    def number(self) -> str:
        return supervision_no(self.visit.year, self.visit.no)

    @property
    def title(self) -> str:
        return _("{no}：{studio}", no=self.number, studio=self.names(self.studio))

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), HERE, (f"/supervision/{self.visit.no}", self.number)]

    def schools(self) -> dict[str, str]:
        """Schools of the studio that was visited, by code."""
        return {row.code: row.name for row in schools.of_studio(self.read, self.visit.studio)}

    # ---- what is possible

    def stops(self, command: str, problem: ProblemRow | None = None) -> Refused | None:
        """Why this person cannot do it now; None where they can."""
        return self.right(command, problem) or (PROBLEM.refusal(problem.state, command) if problem else None)

    def right(self, command: str, problem: ProblemRow | None = None) -> Refused | None:
        """Why this person could not do it in any state. Only who was asked to mend something reports it."""
        rule = access.RULES[f"supervision.{RULES.get(command, command)}"]
        party = problem.to if problem and rule == AUTHOR else None
        asked_nobody = rule == AUTHOR and party is None
        if not asked_nobody and self.who.role_for(rule, party):
            return None
        return self.who.refusal(rule, party or self.studio) if rule == AUTHOR else self.who.refusal(rule)


@dataclass(frozen=True)
class Found(Desk):
    """One problem of a visit."""

    problem: ProblemRow

    @classmethod
    def at(cls, request: Request) -> Found:
        """The problem of the address; NotFound where there is none of this number."""
        here, number = Desk.at(request), request.path_params["finding"]
        row = next((each for each in here.visit.problems if each.no == number), None)
        if row is None:
            raise NotFound(kind="problem", key=str(number))
        return cls(request, here.visit, row)

    @property
    def key(self) -> str:
        return f"{self.visit.key}/{self.problem.no}"

    def refusal(self, command: str) -> Refused | None:
        return self.stops(command, self.problem)

    def address(self, name: str = "") -> str:
        """Its forms stand below the visit; it is shown on the visit's page."""
        here = f"/supervision/{self.visit.no}"
        return f"{here}/problems/{self.problem.no}/{name}" if name else here


VISIT = Thing(area="supervision", path="/supervision/{supervision:int}", at=Desk.at, back=_l("返回督导"))
"""What the forms of a visit are about."""
PROBLEM_OF_IT = Thing(
    area="supervision.problem",
    path="/supervision/{supervision:int}/problems/{finding:int}",
    at=Found.at,
    back=_l("返回督导"),
    beside="supervision/_problem.html",
)
"""What the forms of one problem are about."""
