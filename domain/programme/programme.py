"""A two-year cohort 期次 with its five stages, what is aimed at, and its end (P7, P22, P37).

Here the events are listed and the cohort is opened, given targets and ended; the stages are decided in stages.py. No command returns
anything: what it did are the `pending_events`, and a command that would say what is already so leaves them as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.errors import NotChosen, Wrong, refuse
from domain.inputs import line
from domain.model import Prose, event
from domain.programme import events, stages
from domain.programme.faults import (
    NumberOutside,
    PeriodReversed,
    PeriodTooLong,
    TargetTwice,
    TargetUnfit,
)
from domain.programme.refusals import StagesOpen, TargetsChanged
from domain.programme.states import PROGRAMME
from domain.programme.values import Settings, Span, Target, last_day
from domain.programme.words import SHARES, State
from domain.texts import Written
from domain.words import Stage

MONTHS: Final = range(1, 61)
YEARS: Final = range(1, 11)
TIMES: Final = range(100)


class Programme(Written):
    """One cohort 期次 of studios. `targets` are those of the last version, `target_version` its number, 0 before the first."""

    TOPIC = "programme"

    Event = events.Event
    Opened = events.Opened
    StageScheduled = events.StageScheduled
    StageRescheduled = events.StageRescheduled
    StageStarted = events.StageStarted
    StageClosed = events.StageClosed
    TargetsSet = events.TargetsSet
    Closed = events.Closed
    Archived = events.Archived
    Redacted = events.Redacted

    @classmethod
    def open(
        cls,
        code: str,
        *,
        title: str,
        operator: str,
        starts_on: date,
        ends_on: date,
        period_months: int = 24,
        eligibility_years: int = 3,
        aims: tuple[str, ...] = (),
        policy_basis: tuple[str, ...] = (),
        settings: Settings = Settings(),  # noqa: B008  # frozen
    ) -> Programme:
        """A cohort is opened; the cycle is two years unless set otherwise, and the cohort not longer than it (P7, P29)."""
        refuse(
            line("code", code),
            line("title", title),
            PeriodReversed("ends_on", starts_on=starts_on, ends_on=ends_on) if ends_on <= starts_on else None,
            _outside("period_months", period_months, MONTHS) or _too_long(starts_on, ends_on, period_months),
            _outside("eligibility_years", eligibility_years, YEARS),
            *_setting_faults(settings),
        )
        fields = {"period_months": period_months, "eligibility_years": eligibility_years, "operator": operator}
        about = {"starts_on": starts_on, "ends_on": ends_on, "aims": aims, "policy_basis": policy_basis}
        return cls.begin(cls.Opened, code, code=code, title=title, settings=settings, **about, **fields)

    @event(events.Opened)
    def __init__(
        self,
        code: str,
        title: str,
        operator: str,
        starts_on: date,
        ends_on: date,
        period_months: int,
        eligibility_years: int,
        aims: tuple[str, ...] = (),
        policy_basis: tuple[str, ...] = (),
        settings: Settings = Settings(),  # noqa: B008  # frozen
    ) -> None:
        self.code, self.title, self.starts_on, self.ends_on = code, title, starts_on, ends_on
        self.period_months, self.eligibility_years, self.settings = period_months, eligibility_years, settings
        self.state = State.RUNNING
        self.stages: dict[Stage, Span] = {}
        self.started: list[Stage] = []
        self.closed_stages: list[Stage] = []
        self.targets: tuple[Target, ...] = ()
        self.target_version = 0

    schedule_stage = stages.schedule_stage
    reschedule_stage = stages.reschedule_stage
    start_stage = stages.start_stage
    close_stage = stages.close_stage

    @event(events.StageScheduled)
    def _stage_scheduled(
        self,
        stage: Stage,
        starts_on: date,
        ends_on: date,
        focus: str,
        primary_modes: tuple[str, ...],
        secondary_modes: tuple[str, ...] = (),
    ) -> None:
        self.stages[stage] = Span(starts_on, ends_on)

    @event(events.StageRescheduled)
    def _stage_rescheduled(self, stage: Stage, starts_on: date, ends_on: date, reason: Prose) -> None:
        self.stages[stage] = Span(starts_on, ends_on)

    @event(events.StageStarted)
    def _stage_started(self, stage: Stage, on: date) -> None:
        self.started.append(stage)

    @event(events.StageClosed)
    def _stage_closed(self, stage: Stage, on: date, note: Prose | None = None) -> None:
        self.closed_stages.append(stage)

    def set_targets(self, targets: tuple[Target, ...], *, base_version: int) -> None:
        """What is aimed at from now on, all of it, as a new version. `base_version` is the one that was read, 0 for none."""
        PROGRAMME.require(self.state, "set_targets")
        if base_version != self.target_version:
            raise TargetsChanged(seen=base_version, version=self.target_version)
        if targets != self.targets:
            refuse(NotChosen("targets") if not targets else None, *_target_faults(targets))
            self._targets_set(version=self.target_version + 1, targets=targets)

    @event(events.TargetsSet)
    def _targets_set(self, version: int, targets: tuple[Target, ...]) -> None:
        self.target_version, self.targets = version, targets

    def close(self, *, on: date, final_report_id: str | None = None) -> None:
        """The cohort ends once its five stages are closed."""
        PROGRAMME.require(self.state, "close")
        if still := tuple(stage for stage in Stage if stage not in self.closed_stages):
            raise StagesOpen(stages=still)
        self._closed(on=on, final_report_id=final_report_id)

    @event(events.Closed)
    def _closed(self, on: date, final_report_id: str | None = None) -> None:
        self.state = State.CLOSED

    def archive(self, *, on: date, digest: str) -> None:
        """What was closed is put away; `digest` names the archive that was written."""
        PROGRAMME.require(self.state, "archive")
        refuse(line("digest", digest))
        self._archived(on=on, digest=digest)

    @event(events.Archived)
    def _archived(self, on: date, digest: str) -> None:
        self.state = State.ARCHIVED


def _too_long(starts_on: date, ends_on: date, months: int) -> Wrong | None:
    until = last_day(starts_on, months)
    return PeriodTooLong("ends_on", months=months, until=until) if ends_on > until else None


def _outside(field: str, number: int, fit: range) -> Wrong | None:
    return None if number in fit else NumberOutside(field, least=fit[0], most=fit[-1])


def _setting_faults(settings: Settings) -> Iterator[Wrong | None]:
    yield _outside("meetings_least", settings.meetings_least, TIMES)
    yield _outside("meetings_most", settings.meetings_most, TIMES[max(settings.meetings_least, 0) :] or TIMES)
    yield _outside("outcomes_required", settings.outcomes_required, TIMES)
    yield _outside("outcomes_target", settings.outcomes_target, TIMES[max(settings.outcomes_required, 0) :] or TIMES)


def _target_faults(targets: tuple[Target, ...]) -> Iterator[Wrong | None]:
    figures = [target.figure for target in targets]
    for no, target in enumerate(targets, start=1):
        highest = target.least if target.most is None else target.most
        fits = 0 <= target.least <= highest and (target.figure not in SHARES or highest <= 1)
        yield None if fits else TargetUnfit("targets", no=no)
        yield TargetTwice("targets", no=no) if target.figure in figures[: no - 1] else None
