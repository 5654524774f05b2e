"""A secretary belongs to one studio of a programme, from admission to the end (P13, P21, P23)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.errors import Conflict, Wrong, refuse
from domain.inputs import line, text
from domain.model import Created, Prose, event
from domain.studios.faults import ExceptionUnexplained
from domain.studios.words import Result
from domain.texts import Redaction, Worded, Written


class Eligibility(StrEnum):
    """入室资格: in post within the limit, else an exception with its reason (P21)."""

    WITHIN_LIMIT = "within_limit"
    EXCEPTION = "exception"


class LeavingReason(StrEnum):
    """Why a member left before the end."""

    REASSIGNED = "reassigned"
    RETIRED = "retired"
    REQUEST = "request"
    DISMISSED = "dismissed"


class MembershipEnded(Conflict):
    """The membership has ended."""

    code = "membership.ended"


class SameUnit(Wrong):
    """The member is there already."""

    code = "membership.same_unit"


class InPostTooLong(Wrong):
    """More years in post than the programme admits need an exception; facts: earliest (the first month within the limit)."""

    code = "membership.in_post_too_long"


class BeforeThisTerm(Wrong):
    """The day lies before the present school and studio began; facts: since."""

    code = "membership.before_this_term"


class Membership(Written):
    """入室: one person in one programme; the key makes a second membership a conflict."""

    TOPIC = "membership"

    class Event(Worded, frozen=True, kw_only=True): ...

    class Admitted(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "membership.admitted"
        person_id: str
        school_id: str
        studio_id: str
        in_post_since: str
        eligibility: Eligibility
        on: date
        exception_reason: Prose | None = None

    class Transferred(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "membership.transferred"
        to_studio_id: str
        reason: Prose
        on: date

    class SchoolChanged(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "membership.school_changed"
        to_school_id: str
        on: date

    class Left(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "membership.left"
        reason: LeavingReason
        on: date

    class Completed(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "membership.completed"
        result: Result
        on: date

    class Redacted(Event, Redaction, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "membership.redacted"

    @staticmethod
    def key_of(programme_id: str, person_id: str) -> str:
        return f"{programme_id}/{person_id}"

    @classmethod
    def admit(
        cls,
        person_id: str,
        *,
        programme_id: str,
        school_id: str,
        studio_id: str,
        in_post_since: str,
        eligibility: Eligibility,
        on: date,
        exception_reason: Prose | None = None,
        earliest: str = "",
    ) -> Membership:
        """A secretary enters a studio; more than the years allowed in post needs an exception with a reason (P21).

        Months are `2021-09`. Fact from outside: the `earliest` month of an appointment within the limit ("" where that is not known).
        """
        within = eligibility is Eligibility.WITHIN_LIMIT
        refuse(
            line("in_post_since", in_post_since),
            InPostTooLong("eligibility", earliest=earliest) if within and in_post_since < earliest else None,
            ExceptionUnexplained("exception_reason") if not within and not exception_reason else None,
            text("exception_reason", exception_reason),
        )
        fields = {"studio_id": studio_id, "in_post_since": in_post_since, "eligibility": eligibility, "on": on}
        key = cls.key_of(programme_id, person_id)
        return cls.begin(
            cls.Admitted, key, person_id=person_id, school_id=school_id, exception_reason=exception_reason, **fields
        )

    @event(Admitted)
    def __init__(
        self,
        person_id: str,
        school_id: str,
        studio_id: str,
        in_post_since: str,
        eligibility: Eligibility,
        on: date,
        exception_reason: Prose | None = None,
    ) -> None:
        self.person_id, self.school_id, self.studio_id = person_id, school_id, studio_id
        self.in_post_since, self.eligibility = in_post_since, eligibility
        self.since, self.active = on, True

    def transfer(self, to_studio_id: str, *, reason: Prose, on: date) -> None:
        self._running()
        refuse(
            SameUnit("to_studio_id") if to_studio_id == self.studio_id else None,
            text("reason", reason, needed=True),
            self._before(on),
        )
        self._transferred(to_studio_id=to_studio_id, reason=reason, on=on)

    @event(Transferred)
    def _transferred(self, to_studio_id: str, reason: Prose, on: date) -> None:
        self.studio_id, self.since = to_studio_id, on

    def change_school(self, to_school_id: str, *, on: date) -> None:
        self._running()
        refuse(SameUnit("to_school_id") if to_school_id == self.school_id else None, self._before(on))
        self._school_changed(to_school_id=to_school_id, on=on)

    @event(SchoolChanged)
    def _school_changed(self, to_school_id: str, on: date) -> None:
        self.school_id, self.since = to_school_id, on

    def leave(self, *, reason: LeavingReason, on: date) -> None:
        self._running()
        refuse(self._before(on))
        self._left(reason=reason, on=on)

    @event(Left)
    def _left(self, reason: LeavingReason, on: date) -> None:
        self.active = False

    def complete(self, *, result: Result, on: date) -> None:
        self._running()
        refuse(self._before(on))
        self._completed(result=result, on=on)

    @event(Completed)
    def _completed(self, result: Result, on: date) -> None:
        self.active = False

    def _running(self) -> None:
        if not self.active:
            raise MembershipEnded(person=self.person_id)

    def _before(self, on: date) -> BeforeThisTerm | None:
        return BeforeThisTerm("on", since=self.since) if on < self.since else None
