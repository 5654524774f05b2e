"""One adoption: what the unit means to do, how far it has come, what shows it and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from starlette.requests import Request

from domain.cases.states import ADOPTION
from domain.errors import NotFound, Refused
from hub.access import OFFICER, RULES
from projections import cases
from projections.cases import AdoptionRow, EvidenceRow
from web import desk, pages
from web.cases.desk import Desk
from web.desk import Crumbs
from web.matter import Thing
from web.texts import _, _l


@dataclass(frozen=True)
class Taking(desk.Desk):
    """One adoption before one person, on the desk of its case."""

    desk: Desk
    adoption: AdoptionRow

    @classmethod
    def at(cls, request: Request) -> Taking:
        """The adoption of the address; NotFound for whom the case does not exist."""
        read, number = pages.reader(request), request.path_params["adoption"]
        found = cases.numbered(read, number)
        case = Desk.at(request)
        if found is None or found.case_key != case.key:
            raise NotFound(kind="adoption", key=str(number))
        return cls(request, case, found)

    @property
    def version(self) -> int:
        return self.adoption.version

    @property
    def key(self) -> str:
        return self.adoption.key

    @property
    def case(self) -> Any:
        return self.desk.case

    @property
    def title(self) -> str:
        return _("{unit}的借鉴", unit=self.desk.names(self.adoption.party))

    @property
    def crumbs(self) -> Crumbs:
        return [*self.desk.crumbs, (self.desk.address(f"adoptions/{self.adoption.no}"), self.title)]

    @cached_property
    def evidence(self) -> list[EvidenceRow]:
        return cases.evidence(self.desk.read, self.desk.key).get(self.key, [])

    @property
    def own(self) -> bool:
        """Whether the person acts for the unit."""
        who = self.desk.who
        return bool(who.role_for(RULES["adoption.act"] - OFFICER, self.adoption.party))

    def stops(self, command: str) -> Refused | None:
        """Why this person cannot do it now; None where they can."""
        who, rule = self.desk.who, RULES["adoption.act"]
        if not self.own and not who.role_for(OFFICER):
            return who.refusal(rule - OFFICER, self.adoption.party)
        return ADOPTION.refusal(self.adoption.state, command)


ADOPTION_PAGE = Thing(
    area="adoptions", path="/cases/{case:int}/adoptions/{adoption:int}", at=Taking.at, back=_l("返回这次借鉴")
)
"""What the forms of an adoption are about."""
