"""互访: one visit between two parties, from the invitation to the record both sides confirmed and the return that is owed.

Here the events and the commands are listed; the commands decide in offers, arrangements, changes, records, attendance, minutes
and aftermath, the facts are assigned in evolution/. No command returns anything: what it did are the visit's `pending_events`,
and a command that would say what is already so leaves them as they are. Refusals come in this order: the state, the turn or
side, what others did since it was read, what was typed (all of it at once).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

from domain.minutes import Minutes
from domain.model import Prose, event
from domain.papers import Feedback
from domain.texts import Written
from domain.visits import aftermath, arrangements, attendance, changes, corrections, events, minutes, offers, records
from domain.visits.deadlines import day_of
from domain.visits.evolution import agreement, record
from domain.visits.values import Change, Delegation, Dispute, Letter, Logistics, Sheet
from domain.visits.words import Direction, State
from domain.words import Party, Side, Slot

T = TypeVar("T")


def _there(value: T | None) -> T:
    if value is None:
        raise LookupError("the visit has not come to this")
    return value


class Visit(Written):
    """One visit. `turn` is the side that must answer an offer or a change; it is None when nobody must."""

    TOPIC = "visit"

    Event = events.Event
    Proposed = events.Proposed
    OfferAmended = events.OfferAmended
    Countered = events.Countered
    Accepted = events.Accepted
    Declined = events.Declined
    Withdrawn = events.Withdrawn
    Expired = events.Expired
    LetterIssued = events.LetterIssued
    DelegationSet = events.DelegationSet
    LogisticsSet = events.LogisticsSet
    Confirmed = events.Confirmed
    ChangeProposed = events.ChangeProposed
    Rescheduled = events.Rescheduled
    ChangeRejected = events.ChangeRejected
    ChangeRetracted = events.ChangeRetracted
    Cancelled = events.Cancelled
    RecordedAfterwards = events.RecordedAfterwards
    Held = events.Held
    NotHeld = events.NotHeld
    RecordAcknowledged = events.RecordAcknowledged
    AttendanceFiled = events.AttendanceFiled
    AttendanceCorrected = events.AttendanceCorrected
    MinutesFiled = events.MinutesFiled
    MinutesAmended = events.MinutesAmended
    MinutesConfirmed = events.MinutesConfirmed
    RecordDisputed = events.RecordDisputed
    RecordCorrected = events.RecordCorrected
    FeedbackGiven = events.FeedbackGiven
    ActionCompleted = events.ActionCompleted
    ReturnPromised = events.ReturnPromised
    ReturnWaived = events.ReturnWaived
    Closed = events.Closed
    Voided = events.Voided
    Redacted = events.Redacted
    Reminded = events.Reminded

    propose = classmethod(offers.propose)
    record_afterwards = classmethod(records.record_afterwards)

    amend_offer = offers.amend_offer
    counter = offers.counter
    accept = offers.accept
    decline = offers.decline
    withdraw = offers.withdraw
    expire = offers.expire

    issue_letter = arrangements.issue_letter
    set_delegation = arrangements.set_delegation
    set_logistics = arrangements.set_logistics
    confirm = arrangements.confirm
    cancel = arrangements.cancel

    propose_change = changes.propose_change
    accept_change = changes.accept_change
    reject_change = changes.reject_change
    retract_change = changes.retract_change

    record_held = records.record_held
    record_not_held = records.record_not_held
    acknowledge_record = records.acknowledge_record
    dispute_record = records.dispute_record
    correct_record = corrections.correct_record
    correct_times = corrections.correct_times

    file_attendance = attendance.file_attendance
    correct_attendance = attendance.correct_attendance

    file_minutes = minutes.file_minutes
    amend_minutes = minutes.amend_minutes
    confirm_minutes = minutes.confirm_minutes

    give_feedback = aftermath.give_feedback
    complete_action = aftermath.complete_action
    promise_return = aftermath.promise_return
    waive_return = aftermath.waive_return
    remind = aftermath.remind
    close = aftermath.close
    void = aftermath.void

    @event(events.Proposed)
    def __init__(
        self,
        programme_id: str,
        direction: Direction,
        host: Party,
        guest: Party,
        topic: str,
        purpose: Prose,
        question: Prose | None = None,
        slots: tuple[Slot, ...] = (),
        reply_by: date | None = None,
        capacity: int | None = None,
        in_return_for: str | None = None,
        started_at: datetime | None = None,
        ended_at: datetime | None = None,
        headcount_guest: int = 0,
        headcount_host: int = 0,
        partner_ids: tuple[str, ...] = (),
        by: Side | None = None,
        by_person: str = "",
    ) -> None:
        """From an offer, or, where it has started, from the record of a visit that took place without one."""
        afterwards = started_at is not None
        self.programme_id, self.direction, self.in_return_for = programme_id, direction, in_return_for
        self.host, self.guest = host, guest
        self.topic, self.purpose, self.question, self.capacity, self.venue = topic, purpose, question, capacity, ""
        self.state = State.HELD if afterwards else State.PROPOSED
        self.slots, self.reply_by, self.offer_no = slots, reply_by, 0 if afterwards else 1
        self.turn: Side | None = None if afterwards else direction.proposer.other
        self.started_at, self.ended_at = started_at, ended_at
        self.headcount_guest, self.headcount_host, self.partner_ids = headcount_guest, headcount_host, partner_ids
        self.recorder, self.recorded_by, self.recorded_afterwards = by, by_person, afterwards
        self.unacknowledged = {side for side in Side if afterwards and side is not by}
        self._nothing_arranged()
        self._nothing_recorded()

    def _nothing_arranged(self) -> None:
        self.slot: Slot | None = None
        self.headcount: int | None = None
        self.letter: Letter | None = None
        self.delegation: Delegation | None = None
        self.logistics: Logistics | None = None
        self.change: Change | None = None
        self.change_no = self.sequence = 0

    def _nothing_recorded(self) -> None:
        self.sheet: Sheet | None = None
        self.minutes: Minutes | None = None
        self.confirmed: set[Side] = set()
        self.tacit: Side | None = None
        self.disputes: list[Dispute] = []
        self.feedback: dict[Side, Feedback] = {}
        self.done: set[int] = set()
        self.promised: date | None = None
        self.waived = False
        self.reminded_on: date | None = None

    _offer_amended = event(events.OfferAmended)(agreement.offer_amended)
    _countered = event(events.Countered)(agreement.countered)
    _accepted = event(events.Accepted)(agreement.accepted)
    _declined = event(events.Declined)(agreement.declined)
    _withdrawn = event(events.Withdrawn)(agreement.withdrawn)
    _expired = event(events.Expired)(agreement.expired)
    _letter_issued = event(events.LetterIssued)(agreement.letter_issued)
    _delegation_set = event(events.DelegationSet)(agreement.delegation_set)
    _logistics_set = event(events.LogisticsSet)(agreement.logistics_set)
    _confirmed = event(events.Confirmed)(agreement.confirmed)
    _change_proposed = event(events.ChangeProposed)(agreement.change_proposed)
    _rescheduled = event(events.Rescheduled)(agreement.rescheduled)
    _change_rejected = event(events.ChangeRejected)(agreement.change_rejected)
    _change_retracted = event(events.ChangeRetracted)(agreement.change_retracted)
    _cancelled = event(events.Cancelled)(agreement.cancelled)
    _held = event(events.Held)(record.held)
    _not_held = event(events.NotHeld)(record.not_held)
    _record_acknowledged = event(events.RecordAcknowledged)(record.record_acknowledged)
    _attendance_filed = event(events.AttendanceFiled)(record.attendance_filed)
    _attendance_corrected = event(events.AttendanceCorrected)(record.attendance_corrected)
    _minutes_filed = event(events.MinutesFiled)(record.minutes_filed)
    _minutes_amended = event(events.MinutesAmended)(record.minutes_amended)
    _minutes_confirmed = event(events.MinutesConfirmed)(record.minutes_confirmed)
    _record_disputed = event(events.RecordDisputed)(record.record_disputed)
    _record_corrected = event(events.RecordCorrected)(record.record_corrected)
    _feedback_given = event(events.FeedbackGiven)(record.feedback_given)
    _action_completed = event(events.ActionCompleted)(record.action_completed)
    _return_promised = event(events.ReturnPromised)(record.return_promised)
    _return_waived = event(events.ReturnWaived)(record.return_waived)
    _reminded = event(events.Reminded)(record.reminded)
    _closed = event(events.Closed)(record.closed)
    _voided = event(events.Voided)(record.voided)

    @property
    def sides(self) -> dict[Side, Party]:
        return {Side.HOST: self.host, Side.GUEST: self.guest}

    @property
    def deadline(self) -> date:
        """The last day to answer an offer. LookupError where none was made."""
        return _there(self.reply_by)

    @property
    def agreed_slot(self) -> Slot:
        """The half-day both sides agreed on. LookupError before an agreement."""
        return _there(self.slot)

    @property
    def starts_at(self) -> datetime:
        return self.logistics.starts_at if self.logistics else self.agreed_slot.begins

    @property
    def ends_at(self) -> datetime:
        return self.logistics.ends_at if self.logistics else self.agreed_slot.ends

    @property
    def held_on(self) -> date:
        """The day of a visit that took place. LookupError for another."""
        return day_of(_there(self.started_at))

    @property
    def one_sided(self) -> bool:
        return bool(self.unacknowledged)

    @property
    def disputed(self) -> bool:
        return bool(self.disputes)
