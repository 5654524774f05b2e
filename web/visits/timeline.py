"""往来记录: one sentence for each thing that happened to a visit: who, for whom, what, and what stood there before.

The read database gives codes and facts (`projections.visits`); here each event has its complete sentence, none is put together
from pieces. A term that changed is shown old -> new beside it, a text people wrote below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from msgspec.structs import asdict

from domain import visits as domain
from domain.record import SYSTEM
from domain.words import SHANGHAI, Attendance, Party, Side
from projections import units
from projections.visits import LineRow, VisitRow
from web.texts import Lazy, _, _l
from web.visits.words import OFFERED
from web.words import moment, shown, word

SENTENCES: dict[str, Lazy] = {
    "proposed.host": _l("{who}发出邀请，请对方来访"),
    "proposed.guest": _l("{who}提出往访请求，希望到对方处学习"),
    "offer_amended": _l("{who}修改了方案，这是第 {offer_no} 次方案"),
    "countered": _l("{who}另提了方案，这是第 {offer_no} 次方案，请对方答复"),
    "accepted": _l("{who}同意了方案，时间定在 {slot}"),
    "declined": _l("{who}谢绝了：{reason}"),
    "declined.again": _l("{who}谢绝了：{reason}；{ask_again_after}以后可以再约"),
    "withdrawn": _l("{who}撤回了方案，这次互访不再商议"),
    "expired": _l("到期没有收到答复，邀请已过期"),
    "letter_issued": _l("{who}出具了公函，编号 {letter_no}，来访 {headcount} 人"),
    "delegation_set": _l("{who}确定了来访名单，共 {headcount} 人"),
    "logistics_set": _l("{who}确定了接待安排：{starts_at} 在{venue}，负责人{responsible}"),
    "confirmed": _l("{who}确认了全部安排"),
    "change_proposed": _l("{who}提出改期；对方答复之前，原来的安排有效"),
    "rescheduled": _l("{who}同意了改期，请接待方重新确认"),
    "change_rejected": _l("{who}没有同意改期，原来的安排不变"),
    "change_retracted": _l("{who}撤回了改期，原来的安排不变"),
    "change_retracted.system": _l("临近原定时间，改期没有收到答复，自动撤回；原来的安排不变"),
    "cancelled": _l("{who}取消了这次互访：{reason}"),
    "cancelled.late": _l("{who}取消了这次互访：{reason}；此时距约定时间不到 48 小时"),
    "recorded_afterwards": _l("{who}补录了这次互访，依据：{source}；请另一方确认"),
    "held": _l("{who}登记了到访：来访 {headcount_guest} 人，接待 {headcount_host} 人"),
    "not_held": _l("{who}登记为未成行：{reason}"),
    "record_acknowledged": _l("{who}确认了补录的记录"),
    "attendance_filed": _l("{who}归档了考勤表：{entries} 人，到场 {here} 人"),
    "attendance_corrected": _l("{who}更正了{person}的考勤"),
    "minutes_filed": _l("{who}提交了纪要，请另一方确认；14 天内没有异议视为同意"),
    "minutes_amended": _l("{who}修改了纪要，这是第 {revision} 稿，请另一方确认"),
    "minutes_confirmed": _l("{who}确认了纪要第 {revision} 稿"),
    "minutes_confirmed.tacit": _l("{side}满 14 天没有异议，视为同意纪要第 {revision} 稿"),
    "record_disputed": _l("{who}对{what}提出异议"),
    "record_corrected": _l("{who}更正了{field}"),
    "feedback_given": _l("{who}提交了反馈；双方都写了或满 14 天后公开"),
    "action_completed": _l("{who}登记第 {item_no} 项行动已完成"),
    "return_promised": _l("{who}约定在 {due_on}前安排回访"),
    "return_waived": _l("{who}免去了这次回访"),
    "reminded": _l("{who}提醒双方：{reason}"),
    "closed": _l("{who}办结了这次互访：{reason}"),
    "closed.system": _l("这次互访已自动办结：{reason}"),
    "voided": _l("{who}作废了这条记录：{reason}"),
    "redacted": _l("{who}移除了 {count} 处文字，原因：{reason}"),
}
"""By kind of event, where it matters with the side, or with what makes the sentence another one."""

GROUPS: dict[str, tuple[Lazy, frozenset[str]]] = {
    "agree": (
        _l("商定"),
        frozenset({"proposed", "offer_amended", "countered", "accepted", "declined", "withdrawn", "expired"}),
    ),
    "arrange": (
        _l("准备与变更"),
        frozenset(
            {"letter_issued", "delegation_set", "logistics_set", "confirmed", "change_proposed", "rescheduled"}
            | {"change_rejected", "change_retracted", "cancelled"}
        ),
    ),
    "record": (
        _l("记录"),
        frozenset(
            {"recorded_afterwards", "held", "not_held", "record_acknowledged", "attendance_filed"}
            | {"attendance_corrected", "minutes_filed", "minutes_amended", "minutes_confirmed"}
            | {"record_disputed", "record_corrected", "redacted"}
        ),
    ),
    "after": (
        _l("反馈与回访"),
        frozenset(
            {"feedback_given", "action_completed", "return_promised", "return_waived", "reminded", "closed", "voided"}
        ),
    ),
}
"""What the timeline can be narrowed to: word and kinds of events."""

_REASONS: dict[str, type] = {
    "declined": domain.DeclineReason,
    "cancelled": domain.CancelReason,
    "not_held": domain.Cause,
    "reminded": domain.Stalled,
    "closed": domain.ClosedFor,
    "voided": domain.VoidReason,
}


class Told(NamedTuple):
    """One line as it is read. `changes`: term, old, new; `note` is text people wrote, or None."""

    at: datetime
    sentence: str
    changes: tuple[tuple[str, str, str], ...]
    note: object
    imported: bool
    kind: str


class Words:
    """Names of people and units, as one request needs them."""

    def __init__(self, people: Callable[[str], str], named: Iterable[units.Unit], sides: dict[Side, Party]) -> None:
        self.people = people
        self._units = {str(unit.party): unit.name for unit in named}
        self._sides = sides

    def unit(self, party: Party | str) -> str:
        """Name of a unit written `kind:id`."""
        return self._units.get(str(party), str(party).partition(":")[2])

    def side(self, side: Side | None) -> str:
        return self.unit(self._sides[side]) if side else ""

    def who(self, line: LineRow) -> str:
        """The actor with the unit for which they acted."""
        if line.actor == SYSTEM:
            return _("系统")
        name, unit = self.people(line.actor), self.side(line.side)
        if line.on_behalf_of:
            return _("{name}代{unit}", name=name, unit=self.unit(line.on_behalf_of))
        return _("{unit}{name}", unit=unit, name=name) if unit else name


def tell(lines: Iterable[LineRow], words: Words) -> list[Told]:
    """The timeline in sentences, newest first."""
    return [_told(line, words) for line in lines][::-1]


def narrowed(told: list[Told], only: str) -> list[Told]:
    """The lines of one of GROUPS; of anything else all of them."""
    return [line for line in told if line.kind in GROUPS[only][1]] if only in GROUPS else told


def terms(visit: VisitRow) -> list[tuple[str, str, str]]:
    """Terms, old and new, that a pending change would alter beside the time."""
    found = []
    for name in ("topic", "capacity", "venue"):
        new = getattr(visit.change_terms, name, None)
        if new is not None:
            found.append((str(OFFERED[name]), str(shown(getattr(visit, name) or _("未定"))), str(shown(new))))
    texts = (("purpose", visit.purpose, visit.change_purpose), ("question", visit.question, visit.change_question))
    return found + [(str(OFFERED[name]), str(old or ""), str(new)) for name, old, new in texts if new is not None]


def _told(line: LineRow, words: Words) -> Told:
    facts = {name: fact for name, fact in asdict(line.facts).items() if fact is not None}
    said = {name: _fact(line.kind, name, fact, words) for name, fact in facts.items()}
    said |= {"who": words.who(line), "side": words.side(line.side)}
    return Told(
        at=line.at,
        sentence=SENTENCES[_variant(line, facts)].with_(said),
        changes=_changes(line, facts, words),
        note=line.note,
        imported=line.source == "history",
        kind=line.kind,
    )


def _variant(line: LineRow, facts: dict[str, object]) -> str:
    """Which sentence of its kind a line has."""
    more = {
        "again": "ask_again_after" in facts,
        "late": facts.get("late"),
        "tacit": facts.get("tacit"),
        "system": line.actor == SYSTEM,
        line.side: line.side,
    }
    found = (f"{line.kind}.{name}" for name, applies in more.items() if applies)
    return next((key for key in found if key in SENTENCES), line.kind)


def _fact(kind: str, name: str, fact: Any, words: Words) -> object:
    if name in ("person", "responsible"):
        return words.people(fact)
    if name == "reason" and kind in _REASONS:
        return word(_REASONS[kind](fact))
    if name == "what":
        return word(domain.Disputed(fact))
    if name == "field":
        return word(domain.RecordField(fact))
    return shown(fact)


def _changes(line: LineRow, facts: dict[str, Any], words: Words) -> tuple[tuple[str, str, str], ...]:
    """Terms that differ, old and new, in the order in which a letter has them."""
    found = [
        (str(OFFERED[name]), str(shown(facts[f"old_{name}"])), str(shown(facts[name])))
        for name in OFFERED
        if facts.get(f"old_{name}") and facts.get(name) and facts[f"old_{name}"] != facts[name]
    ]
    texts = (("purpose", line.old_purpose, line.new_purpose), ("question", line.old_question, line.new_question))
    found += [(str(OFFERED[name]), str(old or ""), str(new)) for name, old, new in texts if new is not None]
    if line.kind == "attendance_corrected":
        status = {key: word(Attendance(facts[key])) for key in ("from_status", "to_status") if key in facts}
        found.append((_("考勤"), status.get("from_status", _("未列入")), status.get("to_status", "")))
    if line.kind == "record_corrected":
        old, new = (_corrected(facts, name, words) for name in ("old_value", "new_value"))
        found.append((word(domain.RecordField(facts["field"])), old, new))
    return tuple(found)


def _corrected(facts: dict[str, Any], name: str, words: Words) -> str:
    """An instant, a number, a unit, or codes of partners, as a corrected field holds them."""
    value = str(facts.get(name, ""))
    match domain.RecordField(facts["field"]):
        case domain.RecordField.STARTED_AT | domain.RecordField.ENDED_AT:
            return moment(datetime.fromisoformat(value).astimezone(SHANGHAI))
        case domain.RecordField.HOST | domain.RecordField.GUEST:
            return words.unit(value)
        case domain.RecordField.PARTNER_IDS:
            return _("、").join(words.unit(f"partner:{code}") for code in value.split()) or _("无")
        case _:
            return value
