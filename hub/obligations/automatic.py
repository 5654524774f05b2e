"""What people do elsewhere fulfils what they owe here, at once: nobody reports a second time that a case was published."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cases import Case
from domain.exchanges import Exchange
from domain.model import Aggregate
from domain.outcomes import Outcome
from domain.studios import Studio
from hub.access import Act
from hub.core import Core
from hub.log import Receipt
from hub.obligations.timers import Timers

SHOWS = (Studio, Case, Exchange, Outcome)
"""What may show that something owed is done."""


def fulfil(core: Core, changed: Sequence[Aggregate], receipt: Receipt, act: Act) -> None:
    """Hand in what the log shows now. By the system, caused by the command that was just taken."""
    if receipt.first and any(isinstance(each, SHOWS) for each in changed):
        by = Act(
            command_id=f"{act.command_id or receipt.first}:fulfil",
            correlation=act.correlation,
            causation=receipt.last,
            source="timer",
        )
        Timers(core).fulfil_shown(act=by)
