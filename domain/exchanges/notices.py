"""The notice: announced, cleared or sent back, revised."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from domain.days import Period
from domain.errors import Wrong, refuse
from domain.exchanges.faults import NothingChanged, NotInPost
from domain.exchanges.inputs import ahead_faults, hours_faults
from domain.exchanges.offering import offer_free_seats
from domain.exchanges.refusals import AlreadyStarted, NotRevised, OwnNotice
from domain.exchanges.states import require
from domain.exchanges.terms import notice_faults, sign_up_faults, taken_faults
from domain.exchanges.values import Changes, Notice
from domain.exchanges.words import Breadth, State
from domain.inputs import stored, text
from domain.model import Prose
from domain.words import PartyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.exchanges.exchange import Exchange


class Clearer(StrEnum):
    """Who clears a notice before anybody else is invited."""

    OFFICE = "office"
    LEAD = "lead"


def who_clears(notice: Notice) -> Clearer:
    """The Party School, where the district or a partner is concerned; within studios the lead (P35)."""
    units = notice.organiser, *notice.audience, *notice.co_organisers
    partners = any(unit is not None and unit.kind is PartyKind.PARTNER for unit in units)
    wide = notice.scope in (Breadth.DISTRICT, Breadth.CROSS_SECTOR)
    return Clearer.OFFICE if wide or partners or notice.reserved else Clearer.LEAD


def announce(
    kind: type[Exchange],
    notice: Notice,
    *,
    by_person: str,
    now: datetime,
    programme: Period,
    in_post: bool = True,
    afterwards: bool = False,
    copy_of: str | None = None,
    key: str = "",
) -> Exchange:
    """A new exchange; where it needs clearance nobody can sign up before. `key` names it, else it gets a random one.

    Facts from outside: whether the responsible person holds a post on that day. `afterwards`: it has taken place already and is
    only recorded. `copy_of`: the exchange whose notice was taken for another date.
    """
    refuse(
        *notice_faults(notice),
        *_post_faults(notice, in_post=in_post),
        *hours_faults(notice.starts_at, notice.ends_at),
        *ahead_faults(notice.starts_at, now, programme, afterwards=afterwards),
        *sign_up_faults(notice.sign_up_by, notice.starts_at, now, afterwards=afterwards),
    )
    texts = {"purpose": stored(notice.purpose), "requirements": stored(notice.requirements)}
    return kind.begin(kind.Announced, key, **asdict(notice) | texts, by_person=by_person, copy_of=copy_of)


def clear(exchange: Exchange, *, by_person: str, now: datetime) -> None:
    """The notice goes out and sign-up begins; never by the person who announced it, nor unrevised after it was sent back."""
    require(exchange, "clear")
    if by_person and by_person == exchange.announced_by:
        raise OwnNotice
    if exchange.sent_back:
        raise NotRevised
    if now >= exchange.notice.starts_at:
        raise AlreadyStarted(starts_at=exchange.notice.starts_at)
    exchange._cleared()


def send_back(exchange: Exchange, *, comments: Prose) -> None:
    """The notice is to be revised, and why."""
    require(exchange, "send_back")
    refuse(text("comments", comments, needed=True))
    exchange._sent_back(comments=comments)


def revise(
    exchange: Exchange,
    *,
    changes: Changes,
    now: datetime,
    programme: Period,
    reason: Prose | None = None,
    in_post: bool = True,
) -> None:
    """What differs is changed, with a reason once people know the notice; seats that come free are offered.

    Nobody loses a seat: capacity, quotas and reserve below what is taken are refused with the numbers.
    """
    require(exchange, "revise")
    new = exchange.notice.differing(changes)
    after = exchange.notice.changed(new)
    refuse(
        NothingChanged("title") if new == Changes() else None,
        text("reason", reason, needed=exchange.state is not State.CLEARING),
        *notice_faults(after),
        *_post_faults(after, in_post=in_post or new.responsible_person is None),
        *_time_faults(new, after, now, programme),
        *_taken_faults(exchange, after, now),
    )
    exchange._revised(changes=new, sequence=exchange.sequence + new.moves, reason=stored(reason))
    offer_free_seats(exchange, now)


def _post_faults(notice: Notice, *, in_post: bool) -> Iterator[Wrong]:
    if notice.responsible_person and not in_post:
        yield NotInPost("responsible_person", person=notice.responsible_person)


def _time_faults(new: Changes, after: Notice, now: datetime, programme: Period) -> Iterator[Wrong]:
    """Hours are judged where they change: what has begun meanwhile can still be corrected in its words."""
    if new.starts_at is not None or new.ends_at is not None:
        yield from hours_faults(after.starts_at, after.ends_at)
    if new.starts_at is not None:
        yield from ahead_faults(after.starts_at, now, programme)
    if new.sign_up_by is not None:
        yield from sign_up_faults(after.sign_up_by, after.starts_at, now)
    elif new.starts_at is not None:
        yield from sign_up_faults(after.sign_up_by, after.starts_at, now, afterwards=True)


def _taken_faults(exchange: Exchange, after: Notice, now: datetime) -> Iterator[Wrong]:
    rules = replace(exchange.house(now), capacity=after.capacity, quotas=after.quotas, reserved=after.reserved)
    raised = after.reserved > exchange.notice.reserved
    yield from taken_faults(rules, tuple(exchange.seats.values()), raised=raised)
