"""The page of a case: the text at reading width, who wrote it, who took it up, where it comes from; to insiders also how it came about."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.audience import tokens_of
from hub.cases import Sight
from hub.visits.sight import may_see
from projections import cases, visits
from projections.visits import VisitRow
from web import frame, pages
from web.cases import actions, lineage, timeline
from web.cases.adoption import Taking
from web.cases.desk import CASE_PAGE, Desk
from web.cases.look import Look
from web.cases.words import KINDS, SCORED
from web.forms import Form, submit
from web.texts import _, _l
from web.words import visit_no

RECALL = Form("cases.recall")
SIMILAR = 5


async def case(request: Request) -> Response:
    """The case, or the stub of a withdrawn one."""
    desk = Desk.at(request)
    if desk.sight is Sight.STUB:
        return pages.page(request, "cases/stub.html", desk=desk, kinds=KINDS)
    tokens = tokens_of(desk.read, desk.who)
    near = await run_in_threadpool(desk.hub.search.similar, desk.read, tokens, desk.key, SIMILAR)
    family = lineage.tree(desk, tokens)
    return draw(desk, near=near, family=family, reached=lineage.reached(family))


def draw(desk: Desk, **more: Any) -> Response:
    request, can = desk.request, actions.of_case(desk)
    return pages.page(
        request,
        "cases/case.html",
        desk=desk,
        look=look_of(desk),
        kinds=KINDS,
        turns=[each for each in can if each.waits],
        able=[each for each in can if not each.waits],
        recall=RECALL.blank(request, version=desk.version) if desk.can("recall") else None,
        take_up=actions.taking_up(desk),
        adoptions=cases.adoptions(desk.read, desk.key),
        reviews=[row for row in cases.reviews(desk.read, desk.key) if desk.full],
        scored=SCORED,
        log=timeline.of_case(desk) if desk.full else [],
        visit=came_from(desk),
        visit_no=visit_no,
        **more,
    )


def look_of(desk: Desk) -> Look:
    return Look.of(desk.request, desk.shown, desk.names(desk.school) if desk.case.school else "")


def came_from(desk: Desk) -> VisitRow | None:
    """The visit from which the case grew, where this person may see it."""
    found = visits.by_key(desk.read, desk.case.visit_id) if desk.case.visit_id else None
    return found if found and may_see(desk.who, found) else None


async def paper(request: Request) -> Response:
    """The case alone, for printing."""
    desk = Desk.at(request)
    if desk.sight is Sight.STUB:
        return pages.page(request, "cases/stub.html", desk=desk, kinds=KINDS)
    return pages.page(request, "cases/print.html", desk=desk, look=look_of(desk))


async def recall(request: Request) -> Response:
    """收回: one button, since it can be submitted again at any time."""
    desk = Desk.at(request)
    return await submit(
        request,
        RECALL,
        do=lambda _values, act: desk.hub.cases.recall(desk.key, act=act),
        draw=lambda filled: CASE_PAGE.stopped(Desk.at(request), _("收回案例"), filled.notice),
        done=lambda _receipt: pages.go(request, "cases:case", done="cases.recalled", case=desk.case.no),
    )


async def adoption(request: Request) -> Response:
    """One adoption: what was meant, what shows it, what came of it."""
    taking = Taking.at(request)
    about: dict[str, Any] = {
        "desk": taking.desk,
        "taking": taking,
        "kinds": KINDS,
        "visit_no": visit_no,
        **_linked(request, taking),
    }
    able, log = actions.of_adoption(taking), timeline.of_adoption(taking.desk, taking.key)
    return pages.page(request, "cases/adoption.html", able=able, log=log, **about)


def _linked(request: Request, taking: Taking) -> dict[str, object]:
    """What the evidence names, and the case that was shared back."""
    desk, shared = taking.desk, taking.adoption.shared
    return {
        "files": desk.hub.attachments.find_many([each.file.id for each in taking.evidence if each.file]),
        "visits": visits.by_keys(desk.read, [each.visit_id for each in taking.evidence if each.visit_id]),
        "shared": Desk.of(request, cases.number(desk.read, shared) or 0) if shared else None,
    }


frame.DONE["cases.recalled"] = _l("已收回，可以修改后再交。")
routes = [
    Route("/cases/{case:int}", case, name="cases:case"),
    Route("/cases/{case:int}/print", paper, name="cases:print"),
    Route("/cases/{case:int}/recall", recall, methods=["POST"], name="cases:recall"),
    Route("/cases/{case:int}/adoptions/{adoption:int}", adoption, name="adoptions:adoption"),
]
