"""共建用语: the closed lists that partners and the lists of resources, needs and projects alone speak.

Stored values are for ever; a list may grow, a word in it never changes. What people read for them: the pages.
"""

from __future__ import annotations

from enum import StrEnum


class LegalBasis(StrEnum):
    """On what ground a liaison's data are processed; there is no labour relation (PIPL art. 13)."""

    AGREEMENT = "agreement"
    CONSENT = "consent"


class ItemList(StrEnum):
    """资源清单、需求清单: on which of the two lists an item stands."""

    RESOURCE = "resource"
    NEED = "need"


class ItemKind(StrEnum):
    """What is offered or needed."""

    VENUE = "venue"
    TALK = "talk"
    COURSE = "course"
    VISIT = "visit"
    EQUIPMENT = "equipment"
    VOLUNTEER = "volunteer"
    OTHER = "other"


class ItemState(StrEnum):
    """Where an item stands: `matched` while a project that names it runs, `done` is a need that a project has met.

    A resource that a project has used stands open for the next one.
    """

    OPEN = "open"
    MATCHED = "matched"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class ProjectState(StrEnum):
    """Where a project stands; `reported`: one side says that it is done, the other has not confirmed it."""

    AGREED = "agreed"
    REPORTED = "reported"
    DONE = "done"
    DROPPED = "dropped"
