"""A cohort is opened with its settings, given targets, closed when its stages are, and sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.programme import Programme, Settings, Target
from hub.access import Act
from hub.basis import Basis
from hub.core import command
from hub.log import Receipt


class Cohorts(Basis):
    """Use cases of the Party School with a cohort."""

    @command
    def open(
        self,
        code: str,
        *,
        title: str,
        operator: str,
        starts_on: date,
        ends_on: date,
        period_months: int = 24,
        eligibility_years: int = 3,
        aims: Sequence[str] = (),
        policy_basis: Sequence[str] = (),
        settings: Settings | None = None,
        act: Act,
    ) -> Receipt:
        """By the director; the next cohort may be opened beside one that runs. `settings`: as the source says."""
        act = self._core.may(act, "programme.open")
        programme = Programme.open(
            code,
            title=title,
            operator=operator,
            starts_on=starts_on,
            ends_on=ends_on,
            period_months=period_months,
            eligibility_years=eligibility_years,
            aims=tuple(aims),
            policy_basis=tuple(policy_basis),
            settings=settings or Settings(),
        )
        return self._core.commit(programme, act=act)

    @command
    def set_targets(self, code: str, targets: Sequence[Target], *, base_version: int, act: Act) -> Receipt:
        """A new version of all targets. `base_version` is the one that was read, 0 for none."""
        act = self._core.may(act, "programme.set_targets")
        programme = self._core.log.load(Programme, code)
        programme.set_targets(tuple(targets), base_version=base_version)
        return self._core.commit(programme, act=act)

    @command
    def close(self, code: str, *, on: date | None = None, final_report_id: str | None = None, act: Act) -> Receipt:
        """By the director, when all stages are closed. `on`: today."""
        act = self._core.may(act, "programme.close")
        programme = self._core.log.load(Programme, code)
        programme.close(on=on or self._core.today(), final_report_id=final_report_id)
        return self._core.commit(programme, act=act)

    @command
    def archive(self, code: str, *, on: date | None = None, digest: str = "", act: Act) -> Receipt:
        """By the director. `digest`: without one the chain hash of the log up to here, by which any backup can be proved whole."""
        act = self._core.may(act, "programme.close")
        programme = self._core.log.load(Programme, code)
        programme.archive(on=on or self._core.today(), digest=digest or self._core.log.head().hash.hex())
        return self._core.commit(programme, act=act)

    @command
    def redact(self, code: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by an officer, or by who wrote all of them."""
        programme = self._core.log.load(Programme, code)
        act = self._redacting(act, "programme.redact", Programme, code, of)
        programme.redact(of=of, reason=reason)
        receipt = self._core.commit(programme, act=act)
        self._obey()
        return receipt
