"""What stands around each page: the menu of the person, what waits, the notice after a command."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.requests import Request

from domain.words import Role
from hub.access import Act
from hub.acting import heeds
from hub.private import ERASED
from projections import people
from web import past, texts
from web.menu import menu
from web.stages import in_stage
from web.texts import Lazy, _, _l
from web.visitor import visitor

if TYPE_CHECKING:
    from hub.compose import Hub
    from projections.read import Reader

Count = Callable[["Reader", str], int]
"""How much waits for a person: `count(reader, person_id)`; the home area gives it to `site.build`."""

DONE: dict[str, Lazy] = {
    "1": _l("已保存。"),
    "sent": _l("已送出。"),
    "revoked": _l("已结束那次登录。"),
    "left": _l("已在其他设备上退出登录。"),
}
"""Notices after a command, by the word in `?done=`; an area adds its own: `frame.DONE["visit.sent"] = _l(...)`."""


def roles(request: Request) -> frozenset[Role]:
    """Roles the person holds today, from the appointments in the log."""
    here = visitor(request)
    if here.session is None:
        return frozenset()
    day, terms = here.today(), people.terms_of(here.read_now(), here.session.person_id)
    terms = [t for t in terms if heeds(here.session.person_id, t.role)]
    return frozenset(t.role for t in terms if t.from_on <= day and (t.until_on is None or t.until_on >= day))


def name(hub: Hub, person_id: str) -> str:
    """A person's name; of an erased person the mark, in the language of the page."""
    found = hub.private.names(person_id)
    return _("已删除人员") if found == ERASED else found


def act(request: Request, command_id: str = "") -> Act:
    """Who acts: the person signed in, over the web; "" for nobody, who has no role."""
    session = visitor(request).session
    command = command_id or str(uuid.uuid4())
    return Act(person=session.person_id if session else "", command_id=command, correlation=command, source="web")


def context(request: Request) -> dict[str, object]:
    """What every template may use; all of it can be overridden by the page."""
    here, state = visitor(request), request.app.state
    mine = roles(request)
    person = here.session.person_id if here.session else ""
    addresses: frozenset[str] = state.addresses
    return {
        "lang": here.language,
        "languages": texts.languages(),
        "large": here.size == "large",
        "csrf": here.form_token,
        "in_stage": lambda code, day: in_stage(here.read(), code, day),
        "path": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "menu": menu(mine, addresses, request.url.path),
        "addresses": addresses,
        "me": name(here.hub, person) if person else "",
        "roles": mine,
        "acting": Role(here.session.role) if here.session and here.session.role else "",
        "idle_minutes": here.hub.settings.idle_minutes,
        "waiting": state.waiting(here.read(), person) if person and here.as_of is None else 0,
        "past": past.banner(request),
        "done": DONE.get(request.query_params.get("done", ""), ""),
        "operator": here.hub.settings.operator or here.hub.district.name,
        "support": here.hub.settings.support,
        "icp": here.hub.settings.icp,
    }
