"""案例: everything the domain knows about cases and their adoption; `Case` and `Adoption` with their events and commands."""

from domain.cases.adoption import Adoption
from domain.cases.case import Case
from domain.cases.values import Changes, Declarations, Manuscript, Remarks, Scores
from domain.cases.words import AdoptionState, Result, Section, State, Visibility

__all__ = [
    "Adoption",
    "AdoptionState",
    "Case",
    "Changes",
    "Declarations",
    "Manuscript",
    "Remarks",
    "Result",
    "Scores",
    "Section",
    "State",
    "Visibility",
]
