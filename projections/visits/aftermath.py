"""What was said and what follows, minutes, feedback, actions, the return, the end: what each event changes, and what it says."""

from __future__ import annotations

from domain.record import Entry
from domain.visits import State, events
from domain.words import Side
from projections.story import day_at
from projections.visits.arrangements import settled
from projections.visits.facts import Facts
from projections.visits.fold import Said, changes, says
from projections.visits.records import settle
from projections.visits.rows import VisitRow


@changes(events.MinutesFiled)
def minutes_filed(visit: VisitRow, e: events.MinutesFiled, entry: Entry) -> None:
    visit.minutes_late = visit.state is State.CLOSED
    if not visit.minutes_late:
        visit.state = State.REPORTED
    _revised(visit, e, entry)


@says(events.MinutesFiled)
def say_minutes_filed(visit: VisitRow, e: events.MinutesFiled) -> Said:
    late = visit.state is State.CLOSED
    return Said(e.by, facts=Facts(revision=e.revision, count=len(e.action_items), late=late))


@changes(events.MinutesAmended)
def minutes_amended(visit: VisitRow, e: events.MinutesAmended, entry: Entry) -> None:
    _revised(visit, e, entry)
    settle(visit, e)


@says(events.MinutesAmended)
def say_minutes_amended(_: VisitRow, e: events.MinutesAmended) -> Said:
    changed = tuple(name for name in e.changes.__struct_fields__ if getattr(e.changes, name) is not None)
    return Said(e.by, facts=Facts(revision=e.revision, base_revision=e.base_revision, changed=changed))


def _revised(visit: VisitRow, e: events.MinutesFiled | events.MinutesAmended, entry: Entry) -> None:
    visit.revision, visit.minutes_on, visit.minutes_by = e.revision, day_at(entry.recorded_at), e.by_person
    visit.confirmed, visit.tacit = frozenset({e.by}), None


@changes(events.MinutesConfirmed)
def minutes_confirmed(visit: VisitRow, e: events.MinutesConfirmed, _: Entry) -> None:
    visit.confirmed |= {e.by}
    visit.tacit = e.by if e.tacit else None
    settle(visit, e)


@says(events.MinutesConfirmed)
def say_minutes_confirmed(_: VisitRow, e: events.MinutesConfirmed) -> Said:
    return Said(e.by, facts=Facts(revision=e.revision, tacit=e.tacit))


@changes(events.FeedbackGiven)
def feedback_given(visit: VisitRow, e: events.FeedbackGiven, _: Entry) -> None:
    visit.wrote |= {e.by}


@says(events.FeedbackGiven)
def say_feedback_given(_: VisitRow, e: events.FeedbackGiven) -> Said:
    """The line says that a side wrote, never what: who may know even that is decided when it is asked for."""
    return Said(e.by)


@changes(events.ActionCompleted, events.Redacted)
def nothing(_visit: VisitRow, _e: events.ActionCompleted | events.Redacted, _: Entry) -> None:
    """An action is done on the paper of the minutes, and what is redacted is gone from wherever it stands."""


@says(events.ActionCompleted)
def say_action_completed(_: VisitRow, e: events.ActionCompleted) -> Said:
    return Said(note=e.evidence, facts=Facts(item_no=e.item_no, on=e.on))


@says(events.Redacted)
def say_redacted(_: VisitRow, e: events.Redacted) -> Said:
    return Said(facts=Facts(count=len(e.of), reason=e.reason))


@changes(events.ReturnPromised)
def return_promised(visit: VisitRow, e: events.ReturnPromised, _: Entry) -> None:
    visit.promised = e.due_on


@says(events.ReturnPromised)
def say_return_promised(_: VisitRow, e: events.ReturnPromised) -> Said:
    return Said(Side.GUEST, facts=Facts(due_on=e.due_on))


@changes(events.ReturnWaived)
def return_waived(visit: VisitRow, _e: events.ReturnWaived, entry: Entry) -> None:
    visit.waived_at = entry.recorded_at


@says(events.ReturnWaived)
def say_return_waived(_: VisitRow, e: events.ReturnWaived) -> Said:
    return Said(Side.HOST, e.reason)


@changes(events.Reminded)
def reminded(visit: VisitRow, e: events.Reminded, _: Entry) -> None:
    visit.reminded_on = e.on


@says(events.Reminded)
def say_reminded(_: VisitRow, e: events.Reminded) -> Said:
    return Said(facts=Facts(reason=e.about))


@changes(events.Closed)
def closed(visit: VisitRow, e: events.Closed, _: Entry) -> None:
    visit.state, visit.closed_for = State.CLOSED, e.reason


@says(events.Closed)
def say_closed(_: VisitRow, e: events.Closed) -> Said:
    return Said(facts=Facts(reason=e.reason))


@changes(events.Voided)
def voided(visit: VisitRow, e: events.Voided, _: Entry) -> None:
    settled(visit)
    visit.state, visit.kept = State.VOIDED, e.kept


@says(events.Voided)
def say_voided(_: VisitRow, e: events.Voided) -> Said:
    return Said(note=e.note, facts=Facts(reason=e.reason, kept=e.kept))
