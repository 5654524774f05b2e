"""The fields by which somebody says when they wish to hear: ways, whole hours, and what they make of them."""

from __future__ import annotations

from typing import Any

import msgspec

from hub.notices import Kind, Way, Wishes
from hub.notices.notice import HOURS
from web import words
from web.choices import Choice
from web.texts import Lazy, Words, _l

words.WORDS[Way] = {"at_once": _l("即时"), "digest": _l("每日简报"), "off": _l("不发送")}
words.WORDS[Kind] = {
    "turn": _l("轮到我办理"),
    "reminder": _l("到期提醒"),
    "news": _l("对方答复、改期和取消"),
    "coming": _l("日期临近"),
}
CLOCK: dict[str, Words] = {str(hour): f"{hour:02}:00" for hour in range(HOURS)}
NUMBERS = ("digest_hour", "quiet_from", "quiet_until")

DIGEST = Choice(_l("简报时间"), menu=True, required=True, options=CLOCK)
FROM = Choice(_l("免打扰从"), menu=True, required=True, options=CLOCK, hint=_l("这段时间内什么也不发，过后再发"))
UNTIL = Choice(_l("免打扰到"), menu=True, required=True, options=CLOCK, hint=_l("与开始相同，即不设免打扰"))


def ways(label: Words, *but: Way, hint: Words = "") -> Choice:
    """How one kind is sent, without the ways named."""
    return Choice(label, menu=True, required=True, options=words.choices(Way, *but), hint=hint)


def label(kind: Kind) -> Lazy:
    return words.WORDS[Kind][kind]


def wished(values: dict[str, Any]) -> Wishes:
    """The wishes of a form; what it does not ask stays as everybody begins."""
    return msgspec.convert({name: int(text) if name in NUMBERS else text for name, text in values.items()}, Wishes)


def given(wishes: Wishes, *names: str) -> dict[str, Any]:
    """The wishes as a form shows them."""
    return {name: getattr(wishes, name) for name in names}
