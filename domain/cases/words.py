"""案例用语: the closed lists that cases and their adoption alone speak (what people read for them: the pages).

Stored values are for ever; a list may grow, a word in it never changes.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a case stands; a revision under review is a flag beside `published`."""

    IN_REVIEW = "in_review"
    CHANGES_ASKED = "changes_asked"
    RECALLED = "recalled"
    APPROVED = "approved"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"


class Visibility(StrEnum):
    """Who may read a published case; each wider than the one before."""

    STUDIO = "studio"
    PROGRAMME = "programme"
    DISTRICT = "district"
    PARTNERS = "partners"


class Section(StrEnum):
    """The texts of a case, in the order of the paper; each is an attribute of the manuscript of the same name."""

    SUMMARY = "summary"
    BACKGROUND = "background"
    PRACTICE = "practice"
    EFFECT = "effect"
    REFLECTION = "reflection"
    APPENDIX = "appendix"


class AdoptionState(StrEnum):
    """How far another unit has come with a case."""

    PLANNED = "planned"
    TRYING = "trying"
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    DROPPED = "dropped"
    ENDED = "ended"


class Result(StrEnum):
    """采用效果: what the adopter says of it."""

    WORKS = "works"
    PARTLY = "partly"
    NO = "no"
