"""Each event of a visit changes its row: the one place where rows are written.

Rows are held while a batch is applied and written once when it ends, however many events changed them. A handler that needs the row of
a visit takes it from here.
"""

from __future__ import annotations

from domain.model import Created
from domain.record import Entry
from domain.visits import events
from domain.words import SCHOOL_LEVELS
from projections.book import Book
from projections.places import Places
from projections.read import when
from projections.visits import aftermath, arrangements, offers, records
from projections.visits.fold import KINDS, Beginning, begun, change
from projections.visits.rows import COLUMNS, VisitRow, unwritten, written

assert all((aftermath, arrangements, offers, records))  # noqa: S101  # importing them fills KINDS

LEVELS = frozenset(SCHOOL_LEVELS)
_INTO = f"INTO visit ({', '.join(COLUMNS)}, whole) VALUES ({', '.join('?' * len(COLUMNS))}, ?)"
PLACED = {kind.TOPIC for kind in (events.Held, events.RecordCorrected)}
"""Events that name the day, and so where the sides belong; a beginning names the sides."""


class Held:
    """The rows of visits that a batch has touched."""

    def __init__(self, db: Book) -> None:
        self._db = db
        self._rows: dict[str, VisitRow] = {}
        self._new: list[VisitRow] = []
        self._last: int = db.execute("SELECT coalesce(max(no), 0) FROM visit").fetchone()[0]

    def row(self, key: str) -> VisitRow:
        """The visit as it stands. LookupError where there is none."""
        if (found := self._rows.get(key)) is None:
            row = self._db.execute("SELECT whole FROM visit WHERE key = ?", (key,)).fetchone()
            if row is None:
                raise LookupError(f"no visit {key}")
            found = self._rows[key] = unwritten(row[0])
        return found

    def begin(self, e: Beginning, entry: Entry) -> VisitRow:
        """A new visit, under the next running number."""
        self._last += 1
        found = self._rows[e.key] = begun(self._last, e, entry)
        self._new.append(found)
        return found

    def place(self, visit: VisitRow) -> None:
        """Where its sides belong on its day: their studios and their levels."""
        on, places = visit.held_on or visit.created_on, self._db.held(Places)
        visit.host_studio, visit.host_level = places.unit(visit.host, on)
        visit.guest_studio, visit.guest_level = places.unit(visit.guest, on)
        crosses = visit.host_level != visit.guest_level
        visit.cross_level = crosses and {visit.host_level, visit.guest_level} <= LEVELS

    def write(self) -> None:
        self._db.executemany(f"INSERT {_INTO}", map(written, self._new))
        known = {visit.no for visit in self._new}
        self._db.executemany(f"REPLACE {_INTO}", (written(row) for row in self._rows.values() if row.no not in known))


@when(events.Proposed, events.RecordedAfterwards)
def began(db: Book, e: Beginning, entry: Entry) -> None:
    held = db.held(Held)
    held.place(held.begin(e, entry))


@when(*(kind for kind in KINDS if not issubclass(kind, Created)))
def went_on(db: Book, e: events.Event, entry: Entry) -> None:
    held = db.held(Held)
    visit = held.row(e.key)
    change(visit, e, entry)
    if entry.topic in PLACED:
        held.place(visit)
