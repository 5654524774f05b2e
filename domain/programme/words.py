"""培育期用语: the closed lists that programmes alone speak (what people read for them: web/programme)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where a programme stands."""

    RUNNING = "running"
    CLOSED = "closed"
    ARCHIVED = "archived"


class EligibilityFrom(StrEnum):
    """From which day the years in post are counted back; the source leaves it open (P21)."""

    PROGRAMME_START = "programme_start"
    ADMISSION = "admission"


class Figure(StrEnum):
    """What a target is set for; those that are shares lie between 0 and 1."""

    CASE_PER_SECRETARY = "case_per_secretary"
    EXPERIENCE_MEETINGS_PER_STUDIO = "experience_meetings_per_studio"
    OUTCOMES_PER_STUDIO_YEAR = "outcomes_per_studio_year"
    RESPONSIBLE_PRESENT = "responsible_present"
    CROSS_LEVEL_VISITS_PER_SCHOOL_TERM = "cross_level_visits_per_school_term"
    RETURN_RATE = "return_rate"
    COVERAGE = "coverage"


SHARES: Final = frozenset({Figure.RESPONSIBLE_PRESENT, Figure.RETURN_RATE, Figure.COVERAGE})
