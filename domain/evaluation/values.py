"""What rubrics and evaluations consist of: lines, grades, what was computed and scored; small frozen values."""

from __future__ import annotations

from typing import Final

import msgspec

from domain.evaluation.words import LineKind, SubjectKind

FULL: Final = 100
"""What the weights of a rubric sum to, bonus lines apart."""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a rubric. `formula` names measures of the log; x = `full_at` earns the whole weight, x = `zero_at` nothing.

    `rule` says in words how points are given, `evidence` what shows it. An automatic line without a formula is judged by an expert.
    """

    code: str
    weight: float
    kind: LineKind
    zh: str
    formula: str | None = None
    full_at: float = 1
    zero_at: float = 0
    bonus: bool = False
    rule: str | None = None
    evidence: str | None = None

    @property
    def computed(self) -> bool:
        return self.kind is not LineKind.EXPERT and self.formula is not None

    @property
    def judged(self) -> bool:
        return self.kind is not LineKind.AUTO or self.formula is None


class Grades(msgspec.Struct, frozen=True):
    """From how many points on a grade is given; below `qualified` it is unqualified."""

    excellent: float = 90
    qualified: float = 60


class Definition(msgspec.Struct, frozen=True):
    """Everything that a version of a rubric says; `veto` are the reasons that cap the grade."""

    title: str
    subject_kind: SubjectKind
    lines: tuple[Line, ...]
    grades: Grades = Grades()
    veto: tuple[str, ...] = ()

    def line(self, code: str) -> Line | None:
        return next((line for line in self.lines if line.code == code), None)


class Subject(msgspec.Struct, frozen=True, order=True):
    """Who is evaluated: a studio by code, a secretary by person id, a brand by key, a programme by code."""

    kind: SubjectKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Input(msgspec.Struct, frozen=True, omit_defaults=True):
    """One measure that a formula names, as it was on the day: `v` None or `low` makes its line not assessable."""

    name: str
    v: float | None
    low: bool = False
    n: float | None = None
    d: float | None = None


class Computed(msgspec.Struct, frozen=True):
    """What the log says for one line: `x` of the formula and the `points` it earns; None where it cannot be assessed."""

    code: str
    x: float | None
    points: float | None
    inputs: tuple[Input, ...] = ()


class Score(msgspec.Struct, frozen=True):
    """Points that somebody gives a line; a self-assessment may give the `total` alone."""

    code: str
    points: float
