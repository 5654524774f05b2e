"""成果: everything the domain knows about outcomes; `Outcome` with its events and commands."""

from domain.outcomes.outcome import Outcome
from domain.outcomes.values import Changes, Work, Years
from domain.outcomes.words import State

__all__ = ["Changes", "Outcome", "State", "Work", "Years"]
