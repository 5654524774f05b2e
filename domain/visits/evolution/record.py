"""What the facts of a visit that took place assign: the record, attendance, minutes, and what follows from it.

As in agreement.py, nothing is decided here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from msgspec.structs import asdict, replace

from domain.model import Prose
from domain.visits.evolution.agreement import settle_change
from domain.visits.values import Amendment, Deputy, Dispute, Feedback, Minutes, RecordValue, Sheet
from domain.visits.words import Cause, ClosedFor, Disputed, RecordField, SheetSource, State, VoidReason
from domain.words import Attendance, Entry, Item, Party, Side

if TYPE_CHECKING:
    from domain.visits.visit import Visit


def held(
    visit: Visit,
    started_at: datetime,
    ended_at: datetime,
    headcount_guest: int,
    headcount_host: int,
    partner_ids: tuple[str, ...] = (),
) -> None:
    settle_change(visit)
    _resolve(visit, Disputed.NOT_HELD)
    visit.state, visit.started_at, visit.ended_at = State.HELD, started_at, ended_at
    visit.headcount_guest, visit.headcount_host, visit.partner_ids = headcount_guest, headcount_host, partner_ids


def not_held(visit: Visit, cause: Cause, note: Prose, on: date) -> None:
    settle_change(visit)
    visit.state = State.NOT_HELD


def record_acknowledged(visit: Visit, by: Side) -> None:
    visit.unacknowledged.discard(by)


def attendance_filed(
    visit: Visit,
    entries: tuple[Entry, ...],
    responsible_present: bool,
    source: SheetSource,
    deputy: Deputy | None = None,
) -> None:
    visit.sheet = Sheet(entries, responsible_present, source, deputy)


def attendance_corrected(
    visit: Visit,
    person_id: str,
    to_status: Attendance,
    reason: Prose,
    from_status: Attendance | None = None,
    party: Party | None = None,
) -> None:
    _resolve(visit, Disputed.ATTENDANCE)
    visit.sheet = cast("Sheet", visit.sheet).with_status(person_id, to_status, party)


def minutes_filed(
    visit: Visit,
    revision: int,
    by: Side,
    by_person: str,
    summary: Prose,
    learnt: tuple[Prose, ...],
    problems: tuple[Prose, ...],
    action_items: tuple[Item, ...],
) -> None:
    visit.minutes = Minutes(revision, by_person, summary, learnt, problems, action_items)
    visit.confirmed = {by}
    if visit.state is State.HELD:
        visit.state = State.REPORTED


def minutes_amended(
    visit: Visit, revision: int, base_revision: int, by: Side, by_person: str, changes: Amendment
) -> None:
    altered = {name: value for name, value in asdict(changes).items() if value is not None}
    visit.minutes = replace(cast("Minutes", visit.minutes), revision=revision, by_person=by_person, **altered)
    visit.confirmed, visit.tacit = {by}, None
    _resolve(visit, Disputed.MINUTES)


def minutes_confirmed(visit: Visit, revision: int, by: Side, tacit: bool) -> None:
    visit.confirmed.add(by)
    visit.tacit = by if tacit else None
    _resolve(visit, Disputed.MINUTES, by)


def record_disputed(visit: Visit, by: Side, what: Disputed, text: Prose) -> None:
    visit.disputes.append(Dispute(by, what, text))


def _resolve(visit: Visit, what: Disputed, by: Side | None = None) -> None:
    """A dispute ends with the correction of what it is about, or when its side agrees after all."""
    visit.disputes = [each for each in visit.disputes if each.what is not what or by not in (None, each.by)]


def record_corrected(visit: Visit, field: RecordField, old: RecordValue, new: RecordValue, reason: Prose) -> None:
    """Naming the one side in the other's place makes the two change places."""
    if field is RecordField.HOST and new == visit.guest:
        visit.guest = visit.host
    if field is RecordField.GUEST and new == visit.host:
        visit.host = visit.guest
    setattr(visit, field, new)
    _resolve(visit, Disputed.HELD)


def feedback_given(
    visit: Visit,
    by: Side,
    usefulness: int,
    will_apply: bool,
    takeaway: Prose | None = None,
    suggestion: Prose | None = None,
) -> None:
    visit.feedback[by] = Feedback(usefulness, will_apply, takeaway, suggestion)


def action_completed(visit: Visit, item_no: int, on: date, evidence: Prose | None = None) -> None:
    visit.done.add(item_no)


def return_promised(visit: Visit, due_on: date) -> None:
    visit.promised = due_on


def return_waived(visit: Visit, reason: Prose) -> None:
    visit.waived = True


def closed(visit: Visit, reason: ClosedFor) -> None:
    visit.state = State.CLOSED


def voided(visit: Visit, reason: VoidReason, note: Prose, kept: str | None = None) -> None:
    settle_change(visit)
    visit.state = State.VOIDED


def redacted(visit: Visit, of: tuple[str, ...], reason: str) -> None:
    visit.redacted.update(of)
