"""轮到我: what waits for a unit, or for the Party School, because of partners: projects, agreements that end soon, the yearly appraisal."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from domain.partners import ProjectState
from domain.words import Party, PartyKind
from projections.partners.agreements import ending
from projections.partners.directory import partner
from projections.partners.projects import projects
from projections.read import Reader

PROJECT_REMINDER: Final = 14
"""Calendar days before a project is due: from then on it waits for its leader."""
DECEMBER: Final = 12
MOST: Final = 500


class Waiting(StrEnum):
    """What waits."""

    CONFIRM_PROJECT = "confirm_project"
    PROJECT = "project"
    AGREEMENT = "agreement"
    APPRAISAL = "appraisal"


class Task(NamedTuple):
    """One thing that waits for `party`, None for the Party School. `key` is the project's or the agreement's id, or the year."""

    waiting: Waiting
    partner: str
    key: str
    title: str
    party: Party | None
    due_on: date


def tasks(read: Reader, parties: Collection[Party], on: date, *, office: bool = False) -> list[Task]:
    """What waits for these units on a day, and with `office` for the Party School; what is due first stands first."""
    found = [
        *_projects(read, parties, on),
        *_agreements(read, parties, on, office=office),
        *_appraisals(read, parties, on),
    ]
    order = list(Waiting)
    return sorted(found, key=lambda task: (task.due_on, order.index(task.waiting), task.partner, task.key))


def _projects(read: Reader, parties: Collection[Party], on: date) -> Iterator[Task]:
    """A reported project waits for the other sides, one that is nearly or past due for its leader."""
    own = sorted(set(parties))
    for row in projects(read, parties=own, state=ProjectState.REPORTED, limit=MOST):
        for party in own:
            if party in row.parties and party != row.reported_by:
                yield Task(Waiting.CONFIRM_PROJECT, row.partner, row.id, row.title, party, row.due_on)
    for row in projects(read, parties=own, state=ProjectState.AGREED, limit=MOST):
        if row.lead in own and row.due_on - timedelta(days=PROJECT_REMINDER) <= on:
            yield Task(Waiting.PROJECT, row.partner, row.id, row.title, row.lead, row.due_on)


def _agreements(read: Reader, parties: Collection[Party], on: date, *, office: bool) -> Iterator[Task]:
    """Once for the Party School, else for the own unit that signed."""
    for row in ending(read, on, parties=None if office else parties):
        own = None if office else next(party for party in row.parties if party in parties)
        yield Task(Waiting.AGREEMENT, row.partner, row.id, row.terms[0], own, row.valid_until)


def _appraisals(read: Reader, parties: Collection[Party], on: date) -> Iterator[Task]:
    """In December for the year that ends, in January for the one that has ended, of partners that were there in it."""
    if on.month not in (DECEMBER, 1):
        return
    year = on.year - (on.month == 1)
    for party in sorted(set(parties)):
        row = partner(read, party.id) if party.kind == PartyKind.PARTNER else None
        if row is None or row.ended_on or row.since.year > year:
            continue
        if not read.value("SELECT 1 FROM appraisal WHERE partner = ? AND period = ?", row.code, str(year)):
            yield Task(Waiting.APPRAISAL, row.code, str(year), row.name, party, date(year, DECEMBER, 31))
