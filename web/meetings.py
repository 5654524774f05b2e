"""Visits as the pages of schools, studios and partners list them: when, what about, with whom, and how it stands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from domain.visits import State
from domain.visits.states import TOOK_PLACE
from domain.words import Party, Role, Side
from hub import sight
from hub.access import Standing
from projections import visits
from projections.read import Reader
from projections.visits import Card
from web.naming import Names, Shown
from web.words import visit_no

BETWEEN = frozenset({State.PROPOSED, State.DECLINED, State.WITHDRAWN, State.EXPIRED})
"""An offer that was never agreed stays between its two sides."""
OVERSEERS = frozenset({Role.DIRECTOR, Role.OFFICER})
KIND = {State.PROPOSED: "wait", State.ACCEPTED: "info", State.CONFIRMED: "info"}


class Meeting(NamedTuple):
    """One visit. `side` is the side of the unit whose page it is; None where both sides, or neither, belong to it."""

    no: int
    number: str
    topic: str
    state: State
    kind: str
    on: date | None
    side: Side | None
    guest: Shown
    host: Shown


def meetings(read: Reader, who: Standing, own: Collection[Party], names: Names, limit: int = 10) -> list[Meeting]:
    """The latest visits of these units, as far as this reader may know of them: a partner's liaison only the own ones."""
    mine = {party for term in who.terms for party in term.reach}
    everything, outside = bool(who.roles & OVERSEERS), sight.outside(who)
    shown = [
        card
        for card in visits.cards(read, parties=own, limit=6 * limit)
        if everything or card.sides_of(mine) or not (outside or card.state in BETWEEN)
    ]
    return [_meeting(card, names, own) for card in shown[:limit]]


def _meeting(card: Card, names: Names, own: Collection[Party]) -> Meeting:
    sides = card.sides_of(own)
    return Meeting(
        card.no,
        visit_no(card.year, card.no),
        card.topic,
        card.state,
        "ok" if card.state in TOOK_PLACE else KIND.get(card.state, "off"),
        card.held_on or (card.starts_at.date() if card.starts_at else None),
        next(iter(sides)) if len(sides) == 1 else None,
        names.shown(card.guest),
        names.shown(card.host),
    )
