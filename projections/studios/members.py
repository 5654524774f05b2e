"""Which school belongs to which studio by whom, from when to when; past periods stay."""

from __future__ import annotations

from datetime import date, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from domain.record import Entry
from domain.studios import Membership, events
from projections.read import Reader, tables, when

tables("""
CREATE TABLE belonging (id INTEGER PRIMARY KEY, school TEXT NOT NULL, studio TEXT NOT NULL, person TEXT NOT NULL, leads INTEGER NOT NULL,
  from_on TEXT NOT NULL, until_on TEXT, result TEXT, membership TEXT NOT NULL, in_post_since TEXT NOT NULL);
CREATE INDEX belonging_school ON belonging (school, leads DESC);
CREATE INDEX belonging_studio ON belonging (studio);
CREATE INDEX belonging_person ON belonging (person);
""")


class BelongingRow(NamedTuple):
    """A person brings a school into a studio for a time; `until_on` is the last day, None while it lasts.

    `in_post_since`: since which month (`2023-08`) the person was a secretary, as said at admission; "" of leads.
    """

    person: str
    school: str
    studio: str
    leads: bool
    from_on: date
    until_on: date | None
    in_post_since: str = ""

    def runs(self, on: date) -> bool:
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


@when(events.LeadAppointed)
def lead_appointed(db: Connection, e: events.LeadAppointed, _: Entry) -> None:
    _lead(db, e.key, e.person_id, e.school_id, e.from_on)


@when(events.LeadReplaced)
def lead_replaced(db: Connection, e: events.LeadReplaced, _: Entry) -> None:
    _ended(db, e.on - timedelta(days=1), "studio = ? AND person = ? AND leads", e.key, e.from_person_id)
    _lead(db, e.key, e.to_person_id, e.school_id, e.on)


@when(events.Concluded)
def concluded(db: Connection, e: events.Concluded, _: Entry) -> None:
    """The lead's school belonged to it as long as it was led; members complete one by one."""
    _ended(db, e.on, "studio = ? AND leads", e.key)


@when(Membership.Admitted)
def admitted(db: Connection, e: Membership.Admitted, _: Entry) -> None:
    _belong(db, e.school_id, e.studio_id, e.person_id, e.on, e.key, e.in_post_since)


@when(Membership.Transferred)
def transferred(db: Connection, e: Membership.Transferred, _: Entry) -> None:
    _moved(db, e.key, e.on, studio=e.to_studio_id)


@when(Membership.SchoolChanged)
def school_changed(db: Connection, e: Membership.SchoolChanged, _: Entry) -> None:
    _moved(db, e.key, e.on, school=e.to_school_id)


@when(Membership.Left)
def left(db: Connection, e: Membership.Left, _: Entry) -> None:
    _ended(db, e.on, _OF, _person(e.key), e.key)


@when(Membership.Completed)
def completed(db: Connection, e: Membership.Completed, _: Entry) -> None:
    person = _person(e.key)
    db.execute(f"UPDATE belonging SET result = ? WHERE until_on IS NULL AND {_OF}", (e.result, person, e.key))
    _ended(db, e.on, _OF, person, e.key)


_OF = "person = ? AND membership = ?"


def _person(membership: str) -> str:
    return membership.partition("/")[2]


def _lead(db: Connection, studio: str, person: str, school: str, on: date) -> None:
    row = (school, studio, person, on.isoformat())
    db.execute(f"INSERT INTO belonging ({_NEW}) VALUES (?,?,?,1,?,'','')", row)


def _belong(db: Connection, school: str, studio: str, person: str, on: date, membership: str, since: str) -> None:
    row = (school, studio, person, on.isoformat(), membership, since)
    db.execute(f"INSERT INTO belonging ({_NEW}) VALUES (?,?,?,0,?,?,?)", row)


_NEW = "school, studio, person, leads, from_on, membership, in_post_since"


def _moved(db: Connection, membership: str, on: date, *, school: str = "", studio: str = "") -> None:
    """Elsewhere from a day on; what was before stays."""
    person = _person(membership)
    sql = f"SELECT school, studio, in_post_since FROM belonging WHERE until_on IS NULL AND {_OF}"
    was, within, since = db.execute(sql, (person, membership)).fetchone()
    _ended(db, on - timedelta(days=1), _OF, person, membership)
    _belong(db, school or was, studio or within, person, on, membership, since)


def _ended(db: Connection, on: date, which: str, *params: str) -> None:
    db.execute(f"UPDATE belonging SET until_on = ? WHERE until_on IS NULL AND {which}", (on.isoformat(), *params))


# ---- questions


def members(read: Reader, code: str) -> list[BelongingRow]:
    """Who brings which school into a studio now, the lead first."""
    return _belongings(read, "studio = ? AND until_on IS NULL ORDER BY leads DESC, school, id", code)


def belongings_of_studio(read: Reader, code: str) -> list[BelongingRow]:
    """Everybody who ever brought a school into a studio: leads first, then by person, each period after the one before."""
    return _belongings(read, "studio = ? ORDER BY leads DESC, person, from_on, id", code)


def in_charge(read: Reader, on: date, school: str = "") -> dict[str, list[str]]:
    """Person ids by code of school: its secretary on a day, and the lead where it leads a studio; of one school, or "" for all."""
    sql = (
        "SELECT school, person FROM belonging WHERE from_on <= ?1 AND (until_on IS NULL OR until_on >= ?1)"
        f"{' AND school = ?2' if school else ''} ORDER BY school, leads DESC, id"
    )
    found: dict[str, list[str]] = {}
    for code, person in read.rows(sql, on.isoformat(), *filter(None, [school])):
        found.setdefault(code, []).append(person)
    return found


def belongings_of_school(read: Reader, school: str) -> list[BelongingRow]:
    """Secretaries of a school over time, newest first: past periods stay readable."""
    return _belongings(read, "school = ? ORDER BY from_on DESC, id", school)


def belongings_of_person(read: Reader, person: str) -> list[BelongingRow]:
    return _belongings(read, "person = ? ORDER BY from_on DESC, id", person)


def memberships(read: Reader) -> list[BelongingRow]:
    """Every period of every secretary in a studio, past and present; not of leads."""
    return _belongings(read, "NOT leads ORDER BY id")


def _belongings(read: Reader, which: str, *params: str) -> list[BelongingRow]:
    rows = read.rows(f"SELECT {', '.join(BelongingRow._fields)} FROM belonging WHERE {which}", *params)
    return [
        BelongingRow(p, sc, st, bool(leads), date.fromisoformat(a), date.fromisoformat(b) if b else None, since)
        for p, sc, st, leads, a, b, since in rows
    ]
