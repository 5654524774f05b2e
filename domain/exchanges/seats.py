"""名额与候补: who gets a seat. Pure functions over all seats of one exchange; nothing else decides about seats.

A seat counts with its companions. Seated and offered ones take room. An organisation takes no more than its quota; what is reserved
counts as taken for everybody but invited partners. Who waits stands in one line: invited partners first, then by number. Room goes
to the first in line for whom it is enough, so a party of three does not keep a single seat empty.

Who let an offer pass stands at the end and is not asked again at once, nor in the way of somebody new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

import msgspec

from domain.exchanges.values import Quota
from domain.exchanges.words import SeatState
from domain.words import Party

TAKING = frozenset({SeatState.SEATED, SeatState.OFFERED})
"""States that take room before an exchange."""
LIVE = TAKING | {SeatState.REQUESTED, SeatState.VERIFIED, SeatState.WAITING}
"""States that can still become, or are, a seat."""
MARKED = frozenset({SeatState.ATTENDED, SeatState.ABSENT})


class Seat(msgspec.Struct, frozen=True):
    """One person's seat with `companions`: somebody with an account, or a guest by an opaque id. `until`: of link or offer."""

    id: str
    state: SeatState
    person_id: str = ""
    guest_id: str = ""
    party: Party | None = None
    companions: int = 0
    queue_no: int = 0
    until: datetime | None = None
    passed: bool = False

    @property
    def holder(self) -> str:
        """The person or guest whose seat it is."""
        return self.person_id or self.guest_id

    @property
    def heads(self) -> int:
        return 1 + self.companions


class House(msgspec.Struct, frozen=True):
    """The rules at one moment. `reserved` is 0 once sign-up is over."""

    capacity: int
    quotas: tuple[Quota, ...] = ()
    reserved: int = 0
    invited: frozenset[Party] = frozenset()

    def limit(self, party: Party | None) -> int:
        """How many seats an organisation may take: its own quota, else that of each of its kind, else all."""
        if party is None:
            return self.capacity
        named = {quota.id: quota.seats for quota in self.quotas if quota.kind == party.kind}
        return min(self.capacity, named.get(party.id, named.get("", self.capacity)))

    def rank(self, seat: Seat) -> tuple[bool, int]:
        """Place in line: invited partners before everybody else, then by number."""
        return seat.party not in self.invited, seat.queue_no


class Taken:
    """What is taken: of all, by each organisation, by invited partners together. Adding a seat is O(1)."""

    def __init__(self, house: House, seats: Iterable[Seat]) -> None:
        self.house = house
        self.all = self.invited = 0
        self.by: Counter[Party] = Counter()
        for seat in seats:
            if seat.state in TAKING:
                self.add(seat)

    def add(self, seat: Seat, times: int = 1) -> None:
        """Counts a seat in, or out with `times` -1."""
        heads = times * seat.heads
        self.all += heads
        if seat.party is not None:
            self.by[seat.party] += heads
            if seat.party in self.house.invited:
                self.invited += heads

    def room(self, party: Party | None) -> int:
        """How many seats somebody of an organisation could take now; never below 0."""
        free = self.house.capacity - self.all
        if party not in self.house.invited:
            free -= max(0, self.house.reserved - self.invited)
        if party is not None:
            free = min(free, self.house.limit(party) - self.by[party])
        return max(0, free)

    def fits(self, seat: Seat) -> bool:
        return seat.heads <= self.room(seat.party)


def line(house: House, seats: Iterable[Seat]) -> list[Seat]:
    """Everybody who waits, in order."""
    return sorted((seat for seat in seats if seat.state is SeatState.WAITING), key=house.rank)


def place(house: House, seats: Iterable[Seat], seat: Seat) -> int:
    """Which one somebody who waits is in line, from 1."""
    mine = house.rank(seat)
    return 1 + sum(other.state is SeatState.WAITING and house.rank(other) < mine for other in seats)


def next_offers(house: House, seats: Iterable[Seat], *, but: str = "") -> list[Seat]:
    """Who is offered a seat now, in order: one pass down the line. `but`: the seat that has just let its offer pass."""
    seats = list(seats)
    taken, found = Taken(house, seats), []
    if taken.all >= house.capacity:
        return []
    for seat in line(house, seats):
        if seat.id != but and taken.fits(seat):
            taken.add(seat)
            found.append(seat)
    return found


def goes_in(house: House, seats: Iterable[Seat], seat: Seat) -> bool:
    """Whether somebody gets a seat at once: there is room, and nobody before them in line could use it."""
    seats = list(seats)
    taken = Taken(house, seats)
    return taken.fits(seat) and first_before(house, seats, seat, taken) is None


def first_before(house: House, seats: Iterable[Seat], seat: Seat, taken: Taken) -> Seat | None:
    """Who stands before somebody in line and could use the room; those who let an offer pass do not stand in the way."""
    mine = house.rank(seat)
    before = (
        other
        for other in seats
        if other.state is SeatState.WAITING and not other.passed and other.id != seat.id
        if house.rank(other) < mine and taken.fits(other)
    )
    return next(before, None)
