"""A form keeps what people typed, whatever was wrong with it, and says all of it at once beside the fields.

    NEW = Form("visits.new", topic=Line(_l("主题"), max=40, required=True), slots=Many(_l("可选时间"), columns={...}, least=1))

    async def new(request):
        form = NEW.offering(guest=options)
        return page(request, "visits/new.html", filled=form.open(request, as_=...))

    async def create(request):
        return await submit(request, NEW.offering(guest=options), do=..., draw=..., done=...)

`read` never raises for what arrived: missing, doubled, over-long, unreadable and wrongly typed input become sentences. Every form
carries `csrf`, `command_id` (the receipt makes a second click harmless) and `version` of the aggregate the page was drawn from.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import Refused, Several
from hub import outage
from web import messages, pages, rehearsing
from web.arrived import RESERVED, arrived, forget, keep_if_possible, key_of
from web.filled import UNKNOWN_VERSION, Filled
from web.lines import Field, Hidden, Secret, Typed, harmless
from web.rows import Each, Many
from web.texts import _
from web.words import moment as shown_moment

if TYPE_CHECKING:
    from hub.access import Act

__all__ = ["Filled", "Form", "arrived", "submit"]


class Form:
    """Fields by name, in the order in which they are asked. `name` is stable: drafts are kept under it."""

    declared: ClassVar[dict[str, Form]] = {}
    """Each form by its name, as it was first declared: what a text was asked as, when it cannot be asked again."""

    def __init__(self, name: str, /, **fields: Field) -> None:
        if taken := RESERVED & fields.keys():
            raise ValueError(sorted(taken))
        self.name = name
        self.fields = fields
        self.declared.setdefault(name, self)

    def offering(self, **options: object) -> Form:
        """This form with what can be chosen in this request, by field."""
        return type(self)(
            self.name, **{n: f.offering(options[n]) if n in options else f for n, f in self.fields.items()}
        )

    def blank(self, request: Request, /, *, version: int = UNKNOWN_VERSION, key: str = "", **given: object) -> Filled:
        """The form filled with given values, as it is first drawn."""
        text: dict[str, list[str]] = {}
        for name, value in given.items():
            kind = self.fields[name]
            text |= kind.spread(name, value) if isinstance(kind, Many | Each) else {name: kind.show(value)}
        return Filled(self, pages.form_token(request), str(uuid.uuid4()), version, key, text)

    def open(self, request: Request, /, *, version: int = UNKNOWN_VERSION, key: str = "", **given: object) -> Filled:
        """As `blank`, with this person's draft in place of the given values where one is kept. `key` names the subject."""
        blank = replace(self.blank(request, version=version, key=key, **given), kept=_kept())
        for draft in pages.hub(request).private.drafts(pages.person(request)):
            if (draft.form, draft.key) == (self.name, key):
                said = _("已恢复您 {at} 保存的草稿。", at=shown_moment(pages.instant(draft.saved_at)))
                return replace(blank, text=dict(self._own(draft.body)), kept=said, discard=True)
        return blank

    async def read(self, request: Request) -> Filled:
        """What arrived: values where all is well, errors by input where not, the text in any case."""
        typed = await arrived(request)
        text = dict(self._own(typed))
        filled = Filled(
            self,
            pages.form_token(request),
            _identity(typed.get("command_id", ())),
            _version(typed.get("version", ())),
            key_of(typed),
            {name: [harmless(one) for one in texts] for name, texts in text.items() if not self._secret(name)},
            more=next((name for name in typed.get("more", ()) if name in self.fields), ""),
            discard="discard" in typed,
            kept=_kept() if "kept" in typed else "",
            values={"version": _version(typed.get("version", ()))},
        )
        if filled.more or filled.discard:
            return filled
        for name, kind in self.fields.items():
            asked = self._asked(kind, filled.values)
            filled.values[name], wrong = kind.gather(name, text) if asked else (kind.nothing(), {})
            filled.errors.update(wrong)
        return self._without_hidden(filled)

    def _without_hidden(self, filled: Filled) -> Filled:
        """Nobody can correct what is not shown: errors of hidden inputs become one notice."""
        shown = {name: said for name, said in filled.errors.items() if not self._is_hidden(name)}
        if len(shown) == len(filled.errors):
            return filled
        return replace(filled, errors=shown, notice=_("这一页的内容不完整，请返回上一页，刷新后再试。"))

    def _is_hidden(self, name: str) -> bool:
        return isinstance(self.field(name), Hidden)

    def _secret(self, name: str) -> bool:
        return isinstance(self.fields.get(name), Secret)

    @staticmethod
    def _asked(kind: Field, values: Mapping[str, object]) -> bool:
        return not kind.given or values.get(kind.given[0]) in kind.given[1:]

    def _own(self, typed: Typed) -> Iterator[tuple[str, list[str]]]:
        for name, texts in typed.items():
            if self.field(name) is not None:
                yield name, list(texts)

    def field(self, name: str) -> Field | None:
        """The field that an input belongs to; of a row the one of its column."""
        first, *rest = name.split(".")
        kind = self.fields.get(first)
        if not rest or kind is None:
            return kind
        if isinstance(kind, Many | Each) and len(rest) > 1:
            return kind.columns.get(rest[-1])
        return None

    def title(self, name: str) -> str:
        """What an input is called in the list of errors: its label, for a row with the number of the row."""
        kind = self.field(name)
        first, *rest = name.split(".")
        if kind is None or not rest:
            return str(kind.label) if kind else ""
        group = self.fields[first]
        words = group.keys.get(rest[0], "") if isinstance(group, Each) else f"{group.label} {int(rest[0]) + 1}"
        return _("{row} {column}", row=words, column=kind.label)

    def input_of(self, name: str) -> str:
        """The input beside which a refusal about `name` is shown: itself, its row field, or "" when the form has none."""
        if self.field(name) is not None:
            return name
        first = re.split(r"[.\[]", name, maxsplit=1)[0]
        return first if first in self.fields else ""


def _kept() -> str:
    return _("输入的内容会自动保存为草稿，只有您能看到。")


def _identity(typed: Sequence[str]) -> str:
    """The command's id; a new one where none that is a UUID arrived, so a command always has a receipt of its own."""
    try:
        return str(uuid.UUID(typed[0]))
    except (ValueError, IndexError):
        return str(uuid.uuid4())


def _version(typed: Sequence[str]) -> int:
    return int(typed[0]) if typed and re.fullmatch(r"[0-9]{1,9}", typed[0], re.ASCII) else UNKNOWN_VERSION


R = TypeVar("R")


async def submit(
    request: Request,
    form: Form,
    *,
    do: Callable[[dict[str, Any], Act], R],
    draw: Callable[[Filled], Response],
    done: Callable[[R], Response],
    rehearses: bool = False,
) -> Response:
    """Read the form, carry out the command, go on; or draw the form again with the text kept. No route needs a `try`.

    `do(values, act)` runs in a thread and may raise any `Refused`; `values["version"]` is the version the page was drawn from. `draw(filled)` is a page or its block and gets its status here:
    200 after 再加一行, 422 with errors, 403, 404 or 409 with the sentence, 503 when the machine cannot store.
    `done(result)` is the answer to a success, usually `pages.go(...)`. `rehearses`: `do` calls use cases and nothing else, so that with
    errors of the form those of the command are told in the same round (web/rehearsing.py).
    """
    filled = await form.read(request)
    if filled.discard:
        forget(request, form.name, filled.key)
        return draw(form.blank(request, version=filled.version, key=filled.key))
    if filled.more:
        return _drawn(draw, filled)
    act, sentence = pages.act(request, filled), partial(messages.sentence, names=pages.hub(request).private.names)
    if filled.errors or filled.notice:
        if rehearses and not filled.notice:
            filled = await run_in_threadpool(rehearsing.heard, filled, do, act, sentence)
        return _drawn(draw, replace(filled, status=HTTPStatus.UNPROCESSABLE_ENTITY))
    try:
        result = await run_in_threadpool(do, filled.values, act)
    except Refused as error:
        pages.look_again(request)
        if filled.kept:
            await keep_if_possible(request, form.name)
        said = filled.refused(error.faults if isinstance(error, Several) else (error,), sentence)
        return _drawn(draw, replace(said, refusal=error, status=messages.status(error)))
    except Exception as error:
        if not (cause := outage.cause(error)):
            raise
        said = replace(filled, notice=messages.outage(cause), status=HTTPStatus.SERVICE_UNAVAILABLE)
        response = _drawn(draw, said)
        response.headers.update(pages.RETRY)
        return response
    pages.look_again(request)
    await run_in_threadpool(forget, request, form.name, filled.key)
    return done(result)


def _drawn(draw: Callable[[Filled], Response], filled: Filled) -> Response:
    response = draw(filled)
    response.status_code = filled.status
    return pages.keep_no_copy(response)
