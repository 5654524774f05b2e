"""轮到我: each thing that waits for a person as one line with the time left and one button. It cannot be switched off."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.visits import Direction
from domain.words import Side
from hub import access, clock
from hub.access import OFFICE, Standing
from hub.visits.sight import reach
from projections import waiting
from projections.waiting import Task, Waiting
from web import matters, terms
from web.cases import waiting as cases
from web.due import Item, Way
from web.evaluation import waiting as evaluation
from web.exchanges import waiting as exchanges
from web.naming import Names
from web.obligations import waiting as obligations
from web.partners import waiting as partners
from web.studios import waiting as studios
from web.texts import _, _l, then
from web.words import day, plain_day, slot

if TYPE_CHECKING:
    from hub.compose import Hub
    from projections.read import Reader


WAYS: dict[Waiting, Way] = {
    Waiting.ANSWER: Way("wait", _l("待回应"), _l("回应"), "reply", "accept"),
    Waiting.ANSWER_CHANGE: Way("wait", _l("改期待定"), _l("答复"), "change/reply", "accept_change"),
    Waiting.DELEGATION: Way("info", _l("待定名单"), _l("填名单"), "delegation", "set_delegation"),
    Waiting.LOGISTICS: Way("info", _l("待安排"), _l("安排"), "logistics", "set_logistics"),
    Waiting.CONFIRM: Way("info", _l("待确认"), _l("确认"), "confirm", "confirm"),
    Waiting.RECORD: Way("info", _l("待登记"), _l("登记"), "held", "record_held"),
    Waiting.ACKNOWLEDGE: Way("wait", _l("待核对补录"), _l("核对"), "acknowledge", "acknowledge_record"),
    Waiting.ATTENDANCE: Way("info", _l("待登考勤"), _l("登考勤"), "attendance", "file_attendance"),
    Waiting.MINUTES: Way("info", _l("待写纪要"), _l("写纪要"), "minutes", "file_minutes"),
    Waiting.CONFIRM_MINUTES: Way("wait", _l("待确认纪要"), _l("看纪要"), "minutes/reply", "confirm_minutes"),
    Waiting.FEEDBACK: Way("info", _l("待写反馈"), _l("写反馈"), "feedback", "give_feedback"),
    Waiting.RETURN: Way("wait", _l("该回访了"), _l("安排回访"), "", "propose"),
}
PREPARE = frozenset({Waiting.DELEGATION, Waiting.LOGISTICS, Waiting.CONFIRM})
RECORD = frozenset({Waiting.RECORD, Waiting.ATTENDANCE, Waiting.MINUTES, Waiting.CONFIRM_MINUTES})


def tasks(read: Reader, who: Standing, hub: Hub) -> list[Task]:
    """What waits for this person: what the own units must do and the own roles may do, each thing once."""
    parties = reach(who)
    if not parties:
        return []
    found = waiting.turn_of(read, parties, then(hub.clock), return_days=hub.settings.return_days)
    once = {(task.visit.no, task.waiting): task for task in reversed(found) if may(who, task)}
    return [task for task in found if once.get((task.visit.no, task.waiting)) is task]


def may(who: Standing, task: Task) -> bool:
    """Whether one of the person's roles does this for the side that it waits for."""
    return who.role_for(access.RULES[f"visit.{WAYS[task.waiting].command}"] - OFFICE, task.party) is not None


MOST_COUNTS = 2_000


def counter(hub: Hub) -> Callable[[Reader, str], int]:
    """The number in the frame: how many things wait for a person. Counted anew when the log or the minute has moved on."""
    known: OrderedDict[tuple[str, int, int], int] = OrderedDict()

    def count(read: Reader, person: str) -> int:
        key = (person, read.position, int(hub.clock().timestamp()) // 60)
        if key not in known:
            who = access.standing(read, person, clock.local_day(hub.clock()))
            known[key] = len(everything(read, who, hub, Names(read)))
            while len(known) > MOST_COUNTS:
                known.popitem(last=False)
        return known[key]

    return count


def of_cases(read: Reader, who: Standing, _: Hub, names: Names) -> list[Item]:
    """What waits with cases, as lines of the same list."""
    return [
        Item(
            Way(due.kind, due.word, due.button, "", ""),
            names.shown(due.school),
            due.title,
            due.note,
            due.until,
            due.address,
            thing=f"case:{due.key}",
            name=f"case.{due.what}",
            occasion=str(due.edition),
            whose=names(due.school),
        )
        for due in cases.of_person(read, who)
    ]


def of_visits(read: Reader, who: Standing, hub: Hub, names: Names) -> list[Item]:
    """What waits with visits."""
    return items(tasks(read, who, hub), names)


AREAS = (
    of_visits,
    exchanges.of_person,
    of_cases,
    partners.of_person,
    obligations.of_person,
    studios.of_person,
    matters.of_person,
    terms.of_person,
    evaluation.of_person,
)
"""Whatever has lines in 轮到我. A line here is all that an area needs: it is shown, counted, told by mail and in the studio's group."""


def everything(read: Reader, who: Standing, hub: Hub, names: Names) -> list[Item]:
    """All that waits for a person, area by area."""
    return [item for area in AREAS for item in area(read, who, hub, names)]


def items(found: list[Task], names: Names) -> list[Item]:
    """The lines, in the order of the tasks."""
    return [_item(task, names) for task in found]


def _item(task: Task, names: Names) -> Item:
    way, visit = WAYS[task.waiting], task.visit
    address = f"/visits/{visit.no}/{way.address}"
    if task.waiting is Waiting.RETURN:
        address = f"/visits/new?as=host&to={task.other}&in_return_for={visit.no}"
    return Item(
        way,
        names.shown(task.other),
        _title(task, names),
        _note(task),
        task.due_on,
        address,
        thing=f"visit:{visit.key}",
        name=f"visit.{task.waiting}",
        occasion=_occasion(task),
        whose=names(task.party),
        reminders=task.reminders,
    )


def _occasion(task: Task) -> str:
    """What makes it wait anew: another offer, another change, another text of the minutes."""
    visit = task.visit
    numbers = {Waiting.ANSWER: visit.offer_no, Waiting.ANSWER_CHANGE: visit.change_no}
    numbers |= {Waiting.CONFIRM_MINUTES: visit.revision, Waiting.CONFIRM: visit.change_no}
    return str(numbers.get(task.waiting, ""))


def _title(task: Task, names: Names) -> str:
    visit, facts = task.visit, {"other": names(task.other), "ours": names.ours(task.party), "topic": task.visit.topic}
    if task.waiting is Waiting.RETURN:
        return _("请{other}来访", **facts)
    if task.waiting is Waiting.ACKNOWLEDGE:
        return _("{other}补录了一次互访：{topic}", **facts)
    if task.waiting is Waiting.ANSWER:
        if visit.offer_no > 1:
            return _("{other}另提了方案：{topic}", **facts)
        invited = visit.direction is Direction.INVITE
        return _("{other}邀请{ours}：{topic}", **facts) if invited else _("{other}希望来访：{topic}", **facts)
    if task.waiting is Waiting.ANSWER_CHANGE:
        return _("{other}希望改期：{topic}", **facts)
    return _("{other}来访：{topic}", **facts) if task.side is Side.HOST else _("到访{other}：{topic}", **facts)


def _note(task: Task) -> str:
    visit, until = task.visit, plain_day(task.due_on)
    if task.waiting is Waiting.ANSWER:
        facts = {"slot": slot(visit.slots[0]), "n": len(visit.slots), "until": until}
        if len(visit.slots) > 1:
            return _("{slot}等 {n} 个时间，请于 {until}前回应", **facts)
        return _("{slot}，请于 {until}前回应", **facts)
    on = visit.held_on or (visit.starts_at.date() if visit.starts_at else None)
    when = day(on) if on else ""
    said: dict[Waiting, str] = {
        Waiting.ANSWER_CHANGE: _("原定 {when}；答复之前仍按原定的办", when=when),
        Waiting.CONFIRM_MINUTES: _("{when}。到 {until}没有意见即为同意", when=when, until=until),
        Waiting.FEEDBACK: _("{when}。双方都写了才互相可见", when=when),
        Waiting.RETURN: _("{when}对方接待过我们，回访期限 {until}", when=when, until=until),
        Waiting.RECORD: _("约定 {when}。去了请登记，没有成行也请登记", when=when),
    }
    return said.get(task.waiting, when)
