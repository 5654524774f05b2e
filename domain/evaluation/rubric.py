"""评价指标: by what people are judged. A version is drafted, adopted by the director, and from then on the same for ever."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

from domain.errors import refuse
from domain.evaluation.checking import faults
from domain.evaluation.refusals import RubricAlreadyDone, RubricNotInState
from domain.evaluation.values import Definition, Grades, Line
from domain.evaluation.words import RubricState, SubjectKind
from domain.inputs import text
from domain.machine import Machine
from domain.model import Created, Prose, event
from domain.texts import Redaction, Worded, Written

RUBRIC: Final = Machine(
    legal={
        "redraft": frozenset({RubricState.DRAFT}),
        "adopt": frozenset({RubricState.DRAFT}),
        "retire": frozenset({RubricState.ADOPTED}),
    },
    done={
        "adopt": frozenset({RubricState.ADOPTED}),
        "retire": frozenset({RubricState.RETIRED}),
    },
    too_late=RubricNotInState,
    already=RubricAlreadyDone,
)
"""3 commands over the 3 states of a version."""


class Rubric(Written):
    """One version; its key is its code, as `studio-1`. An adopted version is never edited: what changes is another version."""

    TOPIC = "rubric"

    class Event(Worded, frozen=True, kw_only=True): ...

    class Drafted(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "rubric.drafted"
        version: str
        title: str
        subject_kind: SubjectKind
        lines: tuple[Line, ...]
        grades: Grades
        veto: tuple[str, ...] = ()

    class Redrafted(Event, frozen=True, kw_only=True):
        """What the draft says now, as a whole."""

        TOPIC: ClassVar[str] = "rubric.redrafted"
        title: str
        subject_kind: SubjectKind
        lines: tuple[Line, ...]
        grades: Grades
        veto: tuple[str, ...] = ()

    class Adopted(Event, frozen=True, kw_only=True):
        """The version once more, as it was adopted: whoever reads this fact alone knows what holds."""

        TOPIC: ClassVar[str] = "rubric.adopted"
        version: str
        title: str
        subject_kind: SubjectKind
        lines: tuple[Line, ...]
        grades: Grades
        on: date
        veto: tuple[str, ...] = ()

    class Retired(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "rubric.retired"
        on: date
        reason: Prose

    class Redacted(Event, Redaction, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "rubric.redacted"

    @classmethod
    def draft(cls, version: str, definition: Definition) -> Rubric:
        """A version that can be read and talked about, and by which nobody is judged yet."""
        refuse(*faults(version, definition))
        return cls.begin(cls.Drafted, version, version=version, **_fields(definition))

    @event(Drafted)
    def __init__(
        self,
        version: str,
        title: str,
        subject_kind: SubjectKind,
        lines: tuple[Line, ...],
        grades: Grades,
        veto: tuple[str, ...] = (),
    ) -> None:
        self.state = RubricState.DRAFT
        self.definition = Definition(title, subject_kind, lines, grades, veto)

    def redraft(self, definition: Definition) -> None:
        """Another text of the draft."""
        RUBRIC.require(self.state, "redraft")
        refuse(*faults(self.key, definition))
        if definition != self.definition:
            self._redrafted(**_fields(definition))

    @event(Redrafted)
    def _redrafted(
        self,
        title: str,
        subject_kind: SubjectKind,
        lines: tuple[Line, ...],
        grades: Grades,
        veto: tuple[str, ...] = (),
    ) -> None:
        self.definition = Definition(title, subject_kind, lines, grades, veto)

    def adopt(self, *, on: date) -> None:
        """By the director; the version never changes from now on."""
        RUBRIC.require(self.state, "adopt")
        self._adopted(version=self.key, on=on, **_fields(self.definition))

    @event(Adopted)
    def _adopted(
        self,
        version: str,
        title: str,
        subject_kind: SubjectKind,
        lines: tuple[Line, ...],
        grades: Grades,
        on: date,
        veto: tuple[str, ...] = (),
    ) -> None:
        self.state, self.definition = RubricState.ADOPTED, Definition(title, subject_kind, lines, grades, veto)

    def retire(self, *, reason: Prose, on: date) -> None:
        """Nobody is judged by it any more; what was judged stands."""
        RUBRIC.require(self.state, "retire")
        refuse(text("reason", reason, needed=True))
        self._retired(on=on, reason=reason)

    @event(Retired)
    def _retired(self, on: date, reason: Prose) -> None:
        self.state = RubricState.RETIRED


def _fields(definition: Definition) -> dict[str, Any]:
    return {name: getattr(definition, name) for name in Definition.__struct_fields__}
