"""What each event changes of a duty's row; rows are held for a batch, for thousands are issued and reminded of in one."""

from __future__ import annotations

from datetime import date

from domain.model import DomainEvent
from domain.obligations import Owner, OwnerKind, State, events, missed_on
from domain.record import Entry
from domain.studios import Membership
from projections.book import Book
from projections.held import Row, Rows
from projections.places import Places
from projections.read import when
from projections.story import day_at


class Held:
    """The duties that a batch has touched, and what was named with them."""

    def __init__(self, db: Book) -> None:
        self._db = db
        self.duties = Rows(db, "obligation")
        self.refs: dict[tuple[str, str], None] = {}
        self.files: dict[tuple[str, str], None] = {}

    def write(self) -> None:
        self.duties.write()
        self._db.executemany("INSERT OR IGNORE INTO duty_ref VALUES (?,?)", self.refs)
        self._db.executemany("INSERT OR IGNORE INTO duty_file VALUES (?,?)", self.files)

    def move(self, owner: Owner, studio: str) -> None:
        """What an owner still owes is looked after by another studio; what is done stays where it was done."""
        self.write()
        self.duties, self.refs, self.files = Rows(self._db, "obligation"), {}, {}
        sql = "UPDATE obligation SET studio = ? WHERE owner = ? AND state NOT IN ('accepted', 'waived')"
        self._db.execute(sql, (studio, str(owner)))


def _change(db: Book, e: DomainEvent, entry: Entry, **columns: object) -> Row:
    row = db.held(Held).duties.row(e.key)
    row |= {"version": e.originator_version, "position": entry.position, "changed_at": entry.recorded_at, **columns}
    return row


@when(events.Issued)
def issued(db: Book, e: events.Issued, entry: Entry) -> None:
    on, due_on = day_at(entry.recorded_at), e.due_on.isoformat()
    row = {
        "key": e.key,
        "year": on.year,
        "version": e.originator_version,
        "position": entry.position,
        "changed_at": entry.recorded_at,
        "began": entry.position,
        "programme": e.programme_id,
        "kind": e.kind.value,
        "owner": str(e.owner),
        "studio": _studio(db, e),
        "period": e.period,
        "issued_on": on.isoformat(),
        "due_on": due_on,
        "first_due_on": due_on,
        "required": e.required,
        "state": State.ISSUED.value,
        "misses_on": missed_on(e.due_on).isoformat(),
        "submission": 0,
        "submitted_by": "",
        "signed": 0,
        "automatic": 0,
        "returned": 0,
    }
    db.held(Held).duties.begin(row)


def _studio(db: Book, e: events.Issued) -> str:
    if e.owner.kind is OwnerKind.STUDIO:
        return e.owner.id
    places = db.held(Places)
    return places.school(e.owner.id, e.due_on).studio if e.owner.kind is OwnerKind.SCHOOL else places.person(e.owner.id)


@when(events.Reminded)
def reminded(db: Book, e: events.Reminded, entry: Entry) -> None:
    row = _change(db, e, entry)
    row["reminded_for"] = row["due_on"]


@when(events.Missed)
def missed(db: Book, e: events.Missed, entry: Entry) -> None:
    _change(db, e, entry, state=State.MISSED.value)


@when(events.Extended)
def extended(db: Book, e: events.Extended, entry: Entry) -> None:
    misses_on = missed_on(e.new_due_on).isoformat()
    _change(db, e, entry, state=State.ISSUED.value, due_on=e.new_due_on.isoformat(), misses_on=misses_on)


@when(events.Waived)
def waived(db: Book, e: events.Waived, entry: Entry) -> None:
    _change(db, e, entry, state=State.WAIVED.value)


@when(events.Submitted)
def submitted(db: Book, e: events.Submitted, entry: Entry) -> None:
    on = e.on.isoformat()
    row = _change(db, e, entry, state=State.SUBMITTED.value, submission=e.no, submitted_on=on, submitted_by=e.by_person)
    row |= {"signed": int(e.signed), "automatic": int(e.automatic)}
    row["first_submitted_on"] = row["first_submitted_on"] or on
    held = db.held(Held)
    held.refs.update(dict.fromkeys((ref, e.key) for ref in e.refs))
    held.files.update(dict.fromkeys((file.id, e.key) for file in e.attachments))


@when(events.Signed)
def signed(db: Book, e: events.Signed, entry: Entry) -> None:
    _change(db, e, entry, signed=1)


@when(events.Returned)
def returned(db: Book, e: events.Returned, entry: Entry) -> None:
    """It may be mended for a week, also when its day is over."""
    row = _change(db, e, entry, state=State.RETURNED.value, returned_on=e.on.isoformat(), returned=entry.position)
    row["misses_on"] = missed_on(date.fromisoformat(row["due_on"]), e.on).isoformat()


@when(events.Accepted)
def accepted(db: Book, e: events.Accepted, entry: Entry) -> None:
    _change(db, e, entry, state=State.ACCEPTED.value, accepted_on=e.on.isoformat())


@when(events.Redacted)
def redacted(db: Book, e: events.Redacted, entry: Entry) -> None:
    """The texts are gone by their keys."""
    _change(db, e, entry)


@when(Membership.Transferred)
def transferred(db: Book, e: Membership.Transferred, _: Entry) -> None:
    """A member takes along what is still owed, and so does the school."""
    held, person = db.held(Held), e.key.partition("/")[2]
    sql = "SELECT school FROM belonging WHERE person = ? AND membership = ? ORDER BY id DESC LIMIT 1"
    (school,) = db.execute(sql, (person, e.key)).fetchone()
    held.move(Owner(OwnerKind.PERSON, person), e.to_studio_id)
    held.move(Owner(OwnerKind.SCHOOL, school), e.to_studio_id)
