"""What time does to duties: those of the schedule that are to be issued, those to remind of, those that count as missed."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from domain.obligations import (
    OWNERS,
    Belonging,
    Cycle,
    Duty,
    Kind,
    Owner,
    OwnerKind,
    Term,
    key_of,
    schedule,
    terms,
    to_issue,
)
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


def belongings(read: Reader, programme: str, lacking: Collection[Term] | None = None) -> dict[Owner, Belonging]:
    """Who belongs to a programme: its studios, its members, and the schools that they bring. Three statements.

    `lacking`: only those to whom one of these has not been issued.
    """
    found: dict[Owner, Belonging] = {}
    for kind, (owner, sql) in _OF.items():
        for key, since, until in read.rows(
            sql.format(lacks=_LACKS.format(owner=owner)), programme, _keys(programme, kind, lacking)
        ):
            _belongs(found, Owner(kind, key), since, until)
    return found


_BELONGING = (
    "FROM belonging b JOIN studio s ON s.code = b.studio WHERE s.programme = ?1 AND NOT b.leads AND {lacks}"
    " ORDER BY b.from_on, b.id"
)
_OF = {
    OwnerKind.STUDIO: (
        "s.code",
        "SELECT s.code, p.starts_on, s.concluded_on FROM studio s JOIN programme p ON p.code = s.programme"
        " WHERE s.programme = ?1 AND {lacks} ORDER BY s.code",
    ),
    OwnerKind.SCHOOL: ("b.school", f"SELECT b.school, b.from_on, b.until_on {_BELONGING}"),
    OwnerKind.PERSON: ("b.person", f"SELECT b.person, b.from_on, b.until_on {_BELONGING}"),
}
_LACKS = (
    "(?2 IS NULL OR EXISTS (SELECT 1 FROM json_each(?2) t WHERE NOT EXISTS"
    " (SELECT 1 FROM obligation o WHERE o.key = replace(t.value, '*', {owner}))))"
)


def _keys(programme: str, kind: OwnerKind, lacking: Collection[Term] | None) -> str | None:
    """Keys that an owner would have, `*` in its place, as JSON."""
    if lacking is None:
        return None
    owed = [term for term in lacking if OWNERS[term.kind] is kind]
    return json.dumps([key_of(programme, term.kind, Owner(kind, "*"), term.period) for term in owed])


def _belongs(found: dict[Owner, Belonging], owner: Owner, since: str, until: str | None) -> None:
    """From the first day to the last, whoever came and went in between."""
    there = found.get(owner)
    last = date.fromisoformat(until) if until else None
    if there is None:
        found[owner] = Belonging(owner, date.fromisoformat(since), last)
    elif there.until is not None and (last is None or last > there.until):
        found[owner] = there._replace(until=last)


def to_be_issued(read: Reader, row: ProgrammeRow, today: date) -> list[Coming]:
    """Duties of a programme that are to be issued by now and are not, the one due first first.

    The clock asks each minute: nothing is looked at where nothing is called for, and nobody who has it all.
    """
    calling = cycle(read, row)
    if not (called := [term for term in terms(calling) if term.calls(today)]):
        return []
    there = belongings(read, row.code, called)
    wanted = to_issue(schedule(calling, there.values()), today=today)
    known = _known(read, [duty.key for duty in wanted])
    missing = sorted(
        (duty for duty in wanted if duty.key not in known),
        key=lambda duty: (duty.due_on, list(Kind).index(duty.kind), duty.owner),
    )
    return [Coming(duty, there[duty.owner], row.starts_on, row.ends_on) for duty in missing]


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
