"""What time does to exchanges: registration and offers end, links lapse, files are closed; found by the columns alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.days import day_of
from domain.exchanges import Timer
from domain.exchanges.deadlines import CLOSE_DAYS
from projections.read import Reader
from projections.visits.values import instant


class Fallen(NamedTuple):
    """One thing that has fallen due; `offset` tells those of one exchange apart: the day, or seat and instant."""

    timer: Timer
    key: str
    offset: str


def fallen_due(read: Reader, now: datetime) -> Iterator[Fallen]:
    """In the order in which it is to be done: links and offers end before registration, by which seats come free, does."""
    yield from _seats(read, now)
    sql = "SELECT key, sign_up_by FROM exchange WHERE state = 'open' AND sign_up_by < ? ORDER BY sign_up_by, no"
    for key, sign_up_by in read.rows(sql, day_of(now).isoformat()):
        yield Fallen(Timer.REGISTRATION_ENDS, key, sign_up_by)
    closable = "state IN ('held', 'reported') AND answered_for AND held_on <= ?"
    last = (day_of(now) - timedelta(days=CLOSE_DAYS)).isoformat()
    for key, held_on in read.rows(f"SELECT key, held_on FROM exchange WHERE {closable} ORDER BY held_on, no", last):
        yield Fallen(Timer.CLOSES, key, held_on)


def seat_offset(offset: str) -> str:
    """The seat that an offset names."""
    return offset.partition("@")[0]


def _seats(read: Reader, now: datetime) -> Iterator[Fallen]:
    """A link ends with the start, an offer 12 hours before it, also where the start was moved nearer since."""
    ends = "min(s.until, CASE s.state WHEN 'requested' THEN x.starts_at ELSE x.offers_end END)"
    sql = (
        f"SELECT s.state, x.key, s.id, {ends} FROM seat s JOIN exchange x ON x.no = s.exchange WHERE s.until IS NOT NULL"
        f" AND s.state IN ('requested', 'offered') AND x.state IN ('open', 'closed_reg') AND {ends} <= ? ORDER BY 4, x.no, s.began"
    )
    for state, key, seat_id, until in read.rows(sql, instant(now)):
        timer = Timer.LINK_ENDS if state == "requested" else Timer.OFFER_ENDS
        yield Fallen(timer, key, f"{seat_id}@{until}")
