"""办理: one thing that can be done to a case or an adoption, on a page of its own under its heading, and then back to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.errors import Forbidden, Refused
from hub.access import Act
from web import frame, messages, pages
from web.attached import BODY_LIMIT, Arrival, known, multipart, take_in
from web.filled import Filled
from web.forms import Form, submit
from web.texts import Lazy, Words

Values = dict[str, Any]


class Table(Protocol):
    """What a matter needs to know of the desk on which it lies."""

    @property
    def request(self) -> Request: ...
    @property
    def version(self) -> int: ...
    @property
    def key(self) -> str: ...
    def address(self, name: str = "") -> str: ...


T = TypeVar("T", bound=Table)


def nothing(*_: object) -> dict[str, object]:
    """A form that needs nothing of the case."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Matter(Generic[T]):
    """A form of a case: where it stands, what it asks, when it is possible, and the use case that it sends to."""

    name: str
    """The rest of the address: `publish`; names of routes are `area:name`."""
    area: str
    path: str
    """The route of the case before it: `/cases/{case:int}`."""
    at: Callable[[Request], T]
    title: Words
    button: Words
    form: Form
    fitting: Callable[[T], Form] | None = None
    """The form that fits this case, where it is not the same for all."""
    do: Callable[[T, Values, Act], object]
    possible: Callable[[T], Refused | None]
    """Why it cannot be done now, as the command itself would say; None where it can."""
    done: Lazy
    """What the page says afterwards."""
    about: Words = ""
    """What it means, above the form."""
    grave: bool = False
    """Whether it cannot be taken back: what it means is said as a warning."""
    given: Callable[[T], Mapping[str, object]] = nothing
    options: Callable[[T], Mapping[str, object]] = nothing
    around: Callable[[T, Filled], Mapping[str, object]] = nothing
    """What the page says beside the form; its `filled` stands in place of the given one."""
    template: str = "cases/matter.html"
    wide: bool = False
    """Whether the form takes the whole page."""
    keeps: bool = False
    """Whether what was typed is kept as a draft."""
    files: str = ""
    """The field of attached files."""

    def __post_init__(self) -> None:
        frame.DONE[self.word] = self.done

    @property
    def word(self) -> str:
        """Stands for `done` in the address after it."""
        return f"{self.area}.{self.name}"

    @property
    def routes(self) -> list[Route]:
        path, name = f"{self.path}/{self.name}", f"{self.area}:{self.name.replace('-', '_')}"
        limit = BODY_LIMIT if multipart(self.form) else None
        return [
            Route(path, self.show, methods=["GET"], name=name),
            Route(path, self.send, methods=["POST"], name=f"{name}_send", max_body_size=limit),
        ]

    async def show(self, request: Request) -> Response:
        """The form with what is known filled in, or why it is not the time for it."""
        desk = self.at(request)
        if (refusal := self.possible(desk)) is not None:
            return self.stopped(desk, refusal)
        return pages.keep_no_copy(self.draw(desk, self.opened(desk)))

    async def send(self, request: Request) -> Response:
        """Carry it out, or draw the form again with the text kept."""
        desk = self.at(request)
        if isinstance(refusal := self.possible(desk), Forbidden):
            return self.stopped(desk, refusal)
        form = self.asked(desk)
        came = await take_in(request, self.files) if self.files else Arrival(pressed=False, said="", wrong="")
        if came.pressed or came.wrong:
            return came.answer(self.draw(desk, came.told(await form.read(request), self.files), came.said))
        return await submit(
            request,
            form,
            do=lambda values, act: self.do(desk, values, act),
            draw=lambda filled: self.drawn(self.at(request), filled),
            done=lambda _result: self.back(desk),
        )

    def back(self, desk: T) -> Response:
        """To the page from which it came."""
        return RedirectResponse(f"{desk.address()}?done={self.word}", 303)

    def opened(self, desk: T) -> Filled:
        form, given = self.asked(desk), self.given(desk)
        draw = form.open if self.keeps else form.blank
        return draw(desk.request, version=desk.version, key=desk.key, **given)

    def asked(self, desk: T) -> Form:
        """The form with what can be chosen in this request."""
        return (self.fitting(desk) if self.fitting else self.form).offering(**self.options(desk))

    def drawn(self, desk: T, filled: Filled) -> Response:
        """The form again; after 丢弃草稿, which leaves nothing in it, as it is first seen."""
        return self.draw(desk, filled if filled.text or not self.form.fields else self.opened(desk))

    def draw(self, desk: T, filled: Filled, said: str = "") -> Response:
        """The page; after a conflict it shows the case as it is now."""
        context: dict[str, Any] = {"desk": desk, "matter": self, "filled": filled, "said": said}
        context |= {"files": known(desk.request, filled, self.files)} if self.files else {}
        block = "files" if self.files else None
        return pages.page(desk.request, self.template, block=block, **context | dict(self.around(desk, filled)))

    def stopped(self, desk: T, refusal: Refused) -> Response:
        """The heading, the reason and the way back in place of a form that nobody could send."""
        said = messages.sentence(refusal, pages.hub(desk.request).private.names)
        context: dict[str, Any] = {"desk": desk, "matter": self, "sentence": said}
        return pages.page(desk.request, "cases/stopped.html", status=messages.status(refusal), **context)
