"""待办: what waits with duties, for who owes them, for the lead who signs and for who judges."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.obligations import Owner, OwnerKind, State, remind_on
from projections.obligations.questions import due
from projections.obligations.rows import ObligationRow, select
from projections.read import Reader

JUDGED = timedelta(days=7)
"""How long whoever judges may take; the source names no time."""
_REPORTS = "o.kind IN ('annual_summary', 'outcome_report', 'final_report')"


class What(StrEnum):
    """What there is to do."""

    MEND = "mend"
    """Sent back: its owner."""
    HAND_IN = "hand_in"
    """Its owner."""
    SIGN = "sign"
    """The lead, what the assistant handed in."""
    JUDGE = "judge"
    """The Party School, or the lead for the schools and members of the studio."""


class Task(NamedTuple):
    """One thing. `reminders`: the days on which to remind of it."""

    what: What
    row: ObligationRow
    due_on: date
    reminders: tuple[date, ...] = ()


def to_sign(read: Reader, studios: Collection[str]) -> list[ObligationRow]:
    """Reports of these studios that their leads have not signed, the one handed in first first."""
    which = (
        f"WHERE o.state = 'submitted' AND NOT o.signed AND {_REPORTS} AND o.studio IN (SELECT value FROM json_each(?))"
    )
    return select(read, f"{which} ORDER BY o.submitted_on, o.no", json.dumps(sorted(studios)))


def to_judge(read: Reader, *, office: bool, studios: Collection[str] = (), but: str = "") -> list[ObligationRow]:
    """What is to be accepted or sent back, the one handed in first first; never what `but` handed in.

    `office`: everything that is signed where it must be; else what schools and members of these studios owe.
    """
    signed = f"(o.signed OR NOT {_REPORTS})"
    whose = "1" if office else "o.owner NOT LIKE 'studio:%' AND o.studio IN (SELECT value FROM json_each(?2))"
    which = f"WHERE o.state = 'submitted' AND {signed} AND (o.submitted_by = '' OR o.submitted_by != ?1) AND {whose}"
    params = (but,) if office else (but, json.dumps(sorted(studios)))
    return select(read, f"{which} ORDER BY o.submitted_on, o.no", *params)


def tasks(
    read: Reader,
    *,
    owners: Collection[Owner] = (),
    leads: Collection[str] = (),
    office: bool = False,
    person: str = "",
    today: date,
) -> list[Task]:
    """What waits for a person, what is due first first: who hands in for these owners, leads these studios, or judges as an officer."""
    found = [_to_hand_in(row) for row in due(read, owners, today)] if owners else []
    if leads:
        found += [Task(What.SIGN, row, row.due_on) for row in to_sign(read, leads)]
    if office or leads:
        rows = to_judge(read, office=office, studios=leads, but=person)
        found += [Task(What.JUDGE, row, (row.submitted_on or row.due_on) + JUDGED) for row in rows]
    return sorted(found, key=lambda task: (task.due_on, task.row.no))


def _to_hand_in(row: ObligationRow) -> Task:
    what = What.MEND if row.state is State.RETURNED else What.HAND_IN
    due_on = row.misses_on - timedelta(days=1) if row.state is State.RETURNED else row.due_on
    return Task(what, row, due_on, (remind_on(due_on), due_on))


def owners_of(person: str, units: Collection[tuple[str, str]]) -> frozenset[Owner]:
    """For whom somebody hands in: themselves, and units as kind and code (partners owe nothing)."""
    kinds = {OwnerKind.STUDIO.value, OwnerKind.SCHOOL.value}
    return frozenset({Owner(OwnerKind.PERSON, person)} | {Owner(OwnerKind(k), c) for k, c in units if k in kinds})
