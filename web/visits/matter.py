"""办理: one thing that can be done to a visit, on a page of its own under the visit's header, and then back to the visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import Forbidden, Refused
from domain.words import Side
from hub.access import Act
from web import frame, messages, pages
from web.choices import Choice
from web.filled import Filled
from web.forms import Form, arrived, submit
from web.texts import Lazy, Words, _l
from web.visits.desk import Desk
from web.words import word

Values = dict[str, Any]
Facts = Callable[[Desk], Mapping[str, object]]
Around = Callable[[Desk, Filled], Mapping[str, object]]


def nothing(_: Desk, __: Filled | None = None) -> dict[str, object]:
    """A form that needs nothing of the visit."""
    return {}


Again = Callable[[Desk, Filled], tuple[Filled, str]]
"""A button that works on what was typed and draws the form again; the sentence says what it has done."""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """A form of a visit: where it stands, what it asks, when it is possible, and the use case that it sends to."""

    name: str
    """The rest of the address behind the visit: `letter`, `change/reply`."""
    title: Words
    button: Words
    form: Form
    do: Callable[[Desk, Values, Act], object]
    possible: Callable[[Desk], Refused | None]
    """Why it cannot be done now, as the command itself would say; None where it can."""
    stands: Callable[[Desk], bool] = lambda _: True
    """Whether the visit has come as far as the form needs it; before that there is nothing to draw."""
    done: Lazy
    """What the page of the visit says afterwards."""
    given: Facts = nothing
    options: Facts = nothing
    around: Around = nothing
    """What the page says beside the form; its `filled` stands in place of the given one."""
    again: Mapping[str, Again] = field(default_factory=dict)
    """Buttons by name."""
    elsewhere: Callable[[Desk], str] = lambda _: ""
    """The route of the form that fits better by now, "" while this one does."""
    path: str = ""
    """The rest of the route where it holds more than the name: `actions/{item:int}`."""
    template: str = "visits/matter.html"
    keeps: bool = True
    """Whether what was typed is kept as a draft."""
    sided: str = ""
    """The command that is one side's word: who could say it for either, or only for others, names the side."""

    def __post_init__(self) -> None:
        frame.DONE[self.word] = self.done

    @property
    def word(self) -> str:
        """Stands for `done` in the address after it."""
        return f"visit.{self.name}"

    @property
    def routes(self) -> list[Route]:
        path, name = f"/visits/{{no:int}}/{self.path or self.name}", self.name.replace("/", "_").replace("-", "_")
        return [
            Route(path, self.show, methods=["GET"], name=f"visits:{name}"),
            Route(path, self.send, methods=["POST"], name=f"visits:{name}_send"),
        ]

    async def show(self, request: Request) -> Response:
        """The form with what is known filled in, or why it is not the time for it."""
        desk = Desk.at(request)
        if route := self.elsewhere(desk):
            return pages.go(request, route, no=desk.visit.no)
        if (refusal := self.possible(desk)) is not None:
            return self.stopped(desk, refusal)
        return self.draw(desk, self.opened(desk))

    async def send(self, request: Request) -> Response:
        """Carry it out, or draw the form again with the text kept."""
        desk = Desk.at(request, await arrived(request))
        refusal = self.possible(desk)
        if refusal is not None and (not self.stands(desk) or isinstance(refusal, Forbidden)):
            return self.stopped(desk, refusal)
        form = self.asked(desk)
        for button, work in self.again.items():
            if button in desk.typed:
                filled, said = work(desk, replace(await form.read(request), errors={}, notice=""))
                return pages.keep_no_copy(self.draw(desk, filled, said=said))
        return await submit(
            request,
            form,
            do=lambda values, act: self.do(desk, values, act),
            draw=lambda filled: self.drawn(Desk.at(request, desk.typed), filled),
            done=lambda _result: pages.go(request, "visits:visit", done=self.word, no=desk.visit.no),
        )

    def opened(self, desk: Desk) -> Filled:
        """The form as it is first seen: what the visit knows, or what this person had typed before."""
        if not self.keeps:
            form = self.asked(desk)
            return form.blank(desk.request, version=desk.visit.version, key=desk.visit.key, **self.given(desk))
        remembering = replace(desk, typed=desk.draft(self.form.name))
        form = self.asked(remembering)
        return form.open(desk.request, version=desk.visit.version, key=desk.visit.key, **self.given(desk))

    def asked(self, desk: Desk) -> Form:
        """The form with what can be chosen in this request."""
        form = self.form.offering(**self.options(desk))
        if not self.sided or len(desk.own(self.sided)) == 1:
            return form
        names = {Side.HOST: desk.host.name, Side.GUEST: desk.guest.name}
        side = Choice(_l("代哪一方办理"), required=True, options={each: (word(each), names[each]) for each in Side})
        return Form(form.name, side=side, **form.fields)

    def drawn(self, desk: Desk, filled: Filled) -> Response:
        """The form again; after 丢弃草稿, which leaves nothing in it, as it is first seen."""
        return self.draw(desk, filled if filled.text or not self.form.fields else self.opened(desk))

    def draw(self, desk: Desk, filled: Filled, said: str = "") -> Response:
        """The page; after a conflict it shows the visit as it is now."""
        context: dict[str, Any] = {"desk": desk, "visit": desk.visit, "matter": self, "filled": filled, "said": said}
        return pages.page(desk.request, self.template, **context | dict(self.around(desk, filled)))

    def stopped(self, desk: Desk, refusal: Refused) -> Response:
        """The visit's header, the reason and the way back in place of a form that nobody could send."""
        said = messages.sentence(refusal, pages.hub(desk.request).private.names)
        context: dict[str, Any] = {"desk": desk, "visit": desk.visit, "matter": self, "sentence": said}
        return pages.page(desk.request, "visits/stopped.html", status=messages.status(refusal), **context)
