"""Each minute the hub looks at the clock and does what has fallen due; a second look at the same minute changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple

import structlog

from domain.errors import Refused
from domain.words import Stage, SupportKind
from hub import exports
from hub.access import Act
from hub.brands.endorsement import Endorsement
from hub.clock import local_day
from hub.core import Core
from hub.exchanges import Handling, retention
from hub.log import Receipt
from hub.obligations.timers import Timers
from hub.privacy import erasure
from hub.privacy import retention as private_retention
from hub.programme import Programmes
from hub.roster.imports import Roster
from hub.schools import Schools
from hub.visits import Visits
from projections import deadlines, exchanges
from projections.deadlines import Due, Firing

ROUNDS = 3
"""What one firing makes due at once, as silence about the minutes does the closing, is done in the same tick."""


class Tick(NamedTuple):
    """What a tick did, and what was refused because a person had been faster, with the code of the refusal."""

    done: list[tuple[Due, Receipt]]
    refused: list[tuple[Due, str]]


class Deadlines:
    """The use cases of the system: found by projections.deadlines, carried out one by one."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def tick(self, now: datetime) -> Tick:
        """Do everything that is due at `now` (aware)."""
        core, found, tried = self._core.at(now), Tick([], []), set[str]()
        for _ in range(ROUNDS):
            core.follow()
            with core.read.reader() as read:
                fresh = [each for each in deadlines.due(read, now) if each.command_id not in tried]
            if not fresh:
                break
            tried.update(each.command_id for each in fresh)
            done, refused = self.fire(fresh, now)
            found.done.extend(done)
            found.refused.extend(refused)
        retention.purge(core)
        exports.purge(core.private, now)
        erasure.complete(core)
        private_retention.purge(core.private, now)
        Roster(core).purge(now)
        return found

    def fire(self, due: Iterable[Due], now: datetime) -> Tick:
        """Carry these out at `now`, each as a command of its own: the refusal of one does not stop the others."""
        core, found = self._core.at(now), Tick([], [])
        work = _work(Visits(core), Programmes(core), now) | _of_brands(Endorsement(core), now)
        work |= _of_exchanges(Handling(core))
        work |= _of_schools(Schools(core)) | _of_duties(Timers(core), local_day(now))
        for each in due:
            _fire(each, work, found)
        return found


Work = dict[Firing, Callable[[Due, Act], Receipt]]


def _work(visits: Visits, programmes: Programmes, now: datetime) -> Work:
    return {
        Firing.EXPIRE: lambda due, act: visits.expire(due.key, act=act),
        Firing.RETRACT_CHANGE: lambda due, act: visits.retract_change(due.key, act=act),
        Firing.TACIT: lambda due, act: visits.confirm_minutes(due.key, revision=int(due.offset), act=act),
        Firing.CLOSE: lambda due, act: visits.close(due.key, act=act),
        Firing.START_STAGE: lambda due, act: programmes.start_stage(
            due.key, Stage(due.offset), on=local_day(now), act=act
        ),
    }


def _of_brands(brands: Endorsement, now: datetime) -> Work:
    return {Firing.LAPSE: lambda due, act: brands.lapse(due.key, on=local_day(now), act=act)}


def _of_exchanges(told: Handling) -> Work:
    return {
        Firing.LAPSE_SEAT: lambda due, act: told.lapse_seat(due.key, exchanges.seat_offset(due.offset), act=act),
        Firing.OFFER_OVER: lambda due, act: told.pass_offer(due.key, exchanges.seat_offset(due.offset), act=act),
        Firing.CLOSE_REGISTRATION: lambda due, act: told.close_registration(due.key, act=act),
        Firing.CLOSE_EXCHANGE: lambda due, act: told.close(due.key, act=act),
    }


def _of_schools(schools: Schools) -> Work:
    new = SupportKind.NEW_TO_PARTY_AFFAIRS
    return {Firing.FLAG_NEWCOMER: lambda due, act: schools.flag_need(due.key, new, act=act)}


def _of_duties(duties: Timers, today: date) -> Work:
    return {
        Firing.ISSUE: lambda due, act: duties.issue_due(due.key, on=today, act=act),
        Firing.FULFIL: lambda due, act: duties.fulfil_shown(due.key, act=act),
        Firing.REMIND: lambda due, act: duties.remind_due(due.key, on=today, act=act),
        Firing.MISS: lambda due, act: duties.miss_due(due.key, on=today, act=act),
    }


def _fire(due: Due, work: Work, found: Tick) -> None:
    act = Act(command_id=due.command_id, correlation=due.command_id, source="timer")
    try:
        receipt = work[due.kind](due, act)
    except Refused as refusal:
        structlog.get_logger().info("timer refused", due=due.command_id, code=refusal.code)
        found.refused.append((due, refusal.code))
    else:
        if receipt.first and not receipt.repeated:
            found.done.append((due, receipt))
