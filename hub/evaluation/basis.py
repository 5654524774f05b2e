"""What the use cases of an evaluation stand on: the evaluation with its rubric, whose it is, and its figures computed anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from domain.evaluation import Definition, Evaluation, Rubric, Subject
from domain.evaluation.scoring import Sheet, sheet
from domain.words import Party
from hub.access import RULES, Act, Standing
from hub.basis import Basis
from hub.core import Core
from hub.evaluation.computing import Reckoning, party_of, reckon
from hub.evaluation.figures import Figures
from projections.evaluation import EvaluationRow

Attest = Callable[[int], object]
"""Signs the log up to a position, outside of the database (hub/notary)."""


class Open(NamedTuple):
    """An evaluation and the version by which it judges."""

    evaluation: Evaluation
    rubric: Definition


class Judging(Basis):
    """An area that loads evaluations."""

    def __init__(self, core: Core, figures: Figures, attest: Attest) -> None:
        super().__init__(core)
        self._figures, self._attest = figures, attest

    def _open(self, key: str) -> Open:
        """Raises NotFound."""
        evaluation = self._core.log.load(Evaluation, key)
        return Open(evaluation, self._core.log.load(Rubric, evaluation.rubric_version).definition)

    def _party(self, evaluation: Evaluation) -> Party | None:
        """The unit of the subject, on the day of the evaluation."""
        return party_of(self._figures.district(evaluation.as_of, position=evaluation.position), evaluation.subject)

    def _reckoned(self, of: Open) -> Reckoning:
        """The figures, computed anew of the frozen position."""
        evaluation = of.evaluation
        district = self._figures.district(evaluation.as_of, position=evaluation.position)
        return reckon(district, evaluation.subject, evaluation.stage, of.rubric)

    def _subject_act(self, act: Act, action: str, evaluation: Evaluation) -> Act:
        """The act of somebody who speaks for the subject: the person itself, the lead of the studio, who speaks for the brand's school."""
        if act.trusted:
            return act
        who, rule = self._core.standing(act.person), RULES[action]
        if not speaks_for(who, evaluation.subject, self._party(evaluation)):
            raise who.refusal(rule)
        return self._core.may(act, action, self._party(evaluation))


def speaks_for(who: Standing, subject: Subject, party: Party | None) -> bool:
    """Whether the subject's own view is this person's to give."""
    if subject.kind == "secretary":
        return who.person == subject.id
    return party is not None and who.role_for(RULES["evaluation.self_assess"], party) is not None


def sheet_of(evaluation: Evaluation | EvaluationRow, rubric: Definition) -> Sheet:
    """The sheet as it stands."""
    lines = evaluation.computed if isinstance(evaluation, Evaluation) else evaluation.lines
    return sheet(rubric, lines, evaluation.expert, vetoed=evaluation.vetoed)
