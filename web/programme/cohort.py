"""One cohort before one person: what pages and forms about it need to know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request

from domain.errors import NotFound, Refused
from domain.programme.states import PROGRAMME
from domain.words import Stage
from projections import programme
from projections.programme import ProgrammeRow, StageRow
from web import desk, pages
from web.desk import Crumbs
from web.texts import _
from web.words import word


@dataclass(frozen=True)
class Desk(desk.Desk):
    """A cohort, and perhaps one of its stages."""

    row: ProgrammeRow
    stage: StageRow | None = None

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The cohort of the address. Raises NotFound."""
        code = request.path_params["programme"]
        if (found := programme.programme(pages.reader(request), code)) is None:
            raise NotFound(kind="programme", key=code)
        return cls(request, found)

    @classmethod
    def at_stage(cls, request: Request) -> Desk:
        """The stage of the address. Raises NotFound, also for one that has not been scheduled."""
        here, name = cls.at(request), request.path_params["stage"]
        found = next((row for row in here.stages if row.stage == name), None)
        if found is None:
            raise NotFound(kind="stage", key=name)
        return cls(request, here.row, found)

    @property
    def key(self) -> str:
        return f"{self.row.code}/{self.stage.stage}" if self.stage else self.row.code

    @property
    def title(self) -> str:
        return word(self.stage.stage) if self.stage else self.row.title

    @property
    def crumbs(self) -> Crumbs:
        here = f"/programme/{self.row.code}"
        trail = [("/", _("工作台")), ("/programme", _("培育期")), (here, self.row.title)]
        return [*trail, (f"{here}/stages/{self.stage.stage}", word(self.stage.stage))] if self.stage else trail

    @cached_property
    def stages(self) -> list[StageRow]:
        return programme.stages(self.read, self.row.code)

    @property
    def due(self) -> Stage | None:
        """The stage that has not been scheduled yet; None when all five are."""
        order = list(Stage)
        return order[len(self.stages)] if len(self.stages) < len(order) else None

    @property
    def here(self) -> StageRow:
        """The stage, where the address names one."""
        if self.stage is None:
            raise NotFound(kind="stage", key="")
        return self.stage

    def stops(self, command: str) -> Refused | None:
        """Why the state of the cohort forbids it."""
        return PROGRAMME.refusal(self.row.state, command)
