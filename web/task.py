"""One purpose a page: a small form on one thing, with its heading, who may open it, and what it does. For appointments and the like.

MENTOR = Errand("studios:mentor", "/studios/{studio}/mentor", "studio.appoint_mentor", _l("聘任导师"), _l("聘任"), of=studio,
                form=mentor_form, do=lambda hub, on, values, act: hub.studios.appoint_mentor(on.key, **values, act=act))
routes = [*MENTOR.routes]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.words import Party
from hub import access
from hub.access import Act
from hub.compose import Hub
from web import frame, pages
from web.filled import Filled
from web.forms import Form, submit
from web.texts import Words

Crumbs = Sequence[tuple[str, Words]]


def may(request: Request, rule: str, party: Party | None = None) -> bool:
    """Whether the person may do it today: what a page offers."""
    roles, who = access.RULES[rule], pages.standing(request)
    return bool(who.role_for(roles & access.OFFICE) or who.role_for(roles - access.OFFICE, party))


def require(request: Request, rule: str, party: Party | None = None) -> None:
    """Refuse, with the reason, who may not do it: before a form is shown or read."""
    access.authorise(pages.standing(request), rule, frame.act(request), party)


class Subject(NamedTuple):
    """What an errand is about: its key, the way to it (the last crumb is where one goes back to), its party, what is known of it."""

    key: str
    crumbs: Crumbs
    party: Party | None = None
    row: Any = None


Asks = Callable[[Request, Subject], Form]
Do = Callable[[Hub, Subject, dict[str, Any], Act], object]


Rows = Callable[[Request, Subject], Sequence[object]]


def no_rows(_: Request, __: Subject) -> Sequence[object]:
    """An errand with nothing beside its form."""
    return ()


def nothing(_: Request, __: Subject) -> Mapping[str, Any]:
    """A form that begins empty."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Errand:
    """A small form on one thing. `do` may return the address to go to; else the way leads back to the last crumb."""

    name: str
    path: str
    rule: str
    title: Words
    words: Words
    of: Callable[[Request], Subject]
    form: Asks
    do: Do
    given: Callable[[Request, Subject], Mapping[str, Any]] = nothing
    done: str = "1"
    about: Words = ""
    below: str = ""
    rows: Rows = no_rows
    """What the template `below` lists beside the form."""

    async def show(self, request: Request) -> Response:
        """The form, for somebody who may."""
        on = self._allowed(request)
        return self.page(request, on, self.form(request, on).open(request, key=on.key, **self.given(request, on)))

    async def carry_out(self, request: Request) -> Response:
        """What was sent, done or drawn again."""
        on, hub = self._allowed(request), pages.hub(request)
        form = self.form(request, on)
        return await submit(
            request,
            form,
            do=lambda values, act: self.do(hub, on, {name: values[name] for name in form.fields}, act),
            draw=lambda filled: self.page(request, on, filled),
            done=lambda result: self._leave(on, result),
        )

    @property
    def routes(self) -> list[Route]:
        """The form and what it sends, at one address."""
        return [
            Route(self.path, self.show, name=self.name),
            Route(self.path, self.carry_out, methods=["POST"], name=f"{self.name}.done"),
        ]

    def _allowed(self, request: Request) -> Subject:
        on = self.of(request)
        require(request, self.rule, on.party)
        return on

    def page(self, request: Request, on: Subject, filled: Filled) -> Response:
        """The page of the form, with what stands in it."""
        rows, action = self.rows(request, on), self.path.format(**request.path_params)
        return pages.page(request, "task.html", task=self, filled=filled, crumbs=on.crumbs, rows=rows, action=action)

    def _leave(self, on: Subject, result: object) -> Response:
        address = result if isinstance(result, str) else on.crumbs[-1][0]
        return RedirectResponse(f"{address}?done={self.done}", 303)


def always(form: Form) -> Asks:
    """A form that asks the same of everything."""
    return lambda _request, _on: form


def start(*crumbs: tuple[str, Words]) -> Callable[[Request], Subject]:
    """The subject of an errand that makes something new."""
    return lambda _request: Subject("", crumbs)
