"""问题清单: the problems of the schools of a studio; `Problem` with its events and commands."""

from domain.problems.problem import Measure, Problem
from domain.problems.words import State

__all__ = ["Measure", "Problem", "State"]
