"""A two-year cohort 期次 with its five stages, in order and without gaps (P7, P22, P37)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from domain.errors import Conflict, NotChosen, Wrong, refuse
from domain.model import Aggregate, Created, DomainEvent, event
from domain.words import Stage


class PeriodReversed(Wrong):
    """Something ends before it begins; facts: starts_on, ends_on."""

    code = "programme.period_reversed"


class OutsidePeriod(Wrong):
    """A stage lies outside the programme; facts: starts_on, ends_on of the programme."""

    code = "programme.outside_period"


class StageGap(Wrong):
    """Stages follow one another without gap or overlap; facts: due (the day this one must begin)."""

    code = "programme.stage_gap"


class StageOrder(Conflict):
    """Stages come in their order; facts: due (the stage that is next)."""

    code = "programme.stage_order"


class StageUnknown(Conflict):
    """The stage has not been scheduled; facts: stage."""

    code = "programme.stage_unknown"


class Programme(Aggregate):
    """One cohort 期次 of studios."""

    TOPIC = "programme"

    class Event(DomainEvent, frozen=True, kw_only=True): ...

    class Opened(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "programme.opened"
        code: str
        title: str
        operator: str
        starts_on: date
        ends_on: date
        period_months: int
        eligibility_years: int
        aims: tuple[str, ...] = ()
        policy_basis: tuple[str, ...] = ()

    class StageScheduled(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "programme.stage_scheduled"
        stage: Stage
        starts_on: date
        ends_on: date
        focus: str
        primary_modes: tuple[str, ...]
        secondary_modes: tuple[str, ...] = ()

    class StageStarted(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "programme.stage_started"
        stage: Stage
        on: date

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
    ) -> Programme:
        """A cohort is opened; the cycle is two years unless set otherwise (P7, P29)."""
        refuse(
            NotChosen("code") if not code else None,
            NotChosen("title") if not title else None,
            PeriodReversed("ends_on", starts_on=starts_on, ends_on=ends_on) if ends_on <= starts_on else None,
        )
        fields = {"period_months": period_months, "eligibility_years": eligibility_years, "operator": operator}
        dates = {"starts_on": starts_on, "ends_on": ends_on}
        return cls.begin(
            cls.Opened, code, code=code, title=title, aims=aims, policy_basis=policy_basis, **dates, **fields
        )

    @event(Opened)
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
    ) -> None:
        self.code, self.title, self.starts_on, self.ends_on = code, title, starts_on, ends_on
        self.stages: dict[Stage, tuple[date, date]] = {}
        self.started: list[Stage] = []

    def schedule_stage(
        self,
        stage: Stage,
        *,
        starts_on: date,
        ends_on: date,
        focus: str,
        primary_modes: tuple[str, ...],
        secondary_modes: tuple[str, ...] = (),
    ) -> None:
        """The next stage: in order, contiguous, inside the period (P37)."""
        order = list(Stage)
        if len(self.stages) == len(order) or stage is not order[len(self.stages)]:
            raise StageOrder(due=order[len(self.stages)] if len(self.stages) < len(order) else None)
        last = max((end for _, end in self.stages.values()), default=self.starts_on - timedelta(days=1))
        due = last + timedelta(days=1)
        inside = self.starts_on <= starts_on and ends_on <= self.ends_on
        refuse(
            PeriodReversed("ends_on", starts_on=starts_on, ends_on=ends_on) if ends_on <= starts_on else None,
            OutsidePeriod("starts_on", starts_on=self.starts_on, ends_on=self.ends_on) if not inside else None,
            StageGap("starts_on", due=due) if starts_on != due else None,
        )
        modes = {"primary_modes": primary_modes, "secondary_modes": secondary_modes}
        self._stage_scheduled(stage=stage, starts_on=starts_on, ends_on=ends_on, focus=focus, **modes)

    @event(StageScheduled)
    def _stage_scheduled(
        self,
        stage: Stage,
        starts_on: date,
        ends_on: date,
        focus: str,
        primary_modes: tuple[str, ...],
        secondary_modes: tuple[str, ...] = (),
    ) -> None:
        self.stages[stage] = (starts_on, ends_on)

    def start_stage(self, stage: Stage, *, on: date) -> None:
        """A stage begins; twice is once."""
        if stage not in self.stages:
            raise StageUnknown(stage=stage)
        if stage not in self.started:
            self._stage_started(stage=stage, on=on)

    @event(StageStarted)
    def _stage_started(self, stage: Stage, on: date) -> None:
        self.started.append(stage)
