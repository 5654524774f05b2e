"""Rows of cases and adoptions are held while a batch is applied and written once when it ends, however many events changed them."""

from __future__ import annotations

from datetime import date

from domain.cases import Manuscript
from domain.model import DomainEvent
from domain.record import Entry
from projections.book import Book
from projections.cases.values import plain
from projections.held import Row, Rows
from projections.places import Places

FIELDS = Manuscript.__struct_fields__
EDITION = ("case_key", "edition", "base", "kind", "at", "by", *FIELDS, "change_note")


class Editions:
    """Editions, each whole; one that is there never changes."""

    def __init__(self, db: Book) -> None:
        self._db = db
        self._new: dict[tuple[str, int], Row] = {}

    def fields(self, key: str, edition: int) -> Row:
        """What stands in an edition of a case. LookupError where there is none."""
        if (found := self._new.get((key, edition))) is None:
            sql = f"SELECT {', '.join(FIELDS)} FROM case_edition WHERE case_key = ? AND edition = ?"
            values = self._db.execute(sql, (key, edition)).fetchone()
            if values is None:
                raise LookupError(f"no edition {edition} of {key}")
            return dict(zip(FIELDS, values, strict=True))
        return {name: found[name] for name in FIELDS}

    def add(self, row: Row) -> None:
        """An edition with a value for each of `EDITION`."""
        self._new[row["case_key"], row["edition"]] = row

    def write(self) -> None:
        into = f"INSERT INTO case_edition ({', '.join(EDITION)}) VALUES ({', '.join('?' * len(EDITION))})"
        self._db.executemany(into, [tuple(row[name] for name in EDITION) for row in self._new.values()])


class Held:
    """What a batch has changed of cases, editions and adoptions, and of who finds a case and which files it names."""

    def __init__(self, db: Book) -> None:
        self._db = db
        self.cases, self.adoptions, self.editions = Rows(db, "cases"), Rows(db, "adoption"), Editions(db)
        self.files: dict[tuple[str, str], None] = {}
        """File and case, in order."""
        self.audience: dict[tuple[str, int], bool] = {}
        """Token and number of the case: whether its holders find it."""

    def write(self) -> None:
        self.cases.write()
        self.adoptions.write()
        self.editions.write()
        self._db.executemany("INSERT OR IGNORE INTO case_file VALUES (?,?)", self.files)
        self._db.executemany("DELETE FROM case_audience WHERE token = ? AND no = ?", self.audience)
        found = [pair for pair, finds in self.audience.items() if finds]
        self._db.executemany("INSERT INTO case_audience VALUES (?,?)", found)


def change(row: Row, e: DomainEvent, entry: Entry, **columns: object) -> None:
    """Bring a row from before the event to after it."""
    row |= {"version": e.originator_version, "position": entry.position, "changed_at": entry.recorded_at}
    row |= written(columns)


def change_case(db: Book, e: DomainEvent, entry: Entry, **columns: object) -> Row:
    """What an event changes of its case; the row afterwards."""
    row = db.held(Held).cases.row(e.key)
    change(row, e, entry, touched=entry.position, **columns)
    return row


def place(db: Book, school: str, programme: str, on: date) -> Row:
    """Where a case belongs on a day, as columns."""
    places = db.held(Places)
    studio, level = places.school(school, on)
    return {"studio": studio, "level": level, "stage": places.stage(programme, on)}


def written(columns: dict[str, object]) -> Row:
    """Values as their columns hold them."""
    return {name: plain(value) for name, value in columns.items()}
