"""What follows from an exchange: briefing, feedback, action items, and how the file is closed or voided."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from domain.days import InTheFuture, day_of
from domain.errors import Wrong, refuse
from domain.exchanges.deadlines import closable_on, closes_on, feedback_until
from domain.exchanges.faults import IssueTaken, NoReaders, TooFew
from domain.exchanges.refusals import NobodyAnswered, NotClosableYet
from domain.exchanges.states import require
from domain.exchanges.values import (
    Briefing,
)
from domain.exchanges.words import ClosedFor
from domain.inputs import TITLE, line, stored, text
from domain.minutes import item_fault
from domain.model import Prose
from domain.papers import (
    Feedback,
    FeedbackOver,
    VoidReason,
    check_void,
)
from domain.words import Party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.exchanges.exchange import Exchange


def publish_briefing(exchange: Exchange, *, briefing: Briefing, now: datetime, taken_by: str | None = None) -> None:
    """A briefing goes out; once more under its number it is a corrected print. `taken_by`: another exchange has this number."""
    require(exchange, "publish_briefing")
    new = replace(briefing, editor_note=stored(briefing.editor_note))
    if exchange.briefings.get(new.issue_no) == new:
        return
    refuse(
        *_briefing_faults(new),
        InTheFuture("on") if new.on > day_of(now) else None,
        IssueTaken("issue_no", exchange=taken_by) if taken_by else None,
    )
    exchange._briefing_published(**asdict(new))


def _briefing_faults(briefing: Briefing) -> Iterator[Wrong | None]:
    yield line("issue_no", briefing.issue_no, limit=TITLE)
    yield line("title", briefing.title)
    yield line("masthead", briefing.masthead, limit=TITLE, needed=False)
    yield text("body", briefing.body, needed=True)
    yield text("editor_note", briefing.editor_note)
    yield NoReaders("report_to") if not briefing.report_to and not briefing.copy_to else None
    yield from (line("report_to", each) for each in briefing.report_to)
    yield from (line("copy_to", each) for each in briefing.copy_to)
    yield TooFew("copies", least=1) if briefing.copies is not None and briefing.copies < 1 else None


def give_feedback(
    exchange: Exchange,
    *,
    by_party: Party,
    usefulness: int,
    will_apply: bool,
    now: datetime,
    takeaway: Prose | None = None,
    suggestion: Prose | None = None,
) -> None:
    """What a unit thinks, within 14 days; until then it can be replaced and nobody else reads it. Usefulness 1..5."""
    require(exchange, "give_feedback")
    if day_of(now) > (until := feedback_until(exchange.held_on)):
        raise FeedbackOver(until=until)
    new = Feedback(usefulness, will_apply, stored(takeaway), stored(suggestion))
    if exchange.feedback.get(by_party) == new:
        return
    new.check()
    exchange._feedback_given(by_party=by_party, **asdict(new))


def complete_action(
    exchange: Exchange, *, item_no: int, on: date, now: datetime, evidence: Prose | None = None
) -> None:
    """An action item of the minutes is done."""
    require(exchange, "complete_action")
    if item_no in exchange.done:
        return
    refuse(
        item_fault(exchange.minutes, item_no),
        InTheFuture("on") if on > day_of(now) else None,
        text("evidence", evidence),
    )
    exchange._action_completed(item_no=item_no, on=on, evidence=stored(evidence))


def close(exchange: Exchange, *, now: datetime, by_hand: bool = True) -> None:
    """The file is complete, or its time is over; somebody must be recorded to have answered for it (P59).

    By hand with minutes at once, without them after 7 days; the timer closes after 30 days.
    """
    require(exchange, "close")
    if not exchange.answered_for:
        raise NobodyAnswered(person=exchange.notice.responsible_person)
    on = closable_on(exchange.held_on) if by_hand else closes_on(exchange.held_on)
    if day_of(now) < on and not (by_hand and exchange.minutes):
        raise NotClosableYet(on=on)
    exchange._closed(reason=ClosedFor.REPORTED if exchange.minutes else ClosedFor.NO_MINUTES)


def void(exchange: Exchange, *, reason: VoidReason, note: Prose, kept: str | None = None) -> None:
    """The Party School takes a record out of every count; it stays readable. `kept`: the record that counts instead."""
    require(exchange, "void")
    check_void(exchange.key, note, kept)
    exchange._voided(reason=reason, note=note, kept=kept)
