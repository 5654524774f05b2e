"""Importing this module brings every area's tables and handlers into the read database, in a fixed order."""

from projections import (
    brands,
    cases,
    evaluation,
    exchanges,
    obligations,
    outcomes,
    partners,
    people,
    problems,
    programme,
    schools,
    studios,
    supervision,
    units,
    visits,
    vocabulary,
)

__all__ = [
    "brands",
    "cases",
    "evaluation",
    "exchanges",
    "obligations",
    "outcomes",
    "partners",
    "people",
    "problems",
    "programme",
    "schools",
    "studios",
    "supervision",
    "units",
    "visits",
    "vocabulary",
]
