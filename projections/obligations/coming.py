"""What time does to duties: those of the schedule that are to be issued, those to remind of, those that count as missed."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from domain.obligations import Belonging, Cycle, Duty, Kind, Owner, OwnerKind, schedule, to_issue
from domain.obligations.schedule import REMIND
from domain.programme import State
from projections.programme import ProgrammeRow, programmes, stages
from projections.read import Reader


class Coming(NamedTuple):
    """A duty of the schedule with what its issue needs to know."""

    duty: Duty
    belonging: Belonging
    starts_on: date
    ends_on: date


def running(read: Reader) -> list[ProgrammeRow]:
    """Programmes in which something may fall due."""
    return [row for row in programmes(read) if row.state is State.RUNNING]


def cycle(read: Reader, row: ProgrammeRow) -> Cycle:
    """A programme as far as it decides what is due."""
    last_days = {stage.stage: stage.ends_on for stage in stages(read, row.code)}
    cadence, least = row.settings.summary_cadence, row.settings.meetings_least
    return Cycle(row.code, row.starts_on, row.ends_on, last_days, cadence, least, row.settings.outcomes_required)


def belongings(read: Reader, programme: str) -> dict[Owner, Belonging]:
    """Who belongs to a programme: its studios, its members, and the schools that they bring. Two statements."""
    (starts_on,) = read.row("SELECT starts_on FROM programme WHERE code = ?", programme) or ("",)
    found: dict[Owner, Belonging] = {}
    sql = "SELECT code, concluded_on FROM studio WHERE programme = ? ORDER BY code"
    for code, until in read.rows(sql, programme):
        _belongs(found, Owner(OwnerKind.STUDIO, code), starts_on, until)
    sql = (
        "SELECT b.school, b.person, b.from_on, b.until_on FROM belonging b JOIN studio s ON s.code = b.studio"
        " WHERE s.programme = ? AND NOT b.leads ORDER BY b.from_on, b.id"
    )
    for school, person, since, until in read.rows(sql, programme):
        _belongs(found, Owner(OwnerKind.SCHOOL, school), since, until)
        _belongs(found, Owner(OwnerKind.PERSON, person), since, until)
    return found


def _belongs(found: dict[Owner, Belonging], owner: Owner, since: str, until: str | None) -> None:
    """From the first day to the last, whoever came and went in between."""
    there = found.get(owner)
    last = date.fromisoformat(until) if until else None
    if there is None:
        found[owner] = Belonging(owner, date.fromisoformat(since), last)
    elif there.until is not None and (last is None or last > there.until):
        found[owner] = there._replace(until=last)


def to_be_issued(read: Reader, row: ProgrammeRow, today: date) -> list[Coming]:
    """Duties of a programme that are to be issued by now and are not, the one due first first. A number of statements that is fixed."""
    there = belongings(read, row.code)
    known = {key for (key,) in read.rows("SELECT key FROM obligation WHERE due_on >= ?", today.isoformat())}
    wanted = (duty for duty in to_issue(schedule(cycle(read, row), there.values()), today=today))
    missing = [duty for duty in wanted if duty.key not in known]
    known = _known(read, [duty.key for duty in missing])
    return [
        Coming(duty, there[duty.owner], row.starts_on, row.ends_on)
        for duty in sorted(missing, key=lambda duty: (duty.due_on, list(Kind).index(duty.kind), duty.owner))
        if duty.key not in known
    ]


def _known(read: Reader, keys: Collection[str]) -> set[str]:
    """Those that exist, whatever their day is now."""
    sql = "SELECT key FROM obligation WHERE key IN (SELECT value FROM json_each(?))"
    return {key for (key,) in read.rows(sql, json.dumps(list(keys)))}


def to_remind(read: Reader, programme: str, today: date) -> list[str]:
    """Keys of open duties that are due within a week and whose owner has not been reminded of that day."""
    sql = (
        "SELECT key FROM obligation WHERE programme = ? AND state IN ('issued', 'returned') AND due_on BETWEEN ? AND ?"
        " AND coalesce(reminded_for, '') != due_on ORDER BY due_on, no"
    )
    days = (today.isoformat(), (today + REMIND).isoformat())
    return [key for (key,) in read.rows(sql, programme, *days)]


def to_miss(read: Reader, programme: str, today: date) -> list[str]:
    """Keys of open duties whose day is over."""
    sql = "SELECT key FROM obligation WHERE programme = ? AND state IN ('issued', 'returned') AND misses_on <= ? ORDER BY due_on, no"
    return [key for (key,) in read.rows(sql, programme, today.isoformat())]


def owed_by(read: Reader, owner: Owner, programme: str) -> list[str]:
    """Keys of what an owner still has to hand in."""
    sql = "SELECT key FROM obligation WHERE owner = ? AND programme = ? AND state IN ('issued', 'returned', 'missed') ORDER BY no"
    return [key for (key,) in read.rows(sql, str(owner), programme)]
