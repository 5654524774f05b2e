"""督导: everything the domain knows about supervision; `Supervision` with its events and commands."""

from domain.supervision.supervision import PROBLEM, Before, Problem, Supervision
from domain.supervision.words import Category, Mode, ProblemState

__all__ = ["PROBLEM", "Before", "Category", "Mode", "Problem", "ProblemState", "Supervision"]
