"""What the district and the system look like today: figures with the records behind them, and what is stuck."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from domain.words import Level
from projections import overview, state, visits
from projections.overview import Unmoved
from projections.visits import Card, StalledVisit
from web import pages
from web.home.desk import Desk
from web.words import visit_no


class Stuck(NamedTuple):
    """A visit that does not go on."""

    no: int
    number: str
    topic: str
    guest: str
    host: str
    days: int


class Health(NamedTuple):
    """How the machine is: position of the log and of the read database, and events set aside."""

    head: int
    position: int
    parked: int


def district(desk: Desk) -> dict[str, Any]:
    """Share of visits across levels this month and last, schools without one, what waits too long, what is disputed."""
    first = desk.today.replace(day=1)
    since = desk.programme.starts_on if desk.programme else first
    unmoved = overview.without_crossing(desk.read, since)
    return {
        "months": [overview.month(desk.read, desk.today), overview.month(desk.read, first - timedelta(days=1))],
        "unmoved": _by_level(unmoved),
        "unmoved_count": len(unmoved),
        "since": since,
        "unanswered": [_late(desk, each) for each in visits.unanswered(desk.read, desk.today)],
        "disputed": _stuck(desk, overview.disputed(desk.read)),
        "health": health(desk),
    }


def _by_level(found: list[Unmoved]) -> list[tuple[Level, list[Unmoved]]]:
    levels = {level: [row for row in found if row.level == level] for level in Level}
    return [(level, rows) for level, rows in levels.items() if rows]


def _late(desk: Desk, each: StalledVisit) -> Stuck:
    visit, names = each.visit, desk.names
    number, days = visit_no(visit.year, visit.no), (desk.today - each.since).days
    return Stuck(visit.no, number, visit.topic, names(visit.guest), names(visit.host), days)


def _stuck(desk: Desk, cards: list[Card]) -> list[Stuck]:
    day = 24 * 3600 * 1_000_000
    now = int(desk.now.timestamp() * 1_000_000)
    names = desk.names
    return [
        Stuck(
            card.no,
            visit_no(card.year, card.no),
            card.topic,
            names(card.guest),
            names(card.host),
            (now - card.changed_at) // day,
        )
        for card in cards
    ]


def health(desk: Desk) -> Health:
    """The figures of the system."""
    return Health(pages.hub(desk.request).log.head().position, desk.read.position, state.parked_count(desk.read))
