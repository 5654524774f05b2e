"""Which visit a line speaks of, for which side somebody acts in it, and why something unusual was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domain.visits import Visit
from domain.visits.faults import ReasonNeeded
from domain.words import Party, Side
from hub.history.checking import Line
from hub.history.lines import Load
from hub.history.refusals import NotASide
from hub.history.vocabulary import WORDS, Unit
from hub.log import Receipt


def visit_of(load: Load, to: Line) -> Visit:
    """The visit as it stands. Raises NotFound."""
    return load.hub.log.load(Visit, to.key)


def side_of(visit: Visit, unit: Unit) -> Side:
    """The side that a line names. Raises NotASide."""
    for side, party in visit.sides.items():
        if party == unit.party:
            return side
    raise NotASide(unit=str(unit.party), visit=visit.key)


def side_of_actor(load: Load, to: Line) -> Side | None:
    """The side for which the actor may act, the own school first; None for the Party School and for strangers."""
    visit, home = visit_of(load, to), load.homes.get(to.actor)
    who = load.hub.core.standing(to.actor)
    reach: frozenset[Party] = frozenset().union(*(term.reach for term in who.terms if term.runs(who.on)))
    own = [side for side, party in visit.sides.items() if party == home]
    return next(iter(own + [side for side, party in visit.sides.items() if party in reach]), None)


def explained(load: Load, use_case: Callable[..., Receipt], *args: Any, **kwargs: Any) -> None:
    """Carry out what is allowed with a reason only: the history gives none, its being history is the reason."""
    try:
        load.do(use_case, *args, **kwargs)
    except ReasonNeeded:
        load.do(use_case, *args, **kwargs, override_reason=WORDS.imported)
