"""The figures of any day, at any position of the log, on either axis; what a page asks again is kept for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import date
from typing import Final

from domain.days import end_of
from domain.evaluation.faults import AsOfAhead, AsOfTooEarly, PositionUnknown
from domain.words import Party, PartyKind
from hub.clock import Clock, local_day, micros
from hub.log import Log
from projections.indicators import Axis, District, Facts, Scope, gather
from projections.story import day_at

KEPT: Final = 8
"""Folds of the log kept in memory; one of a district of 3,000 schools takes some hundred megabytes, one of thirty three."""
MOST_EVENTS: Final = 50_000
"""Folds of longer logs are not kept but for the newest."""


class Figures:
    """Indicators of a log. Facts are never changed once they are gathered, so that threads may share them."""

    def __init__(self, log: Log, clock: Clock) -> None:
        self._log, self._clock = log, clock
        self._kept: OrderedDict[tuple[int, date | None], Facts] = OrderedDict()
        self._lock = threading.Lock()

    def position(self, as_of: date, axis: Axis = Axis.KNOWN, position: int | None = None) -> int:
        """How far the log is read: `known` up to the end of the day, `occurred` to its head; or as far as `position` says.

        Raises AsOfAhead, AsOfTooEarly (nothing had been recorded by then) and PositionUnknown.
        """
        head = self._log.head()
        if as_of > (today := local_day(self._clock())):
            raise AsOfAhead("as_of", today=today)
        if position is not None and not 1 <= position <= head.position:
            raise PositionUnknown("position", position=position, last=head.position)
        known = self._log.position_at(micros(end_of(as_of)) - 1)
        if known == 0 and not (axis is Axis.OCCURRED and head.position):
            first = self._log.read(0, 1)
            raise AsOfTooEarly("as_of", first=day_at(first[0].recorded_at) if first else None)
        if position is not None:
            return position
        return known if axis is Axis.KNOWN else head.position

    def facts(self, as_of: date, axis: Axis = Axis.KNOWN, position: int | None = None) -> Facts:
        """The facts that the figures of the day are counted of. Errors as of `position`."""
        key = (self.position(as_of, axis, position), as_of if axis is Axis.OCCURRED else None)
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return found
        found = gather(self._log, key[0], occurred_by=key[1])
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > (KEPT if key[0] <= MOST_EVENTS else 1):
                self._kept.popitem(last=False)
        return found

    def district(self, as_of: date, axis: Axis = Axis.KNOWN, position: int | None = None) -> District:
        """The district on the day. Errors as of `position`."""
        return District(self.facts(as_of, axis, position), as_of)


def scope_of(district: District, unit: Party | None) -> Scope:
    """The numbers of a studio, of a school, or of everybody."""
    if unit is None:
        return Scope(district)
    return Scope(district, **{"studio" if unit.kind is PartyKind.STUDIO else "school": unit.id})
