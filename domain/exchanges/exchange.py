"""交流活动: more than two units at one table, from the notice to the briefing, with everybody who has a seat or waits for one.

Here the events and the commands are listed; the commands decide in notices, schedule, invitations, signup, marks, records, minutes
and aftermath, who gets a seat is decided in seats, the facts are assigned in evolution/. No command returns anything: what it did are
the exchange's `pending_events`. Refusals come in this order: the state, the person, what others did since it was read, what was typed
(all of it at once).
"""

from __future__ import annotations

from datetime import date, datetime

from domain.days import day_of
from domain.exchanges import (
    aftermath,
    attendance,
    events,
    invitations,
    marks,
    minutes,
    notices,
    records,
    schedule,
    seating,
    signup,
)
from domain.exchanges.evolution import notice, record
from domain.exchanges.evolution import seats as evolved
from domain.exchanges.seats import Seat
from domain.exchanges.values import (
    Briefing,
    Invitation,
    Notice,
    Quota,
)
from domain.exchanges.words import Answer, Breadth, Kind, LearningMode, Modality, State
from domain.minutes import Minutes
from domain.model import Prose, event
from domain.papers import Deputy, Feedback, Sheet
from domain.texts import Written
from domain.words import AgendaLine, File, Party


class Exchange(Written):
    """One exchange. `seats` are all seats there ever were, by id; `holders` the last seat of each person or guest."""

    TOPIC = "exchange"

    Event = events.Event
    Announced = events.Announced
    Cleared = events.Cleared
    SentBack = events.SentBack
    Revised = events.Revised
    RegistrationClosed = events.RegistrationClosed
    RegistrationReopened = events.RegistrationReopened
    Postponed = events.Postponed
    DateSet = events.DateSet
    Cancelled = events.Cancelled
    PartnerInvited = events.PartnerInvited
    PartnerJoined = events.PartnerJoined
    PartnerDeclined = events.PartnerDeclined
    SeatRequested = events.SeatRequested
    SeatVerified = events.SeatVerified
    SeatLapsed = events.SeatLapsed
    SeatTaken = events.SeatTaken
    SeatQueued = events.SeatQueued
    SeatRefused = events.SeatRefused
    SeatRemoved = events.SeatRemoved
    SeatOffered = events.SeatOffered
    OfferPassed = events.OfferPassed
    SeatChanged = events.SeatChanged
    SeatWithdrawn = events.SeatWithdrawn
    SeatAttended = events.SeatAttended
    SeatAbsent = events.SeatAbsent
    SeatMarkUndone = events.SeatMarkUndone
    Held = events.Held
    AttendanceFiled = events.AttendanceFiled
    AttendanceCorrected = events.AttendanceCorrected
    DeputyRecorded = events.DeputyRecorded
    MinutesFiled = events.MinutesFiled
    MinutesAmended = events.MinutesAmended
    BriefingPublished = events.BriefingPublished
    FeedbackGiven = events.FeedbackGiven
    ActionCompleted = events.ActionCompleted
    Closed = events.Closed
    Voided = events.Voided
    Redacted = events.Redacted

    announce = classmethod(notices.announce)

    clear = notices.clear
    send_back = notices.send_back
    revise = notices.revise

    close_registration = schedule.close_registration
    reopen_registration = schedule.reopen_registration
    postpone = schedule.postpone
    set_date = schedule.set_date
    cancel = schedule.cancel

    invite_partner = invitations.invite_partner
    join_partner = invitations.join_partner
    decline_partner = invitations.decline_partner

    request_seat = signup.request_seat
    verify_seat = signup.verify_seat
    lapse_seat = signup.lapse_seat
    take_seat = signup.take_seat
    pass_offer = signup.pass_offer
    admit_seat = signup.admit_seat
    refuse_seat = signup.refuse_seat
    remove_seat = signup.remove_seat
    change_seat = signup.change_seat
    withdraw_seat = signup.withdraw_seat

    mark_attended = marks.mark_attended
    mark_absent = marks.mark_absent
    undo_mark = marks.undo_mark

    record_held = records.record_held
    record_deputy = records.record_deputy
    file_attendance = attendance.file_attendance
    correct_attendance = attendance.correct_attendance

    file_minutes = minutes.file_minutes
    amend_minutes = minutes.amend_minutes

    publish_briefing = aftermath.publish_briefing
    give_feedback = aftermath.give_feedback
    complete_action = aftermath.complete_action
    close = aftermath.close
    void = aftermath.void

    invited = property(seating.invited)
    house = seating.house
    seat_of = seating.seat_of
    place_of = seating.place_of

    @event(events.Announced)
    def __init__(
        self,
        programme_id: str,
        title: str,
        kind: Kind,
        learning_mode: LearningMode,
        scope: Breadth,
        audience: tuple[Party, ...],
        starts_at: datetime,
        ends_at: datetime,
        venue: str,
        modality: Modality,
        capacity: int,
        sign_up_by: date,
        responsible_person: str,
        by_person: str,
        organiser: Party | None = None,
        agenda: tuple[AgendaLine, ...] = (),
        co_organisers: tuple[Party, ...] = (),
        quotas: tuple[Quota, ...] = (),
        reserved: int = 0,
        mentor_ids: tuple[str, ...] = (),
        needs_clearance: bool = False,
        doc_no: str = "",
        purpose: Prose | None = None,
        requirements: Prose | None = None,
        contact: str = "",
        attachments: tuple[File, ...] = (),
    ) -> None:
        subject = programme_id, title, kind, learning_mode, scope, organiser, audience
        when = starts_at, ends_at, venue, modality, capacity, sign_up_by, responsible_person
        more = agenda, co_organisers, quotas, reserved, mentor_ids, needs_clearance
        self.notice = Notice(*subject, *when, *more, doc_no, purpose, requirements, contact, attachments)
        self.announced_by = by_person
        self.state = State.CLEARING if needs_clearance else State.OPEN
        self.sent_back, self.sequence, self.queue_no = False, 0, 0
        self._nobody_signed_up()
        self._nothing_recorded()

    def _nobody_signed_up(self) -> None:
        self.registration_closed_on: date | None = None
        self.invitations: dict[str, Invitation] = {}
        self.partners: dict[str, Answer] = {}
        self.seats: dict[str, Seat] = {}
        self.holders: dict[str, str] = {}

    def _nothing_recorded(self) -> None:
        self.started_at: datetime | None = None
        self.ended_at: datetime | None = None
        self.headcount = 0
        self.partner_ids: tuple[str, ...] = ()
        self.sheet: Sheet | None = None
        self.deputy: Deputy | None = None
        self.minutes: Minutes | None = None
        self.briefings: dict[str, Briefing] = {}
        self.feedback: dict[Party, Feedback] = {}
        self.done: set[int] = set()

    _cleared = event(events.Cleared)(notice.cleared)
    _sent_back = event(events.SentBack)(notice.sent_back)
    _revised = event(events.Revised)(notice.revised)
    _registration_closed = event(events.RegistrationClosed)(notice.registration_closed)
    _registration_reopened = event(events.RegistrationReopened)(notice.registration_reopened)
    _postponed = event(events.Postponed)(notice.postponed)
    _date_set = event(events.DateSet)(notice.date_set)
    _cancelled = event(events.Cancelled)(notice.cancelled)
    _partner_invited = event(events.PartnerInvited)(notice.partner_invited)
    _partner_joined = event(events.PartnerJoined)(notice.partner_joined)
    _partner_declined = event(events.PartnerDeclined)(notice.partner_declined)
    _seat_requested = event(events.SeatRequested)(evolved.requested)
    _seat_verified = event(events.SeatVerified)(evolved.verified)
    _seat_lapsed = event(events.SeatLapsed)(evolved.lapsed)
    _seat_taken = event(events.SeatTaken)(evolved.taken)
    _seat_queued = event(events.SeatQueued)(evolved.queued)
    _seat_refused = event(events.SeatRefused)(evolved.refused)
    _seat_removed = event(events.SeatRemoved)(evolved.removed)
    _seat_offered = event(events.SeatOffered)(evolved.offered)
    _offer_passed = event(events.OfferPassed)(evolved.passed)
    _seat_changed = event(events.SeatChanged)(evolved.changed)
    _seat_withdrawn = event(events.SeatWithdrawn)(evolved.withdrawn)
    _seat_attended = event(events.SeatAttended)(evolved.attended)
    _seat_absent = event(events.SeatAbsent)(evolved.absent)
    _seat_mark_undone = event(events.SeatMarkUndone)(evolved.mark_undone)
    _held = event(events.Held)(record.held)
    _attendance_filed = event(events.AttendanceFiled)(record.attendance_filed)
    _attendance_corrected = event(events.AttendanceCorrected)(record.attendance_corrected)
    _deputy_recorded = event(events.DeputyRecorded)(record.deputy_recorded)
    _minutes_filed = event(events.MinutesFiled)(record.minutes_filed)
    _minutes_amended = event(events.MinutesAmended)(record.minutes_amended)
    _briefing_published = event(events.BriefingPublished)(record.briefing_published)
    _feedback_given = event(events.FeedbackGiven)(record.feedback_given)
    _action_completed = event(events.ActionCompleted)(record.action_completed)
    _closed = event(events.Closed)(record.closed)
    _voided = event(events.Voided)(record.voided)

    @property
    def held_on(self) -> date:
        """The day of an exchange that took place. LookupError for another."""
        if self.started_at is None:
            raise LookupError("the exchange has not taken place")
        return day_of(self.started_at)

    @property
    def answered_for(self) -> bool:
        """Whether the responsible person, or a deputy with a reason, is recorded as present."""
        return self.deputy is not None or (self.sheet is not None and self.sheet.responsible_present)

    @property
    def contact(self) -> str:
        """Whom people ask: the contact, else the responsible person."""
        return self.notice.contact or self.notice.responsible_person
