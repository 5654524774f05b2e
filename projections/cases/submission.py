"""What an author does, as the case's row, and its editions show it."""

from __future__ import annotations

from typing import Any

from domain.cases import State, events
from domain.record import Entry
from projections.book import Book
from projections.cases.editions import first, following
from projections.cases.held import FIELDS, Held, change_case, place, written
from projections.cases.values import title_key
from projections.read import when
from projections.story import day_at


@when(events.Submitted)
def submitted(db: Book, e: events.Submitted, entry: Entry) -> None:
    """A case gets the next running number."""
    on = day_at(entry.recorded_at)
    row = {
        "key": e.key,
        "year": on.year,
        "version": e.originator_version,
        "position": entry.position,
        "changed_at": entry.recorded_at,
        "submitted": entry.position,
        "submitted_at": entry.recorded_at,
        "submitted_on": on,
        "programme": e.programme_id,
        "author": e.author_id,
        "school": e.school_id,
        **place(db, e.school_id, e.programme_id, on),
        "visit_id": e.visit_id,
        "adapted_from": e.adapted_from,
        "source": e.source,
        "state": State.IN_REVIEW,
        "edition": e.edition,
        "title": e.title,
        "title_key": title_key(e.title),
        "reviewer": "",
        "adopted": 0,
        "taken_up": 0,
        "audience": "",
        "audience_at": entry.position,
        "touched": entry.position,
    }
    db.held(Held).cases.begin(written(row))
    first(db, e.key, e.edition, entry, "submitted", {name: getattr(e, name) for name in FIELDS})


@when(events.Recalled)
def recalled(db: Book, e: events.Recalled, entry: Entry) -> None:
    change_case(db, e, entry, state=State.RECALLED, reviewer="", review_due=None)


@when(events.Resubmitted)
def resubmitted(db: Book, e: events.Resubmitted, entry: Entry) -> None:
    columns: dict[str, Any] = {"state": State.IN_REVIEW, "submitted_on": day_at(entry.recorded_at)}
    if e.changes is not None:
        columns |= following(db, e.key, e.edition, e.base_edition, entry, "resubmitted", e.changes)
    change_case(db, e, entry, **columns)


@when(events.Revised)
def revised(db: Book, e: events.Revised, entry: Entry) -> None:
    """Up at once."""
    columns = following(db, e.key, e.edition, e.base_edition, entry, "revised", e.changes, e.change_note)
    change_case(db, e, entry, published=e.edition, returned=None, **columns)


@when(events.RevisionSubmitted)
def revision_submitted(db: Book, e: events.RevisionSubmitted, entry: Entry) -> None:
    columns = following(db, e.key, e.edition, e.base_edition, entry, "revision", e.changes, e.change_note)
    columns |= {"revision": e.edition, "returned": None, "submitted_on": day_at(entry.recorded_at)}
    change_case(db, e, entry, **columns)
