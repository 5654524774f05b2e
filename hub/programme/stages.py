"""The five stages of a cohort: scheduled, moved with a reason, begun on their day, closed when nothing that is due in them is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.programme import Programme
from domain.words import Stage
from hub.access import Act
from hub.basis import Basis
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed, prose
from projections.obligations import open_blocking


class Stages(Basis):
    """Use cases of stages."""

    @command
    def schedule_stage(
        self,
        code: str,
        stage: Stage,
        *,
        starts_on: date,
        ends_on: date,
        focus: str,
        primary_modes: Sequence[str],
        secondary_modes: Sequence[str] = (),
        act: Act,
    ) -> Receipt:
        """The next stage."""
        act = self._core.may(act, "programme.schedule")
        programme = self._core.log.load(Programme, code)
        modes = {"primary_modes": tuple(primary_modes), "secondary_modes": tuple(secondary_modes)}
        programme.schedule_stage(stage, starts_on=starts_on, ends_on=ends_on, focus=focus, **modes)
        return self._core.commit(programme, act=act)

    @command
    def reschedule_stage(
        self, code: str, stage: Stage, *, starts_on: date, ends_on: date, reason: Text, act: Act
    ) -> Receipt:
        """By the director; the stages beside it make room."""
        act = self._core.may(act, "programme.reschedule")
        programme = self._core.log.load(Programme, code)
        programme.reschedule_stage(stage, starts_on=starts_on, ends_on=ends_on, reason=needed(reason))
        return self._core.commit(programme, act=act)

    @command
    def start_stage(self, code: str, stage: Stage, *, on: date, act: Act) -> Receipt:
        """By the clock, or by the Party School."""
        act = self._core.may(act, "programme.schedule")
        programme = self._core.log.load(Programme, code)
        programme.start_stage(stage, on=on)
        return self._core.commit(programme, act=act)

    @command
    def close_stage(self, code: str, stage: Stage, *, on: date | None = None, note: Text = None, act: Act) -> Receipt:
        """By an officer, on its last day or later. `on`: today."""
        act = self._core.may(act, "programme.close_stage")
        programme = self._core.log.load(Programme, code)
        with self._look() as read:
            open_obligations = [row.key for row in open_blocking(read, code, stage)]
        programme.close_stage(stage, on=on or self._core.today(), open_obligations=open_obligations, note=prose(note))
        return self._core.commit(programme, act=act)
