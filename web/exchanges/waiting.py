"""What waits of exchanges, as lines of 轮到我: to clear, to answer, to take a seat, to record; each for whose role does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.words import Party, PartyKind, Role
from hub.access import OFFICE, OFFICER, RULES, Standing
from hub.exchanges.sight import may_clear
from hub.visits.sight import reach
from projections import exchanges, programme
from projections.exchanges import Task, Waiting
from projections.read import Reader
from web.due import Item, Way
from web.exchanges.words import hours
from web.naming import Names, Shown
from web.texts import Lazy, _, _l, then
from web.words import moment, plain_day

if TYPE_CHECKING:
    from hub.compose import Hub

WAYS: dict[Waiting, Way] = {
    Waiting.CLEAR: Way("wait", _l("待审批"), _l("审批"), "clearing", "clear"),
    Waiting.REVISE: Way("wait", _l("通知已退回"), _l("更正"), "revise", "revise"),
    Waiting.ANSWER: Way("wait", _l("待回应"), _l("回应"), "answer", "join_partner"),
    Waiting.TAKE_SEAT: Way("wait", _l("有一个名额"), _l("确认"), "seat/take", "take_seat"),
    Waiting.VERIFY_SEATS: Way("info", _l("待核实报名"), _l("核实"), "seats", "verify_seat"),
    Waiting.SET_DATE: Way("info", _l("已延期"), _l("定时间"), "date", "set_date"),
    Waiting.RECORD: Way("info", _l("待登记"), _l("登记"), "held", "record_held"),
    Waiting.ATTENDANCE: Way("info", _l("待登考勤"), _l("登考勤"), "attendance", "file_attendance"),
    Waiting.MINUTES: Way("info", _l("待写纪要"), _l("写纪要"), "minutes", "file_minutes"),
    Waiting.FEEDBACK: Way("info", _l("待写反馈"), _l("写反馈"), "feedback", "give_feedback"),
    Waiting.CLOSE: Way("info", _l("待办结"), _l("办结"), "close", "close"),
}
NOTES: dict[Waiting, Lazy] = {
    Waiting.CLEAR: _l("{when}。审批后开始报名"),
    Waiting.REVISE: _l("{when}。请按退回的意见更正"),
    Waiting.ANSWER: _l("{when}，请于 {until}前答复"),
    Waiting.TAKE_SEAT: _l("{when}，为您保留到 {at}"),
    Waiting.VERIFY_SEATS: _l("{when}，{n} 位来宾等您核实"),
    Waiting.SET_DATE: _l("原定 {when}"),
    Waiting.RECORD: _l("{when}。开展了请登记，没有开展请取消"),
    Waiting.CLOSE: _l("{when}。不办结的，{until}自动办结"),
}


def of_person(read: Reader, who: Standing, hub: Hub, names: Names) -> list[Item]:
    """The lines of somebody; a studio's group hears what waits for its units."""
    office = bool(who.role_for(OFFICER))
    leads = [term.scope for term in who.terms if term.role is Role.LEAD and term.runs(who.on) and term.scope]
    studios = [party for party in leads if party.kind is PartyKind.STUDIO]
    parties, days = reach(who), programme.school_days(read)
    found = exchanges.tasks(read, parties, then(hub.clock), days, person=who.person, leads=studios, office=office)
    once: dict[tuple[int, Waiting], Task] = {}
    for task in found:
        if _may(read, who, task):
            once.setdefault((task.exchange.no, task.waiting), task)
    return [_item(task, names) for task in once.values()]


def _may(read: Reader, who: Standing, task: Task) -> bool:
    """Whether one of the person's roles does this for the unit that it waits for."""
    if task.waiting is Waiting.CLEAR:
        return may_clear(read, who, task.exchange)
    rule = RULES[f"exchange.{WAYS[task.waiting].command}"]
    if task.waiting is Waiting.TAKE_SEAT:
        return who.role_for(rule) is not None
    return who.role_for(rule - OFFICE if task.party else rule & OFFICER, task.party) is not None


def _item(task: Task, names: Names) -> Item:
    way, row = WAYS[task.waiting], task.exchange
    organiser = row.notice.organiser
    occasion = {Waiting.TAKE_SEAT: str(task.until or ""), Waiting.VERIFY_SEATS: str(row.requested)}
    return Item(
        way,
        names.shown(organiser) if organiser else Shown("mixed", _("区教育党校"), "/exchanges"),
        row.title,
        _note(task),
        task.due_on,
        f"/exchanges/{row.no}/{way.address}",
        thing=f"exchange:{row.key}",
        name=f"exchange.{task.waiting}",
        occasion=occasion.get(task.waiting, str(row.sequence)),
        whose=_whose(task.party, names),
        reminders=task.reminders,
    )


def _whose(party: Party | None, names: Names) -> str:
    return names(party) if party else ""


def _note(task: Task) -> str:
    row = task.exchange
    when = hours(row.notice.starts_at, row.notice.ends_at)
    said = NOTES.get(task.waiting)
    facts = {"when": when, "until": plain_day(task.due_on), "n": row.requested}
    facts["at"] = moment(task.until) if task.until else ""
    return str(said).format_map(facts) if said else when
