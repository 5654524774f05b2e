"""Why a line of a history cannot become what the hub knows, before any rule of the domain is asked."""

from __future__ import annotations

from domain.errors import Conflict, Wrong


class NotAUnit(Wrong):
    """Only schools, studios and partners act in the hub; facts: kind, id."""

    code = "history.not_a_unit"


class ManyGuests(Wrong):
    """A visit has one host and one guest, several parties make an exchange; facts: count."""

    code = "history.many_guests"


class DistrictCalendarOnly(Wrong):
    """Terms and holidays are set for all schools; facts: calendar."""

    code = "history.district_calendar_only"


class ReturnMismatch(Conflict):
    """The visit named as the return does not say that it is in return for this one; facts: visit, named."""

    code = "history.return_mismatch"


class NotRevisable(Wrong):
    """What something is for ever (a school its level, a visit its sides) is not revised; facts: fields."""

    code = "history.not_revisable"


class ProposerMismatch(Wrong):
    """The host invites, or the guest asks to come; somebody else cannot propose a visit; facts: proposer."""

    code = "history.proposer_mismatch"


class NotASide(Wrong):
    """The line speaks for a unit that is no side of the visit; facts: unit, visit."""

    code = "history.not_a_side"


class NoSuchTier(Wrong):
    """A brand is recognised for a studio, the district or the city, not for one school alone; facts: tier."""

    code = "history.no_such_tier"


class NoSuchFigure(Wrong):
    """Nothing is counted under this name; facts: figure."""

    code = "history.no_such_figure"


class NoTarget(Wrong):
    """A target is a number, or two of them; facts: figure."""

    code = "history.no_target"
