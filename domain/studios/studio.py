"""A studio is led, mentored and assisted, each from a day on (P5, P9, P18, P24)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.errors import Conflict, NotChosen, Wrong, refuse
from domain.model import Aggregate, Created, DomainEvent, Prose, event
from domain.words import Level


class Basis(StrEnum):
    """Why this school leads: a municipal demonstration point in principle, else an exception with its reason (P9)."""

    DEMONSTRATION_POINT = "demonstration_point"
    EXCEPTION = "exception"


class ExceptionUnexplained(Wrong):
    """An exception needs its reason."""

    code = "studio.exception_unexplained"


class LeadPresent(Conflict):
    """The studio has a lead: replace, do not appoint again."""

    code = "studio.lead_present"


class NoLead(Conflict):
    """There is no lead to replace."""

    code = "studio.no_lead"


class SameLead(Wrong):
    """A lead cannot be replaced by the same person."""

    code = "studio.same_lead"


class MentorUnknown(Conflict):
    """This person is not a mentor of the studio."""

    code = "studio.mentor_unknown"


class Studio(Aggregate):
    """One studio; its key is the operator's code."""

    TOPIC = "studio"

    class Event(DomainEvent, frozen=True, kw_only=True): ...

    class Established(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "studio.established"
        programme_id: str
        code: str
        name: str
        level: Level
        motto: str | None = None

    class LeadAppointed(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "studio.lead_appointed"
        person_id: str
        school_id: str
        basis: Basis
        from_on: date
        exception_reason: Prose | None = None

    class LeadReplaced(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "studio.lead_replaced"
        from_person_id: str
        to_person_id: str
        school_id: str
        reason: Prose
        on: date

    class MentorAppointed(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "studio.mentor_appointed"
        person_id: str
        org: str
        duties: tuple[str, ...]
        on: date

    class MentorReleased(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "studio.mentor_released"
        person_id: str
        on: date
        reason: Prose | None = None

    class AssistantAppointed(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "studio.assistant_appointed"
        person_id: str
        on: date

    @classmethod
    def establish(cls, code: str, *, programme_id: str, name: str, level: Level, motto: str | None = None) -> Studio:
        refuse(NotChosen("code") if not code else None, NotChosen("name") if not name else None)
        return cls.begin(
            cls.Established, code, programme_id=programme_id, code=code, name=name, level=level, motto=motto
        )

    @event(Established)
    def __init__(self, programme_id: str, code: str, name: str, level: Level, motto: str | None = None) -> None:
        self.programme_id, self.code, self.name, self.level, self.motto = programme_id, code, name, level, motto
        self.lead = self.lead_school = self.assistant = ""
        self.mentors: set[str] = set()

    def appoint_lead(
        self, person_id: str, *, school_id: str, basis: Basis, from_on: date, exception_reason: Prose | None = None
    ) -> None:
        if self.lead:
            raise LeadPresent(person=self.lead)
        if basis is Basis.EXCEPTION and not exception_reason:
            raise ExceptionUnexplained("exception_reason")
        self._lead_appointed(
            person_id=person_id, school_id=school_id, basis=basis, from_on=from_on, exception_reason=exception_reason
        )

    @event(LeadAppointed)
    def _lead_appointed(
        self, person_id: str, school_id: str, basis: Basis, from_on: date, exception_reason: Prose | None = None
    ) -> None:
        self.lead, self.lead_school = person_id, school_id

    def replace_lead(self, to_person_id: str, *, school_id: str, reason: Prose, on: date) -> None:
        if not self.lead:
            raise NoLead
        refuse(
            SameLead("to_person_id") if to_person_id == self.lead else None,
            NotChosen("reason") if not reason else None,
        )
        self._lead_replaced(
            from_person_id=self.lead, to_person_id=to_person_id, school_id=school_id, reason=reason, on=on
        )

    @event(LeadReplaced)
    def _lead_replaced(self, from_person_id: str, to_person_id: str, school_id: str, reason: Prose, on: date) -> None:
        self.lead, self.lead_school = to_person_id, school_id

    def appoint_mentor(self, person_id: str, *, org: str, duties: tuple[str, ...], on: date) -> None:
        """A mentor from one of the institutions, with the duties agreed (P18, P19); twice is once."""
        if person_id not in self.mentors:
            self._mentor_appointed(person_id=person_id, org=org, duties=duties, on=on)

    @event(MentorAppointed)
    def _mentor_appointed(self, person_id: str, org: str, duties: tuple[str, ...], on: date) -> None:
        self.mentors.add(person_id)

    def release_mentor(self, person_id: str, *, on: date, reason: Prose | None = None) -> None:
        if person_id not in self.mentors:
            raise MentorUnknown(person=person_id)
        self._mentor_released(person_id=person_id, on=on, reason=reason)

    @event(MentorReleased)
    def _mentor_released(self, person_id: str, on: date, reason: Prose | None = None) -> None:
        self.mentors.discard(person_id)

    def appoint_assistant(self, person_id: str, *, on: date) -> None:
        """The assistant from a day on; a new one takes the place of the old one (P24, P25)."""
        if person_id != self.assistant:
            self._assistant_appointed(person_id=person_id, on=on)

    @event(AssistantAppointed)
    def _assistant_appointed(self, person_id: str, on: date) -> None:
        self.assistant = person_id
