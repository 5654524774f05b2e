"""补录: a visit that took place without an invitation here is entered; the other side is asked to acknowledge it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.visits import Direction, Subject
from domain.words import SHANGHAI, Side
from hub.access import Act
from hub.log import Receipt
from projections import units, visits
from web import frame, pages
from web.filled import Filled
from web.forms import Form, submit
from web.texts import _l
from web.visits import counterpart
from web.visits.counterpart import party_of
from web.visits.forms import RECORD, number


def form_of(request: Request) -> tuple[Form, list[units.Unit], list[units.Unit]]:
    """The form with the own units and the others to choose from."""
    own = counterpart.acting(request, pages.standing(request), "record_afterwards")
    others = counterpart.others(request, own)
    return RECORD.offering(unit=counterpart.options(own), to=counterpart.options(others)), own, others


async def new(request: Request) -> Response:
    """The empty form, or what was typed before."""
    form, own, _others = form_of(request)
    asked = request.query_params
    side = asked.get("side") if asked.get("side") in set(Side) else None
    return draw(request, form.open(request, unit=str(own[0].party), side=side, to=asked.get("to")))


async def create(request: Request) -> Response:
    form, *_units = form_of(request)
    return await submit(
        request,
        form,
        do=lambda values, act: enter(request, values, act),
        draw=lambda filled: draw(request, filled),
        done=lambda receipt: _entered(request, receipt),
        rehearses=True,
    )


def draw(request: Request, filled: Filled) -> Response:
    _form, own, others = form_of(request)
    text = filled.typed("find").strip()
    found = counterpart.found(others, text) if text else others
    if len(found) == 1 and filled.more == "find":
        filled = replace(filled, text=filled.text | {"to": [str(found[0].party)]})
    kept = [unit for unit in others if str(unit.party) == filled.typed("to") and unit not in found]
    return pages.page(
        request,
        "visits/afterwards.html",
        filled=filled,
        own=own,
        groups=counterpart.groups(request, (kept + found) or others),
        nobody=bool(text) and not found,
        several=len(found) if text and len(found) > 1 else 0,
    )


def enter(request: Request, values: dict[str, Any], act: Act) -> Receipt:
    """The use case; the side that enters it counts as the one that proposed it."""
    hub, side = pages.hub(request), Side(values["side"])
    sides = {side: party_of(values["unit"]), side.other: party_of(values["to"])}
    with hub.reader() as read:
        earlier = visits.visit(read, number(values["in_return_for"])) if values["in_return_for"] else None
    subject = Subject(
        programme_id="",
        direction=Direction.INVITE if side is Side.HOST else Direction.REQUEST,
        host=sides[Side.HOST],
        guest=sides[Side.GUEST],
        topic=values["topic"],
        purpose=values["purpose"],
        in_return_for=earlier.key if earlier else values["in_return_for"] or None,
    )
    return hub.visits.record_afterwards(
        subject,
        started_at=_at(values["on"], values["start"]),
        ended_at=_at(values["on"], values["end"]),
        side=side,
        act=act,
        **{name: values[name] for name in ("headcount_guest", "headcount_host", "source", "sure")},
    )


def _at(on: date, clock: time) -> datetime:
    return datetime.combine(on, clock, SHANGHAI)


def _entered(request: Request, receipt: Receipt) -> Response:
    no = visits.created_at(pages.reader(request), receipt.first)
    return pages.go(request, "visits:visit", done="visit.recorded", no=no) if no else pages.go(request, "visits:board")


frame.DONE["visit.recorded"] = _l("已补录，并请另一方确认。考勤和纪要可以接着补上。")

routes = [
    Route("/visits/record", new, name="visits:afterwards"),
    Route("/visits/record", create, methods=["POST"], name="visits:enter"),
]
