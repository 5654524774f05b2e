"""The five stages: scheduled in their order without gaps, moved with a reason, begun on their day, closed when nothing is open.

What moves when a stage moves: each neighbour ends or begins where the moved stage now begins or ends, and only there; stages further
away stay. A day that has become a fact does not move: the first day of a stage that has begun, and all days of a closed one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from domain.errors import Wrong, refuse
from domain.inputs import line, stored, text
from domain.model import Prose
from domain.programme.faults import (
    NeighbourFixed,
    NeighbourSwallowed,
    OutsidePeriod,
    PeriodReversed,
    StageBegun,
    StageGap,
    StageNotOver,
)
from domain.programme.refusals import (
    EarlierStageOpen,
    ObligationsOpen,
    StageClosedAlready,
    StageNotBegun,
    StageOrder,
    StageUnknown,
)
from domain.programme.states import PROGRAMME
from domain.programme.values import Span
from domain.words import Stage

if TYPE_CHECKING:
    from domain.programme.programme import Programme

ORDER: Final = tuple(Stage)
DAY: Final = timedelta(days=1)


def schedule_stage(
    programme: Programme,
    stage: Stage,
    *,
    starts_on: date,
    ends_on: date,
    focus: str,
    primary_modes: tuple[str, ...],
    secondary_modes: tuple[str, ...] = (),
) -> None:
    """The next stage: in order, contiguous, inside the period (P37)."""
    PROGRAMME.require(programme.state, "schedule_stage")
    due = ORDER[len(programme.stages)] if len(programme.stages) < len(ORDER) else None
    if stage is not due:
        raise StageOrder(due=due)
    last = max((end for _, end in programme.stages.values()), default=programme.starts_on - DAY)
    refuse(
        *_span_faults(programme, Span(starts_on, ends_on)),
        StageGap("starts_on", due=last + DAY) if starts_on != last + DAY else None,
        line("focus", focus, needed=False),
    )
    modes = {"primary_modes": primary_modes, "secondary_modes": secondary_modes}
    programme._stage_scheduled(stage=stage, starts_on=starts_on, ends_on=ends_on, focus=focus, **modes)


def reschedule_stage(programme: Programme, stage: Stage, *, starts_on: date, ends_on: date, reason: Prose) -> None:
    """A stage gets other days, and its neighbours make room or fill the gap; the same days again are no change."""
    PROGRAMME.require(programme.state, "reschedule_stage")
    old, new = _there(programme, stage), Span(starts_on, ends_on)
    if new == old:
        return
    if stage in programme.closed_stages:
        raise StageClosedAlready(stage=stage)
    neighbours = dict(_neighbours(programme, stage, new))
    refuse(
        *_span_faults(programme, new),
        *_first_day_faults(programme, stage, new),
        *(fault for beside, span in neighbours.items() for fault in _neighbour_faults(programme, stage, beside, span)),
        text("reason", reason, needed=True),
    )
    for each in sorted({stage: new, **neighbours}.items(), key=lambda item: ORDER.index(item[0])):
        programme._stage_rescheduled(stage=each[0], starts_on=each[1].starts_on, ends_on=each[1].ends_on, reason=reason)


def start_stage(programme: Programme, stage: Stage, *, on: date) -> None:
    """A stage begins; twice is once. The one before it may still be open."""
    PROGRAMME.require(programme.state, "start_stage")
    _there(programme, stage)
    if stage not in programme.started:
        programme._stage_started(stage=stage, on=on)


def close_stage(
    programme: Programme, stage: Stage, *, on: date, open_obligations: Collection[str] = (), note: Prose | None = None
) -> None:
    """A stage that has begun is closed once, after those before it, not before its last day.

    Fact from outside: the keys of what was due in it and is neither fulfilled nor missed nor waived.
    """
    PROGRAMME.require(programme.state, "close_stage")
    span = _there(programme, stage)
    if stage in programme.closed_stages:
        raise StageClosedAlready(stage=stage)
    if stage not in programme.started:
        raise StageNotBegun(stage=stage)
    if earlier := [each for each in ORDER[: ORDER.index(stage)] if each not in programme.closed_stages]:
        raise EarlierStageOpen(due=earlier[0])
    if open_obligations:
        raise ObligationsOpen(stage=stage, count=len(open_obligations), obligations=tuple(open_obligations))
    refuse(
        StageNotOver("on", stage=stage, until=span.ends_on) if on < span.ends_on else None,
        text("note", note),
    )
    programme._stage_closed(stage=stage, on=on, note=stored(note))


def _there(programme: Programme, stage: Stage) -> Span:
    if stage not in programme.stages:
        raise StageUnknown(stage=stage)
    return programme.stages[stage]


def _neighbours(programme: Programme, stage: Stage, new: Span) -> Iterator[tuple[Stage, Span]]:
    """The stages beside it that do not touch its new days as they should, with the days they get."""
    at = ORDER.index(stage)
    before, after = ORDER[at - 1] if at else None, ORDER[at + 1] if at + 1 < len(programme.stages) else None
    if before and (there := programme.stages[before]).ends_on != new.starts_on - DAY:
        yield before, Span(there.starts_on, new.starts_on - DAY)
    if after and (there := programme.stages[after]).starts_on != new.ends_on + DAY:
        yield after, Span(new.ends_on + DAY, there.ends_on)


def _span_faults(programme: Programme, span: Span) -> Iterator[Wrong | None]:
    inside = programme.starts_on <= span.starts_on and span.ends_on <= programme.ends_on
    yield PeriodReversed("ends_on", **span._asdict()) if span.ends_on <= span.starts_on else None
    yield OutsidePeriod("starts_on", starts_on=programme.starts_on, ends_on=programme.ends_on) if not inside else None


def _first_day_faults(programme: Programme, stage: Stage, new: Span) -> Iterator[Wrong | None]:
    if stage is ORDER[0] and new.starts_on != programme.starts_on:
        yield StageGap("starts_on", due=programme.starts_on)
    elif stage in programme.started and new.starts_on != (was := programme.stages[stage].starts_on):
        yield StageBegun("starts_on", stage=stage, starts_on=was)


def _neighbour_faults(programme: Programme, stage: Stage, beside: Stage, span: Span) -> Iterator[Wrong]:
    earlier = ORDER.index(beside) < ORDER.index(stage)
    field = "starts_on" if earlier else "ends_on"
    if beside in (programme.closed_stages if earlier else programme.started):
        yield NeighbourFixed(field, stage=beside)
    elif span.ends_on <= span.starts_on:
        yield NeighbourSwallowed(field, stage=beside)
