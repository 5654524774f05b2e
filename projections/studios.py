"""A studio with its people, and which school belongs to which studio from when to when."""

from __future__ import annotations

from datetime import date, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from domain.record import Entry
from domain.studios import Membership, Studio
from domain.words import Level
from projections.read import Reader, tables, when

tables("""
CREATE TABLE studio (code TEXT PRIMARY KEY, programme TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL, motto TEXT,
  lead TEXT NOT NULL DEFAULT '', lead_school TEXT NOT NULL DEFAULT '', assistant TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE mentoring (id INTEGER PRIMARY KEY, studio TEXT NOT NULL, person TEXT NOT NULL, org TEXT NOT NULL, from_on TEXT NOT NULL,
  until_on TEXT);
CREATE INDEX mentoring_studio ON mentoring (studio);
CREATE TABLE belonging (id INTEGER PRIMARY KEY, school TEXT NOT NULL, studio TEXT NOT NULL, person TEXT NOT NULL, leads INTEGER NOT NULL,
  from_on TEXT NOT NULL, until_on TEXT, result TEXT);
CREATE INDEX belonging_school ON belonging (school, leads DESC);
CREATE INDEX belonging_studio ON belonging (studio);
CREATE INDEX belonging_person ON belonging (person);
""")


class StudioRow(NamedTuple):
    """A studio; lead, assistant: person ids, "" for none; lead_school: the code of the lead's school."""

    code: str
    programme: str
    name: str
    level: Level
    motto: str | None
    lead: str
    lead_school: str
    assistant: str


class BelongingRow(NamedTuple):
    """A person brings a school into a studio for a time; `until_on` is the last day, None while it lasts."""

    person: str
    school: str
    studio: str
    leads: bool
    from_on: date
    until_on: date | None


@when(Studio.Established)
def established(db: Connection, e: Studio.Established, _: Entry) -> None:
    row = (e.code, e.programme_id, e.name, e.level, e.motto)
    db.execute("INSERT INTO studio (code, programme, name, level, motto) VALUES (?,?,?,?,?)", row)


@when(Studio.LeadAppointed)
def lead_appointed(db: Connection, e: Studio.LeadAppointed, _: Entry) -> None:
    _lead(db, e.key, e.person_id, e.school_id, e.from_on)


@when(Studio.LeadReplaced)
def lead_replaced(db: Connection, e: Studio.LeadReplaced, _: Entry) -> None:
    _ended(db, e.on - timedelta(days=1), "studio = ? AND person = ? AND leads", e.key, e.from_person_id)
    _lead(db, e.key, e.to_person_id, e.school_id, e.on)


@when(Studio.AssistantAppointed)
def assistant_appointed(db: Connection, e: Studio.AssistantAppointed, _: Entry) -> None:
    db.execute("UPDATE studio SET assistant = ? WHERE code = ?", (e.person_id, e.key))


@when(Studio.MentorAppointed)
def mentor_appointed(db: Connection, e: Studio.MentorAppointed, _: Entry) -> None:
    row = (e.key, e.person_id, e.org, e.on.isoformat())
    db.execute("INSERT INTO mentoring (studio, person, org, from_on) VALUES (?,?,?,?)", row)


@when(Studio.MentorReleased)
def mentor_released(db: Connection, e: Studio.MentorReleased, _: Entry) -> None:
    row = (e.on.isoformat(), e.key, e.person_id)
    db.execute("UPDATE mentoring SET until_on = ? WHERE studio = ? AND person = ? AND until_on IS NULL", row)


@when(Membership.Admitted)
def admitted(db: Connection, e: Membership.Admitted, _: Entry) -> None:
    _belong(db, e.school_id, e.studio_id, e.person_id, e.on)


@when(Membership.Transferred)
def transferred(db: Connection, e: Membership.Transferred, _: Entry) -> None:
    _moved(db, e.key.partition("/")[2], e.on, studio=e.to_studio_id)


@when(Membership.SchoolChanged)
def school_changed(db: Connection, e: Membership.SchoolChanged, _: Entry) -> None:
    _moved(db, e.key.partition("/")[2], e.on, school=e.to_school_id)


@when(Membership.Left, Membership.Completed)
def membership_ended(db: Connection, e: Membership.Left | Membership.Completed, _: Entry) -> None:
    person = e.key.partition("/")[2]
    _ended(db, e.on, "person = ? AND NOT leads", person)
    if isinstance(e, Membership.Completed):
        db.execute(
            "UPDATE belonging SET result = ? WHERE person = ? AND until_on = ?", (e.result, person, e.on.isoformat())
        )


def _lead(db: Connection, studio: str, person: str, school: str, on: date) -> None:
    db.execute("UPDATE studio SET lead = ?, lead_school = ? WHERE code = ?", (person, school, studio))
    _belong(db, school, studio, person, on, leads=True)


def _belong(db: Connection, school: str, studio: str, person: str, on: date, *, leads: bool = False) -> None:
    row = (school, studio, person, leads, on.isoformat())
    db.execute("INSERT INTO belonging (school, studio, person, leads, from_on) VALUES (?,?,?,?,?)", row)


def _moved(db: Connection, person: str, on: date, *, school: str | None = None, studio: str | None = None) -> None:
    old = db.execute(
        "SELECT school, studio FROM belonging WHERE person = ? AND NOT leads AND until_on IS NULL", (person,)
    ).fetchone()
    _ended(db, on - timedelta(days=1), "person = ? AND NOT leads", person)
    _belong(db, school or old[0], studio or old[1], person, on)


def _ended(db: Connection, on: date, which: str, *params: str) -> None:
    db.execute(f"UPDATE belonging SET until_on = ? WHERE until_on IS NULL AND {which}", (on.isoformat(), *params))


# ---- questions

_ROW = "SELECT code, programme, name, level, motto, lead, lead_school, assistant FROM studio"


def studio(read: Reader, code: str) -> StudioRow | None:
    found = read.row(f"{_ROW} WHERE code = ?", code)
    return _studio(found) if found else None


def all_studios(read: Reader) -> list[StudioRow]:
    """Middle schools first, then primary schools, kindergartens and mixed ones, each by code."""
    order = "CASE level WHEN 'middle' THEN 1 WHEN 'primary' THEN 2 WHEN 'kindergarten' THEN 3 ELSE 4 END"
    return [_studio(row) for row in read.rows(f"{_ROW} ORDER BY {order}, code")]


def members(read: Reader, code: str) -> list[BelongingRow]:
    """Who brings which school into a studio now, the lead first."""
    return _belongings(read, "studio = ? AND until_on IS NULL ORDER BY leads DESC, school, id", code)


def in_charge(read: Reader, on: date) -> dict[str, list[str]]:
    """Person ids by code of school: its secretary on a day, and the lead where it leads a studio."""
    sql = (
        "SELECT school, person FROM belonging WHERE from_on <= ?1 AND (until_on IS NULL OR until_on >= ?1)"
        " ORDER BY school, leads DESC, id"
    )
    found: dict[str, list[str]] = {}
    for school, person in read.rows(sql, on.isoformat()):
        found.setdefault(school, []).append(person)
    return found


def mentors(read: Reader, code: str) -> list[tuple[str, str]]:
    """Person and institution of the present mentors."""
    sql = "SELECT person, org FROM mentoring WHERE studio = ? AND until_on IS NULL ORDER BY id"
    return [(person, org) for person, org in read.rows(sql, code)]


def belongings_of_school(read: Reader, school: str) -> list[BelongingRow]:
    """Secretaries of a school over time, newest first: past periods stay readable."""
    return _belongings(read, "school = ? ORDER BY from_on DESC, id", school)


def belongings_of_person(read: Reader, person: str) -> list[BelongingRow]:
    return _belongings(read, "person = ? ORDER BY from_on DESC, id", person)


def _belongings(read: Reader, which: str, *params: str) -> list[BelongingRow]:
    rows = read.rows(f"SELECT person, school, studio, leads, from_on, until_on FROM belonging WHERE {which}", *params)
    return [
        BelongingRow(p, sc, st, bool(leads), date.fromisoformat(a), date.fromisoformat(b) if b else None)
        for p, sc, st, leads, a, b in rows
    ]


def _studio(row: tuple[str, ...]) -> StudioRow:
    code, programme, name, level, motto, lead, school, assistant = row
    return StudioRow(code, programme, name, Level(level), motto, lead, school, assistant)
