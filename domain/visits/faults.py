"""What can be wrong with what was typed into a visit's forms; each stands beside its field.

Facts named in a docstring fill the sentence; `no` counts the lines of a list from 1.
"""

from __future__ import annotations

from domain.errors import Wrong


class OwnUnit(Wrong):
    """Nobody visits themselves."""

    code = "visit.own_unit"


class PartnersOnly(Wrong):
    """At least one side is a school or a studio."""

    code = "visit.partners_only"


class TooManySlots(Wrong):
    """More slots than a person can choose from; facts: limit, count."""

    code = "visit.too_many_slots"


class SlotTwice(Wrong):
    """The same half-day is offered twice; facts: no."""

    code = "visit.slot_twice"


class SlotPast(Wrong):
    """The half-day has begun already; facts: no, remaining (slots that can still be chosen)."""

    code = "visit.slot_past"


class SlotHours(Wrong):
    """Hours come in pairs, in order, within the half-day; facts: no."""

    code = "visit.slot_hours"


class OutsideProgramme(Wrong):
    """The day lies outside the programme; facts: starts_on, ends_on."""

    code = "visit.outside_programme"


class ReplyTooLate(Wrong):
    """The deadline lies before the first slot; facts: latest."""

    code = "visit.reply_too_late"


class ReplyPast(Wrong):
    """The deadline is over already."""

    code = "visit.reply_past"


class NothingChanged(Wrong):
    """Nothing differs from what is there, so it may be an acceptance."""

    code = "visit.nothing_changed"


class SlotNotOffered(Wrong):
    """The half-day is not one of the offer; facts: remaining (slots that can still be chosen)."""

    code = "visit.slot_not_offered"


class ReasonNeeded(Wrong):
    """It is allowed and unusual: somebody wants to know why; facts: because (over_limit, blocked, overlap), more."""

    code = "visit.reason_needed"


class OverCapacity(Wrong):
    """More people than the host can receive; facts: capacity, count."""

    code = "visit.over_capacity"


class TooFew(Wrong):
    """A number below what makes sense; facts: least."""

    code = "visit.too_few"


class HeadcountUnusual(Wrong):
    """A very large number is entered on purpose only; facts: usual, count."""

    code = "visit.headcount_unusual"


class PersonTwice(Wrong):
    """The same person stands twice on the list; facts: no, person."""

    code = "visit.person_twice"


class PersonUnknown(Wrong):
    """Nobody has this id; facts: no, person."""

    code = "visit.person_unknown"


class MoreNamesThanHeads(Wrong):
    """More people are named than come; facts: named, count."""

    code = "visit.more_names_than_heads"


class EndsBeforeStart(Wrong):
    """The end lies after the start."""

    code = "visit.ends_before_start"


class TakesTooLong(Wrong):
    """A visit ends within a day; facts: hours."""

    code = "visit.takes_too_long"


class OutsideSlot(Wrong):
    """The hours lie within the agreed half-day; another day is a change; facts: slot."""

    code = "visit.outside_slot"


class NotOfHost(Wrong):
    """The responsible person belongs to the host."""

    code = "visit.not_of_host"


class DueTooEarly(Wrong):
    """The return lies after the visit; facts: held_on."""

    code = "visit.due_too_early"


class AskAgainPast(Wrong):
    """The day from which to ask again lies ahead."""

    code = "visit.ask_again_past"


class NotOfThisField(Wrong):
    """The value is not of the kind that this field holds; facts: of (the field)."""

    code = "visit.not_of_this_field"
