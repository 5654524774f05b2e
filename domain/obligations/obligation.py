"""应报事项: what a studio, a school or a secretary has to report until a day, from its issue to its acceptance.

Here the events are listed, and what the Party School and the timers do is decided; what the owner does stands in handing_in.py. No
command returns anything: what it did are the `pending_events`. Refusals come in this order: the state, the person, what others did
since it was read, what was typed (all of it at once).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.errors import Wrong, refuse
from domain.inputs import TITLE, line, text
from domain.model import Prose, event
from domain.obligations import events, handing_in
from domain.obligations.faults import (
    NotLater,
    OutsideProgramme,
    OwnerNotThere,
    OwnerUnfit,
    RequiredUnfit,
)
from domain.obligations.kinds import OWNERS, REPORTS
from domain.obligations.refusals import NoReminderNow, NotDueYet, NotSigned, OfficeOnly, OwnSubmission
from domain.obligations.schedule import Belonging, Duty, missed_on, remind_on
from domain.obligations.states import OBLIGATION
from domain.obligations.values import Owner, Paper, Section
from domain.obligations.words import Kind, OwnerKind, State
from domain.texts import Written
from domain.words import File

REQUIRED: Final = range(1, 100)


class Obligation(Written):
    """One report that is owed; its key is programme, kind, owner and period, so a second one is a conflict.

    `no` is the number of the last submission, `paper` its content, `submitted_by` who handed it in ("" the log itself).
    """

    TOPIC = "obligation"

    Event = events.Event
    Issued = events.Issued
    Reminded = events.Reminded
    Missed = events.Missed
    Extended = events.Extended
    Waived = events.Waived
    Submitted = events.Submitted
    Signed = events.Signed
    Returned = events.Returned
    Accepted = events.Accepted
    Redacted = events.Redacted

    submit = handing_in.submit
    fulfil = handing_in.fulfil
    sign = handing_in.sign

    @classmethod
    def issue(cls, duty: Duty, *, belonging: Belonging | None, starts_on: date, ends_on: date) -> Obligation:
        """A duty of the schedule, or one that the Party School gives by hand.

        Facts from outside: since when the owner belongs to the programme (None: not at all), and the days of the programme.
        """
        refuse(*_duty_faults(duty, belonging, starts_on, ends_on))
        return cls.begin(
            cls.Issued,
            duty.key,
            programme_id=duty.programme_id,
            kind=duty.kind,
            owner=duty.owner,
            period=duty.period,
            due_on=duty.due_on,
            required=duty.required,
        )

    @event(events.Issued)
    def __init__(self, programme_id: str, kind: Kind, owner: Owner, period: str, due_on: date, required: int) -> None:
        self.programme_id, self.kind, self.owner, self.period = programme_id, kind, owner, period
        self.due_on, self.required = due_on, required
        self.state = State.ISSUED
        self.reminded_for: date | None = None
        self.returned_on: date | None = None
        self.no = 0
        self.paper: Paper | None = None
        self.submitted_by = ""
        self.signed = False

    @property
    def missed_on(self) -> date:
        """The day on which it counts as missed if nothing is handed in."""
        return missed_on(self.due_on, self.returned_on if self.state is State.RETURNED else None)

    def remind(self, *, on: date) -> None:
        """Once for each date that was set, in the week before it."""
        OBLIGATION.require(self.state, "remind")
        if not remind_on(self.due_on) <= on <= self.due_on:
            raise NoReminderNow(due_on=self.due_on)
        if self.reminded_for != self.due_on:
            self._reminded(on=on, days_left=(self.due_on - on).days)

    @event(events.Reminded)
    def _reminded(self, on: date, days_left: int) -> None:
        self.reminded_for = self.due_on

    def miss(self, *, on: date) -> None:
        """Its day is over and nothing came in; it can still be handed in."""
        OBLIGATION.require(self.state, "miss")
        if on < self.missed_on:
            raise NotDueYet(on=self.missed_on)
        self._missed(on=on)

    @event(events.Missed)
    def _missed(self, on: date) -> None:
        self.state = State.MISSED

    def extend(self, *, new_due_on: date, reason: Prose, today: date) -> None:
        """More time, also for what has been missed; it is owed again."""
        OBLIGATION.require(self.state, "extend")
        refuse(
            NotLater("new_due_on", due_on=self.due_on) if new_due_on <= max(self.due_on, today) else None,
            text("reason", reason, needed=True),
        )
        self._extended(new_due_on=new_due_on, reason=reason)

    @event(events.Extended)
    def _extended(self, new_due_on: date, reason: Prose) -> None:
        self.due_on, self.state = new_due_on, State.ISSUED

    def waive(self, *, reason: Prose) -> None:
        """It is not owed any more."""
        OBLIGATION.require(self.state, "waive")
        refuse(text("reason", reason, needed=True))
        self._waived(reason=reason, left_for="")

    def release(self, *, left_for: str) -> None:
        """Who owes it has left the programme, and owes nothing any more. For the system."""
        OBLIGATION.require(self.state, "release")
        self._waived(reason=None, left_for=left_for)

    @event(events.Waived)
    def _waived(self, reason: Prose | None = None, left_for: str = "") -> None:
        self.state = State.WAIVED

    @event(events.Submitted)
    def _submitted(
        self,
        no: int,
        refs: tuple[str, ...],
        on: date,
        by_person: str,
        sections: tuple[Section, ...],
        attachments: tuple[File, ...],
        signed: bool,
        automatic: bool,
    ) -> None:
        self.state, self.no, self.paper = State.SUBMITTED, no, Paper(refs, sections, attachments)
        self.submitted_by, self.signed = by_person, signed

    @event(events.Signed)
    def _signed(self, no: int, on: date) -> None:
        self.signed = True

    def send_back(self, *, no: int, comments: Prose, on: date, by_person: str, by_office: bool) -> None:
        """It is to be mended. `no` is the submission that was read; `by_office`: the Party School, not the lead of the studio."""
        OBLIGATION.require(self.state, "send_back")
        self._judged(no, by_person, by_office=by_office)
        refuse(text("comments", comments, needed=True))
        self._returned(no=no, comments=comments, on=on)

    @event(events.Returned)
    def _returned(self, no: int, comments: Prose, on: date) -> None:
        self.state, self.returned_on = State.RETURNED, on

    def accept(self, *, no: int, on: date, by_person: str, by_office: bool) -> None:
        """It is done. `no` is the submission that was read; `by_office`: the Party School, not the lead of the studio."""
        OBLIGATION.require(self.state, "accept")
        self._judged(no, by_person, by_office=by_office)
        if self.kind in REPORTS and not self.signed:
            raise NotSigned
        self._accepted(no=no, on=on)

    @event(events.Accepted)
    def _accepted(self, no: int, on: date) -> None:
        self.state = State.ACCEPTED

    def _judged(self, no: int, by_person: str, *, by_office: bool) -> None:
        if self.owner.kind is OwnerKind.STUDIO and not by_office:
            raise OfficeOnly
        if self.submitted_by and by_person == self.submitted_by:
            raise OwnSubmission
        handing_in.current(self, no)


def _duty_faults(duty: Duty, belonging: Belonging | None, starts_on: date, ends_on: date) -> Iterator[Wrong | None]:
    unfit = OWNERS[duty.kind] is not duty.owner.kind
    there = belonging is not None and belonging.owner == duty.owner and belonging.there(duty.due_on)
    inside = starts_on <= duty.due_on <= ends_on
    yield line("period", duty.period, limit=TITLE)
    yield OwnerUnfit("owner", because=duty.kind, owner_kind=OWNERS[duty.kind]) if unfit else None
    yield OwnerNotThere("owner", due_on=duty.due_on) if not there and not unfit else None
    yield OutsideProgramme("due_on", starts_on=starts_on, ends_on=ends_on) if not inside else None
    fits = duty.required in REQUIRED
    yield RequiredUnfit("required", least=REQUIRED[0], most=REQUIRED[-1]) if not fits else None
