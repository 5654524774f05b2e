"""The papers of an exchange: what partners were asked, the sheet, the minutes in all their revisions, briefings, feedback.

Each is worked out from the events that wrote it, when a page asks for it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from domain.exchanges import Answer, Briefing, Exchange, events
from domain.model import Prose
from domain.words import Party
from projections import papers
from projections.exchanges.rows import ExchangeRow
from projections.papers import AttendanceRow, MinutesRow
from projections.read import Reader
from projections.story import moment_at


class PartnerRow(NamedTuple):
    """A partner that was asked: what for, until when, and what it said; `note` is its contribution, or why it does not come."""

    partner: str
    answer: Answer
    ask: Prose
    reply_by: date
    note: Prose | None


def partners(read: Reader, key: str) -> list[PartnerRow]:
    """In the order in which they were first asked; a partner that came of itself was asked nothing and is not here."""
    rows: dict[str, PartnerRow] = {}
    kinds = events.PartnerInvited, events.PartnerJoined, events.PartnerDeclined
    for _, e in read.story(Exchange, key, *kinds):
        if isinstance(e, events.PartnerInvited):
            rows[e.partner_id] = PartnerRow(e.partner_id, Answer.INVITED, e.ask, e.reply_by, None)
        elif e.partner_id in rows:
            joined = isinstance(e, events.PartnerJoined)
            answer = Answer.JOINED if joined else Answer.DECLINED
            rows[e.partner_id] = rows[e.partner_id]._replace(answer=answer, note=e.contribution if joined else e.reason)
    return list(rows.values())


def attendance(read: Reader, key: str) -> list[AttendanceRow]:
    """The sheet in the order in which it was written; the status as filed stays beside the corrected one."""
    return papers.sheet(read.story(Exchange, key, events.AttendanceFiled, events.AttendanceCorrected))


def revisions(read: Reader, key: str) -> list[MinutesRow]:
    """All revisions of the minutes, oldest first and each whole; what did not change is carried on."""
    kinds = events.MinutesFiled, events.MinutesAmended, events.ActionCompleted
    return papers.revisions(read.story(Exchange, key, *kinds))


def minutes(read: Reader, key: str) -> MinutesRow | None:
    """The latest revision of the minutes; None while none have been filed."""
    found = revisions(read, key)
    return found[-1] if found else None


class BriefingRow(NamedTuple):
    """A briefing as it was printed last; `prints`: how often it went out."""

    briefing: Briefing
    by: str
    prints: int


def briefings(read: Reader, key: str) -> list[BriefingRow]:
    """In the order of their first print."""
    rows: dict[str, BriefingRow] = {}
    for entry, e in read.story(Exchange, key, events.BriefingPublished):
        there = Briefing(**{name: getattr(e, name) for name in Briefing.__struct_fields__})
        before = rows[e.issue_no].prints if e.issue_no in rows else 0
        rows[e.issue_no] = BriefingRow(there, entry.by.actor, before + 1)
    return list(rows.values())


class FeedbackRow(NamedTuple):
    """What a unit thinks; usefulness 1..5."""

    party: Party
    by: str
    at: datetime
    usefulness: int
    will_apply: bool
    takeaway: Prose | None
    suggestion: Prose | None


def feedback(read: Reader, row: ExchangeRow, *, today: date, mine: Collection[Party] = ()) -> list[FeedbackRow]:
    """Feedback that may be read: of the units in `mine` at once, of all when 14 days are over."""
    rows: dict[Party, FeedbackRow] = {}
    for entry, e in read.story(Exchange, row.key, events.FeedbackGiven):
        said = (e.usefulness, e.will_apply, e.takeaway, e.suggestion)
        rows[e.by_party] = FeedbackRow(e.by_party, entry.by.actor, moment_at(entry.recorded_at), *said)
    return [each for party, each in rows.items() if party in mine or row.unsealed(today)]
