"""What was aimed at over time, how stages were moved, and all that happened to a cohort: its story in the log."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain.model import Prose
from domain.programme import Figure, Programme, Target, events
from domain.programme.events import Event
from domain.words import Stage
from projections.read import Reader
from projections.story import Stamp, day_at, stamp


class TargetVersion(NamedTuple):
    """What was aimed at from a day on; `by` is a person id."""

    version: int
    targets: tuple[Target, ...]
    on: date
    by: str


class Move(NamedTuple):
    """A stage got other days; the neighbours that made room are moves of their own, for the same reason."""

    stage: Stage
    starts_on: date
    ends_on: date
    reason: Prose
    on: date
    by: str


def targets(read: Reader, code: str) -> list[TargetVersion]:
    """All versions, the one that holds last."""
    return [
        TargetVersion(e.version, e.targets, day_at(entry.recorded_at), entry.by.actor)
        for entry, e in read.story(Programme, code, events.TargetsSet)
    ]


def target(read: Reader, code: str, figure: Figure) -> Target | None:
    """What is aimed at for one figure."""
    held = targets(read, code)
    return next((each for each in held[-1].targets if each.figure is figure), None) if held else None


def moves(read: Reader, code: str) -> list[Move]:
    """How stages were moved, oldest first."""
    return [
        Move(e.stage, e.starts_on, e.ends_on, e.reason, day_at(entry.recorded_at), entry.by.actor)
        for entry, e in read.story(Programme, code, events.StageRescheduled)
    ]


def timeline(read: Reader, code: str) -> list[tuple[Stamp, Event]]:
    """What happened to a cohort, oldest first: each event with who did it and when."""
    return [(stamp(entry, fact), fact) for entry, fact in read.story(Programme, code)]
