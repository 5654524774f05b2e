"""A studio with its lead, assistant and mentors, running or concluded."""

from __future__ import annotations

from datetime import date
from sqlite3 import Connection
from typing import NamedTuple

from domain.record import Entry
from domain.studios import Result, Studio, StudioState, events
from domain.words import Level
from projections.read import Reader, tables, when
from projections.story import Stamp, stamp

tables("""
CREATE TABLE studio (code TEXT PRIMARY KEY, programme TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL, motto TEXT,
  lead TEXT NOT NULL DEFAULT '', lead_school TEXT NOT NULL DEFAULT '', assistant TEXT NOT NULL DEFAULT '',
  concluded_on TEXT, result TEXT) WITHOUT ROWID;
CREATE TABLE mentoring (id INTEGER PRIMARY KEY, studio TEXT NOT NULL, person TEXT NOT NULL, org TEXT NOT NULL, from_on TEXT NOT NULL,
  until_on TEXT);
CREATE INDEX mentoring_studio ON mentoring (studio);
""")


class StudioRow(NamedTuple):
    """A studio; lead, assistant: person ids, "" for none; lead_school: the code of the lead's school; both stay when it is concluded."""

    code: str
    programme: str
    name: str
    level: Level
    motto: str | None
    lead: str
    lead_school: str
    assistant: str
    concluded_on: date | None = None
    result: Result | None = None

    @property
    def state(self) -> StudioState:
        return StudioState.CONCLUDED if self.concluded_on else StudioState.RUNNING


@when(events.Established)
def established(db: Connection, e: events.Established, _: Entry) -> None:
    row = (e.code, e.programme_id, e.name, e.level, e.motto)
    db.execute("INSERT INTO studio (code, programme, name, level, motto) VALUES (?,?,?,?,?)", row)


@when(events.LeadAppointed)
def lead_appointed(db: Connection, e: events.LeadAppointed, _: Entry) -> None:
    _lead(db, e.key, e.person_id, e.school_id)


@when(events.LeadReplaced)
def lead_replaced(db: Connection, e: events.LeadReplaced, _: Entry) -> None:
    _lead(db, e.key, e.to_person_id, e.school_id)


@when(events.AssistantAppointed)
def assistant_appointed(db: Connection, e: events.AssistantAppointed, _: Entry) -> None:
    db.execute("UPDATE studio SET assistant = ? WHERE code = ?", (e.person_id, e.key))


@when(events.MentorAppointed)
def mentor_appointed(db: Connection, e: events.MentorAppointed, _: Entry) -> None:
    row = (e.key, e.person_id, e.org, e.on.isoformat())
    db.execute("INSERT INTO mentoring (studio, person, org, from_on) VALUES (?,?,?,?)", row)


@when(events.MentorReleased)
def mentor_released(db: Connection, e: events.MentorReleased, _: Entry) -> None:
    row = (e.on.isoformat(), e.key, e.person_id)
    db.execute("UPDATE mentoring SET until_on = ? WHERE studio = ? AND person = ? AND until_on IS NULL", row)


@when(events.Concluded)
def concluded(db: Connection, e: events.Concluded, _: Entry) -> None:
    db.execute("UPDATE studio SET concluded_on = ?, result = ? WHERE code = ?", (e.on.isoformat(), e.result, e.key))
    db.execute("UPDATE mentoring SET until_on = ? WHERE studio = ? AND until_on IS NULL", (e.on.isoformat(), e.key))


def _lead(db: Connection, studio: str, person: str, school: str) -> None:
    db.execute("UPDATE studio SET lead = ?, lead_school = ? WHERE code = ?", (person, school, studio))


# ---- questions

_ROW = f"SELECT {', '.join(StudioRow._fields)} FROM studio"
_ORDER = "CASE level WHEN 'middle' THEN 1 WHEN 'primary' THEN 2 WHEN 'kindergarten' THEN 3 ELSE 4 END, code"


def studio(read: Reader, code: str) -> StudioRow | None:
    found = read.row(f"{_ROW} WHERE code = ?", code)
    return _studio(found) if found else None


def all_studios(read: Reader) -> list[StudioRow]:
    """Middle schools first, then primary schools, kindergartens and mixed ones, each by code."""
    return [_studio(row) for row in read.rows(f"{_ROW} ORDER BY {_ORDER}")]


def of_programme(read: Reader, code: str) -> list[StudioRow]:
    """The studios of a cohort, in the same order."""
    return [_studio(row) for row in read.rows(f"{_ROW} WHERE programme = ? ORDER BY {_ORDER}", code)]


def mentors(read: Reader, code: str) -> list[tuple[str, str]]:
    """Person and institution of the present mentors."""
    sql = "SELECT person, org FROM mentoring WHERE studio = ? AND until_on IS NULL ORDER BY id"
    return [(person, org) for person, org in read.rows(sql, code)]


class Unready(NamedTuple):
    """A studio that lacks people it should have before the study stage (P18), or whose assistant is not of the lead's school (P24).

    The unit of an assistant counts where it is known.
    """

    studio: StudioRow
    lead: bool
    mentor: bool
    assistant: bool
    elsewhere: bool


def unready(read: Reader, programme: str) -> list[Unready]:
    """Running studios of a cohort whose people are not as they should be; each flag says what is missing or amiss."""
    with_mentor = {code for (code,) in read.rows("SELECT DISTINCT studio FROM mentoring WHERE until_on IS NULL")}
    sql = (
        "SELECT code FROM studio s JOIN person p ON p.id = s.assistant"
        " WHERE lead_school != '' AND party_id IS NOT NULL AND (party_kind, party_id) != ('school', lead_school)"
    )
    elsewhere = {code for (code,) in read.rows(sql)}
    found = [
        Unready(row, not row.lead, row.code not in with_mentor, not row.assistant, row.code in elsewhere)
        for row in of_programme(read, programme)
        if row.state is StudioState.RUNNING
    ]
    return [each for each in found if any(each[1:])]


def timeline(read: Reader, code: str) -> list[tuple[Stamp, events.Event]]:
    """What happened to a studio, oldest first; the mentors' notes are not for everybody and stand in guidance.py."""
    story = read.story(Studio, code)
    return [(stamp(entry, fact), fact) for entry, fact in story if fact.TOPIC != events.GuidanceNoted.TOPIC]


def _studio(row: tuple[str, ...]) -> StudioRow:
    named = dict(zip(StudioRow._fields, row, strict=True))
    typed = {
        "level": Level(named["level"]),
        "concluded_on": date.fromisoformat(named["concluded_on"]) if named["concluded_on"] else None,
        "result": Result(named["result"]) if named["result"] else None,
    }
    return StudioRow(**named | typed)  # type: ignore[arg-type]  # columns by name
