"""成果: what a studio or a school has brought forth, shown by evidence, accepted by the Party School, promoted by four ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from msgspec.structs import replace

from domain.errors import Wrong, refuse
from domain.evidence import Evidence, Standing, evidence_faults, thing_fault, tidied
from domain.inputs import TITLE, line, said, stored, text
from domain.machine import Machine
from domain.model import Created, Prose, event
from domain.outcomes.refusals import (
    AlreadyDone,
    NoEvidence,
    NothingChanged,
    NotInState,
    SchoolsUnfit,
    YearOutside,
)
from domain.outcomes.values import Changes, Work, Years
from domain.outcomes.words import State
from domain.promotion import Channel
from domain.texts import Redaction, Worded, Written
from domain.words import OutcomeForm, Party

MOST_SCHOOLS: Final = 5_000

OUTCOME: Final = Machine(
    legal={
        "return_": frozenset({State.SUBMITTED}),
        "resubmit": frozenset({State.RETURNED}),
        "accept": frozenset({State.SUBMITTED}),
        "promote": frozenset({State.ACCEPTED}),
    },
    done={
        "return_": frozenset({State.RETURNED}),
        "resubmit": frozenset({State.SUBMITTED}),
        "accept": frozenset({State.ACCEPTED}),
    },
    too_late=NotInState,
    already=AlreadyDone,
)
"""4 commands over 3 states; submission and `redact` stand beside the table."""


class Outcome(Written):
    """One outcome. It counts in the year in which it was accepted; `representative` is decided then (P45, P62)."""

    TOPIC = "outcome"

    class Event(Worded, frozen=True, kw_only=True): ...

    class Submitted(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "outcome.submitted"
        programme_id: str
        owner: Party
        form: OutcomeForm
        title: str
        year: int
        abstract: Prose
        evidence: tuple[Evidence, ...]

    class Returned(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "outcome.returned"
        comments: Prose

    class Resubmitted(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "outcome.resubmitted"
        changes: Changes

    class Accepted(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "outcome.accepted"
        representative: bool
        comment: Prose | None = None

    class Promoted(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "outcome.promoted"
        channel: Channel
        inside_school: bool
        audience_schools: int
        exchange_id: str | None = None

    class Redacted(Event, Redaction, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "outcome.redacted"

    @classmethod
    def submit(
        cls,
        work: Work,
        *,
        programme_id: str,
        owner: Party,
        years: Years,
        standing: Mapping[str, Standing],
        key: str = "",
    ) -> Outcome:
        """A studio or a school shows what it has brought forth. `years` of the cohort and `standing` of the evidence are facts from outside."""
        new = _tidied(work)
        refuse(*_faults(new, years, standing))
        said_of_it = {name: getattr(new, name) for name in Work.__struct_fields__}
        return cls.begin(cls.Submitted, key, programme_id=programme_id, owner=owner, **said_of_it)

    @event(Submitted)
    def __init__(
        self,
        programme_id: str,
        owner: Party,
        form: OutcomeForm,
        title: str,
        year: int,
        abstract: Prose,
        evidence: tuple[Evidence, ...],
    ) -> None:
        self.programme_id, self.owner = programme_id, owner
        self.work = Work(form, title, year, abstract, evidence)
        self.state = State.SUBMITTED
        self.representative: bool | None = None
        self.promotions: set[tuple[Channel, bool, int, str | None]] = set()

    def return_(self, *, comments: Prose) -> None:
        """The Party School sends it back and says what is missing."""
        OUTCOME.require(self.state, "return_")
        refuse(text("comments", comments, needed=True))
        self._returned(comments=comments)

    @event(Returned)
    def _returned(self, comments: Prose) -> None:
        self.state = State.RETURNED

    def resubmit(self, work: Work, *, years: Years, standing: Mapping[str, Standing]) -> None:
        """The owner has improved it; what is the same keeps its text."""
        OUTCOME.require(self.state, "resubmit")
        new = _tidied(work)
        pairs = {name: (getattr(new, name), getattr(self.work, name)) for name in Work.__struct_fields__}
        changes = Changes(**{name: value for name, (value, there) in pairs.items() if not _same(value, there)})
        refuse(*_faults(new, years, standing), None if changes else NothingChanged())
        self._resubmitted(changes=changes)

    @event(Resubmitted)
    def _resubmitted(self, changes: Changes) -> None:
        named = {name: getattr(changes, name) for name in Work.__struct_fields__}
        self.work = replace(self.work, **{name: value for name, value in named.items() if value is not None})
        self.state = State.SUBMITTED

    def accept(self, *, representative: bool, comment: Prose | None = None) -> None:
        """The Party School accepts it, as representative or not."""
        OUTCOME.require(self.state, "accept")
        refuse(text("comment", comment))
        self._accepted(representative=representative, comment=stored(comment))

    @event(Accepted)
    def _accepted(self, representative: bool, comment: Prose | None = None) -> None:  # the event's field
        self.state, self.representative = State.ACCEPTED, representative

    def promote(
        self,
        *,
        channel: Channel,
        inside_school: bool,
        audience_schools: int,
        standing: Mapping[str, Standing],
        exchange_id: str | None = None,
    ) -> None:
        """By one of four ways, in the own school or outside, and how many schools it reached; the same said twice adds nothing."""
        OUTCOME.require(self.state, "promote")
        how = (channel, inside_school, audience_schools, exchange_id or None)
        if how in self.promotions:
            return
        at = f"exchange:{exchange_id}" if said(exchange_id) else ""
        fits = 1 <= audience_schools <= MOST_SCHOOLS
        refuse(
            None if fits else SchoolsUnfit("audience_schools", least=1, most=MOST_SCHOOLS),
            thing_fault("exchange_id", at, standing),
        )
        self._promoted(
            channel=channel,
            inside_school=inside_school,
            audience_schools=audience_schools,
            exchange_id=exchange_id or None,
        )

    @event(Promoted)
    def _promoted(
        self,
        channel: Channel,
        inside_school: bool,  # the event's field
        audience_schools: int,
        exchange_id: str | None = None,
    ) -> None:
        self.promotions.add((channel, inside_school, audience_schools, exchange_id))


def _tidied(work: Work) -> Work:
    return replace(work, title=work.title.strip(), evidence=tidied(work.evidence))


def _same(new: object, there: object) -> bool:
    """Compared as people read it, so that the mark of a removed text, sent back by a form, stays the removed text."""
    return str(new) == str(there) if isinstance(there, Prose) else new == there


def _faults(work: Work, years: Years, standing: Mapping[str, Standing]) -> Iterator[Wrong | None]:
    yield line("title", work.title, limit=TITLE)
    inside = years.first <= work.year <= years.last
    yield None if inside else YearOutside("year", year=work.year, first=years.first, last=years.last)
    yield text("abstract", work.abstract, needed=True)
    yield None if work.evidence else NoEvidence("evidence")
    yield from evidence_faults("evidence", work.evidence, standing)
