"""Chinese words for the closed lists that only visits speak; joined to those of all areas, so that `word` knows them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from domain import visits as domain
from domain.words import Side
from web import words
from web.texts import Lazy, _l

WORDS: dict[type, dict[str, Lazy]] = {
    domain.State: {
        "proposed": _l("待回应"),
        "accepted": _l("已商定"),
        "confirmed": _l("已确认"),
        "held": _l("已开展"),
        "reported": _l("已记录"),
        "closed": _l("已办结"),
        "declined": _l("已谢绝"),
        "withdrawn": _l("已撤回"),
        "expired": _l("已过期"),
        "cancelled": _l("已取消"),
        "not_held": _l("未成行"),
        "voided": _l("已作废"),
    },
    domain.Direction: {"invite": _l("请来我处"), "request": _l("请求往访")},
    domain.DeclineReason: {
        "time_conflict": _l("时间安排不开"),
        "exam": _l("正值考试或迎检"),
        "capacity": _l("接待能力有限"),
        "recently_hosted": _l("近期已接待较多"),
        "not_relevant": _l("主题与本单位关系不大"),
        "other": _l("其他原因"),
    },
    domain.CancelReason: {
        "emergency": _l("突发事项"),
        "illness": _l("有关人员生病"),
        "weather": _l("天气原因"),
        "exam": _l("考试或迎检"),
        "clash": _l("与其他安排冲突"),
        "other": _l("其他原因"),
    },
    domain.Canceller: {"host": _l("接待方"), "guest": _l("来访方"), "party_school": _l("区教育党校")},
    domain.Cause: {"host": _l("接待方原因"), "guest": _l("来访方原因"), "outside": _l("客观原因")},
    domain.SheetSource: {"paper": _l("纸质签到表"), "roll_call": _l("现场点名"), "import": _l("表格导入")},
    domain.Disputed: {
        "held": _l("到访登记"),
        "not_held": _l("未成行登记"),
        "attendance": _l("考勤"),
        "minutes": _l("纪要"),
    },
    domain.ClosedFor: {
        "agreed": _l("双方已确认纪要"),
        "silence": _l("默认确认"),
        "unconfirmed": _l("纪要尚未确认"),
        "no_minutes": _l("没有纪要"),
    },
    domain.Stalled: {
        "answer": _l("邀请还没有答复"),
        "record": _l("互访日期已过，还没有登记"),
        "minutes": _l("还没有纪要"),
        "confirmation": _l("纪要还没有双方确认"),
        "acknowledgement": _l("补录还没有另一方确认"),
        "dispute": _l("记录还有异议"),
    },
    domain.VoidReason: {"duplicate": _l("重复登记"), "entered_in_error": _l("误登记"), "other": _l("其他原因")},
    domain.RecordField: {
        "started_at": _l("开始时间"),
        "ended_at": _l("结束时间"),
        "headcount_guest": _l("来访人数"),
        "headcount_host": _l("接待人数"),
        "partner_ids": _l("参加的共建单位"),
        "host": _l("接待方"),
        "guest": _l("来访方"),
    },
    domain.Standing: {
        "returned": _l("已回访"),
        "waived": _l("已免回访"),
        "booked": _l("已约定"),
        "overdue": _l("已逾期"),
        "owed": _l("待回访"),
    },
}
words.WORDS.update(WORDS)


def options(kind: type[StrEnum], *but: StrEnum) -> dict[str, Lazy]:
    """Options of a `Choice` field from a closed list of visits."""
    return words.choices(kind, *but)


KIND: dict[domain.State, str] = {
    domain.State.PROPOSED: "wait",
    domain.State.ACCEPTED: "info",
    domain.State.CONFIRMED: "ok",
    domain.State.HELD: "info",
    domain.State.REPORTED: "info",
    domain.State.CLOSED: "ok",
    domain.State.DECLINED: "bad",
    domain.State.WITHDRAWN: "off",
    domain.State.EXPIRED: "off",
    domain.State.CANCELLED: "bad",
    domain.State.NOT_HELD: "bad",
    domain.State.VOIDED: "off",
}
"""Kind of the tag of a state: colour and shape, always with the word beside it."""

USEFUL: dict[str, Lazy] = {
    "5": _l("很有用"),
    "4": _l("比较有用"),
    "3": _l("一般"),
    "2": _l("用处不大"),
    "1": _l("没有用处"),
}
"""How useful a visit was, in the words in which it is asked and shown."""

BLOCKED: dict[str, Lazy] = {
    "exam": _l("考试"),
    "inspection": _l("迎检"),
    "event": _l("校内活动"),
    "other": _l("其他安排"),
}
"""Why a day is not fit for a visit, by the reason in the calendar."""

OFFERED: dict[str, Lazy] = {
    "topic": _l("主题"),
    "purpose": _l("目的"),
    "question": _l("想研讨的问题"),
    "capacity": _l("名额"),
    "venue": _l("地点"),
    "slots": _l("可选时间"),
    "slot": _l("时间"),
    "reply_by": _l("回复期限"),
}
"""Terms of an offer that an amendment, a counter-proposal or a change may alter."""


class Chip(NamedTuple):
    """A tag: its kind and its word."""

    kind: str
    word: str


def chip(state: domain.State, turn: Side | None = None, mine: Side | None = None) -> Chip:
    """The tag of a visit for somebody of a side (None: for anybody else): whose answer it waits for, or its state."""
    if turn is not None and mine is not None:
        answered = state is domain.State.PROPOSED
        sentences = (_l("待贵方回应"), _l("待对方回应")) if answered else (_l("改期待贵方答复"), _l("改期待对方答复"))
        return Chip("wait", str(sentences[turn is not mine]))
    if turn is not None and state is not domain.State.PROPOSED:
        return Chip("wait", str(_l("改期商议中")))
    return Chip(KIND[state], words.word(state))
