"""The page of a brand: its eight steps with what was said and shown at each, what comes next, who endorsed it, who took it up; its paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.brands import State
from domain.brands.states import STEPS
from domain.errors import NotFound
from domain.evidence import Evidence, EvidenceKind, Standing
from domain.words import PartyKind
from hub.brands import may_see
from projections import brands
from projections.brands import BrandRow, Shown
from projections.brands import Step as Reached
from web import attached, pages
from web.brands import actions, timeline
from web.brands.desk import Desk
from web.brands.words import CRITERIA, KINDS
from web.evidence import Look, looks
from web.texts import Lazy, _l


class Milestone(NamedTuple):
    """One of the eight as the page shows it. `kind`: done, now, or ""; `do`: the address of its form, "" where it is not the reader's."""

    state: State
    kind: str
    step: Reached
    proof: list[Look]
    whose: Lazy
    do: str
    add: str


WHOSE: dict[State, Lazy] = {
    **dict.fromkeys(list(State)[1:5], _l("由学校办理")),
    State.PROPOSED: _l("由学校提出"),
    State.SHOWCASED: _l("由学校或工作室助理登记，须是已开展的互访或活动"),
    State.RECOGNISED: _l("由区教育党校负责人认定，须有评议、文号或佐证"),
    State.PROMOTED: _l("由区教育党校或工作室主持人登记，须有活动或佐证"),
}
"""Who does what at each step."""


async def page(request: Request) -> Response:
    """One brand."""
    desk = Desk.at(request)
    return pages.page(request, "brands/brand.html", actions=actions.of_brand(desk), **context(desk))


async def paper(request: Request) -> Response:
    """品牌档案, to be printed on A4."""
    desk = Desk.at(request)
    return pages.page(request, "brands/print.html", **context(desk))


async def file(request: Request) -> Response:
    """A file that the brand names."""
    desk, wanted = Desk.at(request), request.path_params["file"]
    picture = desk.brand.picture
    if not desk.full and (picture is None or picture.id != wanted):
        raise NotFound(kind="attachment", key=wanted)
    kept = await run_in_threadpool(desk.hub.brands.file, desk.key, wanted, desk.person)
    return attached.handed_over(request, kept)


def context(desk: Desk) -> dict[str, Any]:
    """What page and paper show."""
    return {
        "desk": desk,
        "brand": desk.brand,
        "called": desk.called,
        "unit": lambda code: desk.names.code("school", code),
        "school": desk.names.shown(desk.party),
        "studios": [desk.names.shown(each) for each in desk.studios],
        "milestones": milestones(desk),
        "kinds": KINDS,
        "criteria": CRITERIA,
        "log": timeline.of_brand(desk) if desk.full else [],
        "earlier": _earlier(desk),
        "venues": dict(_venues(desk)),
        "link": _linked(desk),
    }


def milestones(desk: Desk) -> list[Milestone]:
    """The eight steps; evidence only for whom all of it is shown."""
    path = brands.path(desk.read, desk.brand)
    command = {state: command for command, state in STEPS.items()}
    can_add = desk.can("add_evidence")
    return [
        Milestone(
            step.milestone,
            "done" if step.reached else "now" if step.due else "",
            step,
            _proof(desk, step.shown),
            WHOSE[step.milestone],
            desk.address(command[step.milestone].replace("_", "-"))
            if step.due and desk.can(command[step.milestone])
            else "",
            desk.address(f"evidence?milestone={step.milestone}") if step.reached and can_add else "",
        )
        for step in path
    ]


def _proof(desk: Desk, shown: tuple[Shown, ...]) -> list[Look]:
    """What was named beside the words of the step itself, which stand there already."""
    if not desk.full:
        return []
    row = desk.brand
    own = {row.working_name, row.name, row.slogan, *(each.carrier for each in row.carriers)}
    own |= {str(text) for text in (row.problem, row.meaning, row.identity) if text is not None}
    pieces = [each for each in shown if str(each.piece.evidence.text or each.piece.evidence.ref) not in own]
    return looks(desk, [(each.piece.evidence, each.standing) for each in pieces])


def _venues(desk: Desk) -> list[tuple[str, Look]]:
    """Where it was shown, and at which exchanges promoted, as `kind:key`."""
    things = [each.thing for each in desk.brand.shown] + [
        f"exchange:{p.exchange}" for p in desk.brand.promotions if p.exchange
    ]
    named = (thing.partition(":") for thing in things)
    pieces = [Evidence(EvidenceKind(kind), key) for kind, _sign, key in named]
    return list(zip(things, looks(desk, [(piece, Standing.STANDS) for piece in pieces]), strict=True))


def _earlier(desk: Desk) -> list[BrandRow]:
    """The school's other brands that exist for the reader."""
    rows = brands.of_school(desk.read, desk.brand.school)
    return [row for row in rows if row.key != desk.key and may_see(desk.read, desk.who, row)]


def _linked(desk: Desk) -> Callable[[Any], Any]:
    return lambda party: desk.names.shown(party) if party.kind != PartyKind.PARTNER else None
