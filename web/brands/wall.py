"""品牌墙: every school with its brand, how far it has come on the eight steps, and the step that comes next. Nothing is ranked."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from domain.brands import MILESTONES, State
from domain.words import SCHOOL_LEVELS, PartyKind
from hub import sight
from hub.access import RULES, Standing
from hub.brands import may_see
from projections import brands, evidence
from projections.brands import Plot
from web import pages
from web.brands.words import KINDS
from web.naming import Names
from web.texts import _
from web.words import word

PAGE = 30
MOST_SKIP = 100_000
NONE = "none"
"""Asks for schools without a brand."""


class Asked(NamedTuple):
    """What the address asks for; whatever is no choice counts as not said."""

    studio: str
    level: str
    state: str
    skip: int

    @classmethod
    def of(cls, request: Request, studios: dict[str, Any]) -> Asked:
        said = request.query_params
        studio, level, state, skip = (said.get(name, "") for name in ("studio", "level", "state", "skip"))
        return cls(
            studio if studio in studios else "",
            level if level in SCHOOL_LEVELS else "",
            state if state in (NONE, *MILESTONES) else "",
            min(int(skip), MOST_SKIP) if skip.isascii() and skip.isdecimal() and len(skip) < 10 else 0,  # noqa: PLR2004  # fits
        )

    def address(self, **other: object) -> str:
        """The same list with something else asked, from its beginning unless `skip` says otherwise."""
        given = {name: value for name, value in self._replace(**{"skip": 0, **other})._asdict().items() if value}  # type: ignore[arg-type]  # fields
        return f"/brands?{urlencode(given)}" if given else "/brands"


class Step(NamedTuple):
    """One of the eight, as small as it gets. `kind`: done, now (the next one), or ""."""

    kind: str
    name: str


class Line(NamedTuple):
    """A school on the wall. `opens`: whether its brand exists for the reader; `own`: whether they may begin one."""

    plot: Plot
    steps: list[Step]
    opens: bool
    flagged: bool
    own: bool


async def wall(request: Request) -> Response:
    """The wall, or its lines alone when a filter has changed."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    names = Names(read)
    studios = names.codes(PartyKind.STUDIO)
    asked = Asked.of(request, studios)
    narrowed: dict[str, Any] = {"studio": asked.studio, "level": asked.level}
    plots = brands.wall(read, **narrowed, state=asked.state, skip=asked.skip, limit=PAGE + 1)
    shown: dict[str, Any] = {
        "lines": lines(request, plots[:PAGE]),
        "total": brands.wall_count(read, **narrowed, state=asked.state),
    }
    shown |= {"counts": counts(asked, brands.coverage(read, **narrowed)), "kinds": KINDS, "names": names}
    more = asked.address(skip=asked.skip + PAGE) if len(plots) > PAGE else ""
    choices: dict[str, Any] = {"asked": asked, "studios": studios, "more": more, "may_propose": begins(request, who)}
    choices["stages"] = [(NONE, _("还没有品牌")), *((each.value, f"{each.no} {word(each)}") for each in MILESTONES)]
    return pages.page(request, "brands/wall.html", block="results", **choices, **shown)


def counts(asked: Asked, found: dict[State | None, int]) -> list[tuple[str, str, int, bool]]:
    """How many schools stand at which step, as links: address, words, number, current."""
    return [
        (
            asked.address(state=state.value if state else NONE),
            f"{state.no} {word(state)}" if state else _("还没有品牌"),
            number,
            asked.state == (state or NONE),
        )
        for state, number in found.items()
    ]


def lines(request: Request, plots: list[Plot]) -> list[Line]:
    """What this reader sees of the plots: a brand that does not exist for them is no more than a brand begun."""
    read, who = pages.reader(request), pages.standing(request)
    fallen, own = set(evidence.fallen(read, "brand")), owned(who)
    return [
        Line(
            plot,
            steps(plot),
            plot.brand is not None and may_see(read, who, plot.brand) is not None,
            plot.brand is not None and plot.brand.key in fallen,
            plot.brand is None and plot.school in own,
        )
        for plot in plots
    ]


def owned(who: Standing) -> frozenset[str]:
    """Schools whose brand the person builds."""
    rule = RULES["brand.build"]
    return frozenset(unit.id for unit in who.units if unit.kind == PartyKind.SCHOOL and who.role_for(rule, unit))


def begins(request: Request, who: Standing) -> bool:
    """Whether a school of the person has no brand yet."""
    read = pages.reader(request)
    return any(brands.in_use(read, code) is None for code in owned(who))


def steps(plot: Plot) -> list[Step]:
    """The eight steps in order: done, the next one, and those to come."""
    at = plot.brand.state.no if plot.brand else 0
    return [Step("done" if each.no <= at else "now" if each is plot.next else "", word(each)) for each in MILESTONES]
