"""培育期与校历: a two-year cohort with its stages, and the days on which schools work."""

from domain.programme.calendar import BlockedFor, Calendar, CalendarLine, DayKind
from domain.programme.faults import OutsidePeriod, PeriodReversed, StageGap
from domain.programme.programme import Programme
from domain.programme.refusals import StageOrder, StageUnknown
from domain.programme.values import Settings, Span, Target, earliest_post
from domain.programme.words import EligibilityFrom, Figure, State

__all__ = [
    "BlockedFor",
    "Calendar",
    "CalendarLine",
    "DayKind",
    "EligibilityFrom",
    "Figure",
    "OutsidePeriod",
    "PeriodReversed",
    "Programme",
    "Settings",
    "Span",
    "StageGap",
    "StageOrder",
    "StageUnknown",
    "State",
    "Target",
    "earliest_post",
]
