"""What can be wrong with what was typed into the forms of a studio; each stands beside its field.

Facts named in a docstring fill the sentence; `no` counts the lines of a list from 1.
"""

from __future__ import annotations

from domain.errors import Wrong


class ExceptionUnexplained(Wrong):
    """An exception needs its reason."""

    code = "studio.exception_unexplained"


class SameLead(Wrong):
    """A lead cannot be replaced by the same person."""

    code = "studio.same_lead"


class CountUnfit(Wrong):
    """A need is named by one person or more; facts: no."""

    code = "studio.count_unfit"


class NeedTwice(Wrong):
    """A need stands in the list once; facts: no."""

    code = "studio.need_twice"


class OrientationMissing(Wrong):
    """A plan has goals, needs and problems; the field says which is missing."""

    code = "studio.orientation_missing"


class TooManyLines(Wrong):
    """More lines than a list may have; facts: limit, count."""

    code = "studio.too_many_lines"


class PlanUnchanged(Wrong):
    """The plan in force says the same."""

    code = "studio.plan_unchanged"


class OwnStudio(Wrong):
    """A studio is not paired with itself."""

    code = "studio.own_studio"


class PairingPast(Wrong):
    """A pairing lasts beyond today."""

    code = "studio.pairing_past"


class NotAMember(Wrong):
    """Only a school of the studio hosts it; facts: no, school."""

    code = "studio.not_a_member"


class TurnReversed(Wrong):
    """A turn ends before it begins; facts: no."""

    code = "studio.turn_reversed"


class TurnOutside(Wrong):
    """A turn lies outside the programme; facts: no, starts_on, ends_on."""

    code = "studio.turn_outside"


class TurnsOverlap(Wrong):
    """One school hosts at a time; facts: no (the turn that begins before the other ends)."""

    code = "studio.turns_overlap"


class MinutesUnfit(Wrong):
    """Guidance takes between five minutes and a day; facts: least, most (minutes)."""

    code = "studio.minutes_unfit"


class GuidanceAhead(Wrong):
    """Guidance is noted after it was given."""

    code = "studio.guidance_ahead"
