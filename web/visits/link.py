"""The page behind a link in a chat: who invites whom, to what, when, and how it stands; signing in leads on to the answer.

It has no menu, shows no text that people wrote but the topic, and looking at it changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.visits import State
from domain.words import Side
from projections import units, visits
from projections.visits import VisitRow
from web import pages, texts
from web.texts import _
from web.visits.forms import number
from web.visits.words import chip
from web.words import moment, slot, visit_no, word


async def link(request: Request) -> Response:
    """The public page of one visit; a token that fits none is answered as an unknown address."""
    visit = _found(request, request.path_params["token"])
    return pages.keep_no_copy(pages.page(request, "visits/link.html", visit=visit, **_shown(request, visit)))


def _shown(request: Request, visit: VisitRow) -> dict[str, Any]:
    read, proposer = pages.reader(request), visit.direction.proposer
    sides = {side: units.unit(read, party) for side, party in visit.sides.items()}
    return _next(request, visit, sides) | {
        "number": visit_no(visit.year, visit.no),
        "sender": sides[proposer],
        "receiver": sides[proposer.other],
        "times": [slot(each) for each in ([visit.slot] if visit.slot else visit.slots)],
        "chip": chip(visit.state),
    }


def _found(request: Request, token: str) -> VisitRow:
    no = number(token.partition("-")[0])
    visit = visits.visit(pages.reader(request), no)
    if visit is None or not pages.hub(request).links.fits(token, visit.key):
        raise NotFound(kind="visit", key="")
    return visit


def _next(request: Request, visit: VisitRow, sides: Mapping[Side, units.Unit | None]) -> dict[str, Any]:
    """What stands and the next step: a sentence, an address, and the words on the button."""
    page, answer = f"/visits/{visit.no}", f"/visits/{visit.no}/reply"
    if visit.state is State.PROPOSED and visit.turn:
        waits = sides[visit.turn]
        said = _("正等{unit}回应。", unit=waits.name if waits else "")
        if not pages.signed_in(request):
            return {"said": said, "address": f"/login?next={answer}", "words": _("登录后回应")}
        mine = visit.sides[visit.turn] in pages.standing(request).units
        return {"said": said, "address": answer if mine else page, "words": _("去回应") if mine else _("查看")}
    said = _since(request, visit)
    if pages.signed_in(request):
        return {"said": said, "address": page, "words": _("查看")}
    return {"said": said, "address": f"/login?next={page}", "words": _("登录后查看")}


def _since(request: Request, visit: VisitRow) -> str:
    """What has become of it, with who said so and when: a used link is answered, not broken."""
    lines = visits.timeline(pages.reader(request), visit.key, today=texts.today())
    last = next((line for line in reversed(lines) if line.kind == visit.state), lines[-1])
    side = units.unit(pages.reader(request), visit.sides[last.side]) if last.side else None
    facts = {"state": word(visit.state), "unit": side.name if side else "", "at": moment(last.at)}
    return _("{state}（{unit}，{at}）。", **facts) if side else _("{state}（{at}）。", **facts)


routes = [Route("/i/{token}", link, name="visits:link")]
