"""What each event of an exchange but those of its seats changes of its row: pure, by the event, its entry and the row before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from domain.exchanges import Answer, Notice, State, events
from domain.exchanges.states import COMING
from domain.exchanges.values import HERE
from domain.record import Entry
from projections.exchanges.rows import ExchangeRow
from projections.story import day_at

Change = Callable[[ExchangeRow, Any, Entry], None]
C = TypeVar("C", bound=Change)

CHANGES: dict[str, Change] = {}
"""By topic."""
KINDS: list[type[events.Event]] = []


def changes(*kinds: type[events.Event]) -> Callable[[C], C]:
    """The decorated function changes the row by these events; its version and time are kept already."""

    def keep(change: C) -> C:
        KINDS.extend(kinds)
        CHANGES.update({kind.TOPIC: change for kind in kinds})
        return change

    return keep


class Planned(NamedTuple):
    """What a calendar shows of an exchange; each change of it counts one (RFC 5545, 3.8.7.4)."""

    starts_at: object
    ends_at: object
    venue: str
    title: str
    state: str


def planned(row: ExchangeRow) -> Planned:
    """Time, place and whether it is sure, put off or called off."""
    notice = row.notice
    sure = "confirmed" if row.state in COMING or row.took_place else row.state
    return Planned(row.started_at or notice.starts_at, row.ended_at or notice.ends_at, notice.venue, notice.title, sure)


def begun(no: int, e: events.Announced, entry: Entry) -> ExchangeRow:
    """The row that the first event makes."""
    notice = Notice(**{name: getattr(e, name) for name in Notice.__struct_fields__})
    return ExchangeRow(
        no=no,
        key=e.key,
        year=day_at(entry.recorded_at).year,
        version=e.originator_version,
        position=entry.position,
        changed_at=entry.recorded_at,
        began=entry.position,
        announced_at=entry.recorded_at,
        announced_by=e.by_person,
        notice=notice,
        state=State.CLEARING if notice.needs_clearance else State.OPEN,
        copy_of=e.copy_of,
    )


def change(row: ExchangeRow, e: events.Event, entry: Entry) -> None:
    """Bring the row from before the event to after it."""
    shown = planned(row)
    CHANGES[e.TOPIC](row, e, entry)
    row.sequence += planned(row) != shown
    touch(row, e, entry)


def touch(row: ExchangeRow, e: events.Event, entry: Entry) -> None:
    row.version, row.position, row.changed_at = e.originator_version, entry.position, entry.recorded_at


# ---- the notice


@changes(events.Cleared)
def cleared(row: ExchangeRow, _: events.Cleared, __: Entry) -> None:
    row.state, row.sent_back, row.comments = State.OPEN, False, None


@changes(events.SentBack)
def sent_back(row: ExchangeRow, e: events.SentBack, _: Entry) -> None:
    row.sent_back, row.comments = True, e.comments


@changes(events.Revised)
def revised(row: ExchangeRow, e: events.Revised, _: Entry) -> None:
    row.notice, row.moves, row.sent_back = row.notice.changed(e.changes), e.sequence, False


@changes(events.RegistrationClosed)
def registration_closed(row: ExchangeRow, e: events.RegistrationClosed, _: Entry) -> None:
    row.state, row.registration_closed_on = State.CLOSED_REG, e.on


@changes(events.RegistrationReopened)
def registration_reopened(row: ExchangeRow, e: events.RegistrationReopened, _: Entry) -> None:
    row.state, row.registration_closed_on = State.OPEN, None
    row.notice = replace(row.notice, sign_up_by=e.sign_up_by)


@changes(events.Postponed)
def postponed(row: ExchangeRow, e: events.Postponed, _: Entry) -> None:
    row.state, row.reason = State.POSTPONED, e.reason


@changes(events.DateSet)
def date_set(row: ExchangeRow, e: events.DateSet, _: Entry) -> None:
    row.state, row.moves, row.reason, row.registration_closed_on = State.OPEN, e.sequence, None, None
    time_and_place = {"starts_at": e.starts_at, "ends_at": e.ends_at, "venue": e.venue}
    row.notice = replace(row.notice, **time_and_place, sign_up_by=e.sign_up_by)


@changes(events.Cancelled)
def cancelled(row: ExchangeRow, e: events.Cancelled, _: Entry) -> None:
    row.state, row.reason = State.CANCELLED, e.reason


# ---- partners


@changes(events.PartnerInvited)
def partner_invited(row: ExchangeRow, e: events.PartnerInvited, _: Entry) -> None:
    row.partners = row.partners | {e.partner_id: Answer.INVITED}
    row.reply_by = row.reply_by | {e.partner_id: e.reply_by}


@changes(events.PartnerJoined)
def partner_joined(row: ExchangeRow, e: events.PartnerJoined, _: Entry) -> None:
    row.partners = row.partners | {e.partner_id: Answer.JOINED}


@changes(events.PartnerDeclined)
def partner_declined(row: ExchangeRow, e: events.PartnerDeclined, _: Entry) -> None:
    row.partners = row.partners | {e.partner_id: Answer.DECLINED}


# ---- the record


@changes(events.Held)
def held(row: ExchangeRow, e: events.Held, entry: Entry) -> None:
    row.state, row.started_at, row.ended_at = State.HELD, e.started_at, e.ended_at
    row.headcount, row.partner_ids, row.outcome_link = e.headcount, e.partner_ids, e.outcome_link
    row.recorded_on = day_at(entry.recorded_at)


@changes(events.AttendanceFiled)
def attendance_filed(row: ExchangeRow, e: events.AttendanceFiled, entry: Entry) -> None:
    row.sheet, row.sheet_on = e.source, day_at(entry.recorded_at)
    row.responsible_present = e.responsible_present


@changes(events.AttendanceCorrected)
def attendance_corrected(row: ExchangeRow, e: events.AttendanceCorrected, _: Entry) -> None:
    if e.person_id == row.notice.responsible_person:
        row.responsible_present = e.to_status in HERE


@changes(events.DeputyRecorded)
def deputy_recorded(row: ExchangeRow, e: events.DeputyRecorded, _: Entry) -> None:
    row.deputy, row.deputy_reason = e.person_id, e.reason


@changes(events.MinutesFiled)
def minutes_filed(row: ExchangeRow, e: events.MinutesFiled, entry: Entry) -> None:
    row.revision, row.minutes_on, row.minutes_by = e.revision, day_at(entry.recorded_at), e.by_person
    if row.state is State.HELD:
        row.state = State.REPORTED


@changes(events.MinutesAmended)
def minutes_amended(row: ExchangeRow, e: events.MinutesAmended, entry: Entry) -> None:
    row.revision, row.minutes_on, row.minutes_by = e.revision, day_at(entry.recorded_at), e.by_person


@changes(events.BriefingPublished)
def briefing_published(row: ExchangeRow, e: events.BriefingPublished, _: Entry) -> None:
    row.briefings = tuple(dict.fromkeys((*row.briefings, e.issue_no)))


@changes(events.FeedbackGiven)
def feedback_given(row: ExchangeRow, e: events.FeedbackGiven, _: Entry) -> None:
    if e.by_party not in row.wrote:
        row.wrote += (e.by_party,)


@changes(events.ActionCompleted, events.Redacted)
def told_only(_: ExchangeRow, __: events.Event, ___: Entry) -> None:
    """Only the story tells it."""


@changes(events.Closed)
def closed(row: ExchangeRow, e: events.Closed, _: Entry) -> None:
    row.state, row.closed_for = State.CLOSED, e.reason


@changes(events.Voided)
def voided(row: ExchangeRow, e: events.Voided, _: Entry) -> None:
    row.state, row.kept, row.reason = State.VOIDED, e.kept, e.note
