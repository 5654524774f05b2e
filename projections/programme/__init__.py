"""Where in the two years we are, what is aimed at, and on which days schools work."""

from projections.programme.calendar import (
    SchoolDays,
    blocked_days,
    holidays,
    is_blocked,
    make_up_days,
    school_days,
    terms,
)
from projections.programme.cohorts import ProgrammeRow, StageRow, current, programme, programmes, stage_on, stages
from projections.programme.context import StageContext, context_among, stage_context
from projections.programme.told import Move, TargetVersion, moves, target, targets, timeline
from projections.programme.waiting import Closing, to_close

__all__ = [
    "Closing",
    "Move",
    "ProgrammeRow",
    "SchoolDays",
    "StageContext",
    "StageRow",
    "TargetVersion",
    "blocked_days",
    "context_among",
    "current",
    "holidays",
    "is_blocked",
    "make_up_days",
    "moves",
    "programme",
    "programmes",
    "school_days",
    "stage_context",
    "stage_on",
    "stages",
    "target",
    "targets",
    "terms",
    "timeline",
    "to_close",
]
