"""What the clock and the log do with duties: issued by the schedule, reminded of, missed; handed in where the log shows that they are done.

Thousands fall due on one day: they are found by one question and stored several hundred a commit. A second look at the same day finds
nothing; where somebody was faster the question is asked anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import TypeVar

import structlog
from msgspec.structs import replace

from domain.errors import AlreadyThere, Overtaken, Refused
from domain.obligations import Obligation
from hub.access import Act
from hub.basis import Basis
from hub.core import TRIES
from hub.log import Receipt
from projections import obligations, programme
from projections.obligations import Coming, Fulfilled
from projections.read import Reader

EACH = 500
"""Duties that one commit stores."""

W = TypeVar("W")


class Timers(Basis):
    """Use cases of the system. `act` names the firing; each commit has a command id of its own below it."""

    def issue_due(self, code: str, *, on: date, act: Act) -> Receipt:
        """What the schedule of a programme calls for by a day."""

        def find(read: Reader) -> list[Coming]:
            row = programme.programme(read, code)
            return obligations.to_be_issued(read, row, on) if row else []

        def issued(coming: Coming) -> Obligation:
            days = {"starts_on": coming.starts_on, "ends_on": coming.ends_on}
            return Obligation.issue(coming.duty, belonging=coming.belonging, **days)

        return self._in_batches(find, lambda batch: _unrefused(batch, issued), act)

    def remind_due(self, code: str, *, on: date, act: Act) -> Receipt:
        """Who has a week left."""

        def remind(duty: Obligation) -> None:
            duty.remind(on=on)

        return self._in_batches(lambda read: obligations.to_remind(read, code, on), self._each(remind), act)

    def miss_due(self, code: str, *, on: date, act: Act) -> Receipt:
        """What has not come in by its day."""

        def miss(duty: Obligation) -> None:
            duty.miss(on=on)

        return self._in_batches(lambda read: obligations.to_miss(read, code, on), self._each(miss), act)

    def fulfil_shown(self, code: str = "", *, act: Act) -> Receipt:
        """What the log shows is handed in, and accepted where it has been judged already: a case published, a meeting held, an
        outcome accepted, a plan approved. `code`: of one programme only.
        """
        on = self._core.today()

        def accept(duty: Obligation) -> None:
            duty.accept(no=duty.no, on=on, by_person="", by_office=True)

        def hand_in(batch: Sequence[Fulfilled]) -> list[Obligation]:
            shown = {each.key: each for each in batch}

            def fulfil(duty: Obligation) -> None:
                duty.fulfil(shown[duty.key].refs, on=shown[duty.key].on)
                if shown[duty.key].sure:
                    accept(duty)

            return self._each(fulfil)(list(shown))

        receipt = self._in_batches(lambda read: obligations.fulfilled(read, programme=code), hand_in, act)
        return _joined(
            receipt, self._in_batches(lambda read: obligations.settled(read, programme=code), self._each(accept), act)
        )

    # ---- several a commit

    def _each(self, deed: Callable[[Obligation], None]) -> Callable[[Sequence[str]], list[Obligation]]:
        """One deed for each of many duties, named by their keys."""

        def done(duty: Obligation) -> Obligation:
            deed(duty)
            return duty

        return lambda keys: _unrefused(self._core.log.load_all(Obligation, keys), done)

    def _in_batches(
        self, find: Callable[[Reader], list[W]], decide: Callable[[Sequence[W]], list[Obligation]], act: Act
    ) -> Receipt:
        """Find, and decide and store several at a time; asked anew when somebody was faster, at last left to the next look."""
        receipt = Receipt(0, 0)
        for _ in range(TRIES):
            with self._look() as read:
                work = iter(find(read))
            try:
                while batch := list(islice(work, EACH)):
                    receipt = _joined(receipt, self._store(decide(batch), act))
            except (AlreadyThere, Overtaken):
                continue
            break
        return receipt

    def _store(self, made: list[Obligation], act: Act) -> Receipt:
        named = ",".join(f"{each.id} {each.version}" for each in made)
        digest = sha256(named.encode()).hexdigest()[:16]
        return self._core.commit(*made, act=replace(act, command_id=f"{act.command_id}:{digest}"))


def _unrefused(batch: Iterable[W], decide: Callable[[W], Obligation]) -> list[Obligation]:
    """What was decided; the refusal of one does not stop the others."""
    made = []
    for each in batch:
        try:
            made.append(decide(each))
        except Refused as refusal:
            structlog.get_logger().info("timer refused", code=refusal.code, facts=refusal.facts)
    return made


def _joined(first: Receipt, second: Receipt) -> Receipt:
    """From the first event of both to the last."""
    return Receipt(first.first or second.first, second.last or first.last)
