"""What people with a seat hear beside what waits for them: another date or place, called off, seated or not, and the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.days import day_of
from domain.exchanges import SeatState
from hub.clock import moment
from hub.notices import Kind, Notice
from projections import exchanges, programme
from projections.exchanges import ExchangeRow, LineRow
from web.exchanges.words import hours
from web.texts import Lazy, _, _l
from web.words import clock, day

if TYPE_CHECKING:
    from web.notices.asked import Asked

FRESH = timedelta(days=3)
"""What happened before nobody is told any more."""
NEWS: dict[str, Lazy] = {
    "postponed": _l("活动延期，新的时间另定"),
    "date_set": _l("新的时间：{when}，{venue}"),
    "revised": _l("通知有更正：{when}，{venue}"),
    "cancelled": _l("活动已取消"),
    "seat_taken": _l("您已入座"),
    "seat_refused": _l("您的报名没有通过"),
    "seat_removed": _l("您的名额已被取消"),
}


def news(asked: Asked) -> Iterator[Notice]:
    """The newest of each exchange in which the person has a seat, done by somebody else."""
    since = asked.now - FRESH
    for row, seat in exchanges.own_seats(asked.read, asked.who.person) if asked.who.person else ():
        if moment(row.changed_at) < since or seat.state in (SeatState.WITHDRAWN, SeatState.LAPSED):
            continue
        found = exchanges.timeline(asked.read, row.key, today=day_of(asked.now), seat=seat.id)
        lines = [line for line in found if line.at >= since and _concerns(asked, line)]
        for line in lines[-1:]:
            told = {"when": hours(row.notice.starts_at, row.notice.ends_at), "venue": row.notice.venue}
            said = str(NEWS[line.kind]).format_map(told)
            yield _notice(row, Kind.NEWS, "exchange.news", str(line.position), said)


def coming(asked: Asked) -> Iterator[Notice]:
    """Exchanges of today and of the next school day in which the person has a seat."""
    days, today = programme.school_days(asked.read), day_of(asked.now)
    for row, seat in exchanges.own_seats(asked.read, asked.who.person, live=True) if asked.who.person else ():
        on = day_of(row.notice.starts_at)
        if seat.state is SeatState.SEATED and row.notice.starts_at > asked.now and days.before(on, 1) <= today:
            said = _(
                "{day} {time} 开始，{venue}", day=day(on), time=clock(row.notice.starts_at), venue=row.notice.venue
            )
            yield _notice(row, Kind.COMING, "exchange.coming", on.isoformat(), said)


def _concerns(asked: Asked, line: LineRow) -> bool:
    return line.kind in NEWS and line.source != "history" and line.actor != asked.who.person


def _notice(row: ExchangeRow, kind: Kind, name: str, occasion: str, said: str) -> Notice:
    return Notice(kind, name, f"exchange:{row.key}", occasion, row.title, said, f"/exchanges/{row.no}")
