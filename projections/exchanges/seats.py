"""A seat as pages see it, what each event of it changes, and questions about seats: whose, in which order, which place in line."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, NamedTuple

from domain.exchanges import Seat, SeatState, State, events
from domain.exchanges.deadlines import seat_until
from domain.exchanges.seats import LIVE, place
from domain.model import Prose
from domain.words import Party
from projections.exchanges.rows import ExchangeRow
from projections.read import Reader
from projections.story import moment_at, party_of
from projections.visits.values import instant

REQUESTED, VERIFIED, SEATED, WAITING = SeatState.REQUESTED, SeatState.VERIFIED, SeatState.SEATED, SeatState.WAITING

SETS: dict[str, Callable[[Any], dict[str, Any]]] = {
    events.SeatVerified.TOPIC: lambda _: {"state": VERIFIED, "until": None},
    events.SeatLapsed.TOPIC: lambda _: {"state": SeatState.LAPSED, "until": None},
    events.SeatTaken.TOPIC: lambda _: {"state": SEATED, "until": None},
    events.SeatQueued.TOPIC: lambda e: {"state": WAITING, "queue_no": e.queue_no},
    events.SeatRefused.TOPIC: lambda e: {"state": SeatState.REFUSED, "until": None, "reason": e.reason},
    events.SeatRemoved.TOPIC: lambda e: {"state": SeatState.REMOVED, "until": None, "reason": e.reason},
    events.SeatOffered.TOPIC: lambda e: {"state": SeatState.OFFERED, "until": instant(e.until)},
    events.OfferPassed.TOPIC: lambda e: {"state": WAITING, "until": None, "queue_no": e.queue_no, "passed": 1},
    events.SeatChanged.TOPIC: lambda e: {"companions": e.companions},
    events.SeatWithdrawn.TOPIC: lambda e: {"state": SeatState.WITHDRAWN, "until": None, "reason": e.reason},
    events.SeatAttended.TOPIC: lambda _: {"state": SeatState.ATTENDED},
    events.SeatAbsent.TOPIC: lambda _: {"state": SeatState.ABSENT},
    events.SeatMarkUndone.TOPIC: lambda _: {"state": SEATED},
}
"""What an event sets of the seat's columns, by topic."""


class SeatRow(NamedTuple):
    """A seat. `began`: position of its first event, `asked_by` who signed up (for somebody else perhaps); `reason`: why it is no more."""

    exchange: int
    id: str
    state: SeatState
    person: str
    guest: str
    party: Party | None
    companions: int
    queue_no: int
    until: datetime | None
    passed: bool
    began: int
    asked_at: datetime
    asked_by: str
    changed_at: datetime
    reason: Prose | None

    @property
    def holder(self) -> str:
        return self.person or self.guest

    @property
    def heads(self) -> int:
        return 1 + self.companions

    @property
    def live(self) -> bool:
        """Whether it is a seat, or can still become one."""
        return self.state in LIVE

    def domain(self) -> Seat:
        """As the domain knows it."""
        facts = (self.id, self.state, self.person, self.guest, self.party, self.companions)
        return Seat(*facts, self.queue_no, self.until, self.passed)

    def open_until(self, row: ExchangeRow) -> datetime | None:
        """Until when the link or the offer counts; None for other seats."""
        return seat_until(self.domain(), row.notice.starts_at)


class Sitting(NamedTuple):
    """A seat and its exchange."""

    exchange: ExchangeRow
    seat: SeatRow


COLUMNS = tuple(SeatRow._fields)
_OF = f"SELECT {', '.join(f's.{name}' for name in COLUMNS)} FROM seat s"


def seats(read: Reader, row: ExchangeRow, states: Collection[SeatState] = ()) -> list[SeatRow]:
    """Seats of an exchange in these states (none named: all): who waits in the order of the line, the others by sign-up."""
    marks = ", ".join("?" * len(states))
    which = f" AND s.state IN ({marks})" if states else ""
    found = [_seat(each) for each in read.rows(f"{_OF} WHERE s.exchange = ?{which} ORDER BY s.began", row.no, *states)]
    waiting = sorted((s for s in found if s.state is WAITING), key=lambda s: (s.party not in row.invited, s.queue_no))
    return [s for s in found if s.state is not WAITING] + waiting


def seat(read: Reader, no: int, seat_id: str) -> SeatRow | None:
    found = read.row(f"{_OF} WHERE s.exchange = ? AND s.id = ?", no, seat_id)
    return _seat(found) if found else None


def seat_of(read: Reader, no: int, holder: str) -> SeatRow | None:
    """The last seat of a person or a guest in an exchange, in whatever state."""
    sql = f"{_OF} WHERE s.exchange = ?1 AND (s.person = ?2 OR s.guest = ?2) ORDER BY s.began DESC LIMIT 1"
    found = read.row(sql, no, holder) if holder else None
    return _seat(found) if found else None


def seat_at(read: Reader, position: int) -> SeatRow | None:
    """The seat that began with the event at this position: what the receipt of a sign-up names."""
    found = read.row(f"{_OF} WHERE s.began = ?", position)
    return _seat(found) if found else None


def place_of(read: Reader, row: ExchangeRow, seat: SeatRow, now: datetime) -> int | None:
    """Which one somebody who waits is in line, from 1; None for everybody else."""
    if seat.state is not WAITING:
        return None
    line = [each.domain() for each in seats(read, row, (WAITING,))]
    return place(row.house(now), line, seat.domain())


def own_seats(read: Reader, person: str, *, live: bool = False) -> list[Sitting]:
    """Seats of a person over all exchanges, what begins last first; `live`: only those of exchanges that are still to come."""
    return _sittings(read, "s.person = ?", (person,), live=live)


def seats_of_unit(read: Reader, parties: Collection[Party], *, live: bool = False) -> list[Sitting]:
    """Seats that people took for these units."""
    marks = ", ".join("?" * len(parties))
    return _sittings(read, f"s.party IN ({marks})", tuple(map(str, parties)), live=live)


def _sittings(read: Reader, which: str, params: tuple[str, ...], *, live: bool) -> list[Sitting]:
    coming = (State.OPEN, State.CLOSED_REG, State.POSTPONED)
    if live:
        which += f" AND x.state IN ({', '.join('?' * len(coming))}) AND s.state IN ({', '.join('?' * len(LIVE))})"
        params = (*params, *coming, *sorted(LIVE))
    names = ", ".join(f"s.{name}" for name in COLUMNS)
    sql = f"SELECT x.whole, {names} FROM seat s JOIN exchange x ON x.no = s.exchange WHERE {which}"
    rows = read.rows(f"{sql} ORDER BY x.starts_at DESC, x.no DESC, s.began", *params)
    return [Sitting(read.struct(ExchangeRow, whole), _seat(tuple(rest))) for whole, *rest in rows]


def _seat(row: tuple[Any, ...]) -> SeatRow:
    found = SeatRow(*row)
    return found._replace(
        state=SeatState(found.state),
        party=party_of(row[5]) if row[5] else None,
        until=datetime.fromisoformat(row[8]) if row[8] else None,
        passed=bool(found.passed),
        asked_at=moment_at(row[11]),
        changed_at=moment_at(row[13]),
    )
