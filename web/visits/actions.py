"""What a person can do to a visit now: first what waits for them, with the time left, then what else is possible.

The domain says when a command is legal (`states.LEGAL`), the appointments say who may (`hub.access`), `projections` what waits and
until when; here stand only the words, the address, and when something is worth offering.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import NamedTuple

from domain.visits.deadlines import closable_on, day_of, dispute_until, feedback_until
from domain.visits.states import AGREED, LEGAL
from domain.visits.words import State
from domain.words import Side
from hub import access
from hub.access import OFFICE, Standing
from projections.visits import Task, VisitRow, Waiting, stands_still
from web.texts import Lazy, _l


class Action(NamedTuple):
    """One button. `name` is the address behind the visit's; `side`: for which side it is done, None for the Party School."""

    name: str
    words: Lazy
    side: Side | None
    until: date | None = None

    @property
    def waits(self) -> bool:
        """Whether the visit waits for it."""
        return self.until is not None

    def address(self, visit: VisitRow) -> str:
        return f"/visits/{visit.no}/{self.name}"


class Case(NamedTuple):
    """A visit, a side, and what else decides: who has given feedback, whether a return is open, and the moment."""

    visit: VisitRow
    side: Side
    gave: Collection[Side]
    return_open: bool
    now: datetime

    @property
    def today(self) -> date:
        return day_of(self.now)

    @property
    def mine(self) -> bool:
        """Whether this side must answer."""
        return self.visit.turn is self.side

    @property
    def begun(self) -> bool:
        return self.visit.starts_at is not None and self.visit.starts_at <= self.now

    @property
    def over(self) -> bool:
        return self.visit.ends_at is not None and self.visit.ends_at <= self.now

    @property
    def changing(self) -> bool:
        return self.visit.change_by is not None

    @property
    def is_host(self) -> bool:
        return self.side is Side.HOST

    @property
    def listed(self) -> bool:
        """Whether it is known who comes."""
        return self.visit.delegation is not None

    @property
    def prepared(self) -> bool:
        return self.visit.arranged and self.visit.headcount is not None and not self.changing


class Offer(NamedTuple):
    """One line of the table: command, rest of the address, words, and when it is worth offering."""

    command: str
    name: str
    words: Lazy
    fits: Callable[[Case], bool]


OFFERS: tuple[Offer, ...] = (
    Offer("accept", "reply", _l("回应邀请"), lambda c: c.mine),
    Offer("amend_offer", "offer", _l("修改方案"), lambda c: not c.mine),
    Offer("withdraw", "withdraw", _l("撤回方案"), lambda c: not c.mine),
    Offer("accept_change", "change/reply", _l("答复改期"), lambda c: c.changing and c.mine),
    Offer("record_held", "held", _l("登记到访"), lambda c: c.visit.state in AGREED and c.begun),
    Offer("record_not_held", "not-held", _l("登记未成行"), lambda c: c.over),
    Offer("set_logistics", "logistics", _l("修改接待安排"), lambda c: c.is_host and not c.begun and c.visit.arranged),
    Offer("set_logistics", "logistics", _l("安排接待"), lambda c: c.is_host and not c.begun),
    Offer("set_delegation", "delegation", _l("修改来访名单"), lambda c: not c.is_host and not c.begun and c.listed),
    Offer("set_delegation", "delegation", _l("确定来访名单"), lambda c: not c.is_host and not c.begun),
    Offer("confirm", "confirm", _l("确认安排"), lambda c: c.is_host and c.prepared),
    Offer("issue_letter", "letter", _l("出具公函"), lambda c: not c.is_host and not c.begun),
    Offer("propose_change", "change", _l("提出改期"), lambda c: not c.changing and not c.begun),
    Offer("retract_change", "change/retract", _l("撤回改期"), lambda c: c.visit.change_by is c.side),
    Offer("cancel", "cancel", _l("取消互访"), lambda c: not c.begun),
    Offer("acknowledge_record", "acknowledge", _l("确认补录"), lambda c: c.side in c.visit.unacknowledged),
    Offer("file_attendance", "attendance", _l("登记考勤"), lambda c: c.visit.sheet is None),
    Offer("file_minutes", "minutes", _l("写纪要"), lambda c: not c.visit.revision),
    Offer(
        "confirm_minutes",
        "minutes/reply",
        _l("确认纪要"),
        lambda c: bool(c.visit.revision) and c.side not in c.visit.confirmed,
    ),
    Offer(
        "give_feedback",
        "feedback",
        _l("写反馈"),
        lambda c: (
            c.visit.held_on is not None and c.today <= feedback_until(c.visit.held_on) and len(c.gave) < len(Side)
        ),
    ),
    Offer("promise_return", "return", _l("约定回访日期"), lambda c: not c.is_host and c.return_open),
    Offer("waive_return", "return/waive", _l("免去回访"), lambda c: c.is_host and c.return_open),
    Offer("amend_minutes", "minutes", _l("修改纪要"), lambda c: bool(c.visit.revision)),
    Offer("correct_attendance", "attendance/correct", _l("更正考勤"), lambda c: c.visit.sheet is not None),
    Offer("correct_record", "correct", _l("更正记录"), lambda _: True),
    Offer(
        "dispute_record",
        "dispute",
        _l("提出异议"),
        lambda c: c.visit.recorded_on is not None and c.today <= dispute_until(c.visit.recorded_on),
    ),
    Offer("remind", "remind", _l("催办"), lambda c: stands_still(c.visit, c.today)),
    Offer(
        "close",
        "close",
        _l("办结"),
        lambda c: c.visit.held_on is not None and c.today >= closable_on(c.visit.held_on),
    ),
    Offer("void", "void", _l("作废"), lambda _: True),
    Offer("redact", "redact", _l("移除文字"), lambda _: True),
)
"""In the order in which they are shown."""

ALL = frozenset(State)
"""What stands beside the table of commands is legal in every state."""

WAITING: dict[Waiting, str] = {
    Waiting.ANSWER: "reply",
    Waiting.ANSWER_CHANGE: "change/reply",
    Waiting.DELEGATION: "delegation",
    Waiting.LOGISTICS: "logistics",
    Waiting.CONFIRM: "confirm",
    Waiting.RECORD: "held",
    Waiting.ACKNOWLEDGE: "acknowledge",
    Waiting.ATTENDANCE: "attendance",
    Waiting.MINUTES: "minutes",
    Waiting.CONFIRM_MINUTES: "minutes/reply",
    Waiting.FEEDBACK: "feedback",
}
"""Which button does what waits; a return that is owed is a new visit."""


def actions(
    who: Standing,
    visit: VisitRow,
    *,
    now: datetime,
    tasks: Collection[Task] = (),
    gave: Collection[Side] = (),
    return_open: bool = False,
) -> list[Action]:
    """What this person can do; what waits for them first, the earliest due before the others.

    `tasks`: what waits for the person's units, of any visit; `gave`: sides that have given feedback.
    """
    due = {(WAITING[t.waiting], t.side): t.due_on for t in tasks if t.visit.no == visit.no and t.waiting in WAITING}
    found: dict[str, Action] = {}
    for side in Side:
        case = Case(visit, side, gave, return_open, now)
        for offer in OFFERS:
            if offer.name not in found and visit.state in LEGAL.get(offer.command, ALL) and offer.fits(case):
                action = _allowed(who, offer, case, due)
                if action is not None:
                    found[offer.name] = action
    place = {offer.name: number for number, offer in enumerate(OFFERS)}
    return sorted(found.values(), key=lambda each: (each.until or date.max, place[each.name]))


def _allowed(who: Standing, offer: Offer, case: Case, due: dict[tuple[str, Side], date]) -> Action | None:
    """The button for somebody of the side; for the Party School one that never waits for it."""
    rule = access.RULES[f"visit.{offer.command}"]
    if who.role_for(rule - OFFICE, case.visit.sides[case.side]):
        return Action(offer.name, offer.words, case.side, due.get((offer.name, case.side)))
    return Action(offer.name, offer.words, None) if who.role_for(rule & OFFICE) else None
