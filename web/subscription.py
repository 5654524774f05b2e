"""订阅: what a person may see, at an address of their own that programs without sign-in can ask, and that the person can end at any time.

The address is a turn, the person and a keyed digest of both (hub/links.py). The present turn is a preference of the person; ending it
leaves the turn behind, so the next one is new. Whoever has the address sees what its owner may see today, never a text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from hub.access import Act
from web import frame, pages
from web.choices import Choice
from web.filled import Filled
from web.forms import Form, submit
from web.texts import Lazy, _, _l

ENDED = "-"
"""Stands before the turn of an address that was ended."""
WISHES = {"new": _l("生成新地址"), "end": _l("停用")}


@dataclass(frozen=True)
class Subscription:
    """One kind of them. `name` is that of the preference and of the digest, `here` the page on which it is kept."""

    name: str
    here: str
    public: str
    """The route of the address itself; `{token}` stands in it."""
    template: str
    route: str
    made: Lazy
    ended: Lazy
    content: Callable[[Request, str], Response]
    """What somebody who asks gets, of what this person may see."""
    around: Callable[[Request], Mapping[str, object]] = lambda _: {}
    """What the page says besides."""

    def __post_init__(self) -> None:
        frame.DONE[f"{self.name}.new"], frame.DONE[f"{self.name}.end"] = self.made, self.ended

    @property
    def form(self) -> Form:
        return Form(f"me.{self.name}", wish=Choice("", options=WISHES, required=True))

    @property
    def routes(self) -> list[Route]:
        return [
            Route(self.here, self.show, name=self.route),
            Route(self.here, self.change, methods=["POST"], name=f"{self.route}_change"),
            Route(self.public, self.subscribed, name=f"{self.route}_subscribed"),
        ]

    async def show(self, request: Request) -> Response:
        """My own address, and how to use it."""
        return self.page(request, self.form.blank(request))

    async def change(self, request: Request) -> Response:
        """A new address, which ends the one before; or none."""

        def do(values: dict[str, Any], act: Act) -> str:
            turn, running = self.turn(request, act.person)
            wanted = str(turn + 1) if values["wish"] == "new" else f"{ENDED}{turn}"
            if running or values["wish"] == "new":
                pages.hub(request).private.prefer(act.person, self.name, wanted)
            return f"{self.name}.{values['wish']}"

        return await submit(
            request,
            self.form,
            do=do,
            draw=lambda filled: self.page(request, filled),
            done=lambda word: pages.go(request, self.route, done=word),
        )

    async def subscribed(self, request: Request) -> Response:
        """What stands behind an address: 404 for one that was never given, 410 for one that was ended."""
        known = pages.hub(request).links.feed_of(request.path_params["token"], self.name)
        if known is None:
            raise NotFound(kind=self.name, key="")
        person, turn = known
        if self.turn(request, person) != (turn, True):
            gone = _("这个订阅地址已停用。请登录后生成新地址。")
            return Response(gone, HTTPStatus.GONE, pages.NEVER_KEPT, "text/plain; charset=utf-8")
        answer = self.content(request, person)
        answer.headers.update(pages.NEVER_KEPT)
        return answer

    def turn(self, request: Request, person: str) -> tuple[int, bool]:
        """The last turn that was given out, and whether its address still holds."""
        kept = pages.hub(request).private.preference(person, self.name) or f"{ENDED}0"
        return int(kept.removeprefix(ENDED)), not kept.startswith(ENDED)

    def address(self, request: Request) -> str:
        """The address of the person signed in; "" while they have none."""
        person = pages.person(request)
        turn, running = self.turn(request, person)
        token = pages.hub(request).links.feed(person, turn, self.name)
        return pages.origin(request) + self.public.format(token=token) if running else ""

    def page(self, request: Request, filled: Filled) -> Response:
        shown: dict[str, Any] = {"filled": filled, "address": self.address(request), "here": self.here}
        return pages.page(request, self.template, **shown | dict(self.around(request)))
