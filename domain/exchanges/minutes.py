"""What was said and learnt: filed by who kept the minutes, amended on the revision that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.exchanges.refusals import AlreadyDone
from domain.exchanges.states import require
from domain.minutes import Amendment, as_read, first_revision, next_revision
from domain.model import Prose
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
    new = first_revision(summary, learnt, problems, action_items, nothing_learnt=nothing_learnt)
    exchange._minutes_filed(by_person=by_person, **new)


def amend_minutes(
    exchange: Exchange, *, by_person: str, base_revision: int, changes: Amendment, nothing_learnt: bool = False
) -> None:
    """Another revision. `base_revision` is the revision that was read; only what differs from it is stored."""
    require(exchange, "amend_minutes")
    there = as_read(exchange.minutes, base_revision)
    exchange._minutes_amended(by_person=by_person, **next_revision(there, changes, nothing_learnt=nothing_learnt))
