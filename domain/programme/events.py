"""培育期事件: the facts of a programme, one class each. `Programme` lists them; take them from there (`Programme.StageClosed`).

Source: the event catalogue of the design. Field beside it: `settings` of Opened.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from domain.model import Created, Prose
from domain.programme.values import Settings, Target
from domain.texts import Redaction, Worded
from domain.words import Stage


class Event(Worded, frozen=True, kw_only=True):
    """A fact of a programme."""


class Opened(Event, Created, frozen=True, kw_only=True):
    """Before version 2 all programmes read the source as the defaults of `Settings` do."""

    TOPIC: ClassVar[str] = "programme.opened"
    class_version: ClassVar[int] = 2
    code: str
    title: str
    operator: str
    starts_on: date
    ends_on: date
    period_months: int
    eligibility_years: int
    aims: tuple[str, ...] = ()
    policy_basis: tuple[str, ...] = ()
    settings: Settings = Settings()

    @staticmethod
    def upcast_v1_v2(fields: dict[str, Any]) -> None:
        fields["settings"] = {}


class StageScheduled(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "programme.stage_scheduled"
    stage: Stage
    starts_on: date
    ends_on: date
    focus: str
    primary_modes: tuple[str, ...]
    secondary_modes: tuple[str, ...] = ()


class StageRescheduled(Event, frozen=True, kw_only=True):
    """One for the stage that was moved, and one for each neighbour that makes room for it."""

    TOPIC: ClassVar[str] = "programme.stage_rescheduled"
    stage: Stage
    starts_on: date
    ends_on: date
    reason: Prose


class StageStarted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "programme.stage_started"
    stage: Stage
    on: date


class StageClosed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "programme.stage_closed"
    stage: Stage
    on: date
    note: Prose | None = None


class TargetsSet(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "programme.targets_set"
    version: int
    targets: tuple[Target, ...]


class Closed(Event, frozen=True, kw_only=True):
    """`final_report_id` is the key of the obligation that the final report fulfils, where there is one for the whole programme."""

    TOPIC: ClassVar[str] = "programme.closed"
    on: date
    final_report_id: str | None = None


class Archived(Event, frozen=True, kw_only=True):
    """`digest` is the SHA-256 of the archive that was written."""

    TOPIC: ClassVar[str] = "programme.archived"
    on: date
    digest: str


class Redacted(Event, Redaction, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "programme.redacted"
