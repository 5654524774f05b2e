"""Use cases of rubrics: imported line by line, adopted by the director, retired, texts removed."""

from __future__ import annotations

from datetime import date

from domain.errors import NotFound
from domain.evaluation import Definition, Rubric, RubricState
from domain.evaluation.refusals import RubricNotInState
from hub.access import Act
from hub.basis import Basis
from hub.core import command
from hub.evaluation.reading import read
from hub.log import Receipt
from hub.texts import Text, needed


class Rubrics(Basis):
    """The life of a version."""

    @command
    def import_(self, text: str, *, act: Act) -> Receipt:
        """Every version of a file becomes a draft, or the new text of its draft; all of them or none.

        A version that has been adopted is passed over where the file says the same, and refused where it does not.
        """
        act = self._core.may(act, "rubric.draft")
        return self._core.commit(*[self._drafted(*each) for each in read(text)], act=act)

    @command
    def draft(self, version: str, definition: Definition, *, act: Act) -> Receipt:
        """A version, or another text of its draft."""
        act = self._core.may(act, "rubric.draft")
        return self._core.commit(self._drafted(version, definition), act=act)

    def _drafted(self, version: str, definition: Definition) -> Rubric:
        try:
            rubric = self._core.log.load(Rubric, version)
        except NotFound:
            return Rubric.draft(version, definition)
        if rubric.state is RubricState.DRAFT:
            rubric.redraft(definition)
        elif rubric.definition != definition:
            raise RubricNotInState("file", command="redraft", state=rubric.state)
        return rubric

    @command
    def adopt(self, version: str, *, on: date | None = None, act: Act) -> Receipt:
        """By the director. `on`: today."""
        act, rubric = self._core.may(act, "rubric.adopt"), self._core.log.load(Rubric, version)
        rubric.adopt(on=on or self._core.today())
        return self._core.commit(rubric, act=act)

    @command
    def retire(self, version: str, *, reason: Text, act: Act) -> Receipt:
        """By the director; what was judged by it stands."""
        act, rubric = self._core.may(act, "rubric.retire"), self._core.log.load(Rubric, version)
        rubric.retire(reason=needed(reason), on=self._core.today())
        return self._core.commit(rubric, act=act)

    @command
    def redact(self, version: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by the Party School, or by who wrote all of them."""
        act = self._redacting(act, "rubric.redact", Rubric, version, of)
        rubric = self._core.log.load(Rubric, version)
        rubric.redact(of=of, reason=reason)
        receipt = self._core.commit(rubric, act=act)
        self._obey()
        return receipt
