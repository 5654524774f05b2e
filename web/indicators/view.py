"""What the pages of indicators look at: the figures of the day of the page for the district, a studio or a school."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from urllib.parse import urlencode

from starlette.requests import Request

from domain.errors import NotFound, NotYours
from domain.words import Party, PartyKind, Stage
from hub import sight
from hub.access import Standing
from hub.evaluation import READERS
from projections.indicators import TOTAL, District, Figure, Scope, Window
from projections.indicators.collaborating import FIGURES
from web import pages, texts
from web.collaboration.view import MEMBERS, full
from web.naming import Names
from web.texts import Words, _
from web.visitor import visitor
from web.words import word

LEAST_SCHOOLS = 5
"""Schools with a value, below which their median would point at one of them."""


@dataclass(frozen=True)
class View:
    """One request; `unit`: whose figures, None for the district's."""

    request: Request
    unit: Party | None

    @cached_property
    def district(self) -> District:
        """Of the day of the page, at the position of its reader, on the axis that it is looked at on."""
        past, read = visitor(self.request).as_of, pages.reader(self.request)
        axis = {"axis": past.axis} if past else {}
        return pages.hub(self.request).figures.district(texts.today(), position=read.position, **axis)

    @cached_property
    def names(self) -> Names:
        return Names(pages.reader(self.request))

    @cached_property
    def scope(self) -> Scope:
        return self.of(self.unit)

    def of(self, unit: Party | None) -> Scope:
        """The figures of a studio, of a school, or of everybody."""
        if unit is None:
            return Scope(self.district)
        named = {"studio": unit.id} if unit.kind is PartyKind.STUDIO else {"school": unit.id}
        return Scope(self.district, **named)

    @property
    def blocks(self) -> Mapping[str, Words]:
        """The stages that have begun, and all of them together."""
        return {code: _("全期") if code == TOTAL else word(Stage(code)) for code in self.district.blocks}

    def figure(self, code: str, block: str, scope: Scope | None = None) -> Figure | None:
        """One figure of one stage."""
        return FIGURES[code](Window(scope or self.scope, self.district.blocks[block]))

    def peers(self, code: str, block: str) -> float | None:
        """The median of all schools, without names or order; None where too few schools have a value."""
        scopes = [Scope(self.district, school=school) for school in Scope(self.district).schools]
        figures = [self.figure(code, block, scope) for scope in scopes]
        values = [each.v for each in figures if each is not None and each.v is not None and not each.low]
        return median(values) if len(values) >= LEAST_SCHOOLS else None

    @property
    def said(self) -> str:
        return _("截至 {day}", day=full(texts.today()))

    @property
    def whose(self) -> str:
        return self.names(self.unit) if self.unit else _("全区")

    @property
    def studios(self) -> dict[str, str]:
        """Studios to choose from, by code: no ranking."""
        return {code: self.names.code("studio", code) for code in sorted(set(self.district.studio_of.values()))}

    def address(self, code: str = "", **more: str) -> str:
        """The overview, or the page of one figure, of the same unit."""
        named = {str(self.unit.kind): self.unit.id} if self.unit else {}
        query = urlencode({**named, **{name: value for name, value in more.items() if value}})
        return "/indicators" + (f"/{code}" if code else "") + (f"?{query}" if query else "")


def view(request: Request) -> View:
    """Whose figures this person may look at: the district's and the studios' everybody inside; those of a school its own people and the Party School.

    Raises NotYours, or NotFound for a unit that is none.
    """
    who = pages.standing(request)
    sight.enter(who, MEMBERS)
    asked = request.query_params
    unit: Party | None = None
    if code := asked.get("school", ""):
        unit = Party(PartyKind.SCHOOL, code)
        _may_see(who, unit)
    elif studio := asked.get("studio", ""):
        unit = Party(PartyKind.STUDIO, studio)
    found = View(request, unit)
    if unit and unit.id not in (found.district.studio_of if code else found.studios):
        raise NotFound(kind=str(unit.kind), key=unit.id)
    return found


def _may_see(who: Standing, school: Party) -> None:
    """A school sees itself; who evaluates sees any, one at a time."""
    if school not in who.units and not who.role_for(READERS):
        raise NotYours
