"""What the facts of a visit that took place assign: the record, attendance, minutes, and what follows from it.

As in agreement.py, nothing is decided here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from domain.minutes import Amendment, Minutes
from domain.model import Prose
from domain.papers import Deputy, Feedback, SheetSource, VoidReason
from domain.visits.evolution.agreement import settle_change
from domain.visits.values import (
    Dispute,
    RecordValue,
    Sheet,
)
from domain.visits.words import Cause, ClosedFor, Disputed, RecordField, Stalled, State
from domain.words import Attendance, Entry, Item, Party, Side

if TYPE_CHECKING:
    from domain.visits.visit import Visit


def held(
    self: Visit,
    started_at: datetime,
    ended_at: datetime,
    headcount_guest: int,
    headcount_host: int,
    partner_ids: tuple[str, ...] = (),
) -> None:
    settle_change(self)
    _resolve(self, Disputed.NOT_HELD)
    self.state, self.started_at, self.ended_at = State.HELD, started_at, ended_at
    self.headcount_guest, self.headcount_host, self.partner_ids = headcount_guest, headcount_host, partner_ids


def not_held(self: Visit, cause: Cause, note: Prose, on: date) -> None:
    settle_change(self)
    self.state = State.NOT_HELD


def record_acknowledged(self: Visit, by: Side) -> None:
    self.unacknowledged.discard(by)


def attendance_filed(
    self: Visit,
    entries: tuple[Entry, ...],
    responsible_present: bool,
    source: SheetSource,
    deputy: Deputy | None = None,
) -> None:
    self.sheet = Sheet(entries, responsible_present, source, deputy)


def attendance_corrected(
    self: Visit,
    person_id: str,
    to_status: Attendance,
    reason: Prose,
    from_status: Attendance | None = None,
    party: Party | None = None,
) -> None:
    _resolve(self, Disputed.ATTENDANCE)
    self.sheet = cast("Sheet", self.sheet).with_status(person_id, to_status, party)


def minutes_filed(
    self: Visit,
    revision: int,
    by: Side,
    by_person: str,
    summary: Prose,
    learnt: tuple[Prose, ...],
    problems: tuple[Prose, ...],
    action_items: tuple[Item, ...],
) -> None:
    self.minutes = Minutes(revision, by_person, summary, learnt, problems, action_items)
    self.confirmed = {by}
    if self.state is State.HELD:
        self.state = State.REPORTED


def minutes_amended(
    self: Visit, revision: int, base_revision: int, by: Side, by_person: str, changes: Amendment
) -> None:
    self.minutes = cast("Minutes", self.minutes).amended(revision, by_person, changes)
    self.confirmed, self.tacit = {by}, None
    _resolve(self, Disputed.MINUTES)


def minutes_confirmed(self: Visit, revision: int, by: Side, tacit: bool) -> None:
    self.confirmed.add(by)
    self.tacit = by if tacit else None
    _resolve(self, Disputed.MINUTES, by)


def record_disputed(self: Visit, by: Side, what: Disputed, text: Prose) -> None:
    self.disputes.append(Dispute(by, what, text))


def _resolve(visit: Visit, what: Disputed, by: Side | None = None) -> None:
    """A dispute ends with the correction of what it is about, or when its side agrees after all."""
    visit.disputes = [each for each in visit.disputes if each.what is not what or by not in (None, each.by)]


def record_corrected(self: Visit, field: RecordField, old: RecordValue, new: RecordValue, reason: Prose) -> None:
    """Naming the one side in the other's place makes the two change places."""
    if field is RecordField.HOST and new == self.guest:
        self.guest = self.host
    if field is RecordField.GUEST and new == self.host:
        self.host = self.guest
    setattr(self, field, new)
    _resolve(self, Disputed.HELD)


def feedback_given(
    self: Visit,
    by: Side,
    usefulness: int,
    will_apply: bool,
    takeaway: Prose | None = None,
    suggestion: Prose | None = None,
) -> None:
    self.feedback[by] = Feedback(usefulness, will_apply, takeaway, suggestion)


def action_completed(self: Visit, item_no: int, on: date, evidence: Prose | None = None) -> None:
    self.done.add(item_no)


def return_promised(self: Visit, due_on: date) -> None:
    self.promised = due_on


def return_waived(self: Visit, reason: Prose) -> None:
    self.waived = True


def reminded(self: Visit, about: Stalled, on: date) -> None:
    self.reminded_on = on


def closed(self: Visit, reason: ClosedFor) -> None:
    self.state = State.CLOSED


def voided(self: Visit, reason: VoidReason, note: Prose, kept: str | None = None) -> None:
    settle_change(self)
    self.state = State.VOIDED
