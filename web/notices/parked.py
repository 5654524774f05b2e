"""未送达的消息: what could not be delivered, with what the server said, and a button to try it again."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.words import Party, PartyKind
from hub import access
from hub.access import Act
from hub.notices import Parked
from web import frame, pages, texts
from web.desk import may
from web.fields import Hidden
from web.filled import Filled
from web.forms import Form, submit
from web.naming import Names
from web.notices.messages import FAILURES
from web.texts import Words, _, _l

AGAIN = Form("admin.again", message=Hidden("", max=64, required=True))
MOST = 100


class Line(NamedTuple):
    """One message, for whom, and why it was not delivered."""

    parked: Parked
    to: str
    why: Words


async def board(request: Request) -> Response:
    """The messages that wait for somebody."""
    access.authorise(pages.standing(request), "admin.look", frame.act(request))
    return _page(request, AGAIN.blank(request))


async def again(request: Request) -> Response:
    """Try one of them anew; with the next look at the clock it goes out, if it is still so."""
    access.authorise(pages.standing(request), "admin.mend", frame.act(request))

    def do(values: dict[str, Any], _: Act) -> None:
        pages.hub(request).notices.deliveries.again(values["message"], texts.now())

    done = partial(pages.go, request, "admin:notices", done="again")
    return await submit(request, AGAIN, do=do, draw=partial(_page, request), done=lambda _: done())


def _page(request: Request, filled: Filled) -> Response:
    found = pages.hub(request).notices.deliveries.parked(MOST)
    names = Names(pages.reader(request))
    lines = [Line(each, _to(request, names, each), FAILURES.get(each.code, each.code)) for each in found]
    mend = may(request, "admin.mend")
    return pages.page(request, "notices/parked.html", filled=filled, lines=lines, may_mend=mend, most=MOST)


def _to(request: Request, names: Names, parked: Parked) -> str:
    kind, _colon, key = parked.recipient.partition(":")
    if kind == PartyKind.STUDIO:
        return _("{studio}的群", studio=names(Party(PartyKind.STUDIO, key)))
    return pages.name_of(request, key)


frame.DONE["again"] = _l("已列入重发，一分钟内发出；已经了结的事不再发。")

routes = [
    Route("/admin/notices", board, name="admin:notices"),
    Route("/admin/notices/again", again, methods=["POST"], name="admin:notices_again"),
]
