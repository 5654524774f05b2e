"""工作台: the first page answers one question for each role (web.md section 2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.words import Role
from projections import people
from web import pages
from web.help import NOTICE_VERSION, READ
from web.home import exported, hints, start, views
from web.home.desk import Desk
from web.home.turn import counter
from web.words import word

__all__ = ["counter", "routes"]


class View(NamedTuple):
    """The page of a role: its template, and what it shows."""

    template: str
    context: Callable[[Desk], dict[str, Any]]


MEMBER, DISTRICT = View("home/member.html", views.member), View("home/district.html", views.district)
VIEWS: dict[Role | None, View] = {
    Role.DIRECTOR: DISTRICT,
    Role.OFFICER: DISTRICT,
    Role.EVALUATOR: DISTRICT,
    Role.LEAD: MEMBER,
    Role.MENTOR: View("home/mentor.html", views.mentor),
    Role.SECRETARY: MEMBER,
    Role.ASSISTANT: View("home/assistant.html", views.assistant),
    Role.PARTNER: MEMBER,
    Role.OBSERVER: DISTRICT,
    Role.ADMIN: View("home/system.html", views.system),
    None: View("home/nobody.html", views.nobody),
}
"""By role, the weightiest first: somebody with several opens on the first, and `?role=` shows the others."""


async def home(request: Request) -> Response:
    """The page of the person's weightiest role, or of the one that the address asks for."""
    read, who = pages.reader(request), pages.standing(request)
    held = [role for role in VIEWS if role and role in who.roles]
    asked = [role for role in held if role == request.query_params.get("role")]
    return _page(Desk(request, read, who, next(iter(asked + held), None)), held)


def _page(desk: Desk, held: Sequence[Role | None]) -> Response:
    view, known = VIEWS[desk.role], people.person(desk.read, desk.who.person)
    return pages.page(
        desk.request,
        view.template,
        desk=desk,
        greeting=views.greeting(desk),
        tabs=[(f"/?role={role}", word(role), role == desk.role) for role in held if role] if len(held) > 1 else [],
        unread=READ.blank(desk.request) if known and known.notice != NOTICE_VERSION else None,
        inviting=view is MEMBER and bool(desk.units),
        sheets=desk.role is Role.ASSISTANT,
        **view.context(desk),
    )


routes = [Route("/", home, name="home:home"), *exported.EXPORT.routes, *hints.routes, *start.routes]
