"""办理: one thing that can be done, on a page of its own: a form about one thing, and then back to it.

    SCHOOL = Thing(area="schools", path="/schools/{school}", at=subject)
    FLAG = Matter(of=SCHOOL, name="need", rule="school.flag_need", title=_l("登记需要的支持"), button=_l("登记"), form=NEED,
                  do=lambda on, values, act: on.hub.schools.flag_need(on.key, **values, act=act), done=_l("已登记。"))
    routes = [*FLAG.routes]

What is decided stands in the use case; a matter says where it is asked, of whom, with which words. `docs/contributing.md` has the whole way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import Forbidden, Refused
from domain.words import File
from hub.access import Act
from web import frame, messages, pages
from web.attached import BODY_LIMIT, known, take_in
from web.desk import Desk, require
from web.filled import Filled
from web.forms import Form, arrived, submit
from web.texts import Lazy, Words, _l
from web.unsent import NOTHING, Unsent, unsent

T = TypeVar("T", bound=Desk)
Values = dict[str, Any]
"""What was typed, by field of the form."""
Facts = Mapping[str, object]


BACK = _l("返回")


def nothing(*_: object) -> Facts:
    """A form that needs nothing of the thing."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Thing(Generic[T]):
    """What matters are about: where it stands, how it is found, and how the pages of its matters look."""

    area: str
    """The first part of names of routes."""
    path: str
    """The route of its page: `/visits/{no:int}`."""
    at: Callable[[Request], T]
    """The thing of the address before the person; NotFound for whom it does not exist."""
    head: str = "_heading.html"
    """The template of what stands on top."""
    beside: str = ""
    """The template of what stands beside each form."""
    template: str = "matter.html"
    back: Words = BACK

    def context(self, desk: T, heading: Words) -> dict[str, Any]:
        """What the templates of all its pages name."""
        return {"desk": desk, "heading": heading, "head": self.head, "back": self.back, **desk.context}

    def stopped(self, desk: T, heading: Words, why: Refused | str, left: Unsent = NOTHING, **more: object) -> Response:
        """The reason and the way back in place of a form; what was typed can be copied."""
        status = 200 if isinstance(why, str) else messages.status(why)
        said = why if isinstance(why, str) else messages.sentence(why, desk.hub.private.names)
        context = self.context(desk, heading) | {"sentence": said, "unsent": left} | more
        return pages.keep_no_copy(pages.page(desk.request, "stopped.html", status=status, **context))


@dataclass(frozen=True, kw_only=True)
class Matter(Generic[T]):
    """A form about one thing: who may, when it is possible, what it asks, and the use case that it sends to."""

    of: Thing[T]
    name: str
    """The rest of the address, `change/reply`, and of the names of its routes."""
    path: str = ""
    """The rest of the route where it is not the name: `actions/{item:int}`, `new`."""
    title: Words
    button: Words = ""
    """What the button says, where it is not the title."""
    form: Form | Callable[[T], Form]
    do: Callable[[T, Values, Act], object]
    """Calls one use case. An answer that is a text is the address to go to; else the way leads back to the thing."""
    rule: str = ""
    """Who may at all, by hub.access; who may not is refused before anything of the thing is shown."""
    possible: Callable[[T], Refused | None] = lambda _: None
    """Why it cannot be done now, as the command itself would say; None where it can."""
    stands: Callable[[T], bool] = lambda _: True
    """Whether the thing has come as far as the form needs it; before that there is nothing to draw."""
    elsewhere: Callable[[T], str] = lambda _: ""
    """The address of the form that fits better by now, "" while this one does."""
    done: Lazy = frame.DONE["1"]
    """What the next page says."""
    about: Words = ""
    """What it means, above the form."""
    grave: bool = False
    """Whether it cannot be taken back: what it means is said as a warning."""
    given: Callable[[T], Facts] = nothing
    """Values by field as the form is first seen."""
    options: Callable[[T], Facts] = nothing
    """What can be chosen, by field."""
    around: Callable[[T, Filled], Facts] = nothing
    """What the template says beside the form; its `filled` stands in place of the given one."""
    again: Mapping[str, Callable[[T, Filled], tuple[Filled, str]]] = field(default_factory=dict)
    """Buttons by name that work on what was typed and draw the form again; the sentence says what was done."""
    template: str = ""
    beside: str = ""
    wide: bool = False
    """Whether the form takes the whole page."""
    keeps: bool = True
    """Whether what was typed is kept as a draft."""
    files: str = ""
    """The field of attached files."""
    had: Callable[[T], Sequence[File]] = lambda _: ()
    """Files that belong to the thing already, whoever sent them."""

    def __post_init__(self) -> None:
        frame.DONE[self.word] = self.done

    @property
    def word(self) -> str:
        """Stands for `done` in the address after it."""
        return f"{self.of.area}.{self.name}"

    @property
    def routes(self) -> list[Route]:
        """The form and what it sends, at one address."""
        path, name = f"{self.of.path}/{self.path or self.name}", f"{self.of.area}:{re.sub('[-/]', '_', self.name)}"
        return [
            Route(path, self.show, methods=["GET"], name=name),
            Route(
                path,
                self.send,
                methods=["POST"],
                name=f"{name}_send",
                max_body_size=(self.files and BODY_LIMIT) or None,
            ),
        ]

    async def show(self, request: Request) -> Response:
        """The form with what is known filled in, or why it is not the time for it."""
        desk = self._at(request)
        if address := self.elsewhere(desk):
            return pages.to(request, address)
        if (refusal := self.possible(desk)) is not None:
            return self.stopped(desk, refusal)
        return self.draw(desk, self.opened(desk))

    async def send(self, request: Request) -> Response:
        """Carry it out, or draw the form again with the text kept."""
        desk = self._at(request, typed := await arrived(request))
        refusal = self.possible(desk)
        if refusal is not None and (isinstance(refusal, Forbidden) or not self.stands(desk)):
            return self.stopped(desk, refusal, await unsent(request))
        form = self.asked(desk)
        return await self._worked(desk, form) or await submit(
            request,
            form,
            do=lambda values, act: self.do(desk, {name: values[name] for name in form.fields}, act),
            draw=lambda filled: self.drawn(self._at(request, typed), filled),
            done=lambda result: self._leave(desk, result),
            rehearses=True,
        )

    async def _worked(self, desk: T, form: Form) -> Response | None:
        """After a button that only works on the form: a file that came or went, names that were read."""
        request = desk.request
        if self.files:
            came = await take_in(request, self.files)
            if came.pressed or came.wrong:
                return came.answer(self.draw(desk, came.told(await form.read(request), self.files), came.said))
        for button, work in self.again.items():
            if button in desk.typed:
                filled, said = work(desk, replace(await form.read(request), errors={}, notice=""))
                return self.draw(desk, filled, said)
        return None

    def _at(self, request: Request, typed: Mapping[str, list[str]] | None = None) -> T:
        desk = self.of.at(request)
        if self.rule:
            require(request, self.rule, desk.party)
        return replace(desk, typed=typed or {})

    def _leave(self, desk: T, result: object) -> Response:
        return pages.to(desk.request, result if isinstance(result, str) else desk.address(), self.word)

    def opened(self, desk: T) -> Filled:
        """The form as it is first seen: what the thing knows, or what this person had typed before."""
        form = self.asked(desk)
        if not self.keeps:
            return form.blank(desk.request, version=desk.version, key=desk.key, **self.given(desk))
        draft = desk.hub.private.draft(desk.person, form.name, desk.key) or {}
        form = self.asked(replace(desk, typed=draft))
        return form.open(desk.request, version=desk.version, key=desk.key, **self.given(desk))

    def asked(self, desk: T) -> Form:
        """The form with what can be chosen in this request."""
        form = self.form if isinstance(self.form, Form) else self.form(desk)
        return form.offering(**self.options(desk))

    def drawn(self, desk: T, filled: Filled) -> Response:
        """The form again; after 丢弃草稿, which leaves nothing in it, as it is first seen."""
        return self.draw(desk, filled if filled.text or not filled.form.fields else self.opened(desk))

    def draw(self, desk: T, filled: Filled, said: str = "") -> Response:
        """The page; after a conflict it shows the thing as it is now."""
        context = self.of.context(desk, self.title) | {"matter": self, "beside": self.beside or self.of.beside}
        context |= {"filled": filled, "said": said}
        if self.files:
            context["files"] = known(desk.request, filled, self.files, {file.id for file in self.had(desk)})
        block, name = "files" if self.files else None, self.template or self.of.template
        return pages.page(desk.request, name, block=block, **context | dict(self.around(desk, filled)))

    def stopped(self, desk: T, refusal: Refused, left: Unsent = NOTHING) -> Response:
        """In place of the form, where nobody could send it."""
        return self.of.stopped(desk, self.title, refusal, left, matter=self)


def routes_of(matters: Iterable[Matter[Any]]) -> list[Route]:
    """The routes of several matters in a row."""
    return [route for matter in matters for route in matter.routes]
