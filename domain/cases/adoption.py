"""借鉴: another unit takes a case up, tries it, says what came of it, and may give its own case back.

It goes on whatever becomes of the case: also while that is archived or withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import ClassVar, NamedTuple

from domain.cases.faults import LineageCycle, NotDerived, OwnAdoption
from domain.cases.refusals import NotPublished
from domain.cases.states import ADOPTION
from domain.cases.words import AdoptionState, Result
from domain.days import InTheFuture
from domain.errors import Wrong, refuse
from domain.inputs import stored, text
from domain.model import Created, Prose, event
from domain.texts import Redaction, Worded, Written
from domain.words import File, Party, PartyKind


class Report(NamedTuple):
    """What the adopter said last of the effect."""

    result: Result
    note: Prose
    on: date


class Adoption(Written):
    """One unit and one case; the key makes a second adoption of the same case by the same unit a conflict."""

    TOPIC = "adoption"

    class Event(Worded, frozen=True, kw_only=True): ...

    class Planned(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.planned"
        case_id: str
        edition: int
        by: Party
        adapted: Prose
        start_on: date

    class TrialStarted(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.trial_started"
        on: date

    class EvidenceAdded(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.evidence_added"
        note: Prose
        file: File | None = None
        visit_id: str | None = None

    class ResultReported(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.result_reported"
        result: Result
        note: Prose
        on: date

    class Adopted(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.adopted"
        on: date
        note: Prose | None = None

    class Adapted(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.adapted"
        on: date
        note: Prose | None = None

    class Dropped(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.dropped"
        reason: Prose

    class Ended(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.ended"
        on: date

    class Resumed(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.resumed"
        on: date

    class SharedBack(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.shared_back"
        case_id: str

    class Redacted(Event, Redaction, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "adoption.redacted"

    @staticmethod
    def key_of(case_id: str, by: Party) -> str:
        return f"{case_id}/{by}"

    @classmethod
    def plan(
        cls,
        *,
        case_id: str,
        edition: int | None,
        author_school: str,
        by: Party,
        adapted: Prose,
        start_on: date,
        there: Adoption | None = None,
    ) -> Adoption:
        """A unit means to take up a case, from a day on, adapted to its own needs. `there`: it has planned that before; nothing is added.

        Facts from outside: the `edition` that is up, None where the case was never published, and whose case it is.
        """
        if there is not None:
            return there
        if edition is None:
            raise NotPublished
        refuse(
            OwnAdoption("by") if by == Party(PartyKind.SCHOOL, author_school) else None,
            text("adapted", adapted, needed=True),
        )
        key = cls.key_of(case_id, by)
        return cls.begin(cls.Planned, key, case_id=case_id, edition=edition, by=by, adapted=adapted, start_on=start_on)

    @event(Planned)
    def __init__(self, case_id: str, edition: int, by: Party, adapted: Prose, start_on: date) -> None:
        self.case_id, self.edition, self.by, self.start_on = case_id, edition, by, start_on
        self.state = AdoptionState.PLANNED
        self.report: Report | None = None
        self.shared: set[str] = set()

    def start_trial(self, *, on: date, today: date) -> None:
        ADOPTION.require(self.state, "start_trial")
        refuse(_past(on, today))
        self._trial_started(on=on)

    @event(TrialStarted)
    def _trial_started(self, on: date) -> None:
        self.state = AdoptionState.TRYING

    def add_evidence(self, *, note: Prose, file: File | None = None, visit_id: str | None = None) -> None:
        """What shows it: in words, with a file or the visit at which it could be seen."""
        ADOPTION.require(self.state, "add_evidence")
        refuse(text("note", note, needed=True))
        self._evidence_added(note=note, file=file, visit_id=visit_id)

    @event(EvidenceAdded)
    def _evidence_added(self, note: Prose, file: File | None = None, visit_id: str | None = None) -> None: ...

    def report_result(self, *, result: Result, note: Prose, on: date, today: date) -> None:
        """What came of it; only the adopter's own report is credited. It may be reported anew."""
        ADOPTION.require(self.state, "report_result")
        if self.report != Report(result, note, on):
            refuse(text("note", note, needed=True), _past(on, today))
            self._result_reported(result=result, note=note, on=on)

    @event(ResultReported)
    def _result_reported(self, result: Result, note: Prose, on: date) -> None:
        self.report = Report(result, note, on)

    def adopt(self, *, on: date, today: date, note: Prose | None = None) -> None:
        """It is used as it is."""
        ADOPTION.require(self.state, "adopt")
        refuse(_past(on, today), text("note", note))
        self._adopted(on=on, note=stored(note))

    @event(Adopted)
    def _adopted(self, on: date, note: Prose | None = None) -> None:
        self.state = AdoptionState.ADOPTED

    def adapt(self, *, on: date, today: date, note: Prose | None = None) -> None:
        """It is used in a form of one's own."""
        ADOPTION.require(self.state, "adapt")
        refuse(_past(on, today), text("note", note))
        self._adapted(on=on, note=stored(note))

    @event(Adapted)
    def _adapted(self, on: date, note: Prose | None = None) -> None:
        self.state = AdoptionState.ADAPTED

    def drop(self, *, reason: Prose) -> None:
        """It does not suit, and somebody wants to know why."""
        ADOPTION.require(self.state, "drop")
        refuse(text("reason", reason, needed=True))
        self._dropped(reason=reason)

    @event(Dropped)
    def _dropped(self, reason: Prose) -> None:
        self.state = AdoptionState.DROPPED

    def end(self, *, on: date, today: date) -> None:
        ADOPTION.require(self.state, "end")
        refuse(_past(on, today))
        self._ended(on=on)

    @event(Ended)
    def _ended(self, on: date) -> None:
        self.state = AdoptionState.ENDED

    def resume(self, *, on: date, today: date) -> None:
        """What was dropped or ended is tried again."""
        ADOPTION.require(self.state, "resume")
        refuse(_past(on, today))
        self._resumed(on=on)

    @event(Resumed)
    def _resumed(self, on: date) -> None:
        self.state = AdoptionState.TRYING

    def share_back(self, *, case_id: str, ancestors: Collection[str]) -> None:
        """The adopter's own case, which descends from the adopted one. `ancestors`: keys of all cases that it descends from."""
        ADOPTION.require(self.state, "share_back")
        if case_id in self.shared:
            return
        if case_id == self.case_id or case_id in ancestors:
            raise LineageCycle("case_id", case=case_id)
        if self.case_id not in ancestors:
            raise NotDerived("case_id", case=case_id)
        self._shared_back(case_id=case_id)

    @event(SharedBack)
    def _shared_back(self, case_id: str) -> None:
        self.shared.add(case_id)


def _past(on: date, today: date) -> Wrong | None:
    return InTheFuture("on") if on > today else None
