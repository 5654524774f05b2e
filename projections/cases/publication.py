"""What readers get to see, as the case's row, its audience and its timeline show it."""

from __future__ import annotations

from typing import Any

from domain.cases import State, events
from domain.record import Entry
from projections.book import Book
from projections.cases.facts import Facts
from projections.cases.lines import kept, write
from projections.cases.places import place
from projections.cases.reach import reach
from projections.read import when


@when(events.Published)
def published(db: Book, e: events.Published, entry: Entry) -> None:
    """School, studio and stage are those of the day on which it was published first; later it only changes its readers."""
    school, programme, first, before = kept(db, e.key, "school", "programme", "published_on", "visibility")
    columns: dict[str, Any] = {} if first else {**place(db, school, programme, e.on), "published_on": e.on}
    facts = Facts(edition=e.edition, visibility=e.visibility, old_visibility=before if first else None, on=e.on)
    state: dict[str, Any] = {
        "state": State.PUBLISHED,
        "published": e.edition,
        "visibility": e.visibility,
        "reason": None,
    }
    write(db, e, entry, facts=facts, **state, **columns)
    reach(db, e.key, entry)


@when(events.Recommended)
def recommended(db: Book, e: events.Recommended, entry: Entry) -> None:
    write(db, e, entry, note=e.reason, facts=Facts(on=e.on), recommended_on=e.on)


@when(events.Archived)
def archived(db: Book, e: events.Archived, entry: Entry) -> None:
    write(db, e, entry, note=e.reason, state=State.ARCHIVED, reason=e.reason)
    reach(db, e.key, entry)


@when(events.Restored)
def restored(db: Book, e: events.Restored, entry: Entry) -> None:
    write(db, e, entry, note=e.reason, state=State.PUBLISHED, reason=None)
    reach(db, e.key, entry)


@when(events.Withdrawn)
def withdrawn(db: Book, e: events.Withdrawn, entry: Entry) -> None:
    """A stub with the reason stays."""
    write(db, e, entry, note=e.reason, state=State.WITHDRAWN, reason=e.reason)
    reach(db, e.key, entry)


@when(events.Reinstated)
def reinstated(db: Book, e: events.Reinstated, entry: Entry) -> None:
    write(db, e, entry, note=e.reason, state=State.PUBLISHED, reason=None)
    reach(db, e.key, entry)


@when(events.Redacted)
def redacted(db: Book, e: events.Redacted, entry: Entry) -> None:
    """The texts are gone by their keys; the line says how many, and of which sections where the order named them."""
    sections = tuple(section.value for section in e.sections)
    facts = Facts(count=len(e.of), reason=e.reason, edition=e.edition, sections=sections)
    write(db, e, entry, facts=facts)
