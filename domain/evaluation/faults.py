"""What is the matter with what was typed: a day, a line of a rubric, a score. Each stands beside its field; facts fill the sentence.

Faults of a rubric have the fact `no`, the line's number in it from 1 (0: the rubric as a whole).
"""

from __future__ import annotations

from domain.errors import Wrong


class AsOfAhead(Wrong):
    """The day of an evaluation lies ahead; facts: today."""

    code = "evaluation.as_of_ahead"


class AsOfTooEarly(Wrong):
    """Nothing had been recorded by that day; facts: first (day of the first record, None where there is none)."""

    code = "evaluation.as_of_too_early"


class PositionUnknown(Wrong):
    """The log has no such position; facts: position, last."""

    code = "evaluation.position_unknown"


class StageNotBegun(Wrong):
    """The stage has not begun by the day of the evaluation; facts: stage, as_of."""

    code = "evaluation.stage_not_begun"


class SubjectUnfit(Wrong):
    """The rubric is for another kind of subject, or there is no such subject; facts: subject."""

    code = "evaluation.subject_unfit"


class LineUnknown(Wrong):
    """The rubric has no such line; facts: code."""

    code = "evaluation.line_unknown"


class PointsUnfit(Wrong):
    """Points lie between 0 and the weight of the line; facts: code, weight, points."""

    code = "evaluation.points_unfit"


class ComputedLine(Wrong):
    """What the log says is not overwritten; a note may be added; facts: code."""

    code = "evaluation.computed_line"


class NothingSaid(Wrong):
    """Neither points nor a note."""

    code = "evaluation.nothing_said"


class VetoUnknown(Wrong):
    """The rubric has no veto rule of this number; facts: no."""

    code = "evaluation.veto_unknown"


# ---- rubrics


class VersionUnfit(Wrong):
    """The code of a version: letters, digits, hyphens and points, at most 40."""

    code = "rubric.version_unfit"


class NoLines(Wrong):
    """A rubric has at least one line; facts: no."""

    code = "rubric.no_lines"


class LineTwice(Wrong):
    """Two lines have the same code; facts: no, code."""

    code = "rubric.line_twice"


class WeightUnfit(Wrong):
    """A weight is a number above 0, at most 100; facts: no, code."""

    code = "rubric.weight_unfit"


class WeightsNotFull(Wrong):
    """The weights, bonus lines apart, sum to 100; facts: no, sum."""

    code = "rubric.weights_not_full"


class FormulaUnfit(Wrong):
    """It cannot be read as a formula; facts: no, code, formula."""

    code = "rubric.formula_unfit"


class MeasureUnknown(Wrong):
    """The formula names something that is not measured; facts: no, code, name."""

    code = "rubric.measure_unknown"


class MeasureForbidden(Wrong):
    """Presence is not measured: no logins, likes, views, durations, uploads; facts: no, code, word."""

    code = "rubric.measure_forbidden"


class MeasureNeverScored(Wrong):
    """The figure is shown and never scored; facts: no, code, name."""

    code = "rubric.measure_never_scored"


class MeasureNotAlone(Wrong):
    """The figure is never the only basis of a score; facts: no, code, name."""

    code = "rubric.measure_not_alone"


class MeasureOfPerson(Wrong):
    """The measure is one of a single person; facts: no, code, name."""

    code = "rubric.measure_of_person"


class FormulaOfExpert(Wrong):
    """A line that an expert judges has no formula; facts: no, code."""

    code = "rubric.formula_of_expert"


class FullIsZero(Wrong):
    """Full marks and none lie at the same value; facts: no, code."""

    code = "rubric.full_is_zero"


class GradesUnfit(Wrong):
    """Grades lie between 0 and 100, excellent above qualified; facts: no."""

    code = "rubric.grades_unfit"
