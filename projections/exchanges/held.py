"""Each event of an exchange changes its row, or a seat and how many there are: the one place where they are written.

Rows are held while a batch is applied and written once when it ends, however many events changed them.
"""

from __future__ import annotations

from typing import Any

from domain.days import day_of
from domain.exchanges import SeatState, events
from domain.model import Created
from domain.record import Entry
from projections.book import Book
from projections.exchanges.fold import KINDS, begun, change, touch
from projections.exchanges.rows import COLUMNS, ExchangeRow, unwritten, written
from projections.exchanges.seats import COLUMNS as SEAT
from projections.exchanges.seats import SETS
from projections.places import Places
from projections.read import when
from projections.visits.values import instant

Row = dict[str, Any]
_EXCHANGE = f"REPLACE INTO exchange ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_SEAT = f"REPLACE INTO seat ({', '.join(SEAT)}) VALUES ({', '.join('?' * len(SEAT))})"


class Held:
    """What a batch has touched: exchanges, seats, the units of exchanges, briefings, files."""

    def __init__(self, db: Book) -> None:
        self._db = db
        self._rows: dict[str, ExchangeRow] = {}
        self._seats: dict[tuple[int, str], Row] = {}
        self._sat: dict[int, ExchangeRow] = {}
        self._units: dict[int, ExchangeRow] = {}
        self.briefings: dict[tuple[str, int], tuple[str, str]] = {}
        self.files: set[tuple[str, int]] = set()
        self._last: int = db.execute("SELECT coalesce(max(no), 0) FROM exchange").fetchone()[0]

    def row(self, key: str) -> ExchangeRow:
        """The exchange as it stands. LookupError where there is none."""
        if (found := self._rows.get(key)) is None:
            row = self._db.execute("SELECT whole FROM exchange WHERE key = ?", (key,)).fetchone()
            if row is None:
                raise LookupError(f"no exchange {key}")
            found = self._rows[key] = unwritten(row[0])
        return found

    def begin(self, e: events.Announced, entry: Entry) -> ExchangeRow:
        """A new exchange, under the next running number."""
        self._last += 1
        row = self._rows[e.key] = begun(self._last, e, entry)
        if row.notice.organiser:
            row.studio = self._db.held(Places).unit(row.notice.organiser, day_of(row.notice.starts_at)).studio
        self._units[row.no] = row
        return row

    def concerns(self, row: ExchangeRow) -> None:
        """Its units may be others now."""
        self._units[row.no] = row

    def request(self, row: ExchangeRow, e: events.SeatRequested, entry: Entry) -> None:
        state = SeatState.VERIFIED if e.person_id else SeatState.REQUESTED
        party = str(e.party) if e.party else None
        until = instant(e.until) if e.until else None
        whose = (row.no, e.seat_id, state.value, e.person_id, e.guest_id, party, e.companions, 0, until, 0)
        when = (entry.position, entry.recorded_at, entry.by.actor, entry.recorded_at, None)
        self._seats[row.no, e.seat_id] = dict(zip(SEAT, (*whose, *when), strict=True))
        self._sat[row.no] = row

    def set(self, row: ExchangeRow, e: Any, entry: Entry) -> None:
        """What an event changes of a seat."""
        self._seat(row.no, e.seat_id).update(SETS[e.TOPIC](e), changed_at=entry.recorded_at)
        self._sat[row.no] = row

    def _seat(self, no: int, seat_id: str) -> Row:
        if (found := self._seats.get((no, seat_id))) is None:
            sql = f"SELECT {', '.join(SEAT)} FROM seat WHERE exchange = ? AND id = ?"
            values = self._db.execute(sql, (no, seat_id)).fetchone()
            if values is None:
                raise LookupError(f"no seat {seat_id} in exchange {no}")
            found = self._seats[no, seat_id] = dict(zip(SEAT, values, strict=True))
        return found

    def _count(self, row: ExchangeRow) -> None:
        """How many seats there are in which state: once a batch, when all of them are written."""
        sql = "SELECT state, count(*), sum(1 + companions) FROM seat WHERE exchange = ? GROUP BY state"
        counted = self._db.execute(sql, (row.no,)).fetchall()
        row.seats = {SeatState(state): seats for state, seats, _ in counted}
        row.heads = {SeatState(state): heads for state, _, heads in counted}

    def write(self) -> None:
        self._db.executemany(_SEAT, (tuple(seat.values()) for seat in self._seats.values()))
        for row in self._sat.values():
            self._count(row)
        self._db.executemany(_EXCHANGE, map(written, self._rows.values()))
        self._db.executemany("DELETE FROM exchange_unit WHERE exchange = ?", ((no,) for no in self._units))
        units = ((unit, no, part.value) for no, row in self._units.items() for unit, part in row.units)
        self._db.executemany("INSERT INTO exchange_unit VALUES (?,?,?)", units)
        briefings = ((issue, no, *told) for (issue, no), told in self.briefings.items())
        self._db.executemany("REPLACE INTO exchange_briefing VALUES (?,?,?,?)", briefings)
        self._db.executemany("INSERT OR IGNORE INTO exchange_file VALUES (?,?)", self.files)


@when(events.Announced)
def began(db: Book, e: events.Announced, entry: Entry) -> None:
    db.held(Held).begin(e, entry)


@when(*(kind for kind in KINDS if not issubclass(kind, Created)))
def went_on(db: Book, e: events.Event, entry: Entry) -> None:
    change(db.held(Held).row(e.key), e, entry)


@when(events.Revised, events.PartnerInvited, events.PartnerJoined, events.PartnerDeclined, events.Held)
def concerned(db: Book, e: events.Event, _: Entry) -> None:
    held = db.held(Held)
    held.concerns(held.row(e.key))


@when(events.Announced, events.Revised)
def attached(db: Book, e: events.Announced | events.Revised, _: Entry) -> None:
    files = e.attachments if isinstance(e, events.Announced) else e.changes.attachments
    if files:
        held = db.held(Held)
        held.files.update((file.id, held.row(e.key).no) for file in files)


@when(events.BriefingPublished)
def briefing_published(db: Book, e: events.BriefingPublished, _: Entry) -> None:
    held = db.held(Held)
    held.briefings[e.issue_no, held.row(e.key).no] = (e.title, e.on.isoformat())


@when(events.SeatRequested)
def requested(db: Book, e: events.SeatRequested, entry: Entry) -> None:
    held = db.held(Held)
    row = held.row(e.key)
    held.request(row, e, entry)
    touch(row, e, entry)


@when(*(kind for kind in (getattr(events, name) for name in events.__all__) if kind.TOPIC in SETS))
def sat(db: Book, e: events.Event, entry: Entry) -> None:
    held = db.held(Held)
    row = held.row(e.key)
    held.set(row, e, entry)
    touch(row, e, entry)
