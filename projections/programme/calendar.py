"""教学日、不宜来访日: on which days schools work, and on which a school cannot receive visitors."""

from __future__ import annotations

from datetime import date, timedelta
from sqlite3 import Connection

from domain.programme import Calendar
from domain.record import Entry
from projections.read import Reader, tables, when

tables("""
CREATE TABLE school_term (name TEXT PRIMARY KEY, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE holiday (name TEXT, from_on TEXT, to_on TEXT NOT NULL, PRIMARY KEY (name, from_on)) WITHOUT ROWID;
CREATE TABLE make_up_day (day TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE blocked (school TEXT, from_on TEXT, to_on TEXT, reason TEXT NOT NULL, PRIMARY KEY (school, from_on, to_on)) WITHOUT ROWID;
""")


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

    def earliest(self, day: date, count: int) -> date:
        """The first day from which no more than `count` school days have passed until `day`, which itself may be one."""
        return self.before(day + timedelta(days=1), count + 1)

    def between(self, first: date, last: date) -> int:
        """School days d with first < d <= last."""
        return sum(self.is_one(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


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


def terms(read: Reader) -> list[tuple[str, date, date]]:
    """Name, first and last day of the terms, in order of time."""
    sql = "SELECT name, starts_on, ends_on FROM school_term ORDER BY starts_on, name"
    return [(name, date.fromisoformat(a), date.fromisoformat(b)) for name, a, b in read.rows(sql)]


def holidays(read: Reader) -> list[tuple[str, date, date]]:
    """Name, first and last day of the holidays, in order of time."""
    sql = "SELECT name, from_on, to_on FROM holiday ORDER BY from_on, name"
    return [(name, date.fromisoformat(a), date.fromisoformat(b)) for name, a, b in read.rows(sql)]


def make_up_days(read: Reader) -> list[tuple[date, str]]:
    """Days of lessons on a weekend, with what they make up for."""
    return [
        (date.fromisoformat(day), name) for day, name in read.rows("SELECT day, name FROM make_up_day ORDER BY day")
    ]
