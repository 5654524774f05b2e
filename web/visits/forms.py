"""What is asked when people invite, answer, amend, withdraw, or enter a past visit; each form is declared here once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Self

from domain.model import Prose
from domain.visits import DeclineReason, Terms
from domain.words import Part, Slot
from web.choices import Choice, Tick
from web.fields import Hidden, Line, Text, Unfit, Whole
from web.forms import Form
from web.rows import Many
from web.texts import _, _l
from web.times import Day, Hour
from web.visits.words import options
from web.words import choices, clock
from web.words import slot as shown_slot

MOST_SLOTS = 5
TOPIC = 40
PEOPLE = 500

SLOT = {
    "on": Day(_l("日期"), required=True),
    "part": Choice(_l("上午或下午"), menu=True, options=choices(Part), required=True),
    "start": Hour(_l("从（可不填）")),
    "end": Hour(_l("到（可不填）")),
}
"""Columns of an offered half-day."""


@dataclass(frozen=True)
class HalfDay(Choice):
    """One of the offered half-days. One that is no longer offered is read as well: the command tells what has changed. Value: Slot."""

    def parse(self, text: str) -> object:
        if (slot := slot_of(text)) is None:
            raise Unfit(_("没有这个选项，请重新选择"))
        return slot

    def offering(self, options: object) -> Self:
        """The half-days that can be chosen."""
        if not isinstance(options, Sequence):
            raise TypeError(options)
        return super().offering(slot_options(options))


def _slots(label: Any, **more: Any) -> Many:
    return Many(label, columns=SLOT, most=MOST_SLOTS, row=_l("时段"), **more)


INVITE = Form(
    "visits.invite",
    direction=Hidden("", max=7, required=True),
    unit=Choice(_l("以哪个单位的名义"), required=True, menu=True),
    find=Line(_l("按名称或拼音查找"), max=20),
    to=Choice(_l("对方单位"), required=True, menu=True),
    topic=Line(_l("主题"), max=TOPIC, required=True, hint=_l("一句话说清楚来看什么、谈什么，40 字以内")),
    purpose=Text(_l("目的"), required=True, hint=_l("已写好一段供参考，可以改动")),
    question=Text(_l("请您看的问题"), hint=_l("想请对方帮助看的一个具体问题，对方会带着它来")),
    slots=_slots(
        _l("可选时间"),
        least=1,
        required=True,
        missing=_l("请至少给出一个时段"),
        start=2,
        hint=_l("给对方 1 至 5 个时段，对方从中选一个；准确的时刻可以商定后再填"),
    ),
    reply_by=Day(_l("请对方在哪天以前答复"), hint=_l("不填为 7 天，且早于第一个时段")),
    capacity=Whole(_l("接待名额"), least=1, most=PEOPLE, unit=_l("人"), hint=_l("不限可不填")),
    override_reason=Text(_l("仍要发出的理由"), hint=_l("理由会和邀请一起记下，双方都能看到")),
    in_return_for=Hidden("", max=9),
    repeats=Hidden("", max=9),
    case_id=Hidden("", max=40),
)
"""A new invitation (`direction` invite) or a wish to come (request); numbers of visits in the hidden fields."""

REQUEST = Form(
    "visits.request",
    **INVITE.fields | {"question": Text(_l("想学的"), hint=_l("想向对方请教的一个具体问题，对方可以早作准备"))},
)
"""The same the other way round: who asks to come says what for, how many can be received the host knows."""

REPLY = Form(
    "visits.reply",
    answer=Choice(
        _l("贵方意见"),
        required=True,
        options={
            "accept": (_l("同意"), _l("选定一个时段")),
            "counter": (_l("另提方案"), _l("换时间或改内容")),
            "decline": (_l("谢绝"), _l("请说明原因")),
        },
    ),
    offer_no=Hidden("", max=6, required=True),
    slot=HalfDay(_l("选定时段"), required=True, given=("answer", "accept")),
    party_size=Whole(_l("来访人数"), least=1, most=PEOPLE, unit=_l("人"), given=("answer", "accept")),
    slots=_slots(_l("贵方可行的时段"), given=("answer", "counter"), hint=_l("只填要改的，没填的按原方案")),
    topic=Line(_l("主题改为"), max=TOPIC, hint=_l("不改不用填"), given=("answer", "counter")),
    capacity=Whole(
        _l("名额改为"), least=1, most=PEOPLE, unit=_l("人"), hint=_l("不改不用填"), given=("answer", "counter")
    ),
    reply_by=Day(_l("请对方在哪天以前答复"), hint=_l("不填为 7 天"), given=("answer", "counter")),
    reason=Choice(
        _l("谢绝的原因"), menu=True, required=True, options=options(DeclineReason), given=("answer", "decline")
    ),
    ask_again_after=Day(_l("哪天以后可以再约"), hint=_l("可不填"), given=("answer", "decline")),
    note=Text(_l("留言"), hint=_l("可写交通、用餐、希望研讨的问题等；谢绝并选“其他原因”时请在这里说明")),
)
"""One form for all three answers; only what belongs to the chosen one is read."""

AMEND = Form(
    "visits.offer",
    topic=Line(_l("主题"), max=TOPIC, required=True),
    purpose=Text(_l("目的"), required=True),
    question=Text(_l("请您看的问题")),
    slots=_slots(_l("可选时间"), least=1, required=True),
    capacity=Whole(_l("接待名额"), least=1, most=PEOPLE, unit=_l("人")),
    reply_by=Day(_l("请对方在哪天以前答复"), hint=_l("不填则从今天起重新计 7 天")),
)
"""The side whose offer is open changes it: filled with what stands there."""

WITHDRAW = Form(
    "visits.withdraw",
    reason=Text(_l("撤回的原因"), required=True, hint=_l("对方会看到")),
)

RECORD = Form(
    "visits.record",
    unit=Choice(_l("以哪个单位的名义"), required=True, menu=True),
    side=Choice(
        _l("我方是接待还是到访"),
        required=True,
        options={"host": (_l("我方接待"), _l("对方到我处来")), "guest": (_l("我方到访"), _l("我们到对方处去"))},
    ),
    find=Line(_l("按名称或拼音查找"), max=20),
    to=Choice(_l("对方单位"), required=True, menu=True),
    topic=Line(_l("主题"), max=TOPIC, required=True),
    purpose=Text(_l("做了什么"), required=True, hint=_l("两三句话即可，详细的写进纪要")),
    on=Day(_l("日期"), required=True, past=True),
    start=Hour(_l("开始时间"), required=True),
    end=Hour(_l("结束时间"), required=True),
    headcount_guest=Whole(_l("来访人数"), required=True, least=1, most=9_999, unit=_l("人")),
    headcount_host=Whole(_l("接待人数"), required=True, least=1, most=9_999, unit=_l("人")),
    source=Line(_l("依据"), max=200, required=True, hint=_l("例如：签到表、工作记录、公函编号")),
    in_return_for=Hidden("", max=9),
    sure=Tick(_l("人数比平常多，确认无误")),
)
"""补录: a visit that took place without an invitation here."""


def slots_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Slot, ...]:
    """The half-days of a `Many` of SLOT columns."""
    return tuple(Slot(row["on"], Part(row["part"]), row["start"], row["end"]) for row in rows)


def rows_of(slots: Iterable[Slot]) -> list[dict[str, object]]:
    """Half-days as rows, to fill a form."""
    return [{"on": s.on, "part": s.part, "start": s.start, "end": s.end} for s in slots]


def slot_key(slot: Slot) -> str:
    """A half-day as a value of a radio card: `2026-03-20|pm|14:00|16:30`."""
    return "|".join([slot.on.isoformat(), slot.part, *(clock(at) if at else "" for at in (slot.start, slot.end))])


def slot_options(slots: Iterable[Slot]) -> dict[str, str]:
    """Radio cards for half-days."""
    return {slot_key(slot): shown_slot(slot) for slot in slots}


def slot_chosen(slots: Iterable[Slot], key: str) -> Slot | None:
    """The half-day of a radio card."""
    return next((slot for slot in slots if slot_key(slot) == key), None)


def slot_of(key: str) -> Slot | None:
    """The half-day of a radio card; None where the text is none."""
    try:
        on, part, start, end = key.split("|")
        hours = (time.fromisoformat(at) if at else None for at in (start, end))
        return Slot(date.fromisoformat(on), Part(part), *hours)
    except ValueError:
        return None


def terms(values: Mapping[str, Any]) -> Terms:
    """Terms typed into a counter-proposal or an amendment; what was left empty stays as it was."""
    return Terms(
        topic=values.get("topic") or None,
        purpose=_text(values.get("purpose")),
        question=_text(values.get("question")),
        capacity=values.get("capacity"),
    )


def _text(value: Prose | None) -> Prose | None:
    return value if value is not None and str(value).strip() else None


def number(text: str) -> int:
    """The number in a hidden field, -1 where it holds none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < MOST_DIGITS else -1


MOST_DIGITS = 10
