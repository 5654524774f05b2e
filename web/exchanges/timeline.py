"""活动记录: one sentence for each thing that happened to an exchange. A term that changed is shown old -> new, a text below its line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from domain import exchanges as domain
from domain.papers import VoidReason
from domain.record import SYSTEM
from domain.words import Attendance, Party, PartyKind
from projections.exchanges import Facts, LineRow
from web.exchanges.words import FIELDS, hours
from web.texts import Lazy, _, _l
from web.words import moment, plain_day, shown, word

if TYPE_CHECKING:
    from web.exchanges.desk import Desk

SENTENCES: dict[str, Lazy] = {
    "announced": _l("{who}发布了活动通知"),
    "announced.copy": _l("{who}照以前的一场再发布了活动通知"),
    "cleared": _l("{who}审批通过，报名开始"),
    "sent_back": _l("{who}退回了通知，请更正"),
    "revised": _l("{who}更正了通知：{changed}"),
    "registration_closed": _l("{who}截止了报名"),
    "registration_closed.system": _l("报名到期截止"),
    "registration_reopened": _l("{who}重新开放报名，到 {sign_up_by}"),
    "postponed": _l("{who}宣布延期，新的时间另定"),
    "date_set": _l("{who}定下了新的时间"),
    "cancelled": _l("{who}取消了活动"),
    "partner_invited": _l("{who}邀请{partner}参加，请在 {reply_by}前答复"),
    "partner_joined": _l("{partner}答复参加"),
    "partner_declined": _l("{partner}谢绝参加"),
    "seat_requested": _l("{holder}报名，同行 {companions} 人"),
    "seat_requested.alone": _l("{holder}报名"),
    "seat_verified": _l("{holder}的联系方式已核实"),
    "seat_lapsed": _l("{holder}没有按时核实联系方式，报名失效"),
    "seat_taken": _l("{holder}入座"),
    "seat_queued": _l("{holder}进入候补"),
    "seat_refused": _l("{who}没有通过{holder}的报名"),
    "seat_removed": _l("{who}移出了{holder}"),
    "seat_offered": _l("为{holder}保留一个名额，到 {until}"),
    "offer_passed": _l("{holder}让出名额，排到候补末位"),
    "offer_passed.system": _l("{holder}没有按时确认，名额让给下一位"),
    "seat_changed": _l("{holder}的同行人数改为 {companions} 人"),
    "seat_withdrawn": _l("{holder}取消了报名"),
    "seat_attended": _l("{holder}到场"),
    "seat_absent": _l("{holder}未到"),
    "seat_mark_undone": _l("{who}撤销了{holder}的到场标记"),
    "held": _l("{who}登记了开展情况：到场 {headcount} 人"),
    "attendance_filed": _l("{who}归档了考勤表：{entries} 人，到场 {here} 人"),
    "attendance_corrected": _l("{who}更正了{person}的考勤"),
    "deputy_recorded": _l("{who}登记负责人由{person}代理"),
    "minutes_filed": _l("{who}提交了纪要"),
    "minutes_amended": _l("{who}修改了纪要，这是第 {revision} 稿"),
    "briefing_published": _l("{who}编发了简报 {issue_no}：{title}"),
    "feedback_given": _l("{party}写了反馈"),
    "action_completed": _l("{who}登记第 {item_no} 项行动已完成"),
    "closed": _l("{who}办结了这次活动：{reason}"),
    "closed.system": _l("这次活动已自动办结：{reason}"),
    "voided": _l("{who}作废了这条记录：{reason}"),
    "redacted": _l("{who}移除了 {count} 处文字，原因：{reason}"),
}
"""By kind of event, where it matters with what makes the sentence another one."""
_REASONS: dict[str, Any] = {"closed": domain.ClosedFor, "voided": VoidReason}


class Told(NamedTuple):
    """One line as it is read. `changes`: term, old, new; `note`: text people wrote, or None."""

    at: datetime
    sentence: str
    changes: tuple[tuple[str, str, str], ...]
    note: object
    imported: bool
    kind: str


def tell(lines: Iterable[LineRow], desk: Desk) -> list[Told]:
    """Newest first."""
    return [_told(line, desk) for line in lines][::-1]


def _told(line: LineRow, desk: Desk) -> Told:
    sentence = str(SENTENCES[_which(line)]).format_map(_facts(line, desk))
    note = None if line.kind == "announced" else line.note  # the notice stands on the page itself
    return Told(line.at, sentence, _changes(line, desk), note, line.source == "history", line.kind)


def _which(line: LineRow) -> str:
    if line.kind == "announced" and line.facts.copy_of:
        return "announced.copy"
    if line.kind == "seat_requested" and not line.facts.companions:
        return "seat_requested.alone"
    by_itself = f"{line.kind}.system"
    return by_itself if line.actor == SYSTEM and by_itself in SENTENCES else line.kind


def _facts(line: LineRow, desk: Desk) -> dict[str, Any]:
    facts, names = line.facts, desk.names
    told = {name: shown(value) for name, value in _given(facts)}
    told["who"] = _who(line, desk)
    told["holder"] = _holder(facts, desk)
    told["person"] = desk.called(facts.person) if facts.person else ""
    told["party"] = names(facts.party) if facts.party else ""
    told["partner"] = names(Party(PartyKind.PARTNER, facts.partner)) if facts.partner else ""
    told["changed"] = _("、").join(str(FIELDS[name]) for name in facts.changed if name in FIELDS)
    told["until"] = moment(facts.until) if facts.until else ""
    told["reason"] = word(_REASONS[line.kind](facts.reason)) if line.kind in _REASONS and facts.reason else facts.reason
    for name in ("sign_up_by", "reply_by", "on"):
        if (day := getattr(facts, name)) is not None:
            told[name] = plain_day(day)
    return told


def _given(facts: Facts) -> list[tuple[str, Any]]:
    return [
        (name, getattr(facts, name))
        for name in ("companions", "headcount", "entries", "here", "revision", "issue_no", "title", "item_no", "count")
    ]


def _who(line: LineRow, desk: Desk) -> str:
    if line.actor == SYSTEM:
        return _("系统")
    if desk.outside:
        return _("组织方")
    name = desk.called(line.actor)
    if line.on_behalf_of:
        return _("{name}（代{unit}）", name=name, unit=desk.names(line.on_behalf_of))
    return name


def _holder(facts: Facts, desk: Desk) -> str:
    """Whose seat it is: a guest is not named here."""
    if facts.person == desk.person:
        return _("您")
    return desk.called(facts.person) if facts.person else _("一位来宾") if facts.guest else ""


def _changes(line: LineRow, desk: Desk) -> tuple[tuple[str, str, str], ...]:
    """Terms with what stood there before."""
    f, found = line.facts, []
    if f.old_starts_at or f.old_ends_at:
        notice = desk.exchange.notice
        old = hours(f.old_starts_at or f.starts_at or notice.starts_at, f.old_ends_at or f.ends_at or notice.ends_at)
        new = hours(f.starts_at or f.old_starts_at or notice.starts_at, f.ends_at or f.old_ends_at or notice.ends_at)
        found.append((_("时间"), old, new))
    if f.old_venue is not None and f.venue is not None and f.venue != f.old_venue:
        found.append((_("地点"), f.old_venue, f.venue))
    if f.old_capacity is not None:
        found.append((_("名额"), str(f.old_capacity), str(f.capacity)))
    if line.kind == "attendance_corrected" and f.to_status:
        old_status = word(Attendance(f.from_status)) if f.from_status else _("未列入")
        found.append((_("考勤"), old_status, word(Attendance(f.to_status))))
    return tuple(found)
