"""互访进度: how far a visit has come, from the invitation to the return, and what comes next."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from domain.visits import Standing as Return
from domain.visits import State
from domain.words import Side
from projections.visits import VisitRow
from web.texts import _
from web.words import left, plain_day, word

AGREED = (State.ACCEPTED, State.CONFIRMED)
TOOK_PLACE = (State.HELD, State.REPORTED, State.CLOSED)
UNANSWERED = (State.DECLINED, State.WITHDRAWN, State.EXPIRED)
CALLED_OFF = (State.CANCELLED, State.NOT_HELD, State.VOIDED)
CONFIRM_BEFORE = timedelta(days=3)
MINUTES_AFTER = timedelta(days=7)


class Step(NamedTuple):
    """One step: `state` is done, now, stop or "" (ahead), as `ui.steps` takes it."""

    state: str
    name: str
    when: str


def steps(visit: VisitRow, mine: Side | None, owed: Return | None) -> list[Step]:
    """The steps of a visit for somebody of a side. `owed`: how it stands with its return, None where none is asked."""
    first = [_recorded(visit)] if visit.afterwards else [_offered(visit), _answered(visit, mine), _confirmed(visit)]
    return [*first, _held(visit), _written(visit), _returned(visit, owed)]


def _offered(visit: VisitRow) -> Step:
    name = _("发出邀请") if visit.direction == "invite" else _("提出往访")
    return Step("done", name, plain_day(visit.created_on))


def _recorded(visit: VisitRow) -> Step:
    return Step("done", _("补录登记"), plain_day(visit.created_on))


def _answered(visit: VisitRow, mine: Side | None) -> Step:
    if visit.state is State.PROPOSED:
        names = {True: _("贵方回应"), False: _("对方回应")}
        name = names[visit.turn is mine] if mine else _("等待回应")
        return Step("now", name, left(visit.reply_by) if visit.reply_by else "")
    if visit.state in UNANSWERED:
        return Step("stop", word(visit.state), "")
    return Step("done", _("双方商定"), plain_day(visit.slot.on) if visit.slot else "")


def _confirmed(visit: VisitRow) -> Step:
    if visit.state is State.CANCELLED:
        return Step("stop", word(visit.state), "")
    if visit.state is State.ACCEPTED and visit.starts_at:
        by = visit.starts_at.date() - CONFIRM_BEFORE
        return Step("now", _("确认安排"), _("{day}前", day=plain_day(by)))
    if visit.state in (State.CONFIRMED, *TOOK_PLACE, State.NOT_HELD):
        return Step("done", _("确认安排"), "")
    return Step("", _("确认安排"), "" if visit.state in UNANSWERED else _("访前 3 天"))


def _held(visit: VisitRow) -> Step:
    if visit.held_on and visit.state is not State.VOIDED:
        return Step("done", _("到访"), plain_day(visit.held_on))
    if visit.state in (State.NOT_HELD, State.VOIDED):
        return Step("stop", word(visit.state), "")
    when = plain_day(visit.starts_at.date()) if visit.starts_at and visit.state in AGREED else ""
    return Step("now" if visit.state is State.CONFIRMED else "", _("到访"), when)


def _written(visit: VisitRow) -> Step:
    if visit.state in (State.HELD, State.REPORTED) and visit.held_on:
        by = visit.held_on + MINUTES_AFTER
        name = _("双方纪要") if visit.state is State.HELD else _("确认纪要")
        return Step("now", name, _("{day}前", day=plain_day(by)) if visit.state is State.HELD else "")
    if visit.state is State.CLOSED:
        return Step("done", _("双方纪要"), word(visit.closed_for) if visit.closed_for else "")
    return Step("", _("双方纪要"), "" if visit.state in (*UNANSWERED, *CALLED_OFF) else _("访后 7 天内"))


def _returned(visit: VisitRow, owed: Return | None) -> Step:
    if visit.in_return_for:
        return Step("done" if visit.held_on else "", _("回访"), _("这次就是回访"))
    if owed is None:
        return Step("", _("回访"), "")
    done = owed in (Return.RETURNED, Return.WAIVED)
    return Step("done" if done else "", _("回访"), word(owed))
