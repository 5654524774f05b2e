"""What can be wrong with what was typed into the forms of a programme or a calendar; each stands beside its field.

Facts named in a docstring fill the sentence; `no` counts the lines of a list from 1.
"""

from __future__ import annotations

from domain.errors import Wrong


class PeriodReversed(Wrong):
    """Something ends before it begins; facts: starts_on, ends_on."""

    code = "programme.period_reversed"


class LinesReversed(Wrong):
    """Lines of a school calendar end before they begin; facts: lines, their numbers."""

    code = "calendar.lines_reversed"


class PeriodTooLong(Wrong):
    """The programme is longer than its cycle; facts: months, until (the last day it can have)."""

    code = "programme.period_too_long"


class NumberOutside(Wrong):
    """A number outside what makes sense; facts: least, most."""

    code = "programme.number_outside"


class OutsidePeriod(Wrong):
    """A stage lies outside the programme; facts: starts_on, ends_on of the programme."""

    code = "programme.outside_period"


class StageGap(Wrong):
    """Stages follow one another without gap or overlap; facts: due (the day this one must begin)."""

    code = "programme.stage_gap"


class StageBegun(Wrong):
    """The stage has begun: its first day stays; facts: stage, starts_on."""

    code = "programme.stage_begun"


class NeighbourFixed(Wrong):
    """The stage beside it would have to move, and has begun or ended there already; facts: stage."""

    code = "programme.neighbour_fixed"


class NeighbourSwallowed(Wrong):
    """Nothing would be left of the stage beside it; facts: stage."""

    code = "programme.neighbour_swallowed"


class StageNotOver(Wrong):
    """A stage is closed on its last day or later; facts: stage, until."""

    code = "programme.stage_not_over"


class TargetTwice(Wrong):
    """One figure has one target; facts: no."""

    code = "programme.target_twice"


class TargetUnfit(Wrong):
    """A target is not below nothing, a share not above one, and the most not below the least; facts: no."""

    code = "programme.target_unfit"
