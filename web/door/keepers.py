"""账号管理: everybody's way in at a glance, and links for several people at once."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.access import Act
from hub.door.invitations import SLIP, Slip, Wanted
from hub.door.keeping import Entry, State
from hub.door.logins import suggested
from web import pages
from web.choices import Boxes, Choice
from web.desk import require
from web.door.ours import WAYS, handed
from web.filled import Filled
from web.forms import Form, submit
from web.texts import _l

SEVERAL = Form(
    "door.several",
    people=Boxes(_l("人员"), required=True, missing=_l("请选择要邀请的人")),
    way=Choice(_l("怎样送达"), required=True, options=WAYS),
)
INVITABLE = frozenset({State.NONE, State.INVITED, State.EXPIRED})
MOST = 500


async def show(request: Request) -> Response:
    require(request, "account.keep")
    return _page(request)


async def invite(request: Request) -> Response:
    """Links for all who were ticked: slips to print, or mails."""
    require(request, "account.keep")
    hub = pages.hub(request)

    def do(values: dict[str, Any], act: Act) -> list[Slip]:
        logins = suggested(hub.accounts.door, values["people"])
        wanted = [Wanted(person, logins[person]) for person in values["people"]]
        return hub.invitations.invite(wanted, way=values["way"], by=act.person)

    done = partial(handed, request, "/admin/accounts")
    return await submit(request, _form(request), do=do, draw=partial(_page, request), done=done)


def _form(request: Request) -> Form:
    entries = pages.hub(request).keeping.everybody()
    return SEVERAL.offering(people={each.person_id: each.name for each in entries if each.state in INVITABLE})


def _page(request: Request, filled: Filled | None = None) -> Response:
    entries = pages.hub(request).keeping.everybody()
    asked = request.query_params.get("state", "")
    shown = [each for each in entries if not asked or each.state == asked]
    counts = Counter(each.state for each in entries)
    told: dict[str, Any] = {
        "entries": shown[:MOST],
        "more": max(len(shown) - MOST, 0),
        "asked": asked,
        "counts": [(state, counts[state]) for state in State if counts[state]],
        "troubled": [each for each in entries if _troubled(each)],
        "invitable": INVITABLE,
        "mails": pages.hub(request).invitations.mails,
        "at": pages.instant,
    }
    form = filled or SEVERAL.blank(request, people=[], way=SLIP)
    return pages.keep_no_copy(pages.page(request, "door/accounts.html", filled=form, **told))


def _troubled(entry: Entry) -> bool:
    return bool(entry.invitation and entry.invitation.trouble)


routes = [
    Route("/admin/accounts", show, name="door:accounts"),
    Route("/admin/accounts/invite", invite, methods=["POST"], name="door:accounts_invite"),
]
