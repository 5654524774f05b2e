"""What is the matter with what was typed: a day, a rubric, a score. Each stands beside its field."""

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
