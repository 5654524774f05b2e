"""Is a rubric one that people can be judged by? Every line is checked, and everything that is the matter is told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.errors import NotChosen, Wrong
from domain.evaluation.faults import (
    FormulaOfExpert,
    FormulaUnfit,
    FullIsZero,
    GradesUnfit,
    LineTwice,
    MeasureForbidden,
    MeasureNeverScored,
    MeasureNotAlone,
    MeasureOfPerson,
    MeasureUnknown,
    NoLines,
    VersionUnfit,
    WeightsNotFull,
    WeightUnfit,
)
from domain.evaluation.formula import (
    MEASURES,
    NEVER_ALONE,
    NEVER_SCORED,
    PERSONAL,
    NoFormula,
    forbidden_in,
    names_in,
)
from domain.evaluation.values import FULL, Definition, Grades, Line
from domain.evaluation.words import LineKind, SubjectKind
from domain.inputs import TITLE, line

VERSION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
_LEAST: Final = 1e-9


def faults(version: str, rubric: Definition) -> Iterator[Wrong | None]:
    """What is the matter with a version; each fault of a line has its number `no` from 1."""
    yield None if VERSION.fullmatch(version) else VersionUnfit("version", no=0)
    yield line("title", rubric.title, limit=TITLE)
    yield None if rubric.lines else NoLines("lines", no=0)
    yield None if _grades_fit(rubric.grades) else GradesUnfit("grades", no=0)
    yield from (line("veto", each) for each in rubric.veto)
    seen: set[str] = set()
    for no, each in enumerate(rubric.lines, 1):
        yield LineTwice("lines", no=no, code=each.code) if each.code in seen else None
        seen.add(each.code)
        yield from line_faults(no, each, rubric.subject_kind)
    total = sum(each.weight for each in rubric.lines if not each.bonus)
    full = abs(total - FULL) < _LEAST or not rubric.lines
    yield None if full else WeightsNotFull("lines", no=0, sum=round(total, 3))


def _grades_fit(grades: Grades) -> bool:
    return 0 < grades.qualified < grades.excellent <= FULL


def line_faults(no: int, of: Line, subject_kind: SubjectKind) -> Iterator[Wrong | None]:
    """What is the matter with one line."""
    at = {"no": no, "code": of.code}
    if not of.code or not of.zh.strip():
        yield NotChosen("lines", **at)
    yield line("lines", of.zh, needed=False)
    yield None if 0 < of.weight <= FULL else WeightUnfit("lines", **at)
    words = (of.code, of.zh, of.formula or "", of.rule or "")
    if (word := next(filter(None, map(forbidden_in, words)), None)) is not None:
        yield MeasureForbidden("lines", **at, word=word)
        return
    if of.formula is None:
        return
    if of.kind is LineKind.EXPERT:
        yield FormulaOfExpert("lines", **at)
    yield FullIsZero("lines", **at) if of.full_at == of.zero_at else None
    yield from _formula_faults(at, of.formula, subject_kind)


def _formula_faults(at: dict[str, object], formula: str, subject_kind: SubjectKind) -> Iterator[Wrong | None]:
    try:
        names = names_in(formula)
    except NoFormula:
        yield FormulaUnfit("lines", **at, formula=formula)
        return
    if not names:
        yield FormulaUnfit("lines", **at, formula=formula)
    for name in names:
        if name in NEVER_SCORED:
            yield MeasureNeverScored("lines", **at, name=name)
        elif name not in MEASURES:
            yield MeasureUnknown("lines", **at, name=name)
        elif name in PERSONAL and subject_kind is not SubjectKind.SECRETARY:
            yield MeasureOfPerson("lines", **at, name=name)
    if names and set(names) <= NEVER_ALONE:
        yield MeasureNotAlone("lines", **at, name=names[0])
