"""What was said and learnt: filed by who kept the minutes, amended on the revision that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import refuse
from domain.exchanges.faults import ItemTwice, NoTakeaway, NothingChanged, TooFew
from domain.exchanges.refusals import AlreadyDone, MinutesChanged, NoMinutes
from domain.exchanges.states import require
from domain.inputs import text
from domain.model import Prose
from domain.papers import Amendment, Minutes, lines, list_faults
from domain.words import Item

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange


def file_minutes(
    exchange: Exchange,
    *,
    by_person: str,
    summary: Prose,
    learnt: tuple[Prose, ...],
    problems: tuple[Prose, ...] = (),
    action_items: tuple[Item, ...] = (),
    nothing_learnt: bool = False,
) -> None:
    """The first revision. No takeaway at all is to be said, by `nothing_learnt`; empty lines are left out.

    Minutes of an exchange that has been closed meanwhile are late and welcome.
    """
    require(exchange, "file_minutes")
    if exchange.minutes is not None:
        raise AlreadyDone(command="file_minutes", state=exchange.state)
    learnt, problems = lines(learnt), lines(problems)
    refuse(
        text("summary", summary, needed=True),
        NoTakeaway("learnt") if not learnt and not nothing_learnt else None,
        *list_faults(learnt, problems, action_items, twice=ItemTwice, too_few=TooFew),
    )
    exchange._minutes_filed(
        revision=1,
        by_person=by_person,
        summary=summary,
        learnt=learnt,
        problems=problems,
        action_items=action_items,
    )


def amend_minutes(
    exchange: Exchange, *, by_person: str, base_revision: int, changes: Amendment, nothing_learnt: bool = False
) -> None:
    """Another revision. `base_revision` is the revision that was read; only what differs from it is stored."""
    require(exchange, "amend_minutes")
    there = _current(exchange, base_revision)
    new = there.differing(changes)
    lists = new.learnt or (), new.problems or (), new.action_items or ()
    refuse(
        NothingChanged("summary") if new == Amendment() else None,
        text("summary", new.summary, needed=new.summary is not None),
        NoTakeaway("learnt") if new.learnt == () and not nothing_learnt else None,
        *list_faults(*lists, twice=ItemTwice, too_few=TooFew),
    )
    exchange._minutes_amended(
        revision=there.revision + 1, base_revision=base_revision, by_person=by_person, changes=new
    )


def _current(exchange: Exchange, seen: int) -> Minutes:
    if exchange.minutes is None:
        raise NoMinutes
    if seen != exchange.minutes.revision:
        raise MinutesChanged(seen=seen, revision=exchange.minutes.revision)
    return exchange.minutes
