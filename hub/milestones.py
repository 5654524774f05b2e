"""Where people will look back to: the ends of months and of stages. The process beside the workers keeps checkpoints there.

A worker that finds none replays the log from its beginning, so nothing waits for this.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import structlog

from domain.days import day_of, end_of
from hub.clock import micros, moment
from hub.compose import Hub
from hub.log import Log
from projections import programme
from projections.read import Reader

MEGABYTE = 1_000_000


def marks(log: Log, read: Reader, now: datetime) -> set[int]:
    """The last positions of all months and stages that are over."""
    if log.head().position == 0:
        return set()
    days = set(_months(day_of(moment(log.recorded_at(1))), day_of(now)))
    for each in programme.programmes(read):
        for stage in programme.stages(read, each.code):
            days |= {stage.starts_on - timedelta(days=1), stage.ends_on}
    return {log.position_at(micros(end_of(day)) - 1) for day in days if end_of(day) <= now} - {0}


def _months(first: date, last: date) -> Iterator[date]:
    """The last days of the months from one day to another."""
    begin = first.replace(day=1)
    while begin <= last:
        begin = (begin + timedelta(days=31)).replace(day=1)
        yield begin - timedelta(days=1)


def lay(hub: Hub, now: datetime) -> int:
    """Lay the checkpoints that are missing, within `HUB_PAST_MB`; how many. One process of all does it."""
    with hub.reader() as read:
        places, head = marks(hub.log, read, now), read.position
    laid = hub.checkpoints.lay(places, head, hub.settings.past_mb * MEGABYTE)
    if laid:
        structlog.get_logger().info("checkpoints laid", count=laid, bytes=hub.checkpoints.weight())
    return laid
