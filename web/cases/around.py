"""Cases around a visit: what is worth reading before it, what has grown out of it, and the way to write one."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request

from domain.visits import State
from domain.words import PartyKind
from hub.audience import tokens_of
from hub.search import CASE
from projections import cases
from projections.cases import Card
from projections.visits import VisitRow
from web import pages
from web.cases import mine

AHEAD = frozenset({State.PROPOSED, State.ACCEPTED, State.CONFIRMED})
BEHIND = frozenset({State.HELD, State.REPORTED, State.CLOSED})
MOST = 4


class Around(NamedTuple):
    """`first`: worth reading before the visit; `grown`: written after it; `write`: the address of the paper, "" for who writes none."""

    first: list[Card]
    grown: list[Card]
    write: str


def around(request: Request, visit: VisitRow) -> Around:
    """The cases that this person may read."""
    first = worth_reading(request, visit) if visit.state in AHEAD else []
    if visit.state not in BEHIND:
        return Around(first, [], "")
    may = mine.may_write(pages.standing(request)) and visit.revision > 0
    return Around(first, grown(request, visit), f"/cases/new?visit={visit.no}" if may else "")


def worth_reading(request: Request, visit: VisitRow) -> list[Card]:
    """The case that the invitation names, those of the two schools, then what the library has on the topic."""
    read, who = pages.reader(request), pages.standing(request)
    tokens = tokens_of(read, who)
    schools = [party.id for party in visit.sides.values() if party.kind == PartyKind.SCHOOL]
    own = [unit.id for unit in who.units]
    keys = [visit.case_id or ""]
    keys += [card.key for code in schools if code not in own for card in cases.of_school(read, code)]
    if len(keys) <= MOST:
        page = pages.hub(request).search.ask(read, tokens, visit.topic, chosen={"kind": (CASE,)}, limit=MOST)
        keys += [hit.key.partition(":")[2] for hit in page.hits]
    cards = cases.by_keys(read, list(filter(None, dict.fromkeys(keys))))
    shown = [cards[key] for key in dict.fromkeys(keys) if key in cards and cards[key].audience & tokens]
    return [card for card in shown if card.author != who.person][:MOST]


def grown(request: Request, visit: VisitRow) -> list[Card]:
    """Cases that name this visit, as far as they can be found by this person or are their own."""
    read, who = pages.reader(request), pages.standing(request)
    tokens = tokens_of(read, who)
    found = cases.of_visit(read, visit.key)
    return [card for card in found if card.author == who.person or card.audience & tokens]
