"""考核评价: everything the domain knows about rubrics and evaluations."""

from domain.evaluation.evaluation import Evaluation
from domain.evaluation.rubric import RUBRIC, Rubric
from domain.evaluation.states import EVALUATION
from domain.evaluation.values import Computed, Definition, Grades, Input, Line, Score, Subject
from domain.evaluation.words import Capacity, Decision, Grade, LineKind, RubricState, State, SubjectKind

__all__ = [
    "EVALUATION",
    "RUBRIC",
    "Capacity",
    "Computed",
    "Decision",
    "Definition",
    "Evaluation",
    "Grade",
    "Grades",
    "Input",
    "Line",
    "LineKind",
    "Rubric",
    "RubricState",
    "Score",
    "State",
    "Subject",
    "SubjectKind",
]
