"""考核评价: everything that people can do with rubrics and evaluations. Each use case: access, load, decide, commit."""

from __future__ import annotations

from hub.core import Core
from hub.evaluation.basis import Attest, sheet_of, speaks_for
from hub.evaluation.deciding import Deciding
from hub.evaluation.figures import Figures, scope_of
from hub.evaluation.handling import Handling
from hub.evaluation.reproducing import Reproduction, reproduce
from hub.evaluation.rubrics import Rubrics
from hub.evaluation.sight import READERS

__all__ = ["READERS", "Evaluating", "Figures", "Rubrics", "scope_of", "sheet_of", "speaks_for"]


class Evaluating(Handling, Deciding):
    """The use cases of evaluations; `figures` are the indicators of any day."""

    def __init__(self, core: Core, attest: Attest) -> None:
        super().__init__(core, Figures(core.log, core.clock), attest)
        self.figures = self._figures

    def reproduce(self, key: str) -> Reproduction:
        """Raises NotFound."""
        return reproduce(self._core.log, self.figures, key)
