"""Where in the two years we are, and on which days schools work."""

from __future__ import annotations

from datetime import date, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from domain.programme import Calendar, Programme
from domain.record import Entry
from domain.words import Stage
from projections.read import Reader, tables, when

tables("""
CREATE TABLE programme (code TEXT PRIMARY KEY, title TEXT NOT NULL, operator TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL)
  WITHOUT ROWID;
CREATE TABLE stage (programme TEXT, stage TEXT, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, focus TEXT NOT NULL, started_on TEXT,
  PRIMARY KEY (programme, stage)) WITHOUT ROWID;
CREATE TABLE school_term (name TEXT PRIMARY KEY, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE holiday (name TEXT, from_on TEXT, to_on TEXT NOT NULL, PRIMARY KEY (name, from_on)) WITHOUT ROWID;
CREATE TABLE make_up_day (day TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE blocked (school TEXT, from_on TEXT, to_on TEXT, reason TEXT NOT NULL, PRIMARY KEY (school, from_on, to_on)) WITHOUT ROWID;
""")


class ProgrammeRow(NamedTuple):
    """A cohort."""

    code: str
    title: str
    operator: str
    starts_on: date
    ends_on: date


class StageRow(NamedTuple):
    """A stage as it is scheduled."""

    stage: Stage
    starts_on: date
    ends_on: date
    focus: str


class SchoolDays:
    """教学日: Monday to Friday outside holidays, and make-up days, of the district's calendar (a value, no queries)."""

    def __init__(self, holidays: list[tuple[date, date]], make_up: set[date]) -> None:
        self._holidays, self._make_up = holidays, make_up

    def is_one(self, day: date) -> bool:
        if day in self._make_up:
            return True
        return day.isoweekday() <= 5 and not any(first <= day <= last for first, last in self._holidays)  # noqa: PLR2004  # Friday

    def before(self, day: date, count: int) -> date:
        """The day `count` school days before `day`."""
        while count > 0:
            day -= timedelta(days=1)
            count -= self.is_one(day)
        return day

    def after(self, day: date, count: int) -> date:
        """The day `count` school days after `day`."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_one(day)
        return day

    def between(self, first: date, last: date) -> int:
        """School days d with first < d <= last."""
        return sum(self.is_one(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


@when(Programme.Opened)
def opened(db: Connection, e: Programme.Opened, _: Entry) -> None:
    row = (e.code, e.title, e.operator, e.starts_on.isoformat(), e.ends_on.isoformat())
    db.execute("INSERT INTO programme VALUES (?,?,?,?,?)", row)


@when(Programme.StageScheduled)
def stage_scheduled(db: Connection, e: Programme.StageScheduled, _: Entry) -> None:
    row = (e.key, e.stage, e.starts_on.isoformat(), e.ends_on.isoformat(), e.focus)
    db.execute("INSERT INTO stage (programme, stage, starts_on, ends_on, focus) VALUES (?,?,?,?,?)", row)


@when(Programme.StageStarted)
def stage_started(db: Connection, e: Programme.StageStarted, _: Entry) -> None:
    db.execute("UPDATE stage SET started_on = ? WHERE programme = ? AND stage = ?", (e.on.isoformat(), e.key, e.stage))


@when(Calendar.TermSet)
def term_set(db: Connection, e: Calendar.TermSet, _: Entry) -> None:
    db.execute(
        "INSERT OR REPLACE INTO school_term VALUES (?,?,?)", (e.term, e.starts_on.isoformat(), e.ends_on.isoformat())
    )


@when(Calendar.HolidaySet)
def holiday_set(db: Connection, e: Calendar.HolidaySet, _: Entry) -> None:
    db.execute("INSERT OR REPLACE INTO holiday VALUES (?,?,?)", (e.name, e.from_on.isoformat(), e.to_on.isoformat()))


@when(Calendar.MakeUpDaySet)
def make_up_day_set(db: Connection, e: Calendar.MakeUpDaySet, _: Entry) -> None:
    db.execute("INSERT OR REPLACE INTO make_up_day VALUES (?,?)", (e.on.isoformat(), e.name))


@when(Calendar.DayBlocked)
def day_blocked(db: Connection, e: Calendar.DayBlocked, _: Entry) -> None:
    row = (e.school_id, e.from_on.isoformat(), e.to_on.isoformat(), e.reason)
    db.execute("INSERT OR REPLACE INTO blocked VALUES (?,?,?,?)", row)


@when(Calendar.DayUnblocked)
def day_unblocked(db: Connection, e: Calendar.DayUnblocked, _: Entry) -> None:
    row = (e.school_id, e.from_on.isoformat(), e.to_on.isoformat())
    db.execute("DELETE FROM blocked WHERE school = ? AND from_on = ? AND to_on = ?", row)


# ---- questions


def programmes(read: Reader) -> list[ProgrammeRow]:
    """All cohorts, the one that ends last first."""
    sql = "SELECT code, title, operator, starts_on, ends_on FROM programme ORDER BY ends_on DESC, code"
    return [ProgrammeRow(c, t, o, date.fromisoformat(a), date.fromisoformat(b)) for c, t, o, a, b in read.rows(sql)]


def programme(read: Reader, code: str) -> ProgrammeRow | None:
    return next((row for row in programmes(read) if row.code == code), None)


def current(read: Reader, on: date) -> ProgrammeRow | None:
    """The cohort that runs on a day; with none running, the one that ended last."""
    rows = programmes(read)
    return next((row for row in rows if row.starts_on <= on <= row.ends_on), rows[0] if rows else None)


def stages(read: Reader, code: str) -> list[StageRow]:
    sql = "SELECT stage, starts_on, ends_on, focus FROM stage WHERE programme = ? ORDER BY starts_on"
    return [StageRow(Stage(s), date.fromisoformat(a), date.fromisoformat(b), f) for s, a, b, f in read.rows(sql, code)]


def stage_on(read: Reader, code: str, on: date) -> StageRow | None:
    """The stage of a programme on a day."""
    return next((row for row in stages(read, code) if row.starts_on <= on <= row.ends_on), None)


def school_days(read: Reader) -> SchoolDays:
    """The district's school days, to count with."""
    holidays = [
        (date.fromisoformat(a), date.fromisoformat(b))
        for a, b in read.rows("SELECT from_on, to_on FROM holiday ORDER BY 1")
    ]
    return SchoolDays(holidays, {date.fromisoformat(day) for (day,) in read.rows("SELECT day FROM make_up_day")})


def blocked_days(read: Reader, school: str, *, after: date) -> list[tuple[date, date, str]]:
    """From, to and reason of the days on which a school cannot receive visitors, those that have not passed."""
    sql = "SELECT from_on, to_on, reason FROM blocked WHERE school = ? AND to_on >= ? ORDER BY from_on"
    return [
        (date.fromisoformat(a), date.fromisoformat(b), reason)
        for a, b, reason in read.rows(sql, school, after.isoformat())
    ]


def is_blocked(read: Reader, school: str, on: date) -> bool:
    return bool(
        read.value("SELECT 1 FROM blocked WHERE school = ?1 AND from_on <= ?2 AND to_on >= ?2", school, on.isoformat())
    )
