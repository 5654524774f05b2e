"""移除文字: which texts of a thing somebody may destroy, each with the day on which it was written and its first words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from domain.errors import Conflict, Refused
from domain.model import Prose
from hub.access import RULES, Act
from projections.story import Stamp
from web import messages
from web.choices import Boxes, Tick
from web.desk import Desk
from web.fields import Line
from web.forms import Form
from web.matter import Matter, T, Thing, Values
from web.texts import _, _l
from web.words import moment

SHOWN = 60
"""Characters by which people recognise a text."""
ABOUT = _l(
    "移除是为了保护个人信息或涉密内容。选中的文字会从所有页面、历史和检索中消失，原处留下“（内容已移除）”；事情本身的记录不变。"
)


class NothingWritten(Conflict):
    """Nothing is left that could be destroyed."""

    code = "redaction.nothing_written"


messages.SENTENCES[NothingWritten.code] = _l("这里没有可以移除的文字。")


def unveiled(_desk: Any, _event: Any) -> str:
    """Nothing stands in the place of the text."""
    return ""


def redacting(of: Thing[T], *, rule: str, story: Any, do: Any, veil: Any = unveiled) -> Matter[T]:
    """The form for one kind of thing: `story(desk)` gives its events with their stamps, `do(desk)` the use case.

    `veil(desk, event)` says what is shown in place of a text that the person may destroy, but not read; "" shows the text.
    """
    form = Form(
        f"{of.area}.redact",
        of=Boxes(_l("要移除的文字"), required=True),
        reason=Line(_l("移除的原因"), max=200, required=True, hint=_l("只写原因，不要重复要移除的内容")),
        sure=Tick(_l("我明白：移除以后任何人都不能再看到，也不能恢复"), required=True),
    )

    def possible(desk: T) -> Refused | None:
        if passages(desk, rule, story(desk), veil):
            return None
        return NothingWritten() if desk.who.role_for(RULES[rule]) else desk.who.refusal(RULES[rule])

    def remove(desk: T, values: Values, act: Act) -> object:
        return do(desk)(desk.key, of=tuple(values["of"]), reason=values["reason"], act=act)

    return Matter(
        of=of,
        name="redact",
        title=_l("移除文字"),
        button=_l("移除选中的文字"),
        form=form,
        do=remove,
        possible=possible,
        options=lambda desk: {"of": passages(desk, rule, story(desk), veil)},
        done=_l("选中的文字已移除。"),
        about=ABOUT,
        grave=True,
        keeps=False,
    )


def passages(
    desk: Desk, rule: str, story: Iterable[tuple[Stamp, Any]], veil: Any = unveiled
) -> Mapping[str, tuple[str, str]]:
    """Texts by the key under which each is sealed: everybody's for whom the rule names, else the own ones."""
    everybody, found = bool(desk.who.role_for(RULES[rule])), dict[str, tuple[str, str]]()
    for stamp, event in story:
        place = _("{at} 写入", at=moment(stamp.at))
        for text in texts_in(event) if everybody or stamp.actor == desk.person else ():
            words = " ".join((text.text or "").split()) if text.key else ""
            if words:
                words = veil(desk, event) or words
                found.setdefault(text.key, (place, words[:SHOWN] + ("…" if len(words) > SHOWN else "")))
    return found


def texts_in(value: Any) -> Iterator[Prose]:
    """All free texts in a value."""
    if isinstance(value, Prose):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
