"""One stage: its days, what is expected in it and what has been done; moved with a reason, begun and closed by the Party School."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import Refused
from domain.model import Prose
from domain.obligations import Kind, State
from domain.programme import Programme, Span
from domain.programme import State as Course
from domain.programme.refusals import StageClosedAlready
from domain.words import Stage
from hub import sight
from hub.access import Act
from projections import obligations, overview, programme, studios
from projections.studios import StudioRow
from web import messages, pages, texts
from web.desk import may
from web.filled import Filled
from web.matter import Facts, Matter, Thing, Values
from web.naming import Names
from web.obligations.shown import Line, lined
from web.programme.board import state_of
from web.programme.cohort import Desk
from web.programme.forms import CLOSE_STAGE, MOVE, START
from web.stages import in_stage
from web.studios.look import lacks
from web.texts import _, _l
from web.words import plain_day, word


class Expected(NamedTuple):
    """Duties of one kind that are due in a stage: how many, how many are done, wait to be judged, or have not come in."""

    kind: Kind
    expected: int
    done: int
    handed_in: int
    owed: int


async def stage(request: Request) -> Response:
    """The stage with its figures; each leads to the list behind it."""
    sight.enter(pages.standing(request))
    desk, today = Desk.at_stage(request), texts.today()
    row = desk.here
    return pages.page(
        request,
        "programme/stage.html",
        desk=desk,
        stage=row,
        state=state_of(row, today),
        context=in_stage(desk.read, desk.row.code, today) if row.starts_on <= today <= row.ends_on else "",
        expected=expected(desk),
        figures=overview.during(desk.read, row.starts_on, row.ends_on),
        moves=[each for each in programme.moves(desk.read, desk.row.code) if each.stage is row.stage],
        summaries=summaries(desk),
        unready=unready(desk),
        **_offered(desk, today),
    )


def _offered(desk: Desk, today: date) -> dict[str, Any]:
    request, row = desk.request, desk.here
    running = desk.row.state is Course.RUNNING and row.closed_on is None
    return {
        "may_move": running and may(request, "programme.reschedule"),
        "may_start": running and row.started_on is None and may(request, "programme.schedule"),
        "may_close": running
        and row.started_on is not None
        and row.ends_on <= today
        and may(request, "programme.close_stage"),
    }


def expected(desk: Desk) -> list[Expected]:
    """What is due in the stage against what has come in, by kind."""
    row = desk.here
    found = obligations.counts(desk.read, desk.row.code, first=row.starts_on, last=row.ends_on)
    return [_expected(kind, states) for kind, states in found.items()]


def _expected(kind: Kind, states: dict[State, int]) -> Expected:
    owed = sum(states.get(each, 0) for each in (State.ISSUED, State.RETURNED, State.MISSED))
    done, handed_in = states.get(State.ACCEPTED, 0), states.get(State.SUBMITTED, 0)
    return Expected(kind, owed + done + handed_in, done, handed_in, owed)


def summaries(desk: Desk) -> list[Line]:
    """The summaries of the studios that are due in the stage: each begins as a draft filled from the records."""
    names, row = Names(desk.read), desk.here
    found = obligations.everywhere(desk.read, programme=desk.row.code, kind=Kind.ANNUAL_SUMMARY, limit=MOST)
    return [lined(names, desk.called, each) for each in found if row.starts_on <= each.first_due_on <= row.ends_on]


def unready(desk: Desk) -> list[tuple[StudioRow, list[str]]]:
    """Studios whose people are not as they should be, while the stage is not over: for people of the district."""
    if sight.outside(desk.who) or desk.here.closed_on:
        return []
    return [(each.studio, lacks(each)) for each in studios.unready(desk.read, desk.row.code)]


MOST = 500


# ---- what is done to it


def _neighbours(desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """What the days that were typed do to the stages beside this one, as the command itself decides it; nothing is kept."""
    values, row = filled.values, desk.here
    if values.get("starts_on") is None or values.get("ends_on") is None:
        return filled, _("请先填好两个日期，再看相邻的阶段怎样变动。")
    found = desk.hub.log.load(Programme, desk.row.code)
    before = dict(found.stages)
    days = {name: values[name] for name in ("starts_on", "ends_on")}
    try:
        found.reschedule_stage(row.stage, **days, reason=values["reason"] or MOVE_REASON)
    except Refused as refusal:
        return filled, messages.sentence(refusal, desk.hub.private.names)
    moved = [_moved(stage, span) for stage, span in found.stages.items() if span != before[stage]]
    return filled, _("；").join(moved) + _("。") if moved else _("日期与现在一样，没有变动。")


MOVE_REASON = Prose("-")
"""Stands for the reason that has not been typed yet; it is never stored."""


def _moved(stage: Stage, span: Span) -> str:
    return _(
        "{stage}改为 {first}至 {last}", stage=word(stage), first=plain_day(span.starts_on), last=plain_day(span.ends_on)
    )


def _blocking(desk: Desk, _filled: Filled) -> Facts:
    """What still holds the stage open, each with its page."""
    names = Names(desk.read)
    rows = obligations.open_blocking(desk.read, desk.row.code, desk.here.stage)
    return {"blocking": [lined(names, desk.called, row) for row in rows]}


def _move(on: Desk, values: Values, act: Act) -> None:
    on.hub.programme.reschedule_stage(on.row.code, on.here.stage, **values, act=act)


def _start(on: Desk, values: Values, act: Act) -> None:
    on.hub.programme.start_stage(on.row.code, on.here.stage, **values, act=act)


def _close(on: Desk, values: Values, act: Act) -> None:
    on.hub.programme.close_stage(on.row.code, on.here.stage, **values, act=act)


def _open(command: str) -> Callable[[Desk], Refused | None]:
    """Why nothing is done to the stage any more: it is closed, or its cohort is."""
    return lambda on: on.stops(command) or (StageClosedAlready(stage=on.here.stage) if on.here.closed_on else None)


STAGE = Thing(area="programme", path="/programme/{programme}/stages/{stage}", at=Desk.at_stage, back=_l("返回阶段"))
MATTERS = (
    Matter(
        of=STAGE,
        name="reschedule",
        rule="programme.reschedule",
        possible=_open("reschedule_stage"),
        title=_l("调整阶段日期"),
        button=_l("调整"),
        about=_l("相邻的阶段随之让出或接上日子，总是前后相接；已经开始的第一天和已结束的阶段不动。"),
        form=MOVE,
        given=lambda on: {"starts_on": on.here.starts_on, "ends_on": on.here.ends_on},
        again={"look": _neighbours},
        template="programme/reschedule.html",
        beside="programme/_stages.html",
        do=_move,
        done=_l("阶段日期已调整。"),
    ),
    Matter(
        of=STAGE,
        name="start",
        rule="programme.schedule",
        possible=_open("start_stage"),
        title=_l("开始这个阶段"),
        button=_l("开始"),
        form=START,
        given=lambda on: {"on": on.here.starts_on},
        keeps=False,
        do=_start,
        done=_l("阶段已开始。"),
    ),
    Matter(
        of=STAGE,
        name="close",
        rule="programme.close_stage",
        possible=_open("close_stage"),
        title=_l("结束这个阶段"),
        button=_l("结束"),
        about=_l("最后一天起才能结束。本阶段到期的应报事项都办完、延期或免除之后才能结束。"),
        grave=True,
        form=CLOSE_STAGE,
        given=lambda on: {"on": max(on.here.ends_on, texts.today())},
        around=_blocking,
        beside="programme/_blocking.html",
        do=_close,
        done=_l("阶段已结束。"),
    ),
)
