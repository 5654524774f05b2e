"""What lies before the person who opens the hub: appointments, units, names, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.requests import Request

from domain.words import SHANGHAI, Party, PartyKind, Role
from hub.access import Standing
from hub.visits.sight import reach
from projections import programme, schools
from projections.programme import ProgrammeRow, StageRow
from web import pages, texts
from web.naming import Names, Shown

if TYPE_CHECKING:
    from hub.settings import Settings
    from projections.read import Reader


@dataclass(frozen=True)
class Desk:
    """One person at one moment, in one of the own roles."""

    request: Request
    read: Reader
    who: Standing
    role: Role | None

    @property
    def settings(self) -> Settings:
        return pages.hub(self.request).settings

    @property
    def now(self) -> datetime:
        """The moment in the district's time."""
        return texts.now().astimezone(SHANGHAI)

    @property
    def today(self) -> date:
        return texts.today()

    @cached_property
    def names(self) -> Names:
        return Names(self.read)

    @cached_property
    def units(self) -> tuple[Party, ...]:
        """The own units: an assistant's studio, not its schools."""
        return self.who.units

    @cached_property
    def reach(self) -> frozenset[Party]:
        """All units for which the person acts today."""
        return reach(self.who)

    @property
    def own(self) -> Party | None:
        """The unit as which the person speaks: the school first."""
        return next(iter(self.units), None)

    @property
    def ours(self) -> str:
        """我校, 我园, 我单位."""
        return self.names.ours(self.own)

    @cached_property
    def places(self) -> list[Shown]:
        """The own units and the studio of the own school, for the line above the heading."""
        found = list(self.units)
        for unit in self.units:
            row = schools.school(self.read, unit.id) if unit.kind == PartyKind.SCHOOL else None
            found += [Party(PartyKind.STUDIO, row.studio)] if row and row.studio else []
        return [self.names.shown(party) for party in dict.fromkeys(found)]

    @cached_property
    def studios(self) -> list[Party]:
        return [unit for unit in self.units if unit.kind == PartyKind.STUDIO]

    @cached_property
    def programme(self) -> ProgrammeRow | None:
        return programme.current(self.read, self.today)

    @cached_property
    def stage(self) -> StageRow | None:
        return programme.stage_on(self.read, self.programme.code, self.today) if self.programme else None

    def called(self, person_id: str) -> str:
        return pages.name_of(self.request, person_id)
