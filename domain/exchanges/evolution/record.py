"""What the facts of an exchange that took place assign: the record, attendance, minutes, briefings, feedback, and the end."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from domain.exchanges.values import (
    HERE,
    Briefing,
)
from domain.exchanges.words import ClosedFor, State
from domain.minutes import Amendment, Minutes
from domain.model import Prose
from domain.papers import Deputy, Feedback, Sheet, SheetSource, VoidReason
from domain.words import Attendance, Entry, Item, Party

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange


def held(
    self: Exchange,
    started_at: datetime,
    ended_at: datetime,
    headcount: int,
    partner_ids: tuple[str, ...] = (),
    outcome_link: str | None = None,
) -> None:
    self.state, self.started_at, self.ended_at = State.HELD, started_at, ended_at
    self.headcount, self.partner_ids = headcount, partner_ids


def attendance_filed(
    self: Exchange, entries: tuple[Entry, ...], responsible_present: bool, source: SheetSource
) -> None:
    self.sheet = Sheet(entries, responsible_present, source)


def attendance_corrected(
    self: Exchange,
    person_id: str,
    to_status: Attendance,
    reason: Prose,
    from_status: Attendance | None = None,
    party: Party | None = None,
) -> None:
    """Whether the responsible person was there follows the line of that person."""
    sheet = cast("Sheet", self.sheet).with_status(person_id, to_status, party)
    if person_id == self.notice.responsible_person:
        sheet = replace(sheet, responsible_present=to_status in HERE)
    self.sheet = sheet


def deputy_recorded(self: Exchange, person_id: str, reason: Prose) -> None:
    self.deputy = Deputy(person_id, reason)


def minutes_filed(
    self: Exchange,
    revision: int,
    by_person: str,
    summary: Prose,
    learnt: tuple[Prose, ...],
    problems: tuple[Prose, ...],
    action_items: tuple[Item, ...],
) -> None:
    self.minutes = Minutes(revision, by_person, summary, learnt, problems, action_items)
    if self.state is State.HELD:
        self.state = State.REPORTED


def minutes_amended(self: Exchange, revision: int, base_revision: int, by_person: str, changes: Amendment) -> None:
    self.minutes = cast("Minutes", self.minutes).amended(revision, by_person, changes)


def briefing_published(
    self: Exchange,
    issue_no: str,
    title: str,
    body: Prose,
    report_to: tuple[str, ...],
    copy_to: tuple[str, ...],
    on: date,
    masthead: str = "",
    editor_note: Prose | None = None,
    copies: int | None = None,
) -> None:
    self.briefings[issue_no] = Briefing(issue_no, title, body, report_to, copy_to, on, masthead, editor_note, copies)


def feedback_given(
    self: Exchange,
    by_party: Party,
    usefulness: int,
    will_apply: bool,
    takeaway: Prose | None = None,
    suggestion: Prose | None = None,
) -> None:
    self.feedback[by_party] = Feedback(usefulness, will_apply, takeaway, suggestion)


def action_completed(self: Exchange, item_no: int, on: date, evidence: Prose | None = None) -> None:
    self.done.add(item_no)


def closed(self: Exchange, reason: ClosedFor) -> None:
    self.state = State.CLOSED


def voided(self: Exchange, reason: VoidReason, note: Prose, kept: str | None = None) -> None:
    self.state = State.VOIDED
