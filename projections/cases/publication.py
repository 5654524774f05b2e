"""What readers get to see, as the case's row and its audience show it."""

from __future__ import annotations

from domain.cases import State, events
from domain.record import Entry
from projections.book import Book
from projections.cases.held import Held, change_case, place
from projections.cases.reach import reach
from projections.read import when


@when(events.Published)
def published(db: Book, e: events.Published, entry: Entry) -> None:
    """School, studio and stage are those of the day on which it was published first; later it only changes its readers."""
    case = db.held(Held).cases.row(e.key)
    if not case["published_on"]:
        case |= place(db, case["school"], case["programme"], e.on) | {"published_on": e.on.isoformat()}
    change_case(db, e, entry, state=State.PUBLISHED, published=e.edition, visibility=e.visibility, reason=None)
    reach(db, case, entry)


@when(events.Recommended)
def recommended(db: Book, e: events.Recommended, entry: Entry) -> None:
    change_case(db, e, entry, recommended_on=e.on)


@when(events.Archived)
def archived(db: Book, e: events.Archived, entry: Entry) -> None:
    reach(db, change_case(db, e, entry, state=State.ARCHIVED, reason=e.reason), entry)


@when(events.Withdrawn)
def withdrawn(db: Book, e: events.Withdrawn, entry: Entry) -> None:
    """A stub with the reason stays."""
    reach(db, change_case(db, e, entry, state=State.WITHDRAWN, reason=e.reason), entry)


@when(events.Restored, events.Reinstated)
def back(db: Book, e: events.Restored | events.Reinstated, entry: Entry) -> None:
    reach(db, change_case(db, e, entry, state=State.PUBLISHED, reason=None), entry)


@when(events.Redacted)
def redacted(db: Book, e: events.Redacted, entry: Entry) -> None:
    """The texts are gone by their keys."""
    change_case(db, e, entry)
