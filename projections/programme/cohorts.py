"""培育期: the cohorts with their settings and state, and the five stages of each as they are scheduled now."""

from __future__ import annotations

from datetime import date
from sqlite3 import Connection
from typing import Any, NamedTuple

import msgspec

from domain.model import Prose
from domain.programme import Settings, State, events
from domain.record import Entry
from domain.words import Stage
from projections.read import Reader, tables, when

tables("""
CREATE TABLE programme (code TEXT PRIMARY KEY, title TEXT NOT NULL, operator TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
  period_months INTEGER NOT NULL, eligibility_years INTEGER NOT NULL, settings TEXT NOT NULL, aims TEXT NOT NULL, policy_basis TEXT NOT NULL,
  state TEXT NOT NULL, target_version INTEGER NOT NULL, closed_on TEXT, final_report TEXT, archived_on TEXT, digest TEXT) WITHOUT ROWID;
CREATE TABLE stage (programme TEXT, stage TEXT, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, focus TEXT NOT NULL,
  primary_modes TEXT NOT NULL, secondary_modes TEXT NOT NULL, started_on TEXT, closed_on TEXT, note BLOB,
  PRIMARY KEY (programme, stage)) WITHOUT ROWID;
""")


class ProgrammeRow(NamedTuple):
    """A cohort. `target_version` 0: nothing has been aimed at yet; `final_report` is the key of an obligation."""

    code: str
    title: str
    operator: str
    starts_on: date
    ends_on: date
    period_months: int
    eligibility_years: int
    settings: Settings
    aims: tuple[str, ...]
    policy_basis: tuple[str, ...]
    state: State
    target_version: int
    closed_on: date | None
    final_report: str | None
    archived_on: date | None
    digest: str | None


class StageRow(NamedTuple):
    """A stage as it is scheduled now; `note` is what was said when it was closed."""

    stage: Stage
    starts_on: date
    ends_on: date
    focus: str
    primary_modes: tuple[str, ...] = ()
    secondary_modes: tuple[str, ...] = ()
    started_on: date | None = None
    closed_on: date | None = None
    note: Prose | None = None


@when(events.Opened)
def opened(db: Connection, e: events.Opened, _: Entry) -> None:
    days, lengths = (e.starts_on.isoformat(), e.ends_on.isoformat()), (e.period_months, e.eligibility_years)
    about = tuple(msgspec.json.encode(each).decode() for each in (e.settings, e.aims, e.policy_basis))
    row = (e.code, e.title, e.operator, *days, *lengths, *about, State.RUNNING, 0)
    db.execute("INSERT INTO programme VALUES (?,?,?,?,?,?,?,?,?,?,?,?,NULL,NULL,NULL,NULL)", row)


@when(events.StageScheduled)
def stage_scheduled(db: Connection, e: events.StageScheduled, _: Entry) -> None:
    modes = tuple(msgspec.json.encode(each).decode() for each in (e.primary_modes, e.secondary_modes))
    row = (e.key, e.stage, e.starts_on.isoformat(), e.ends_on.isoformat(), e.focus, *modes)
    db.execute("INSERT INTO stage VALUES (?,?,?,?,?,?,?,NULL,NULL,NULL)", row)


@when(events.StageRescheduled)
def stage_rescheduled(db: Connection, e: events.StageRescheduled, _: Entry) -> None:
    _stage(db, e, starts_on=e.starts_on.isoformat(), ends_on=e.ends_on.isoformat())


@when(events.StageStarted)
def stage_started(db: Connection, e: events.StageStarted, _: Entry) -> None:
    _stage(db, e, started_on=e.on.isoformat())


@when(events.StageClosed)
def stage_closed(db: Connection, e: events.StageClosed, _: Entry) -> None:
    _stage(db, e, closed_on=e.on.isoformat(), note=e.note)


@when(events.TargetsSet)
def targets_set(db: Connection, e: events.TargetsSet, _: Entry) -> None:
    _programme(db, e.key, target_version=e.version)


@when(events.Closed)
def closed(db: Connection, e: events.Closed, _: Entry) -> None:
    _programme(db, e.key, state=State.CLOSED, closed_on=e.on.isoformat(), final_report=e.final_report_id)


@when(events.Archived)
def archived(db: Connection, e: events.Archived, _: Entry) -> None:
    _programme(db, e.key, state=State.ARCHIVED, archived_on=e.on.isoformat(), digest=e.digest)


def _programme(db: Connection, code: str, **columns: object) -> None:
    named = ", ".join(f"{name} = :{name}" for name in columns)
    db.execute(f"UPDATE programme SET {named} WHERE code = :code", columns | {"code": code})


def _stage(db: Connection, e: Any, **columns: object) -> None:
    named = ", ".join(f"{name} = :{name}" for name in columns)
    which = {"programme": e.key, "stage": e.stage}
    db.execute(f"UPDATE stage SET {named} WHERE programme = :programme AND stage = :stage", columns | which)


# ---- questions

_PROGRAMME = f"SELECT {', '.join(ProgrammeRow._fields)} FROM programme"
_STAGE = f"SELECT {', '.join(StageRow._fields)} FROM stage"


def programmes(read: Reader) -> list[ProgrammeRow]:
    """All cohorts, the one that ends last first."""
    return [_cohort(row) for row in read.rows(f"{_PROGRAMME} ORDER BY ends_on DESC, code")]


def programme(read: Reader, code: str) -> ProgrammeRow | None:
    found = read.row(f"{_PROGRAMME} WHERE code = ?", code)
    return _cohort(found) if found else None


def current(read: Reader, on: date) -> ProgrammeRow | None:
    """The cohort that runs on a day, of two the one that has not been closed; with none, the one that ends last."""
    rows = programmes(read)
    there = [row for row in rows if row.starts_on <= on <= row.ends_on]
    running = (row for row in there if row.state is State.RUNNING)
    return next(running, None) or next(iter(there or rows), None)


def stages(read: Reader, code: str) -> list[StageRow]:
    """The stages of a programme that have been scheduled, in order."""
    return [stage_of(row) for row in read.rows(f"{_STAGE} WHERE programme = ? ORDER BY starts_on", code)]


def stage_on(read: Reader, code: str, on: date) -> StageRow | None:
    """The stage of a programme on a day."""
    return next((row for row in stages(read, code) if row.starts_on <= on <= row.ends_on), None)


_DAYS = ("starts_on", "ends_on", "closed_on", "archived_on", "started_on")


def _typed(names: tuple[str, ...], row: tuple[Any, ...]) -> dict[str, Any]:
    named = dict(zip(names, row, strict=True))
    return named | {day: date.fromisoformat(named[day]) for day in _DAYS if named.get(day)}


def _cohort(row: tuple[Any, ...]) -> ProgrammeRow:
    named = _typed(ProgrammeRow._fields, row)
    named |= {name: _words(named[name]) for name in ("aims", "policy_basis")}
    named |= {"settings": msgspec.json.decode(named["settings"], type=Settings), "state": State(named["state"])}
    return ProgrammeRow(**named)


def stage_of(row: tuple[Any, ...]) -> StageRow:
    """A stage from the columns of a `StageRow`."""
    named = _typed(StageRow._fields, row)
    named |= {name: _words(named[name]) for name in ("primary_modes", "secondary_modes")}
    return StageRow(**named | {"stage": Stage(named["stage"])})


def _words(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])
