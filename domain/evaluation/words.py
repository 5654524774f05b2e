"""评价用语: the closed lists that rubrics and evaluations alone speak (what people read for them: web/evaluation).

Stored values are for ever; a list may grow, a word in it never changes.
"""

from __future__ import annotations

from enum import StrEnum


class SubjectKind(StrEnum):
    """Whom a rubric is for; `secretary` is a person."""

    STUDIO = "studio"
    SECRETARY = "secretary"
    BRAND = "brand"
    PROGRAMME = "programme"


class LineKind(StrEnum):
    """Where the points of a line come from: the log, an expert, or half of each."""

    AUTO = "auto"
    EXPERT = "expert"
    MIXED = "mixed"


class RubricState(StrEnum):
    """Only an adopted version can be evaluated by; a retired one stays readable, and its evaluations stand."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    RETIRED = "retired"


class State(StrEnum):
    """Where an evaluation stands."""

    OPENED = "opened"
    SIGNED_ONCE = "signed_once"
    SIGNED = "signed"
    PUBLISHED = "published"
    OBJECTED = "objected"


class Grade(StrEnum):
    """等次."""

    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    UNQUALIFIED = "unqualified"


class Capacity(StrEnum):
    """In which capacity somebody signs; the evaluator is first."""

    EVALUATOR = "evaluator"
    DIRECTOR = "director"


class Decision(StrEnum):
    """What became of an objection."""

    UPHELD = "upheld"
    REJECTED = "rejected"
