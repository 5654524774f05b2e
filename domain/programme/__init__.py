"""培育期与校历: a two-year cohort with its stages, and the days on which schools work."""

from domain.programme.calendar import BlockedFor, Calendar
from domain.programme.programme import (
    OutsidePeriod,
    PeriodReversed,
    Programme,
    StageGap,
    StageOrder,
    StageUnknown,
)

__all__ = [
    "BlockedFor",
    "Calendar",
    "OutsidePeriod",
    "PeriodReversed",
    "Programme",
    "StageGap",
    "StageOrder",
    "StageUnknown",
]
