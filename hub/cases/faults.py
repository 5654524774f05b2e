"""What the world around a case has against a command, before any rule of the case itself is asked."""

from __future__ import annotations

from domain.errors import Conflict, Forbidden, Wrong


class NoProgramme(Conflict):
    """Nothing can be submitted before a cohort has been opened."""

    code = "case.no_programme"


class NoSchool(Forbidden):
    """A case is submitted by somebody who belongs to a school."""

    code = "case.no_school"


class OfficePublishes(Forbidden):
    """A lead publishes for the own studio; for more readers the Party School does. Facts: visibility."""

    code = "case.office_publishes"


class ReviewerUnfit(Wrong):
    """Cases are reviewed by leads, mentors and officers; facts: person."""

    code = "case.reviewer_unfit"


class VisitUnseen(Wrong):
    """There is no such visit, or not for these eyes."""

    code = "case.visit_unseen"


class OriginUnseen(Wrong):
    """There is no such case to be adapted, or not for these eyes."""

    code = "case.origin_unseen"


class SchoolOrPartner(Wrong):
    """Schools and partners take up cases; a studio does so by its schools."""

    code = "adoption.school_or_partner"
