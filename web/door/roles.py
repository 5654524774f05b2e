"""身份: who holds several roles may act in one of them alone; pages, lists and rights are then those of that role."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.words import Role
from hub.access import Act
from projections import people
from web import frame, pages, texts, words
from web.choices import Choice
from web.filled import Filled
from web.forms import Form, submit
from web.texts import Lazy, _l
from web.visitor import set_cookie, visitor

ALL = "all"
SWITCH = Form("door.role", role=Choice(_l("身份"), required=True))


async def show(request: Request) -> Response:
    """The roles that the person holds today."""
    session = visitor(request).session
    return _page(request, _form(request).blank(request, role=(session.role if session else "") or ALL))


async def switch(request: Request) -> Response:
    """From now on this role, in a session with a new id."""

    def do(values: dict[str, Any], _act: Act) -> Response:
        here, chosen = visitor(request), str(values["role"])
        renewed = here.hub.accounts.renew(here.token, "" if chosen == ALL else chosen)
        response = RedirectResponse("/?done=door.role", 303)
        if renewed is not None:
            set_cookie(response, here.hub.settings, "hub", renewed.token)
        return response

    return await submit(
        request, _form(request), do=do, draw=lambda filled: _page(request, filled), done=lambda response: response
    )


def _form(request: Request) -> Form:
    return SWITCH.offering(role={ALL: _l("全部身份"), **held(request)})


def held(request: Request) -> dict[str, Lazy]:
    """Roles of today with their words, whatever is chosen."""
    day = texts.today()
    terms = people.terms_of(pages.reader(request), pages.person(request))
    running = {each.role for each in terms if each.from_on <= day <= (each.until_on or day)}
    return {role.value: words.WORDS[Role][role] for role in Role if role in running}


def _page(request: Request, filled: Filled) -> Response:
    return pages.keep_no_copy(pages.page(request, "door/role.html", filled=filled, several=len(held(request)) > 1))


frame.DONE["door.role"] = _l("身份已切换。")
routes = [
    Route("/me/role", show, name="door:role"),
    Route("/me/role", switch, methods=["POST"], name="door:role_send"),
]
