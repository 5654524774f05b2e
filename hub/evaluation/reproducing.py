"""An evaluation computed anew of the log, at any later time: the same bits, or what differs."""

from __future__ import annotations

from typing import Any, NamedTuple

from domain.evaluation import Definition, Evaluation, Rubric
from domain.evaluation.scoring import sheet
from hub.evaluation.computing import reckon
from hub.evaluation.figures import Figures
from hub.log import Log
from projections.indicators import FORMULA


class Difference(NamedTuple):
    """Something that is on record and comes out otherwise now."""

    what: str
    recorded: Any
    now: Any


class Reproduction(NamedTuple):
    """What came of it. `total_imported`: the total on record is a history's, whose expert scores are not on record."""

    evaluation: Evaluation
    head: bytes
    differences: tuple[Difference, ...]
    total_imported: bool

    @property
    def equal(self) -> bool:
        return not self.differences


def reproduce(log: Log, figures: Figures, key: str) -> Reproduction:
    """Compute lines, digest and total of an evaluation anew. Raises NotFound."""
    evaluation = log.load(Evaluation, key)
    rubric = log.load(Rubric, evaluation.rubric_version).definition
    signed = [entry for entry, fact in log.stream(Evaluation, key) if isinstance(fact, Evaluation.Signed)]
    imported = bool(signed) and signed[-1].by.source == "history"
    found = list(_computed(evaluation, rubric, figures))
    if evaluation.total is not None and not imported:
        found += _summed(evaluation, rubric)
    head = log.hash_at(evaluation.position) or b""
    return Reproduction(evaluation, head, tuple(each for each in found if each.recorded != each.now), imported)


def _computed(evaluation: Evaluation, rubric: Definition, figures: Figures) -> list[Difference]:
    district = figures.district(evaluation.as_of, position=evaluation.position)
    now = reckon(district, evaluation.subject, evaluation.stage, rubric)
    lines = {each.code: each for each in now.lines}
    codes = dict.fromkeys([*evaluation.computed, *lines])
    return [
        Difference("formula", evaluation.formula, FORMULA),
        Difference("digest", evaluation.input_digest, now.digest),
        *(Difference(code, evaluation.computed.get(code), lines.get(code)) for code in codes),
    ]


def _summed(evaluation: Evaluation, rubric: Definition) -> list[Difference]:
    now = sheet(rubric, evaluation.computed, evaluation.expert, vetoed=evaluation.vetoed)
    return [
        Difference("total", evaluation.total, now.total),
        Difference("grade", evaluation.grade, now.grade),
    ]
