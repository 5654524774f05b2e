"""Who holds which role, for what and how long: appointments from wherever they come in the log."""

from projections.people import fold as fold  # its handlers must be known
from projections.people.questions import (
    all_enrolled,
    all_terms,
    at_units_named,
    directors,
    ending,
    enrolled_at,
    erased_people,
    everybody,
    holders,
    known,
    person,
    running,
    terms_of,
)
from projections.people.rows import PersonRow, TermRow

__all__ = [
    "PersonRow",
    "TermRow",
    "all_enrolled",
    "all_terms",
    "at_units_named",
    "directors",
    "ending",
    "enrolled_at",
    "erased_people",
    "everybody",
    "holders",
    "known",
    "person",
    "running",
    "terms_of",
]
