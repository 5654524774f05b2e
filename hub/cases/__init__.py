"""案例: everything that people can do to cases and adoptions. Each use case: access, load, decide, commit.

Texts of a case come as a `Manuscript`, other texts as words or as Prose. `edition` and `base_edition` name what the person has read.
"""

from __future__ import annotations

from hub.cases.adoptions import Adoptions
from hub.cases.faults import (
    NoProgramme,
    NoSchool,
    OfficePublishes,
    OriginUnseen,
    ReviewerUnfit,
    SchoolOrPartner,
    VisitUnseen,
)
from hub.cases.files import Files
from hub.cases.prefill import from_visit
from hub.cases.publication import Publication
from hub.cases.review import Review
from hub.cases.sight import Sight, concerns, guides, may_see
from hub.cases.submission import Submission
from hub.cases.takeover import Taken, Takeover, Work

__all__ = [
    "Adoptions",
    "Cases",
    "NoProgramme",
    "NoSchool",
    "OfficePublishes",
    "OriginUnseen",
    "ReviewerUnfit",
    "SchoolOrPartner",
    "Sight",
    "Taken",
    "VisitUnseen",
    "Work",
    "concerns",
    "from_visit",
    "guides",
    "may_see",
]


class Cases(Submission, Review, Publication, Takeover, Files):
    """The use cases of cases."""
