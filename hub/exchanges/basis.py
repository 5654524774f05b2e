"""What the use cases of exchanges share: one exchange before somebody, who may run it, facts from outside, one command at a time.

Commands on exchanges are carried out one after the other over all processes: two hundred people who sign up at once wait for each
other for some milliseconds each and are seated in the order in which they came; nobody is told that somebody else was faster. The log
takes one writer at a time anyway, so nothing is lost by it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Concatenate, Final, NamedTuple, ParamSpec, TypeVar, cast

from msgspec.structs import replace

from domain.days import Period
from domain.errors import (
    NotFound,
    NotYours,
    ReadOnly,
    Refused,
    Several,
    TermEnded,
    TermNotBegun,
    Wrong,
    refuse,
)
from domain.exchanges import Exchange, Notice
from domain.exchanges.faults import PersonUnknown
from domain.words import Party, PartyKind, Role
from hub import basis
from hub.access import OFFICE, OFFICER, RULES, Act, Standing
from hub.core import command
from hub.exchanges.faults import NoProgramme, UnitUnknown
from hub.exchanges.sight import may_see
from hub.log import Receipt
from projections import exchanges, people, programme, units
from projections.read import Reader

LOCK = "exchanges"

AS_ITSELF: Final = frozenset(
    {"clear", "send_back", "cancel", "correct_attendance", "publish_briefing", "close", "void", "redact"}
)
"""What the Party School does in its own name; everything else it does on behalf of the organiser."""

B = TypeVar("B", bound="Basis")
P = ParamSpec("P")


def in_turn(use_case: Callable[Concatenate[B, P], Receipt]) -> Callable[Concatenate[B, P], Receipt]:
    """A use case (hub.core.command) that waits for its turn; who sends the same twice at once gets the first receipt."""
    carried_out = command(use_case)

    @functools.wraps(use_case)
    def waiting(self: B, *args: P.args, **kwargs: P.kwargs) -> Receipt:
        with self._alone(LOCK):
            return carried_out(self, *args, **kwargs)

    return cast("Callable[Concatenate[B, P], Receipt]", waiting)


class Before(NamedTuple):
    """An exchange before somebody, and the act with its role."""

    exchange: Exchange
    act: Act


class Basis(basis.Basis):
    """A hub's exchanges: the parts on which every use case stands."""

    # ---- who may

    def _running(self, command: str, key: str, act: Act) -> Before:
        """For who organises it: an organising unit, or the Party School, on behalf of the organiser where it does not do it as itself."""
        exchange = self._core.log.load(Exchange, key)
        return Before(exchange, self._organising(command, exchange, act))

    def _organising(self, command: str, exchange: Exchange, act: Act) -> Act:
        if act.trusted:
            return act
        who = self._core.standing(act.person)
        if (found := organising(who, command, exchange.notice, act)) is not None:
            return found
        raise self._refusal(who, command, exchange)

    def _refusal(self, who: Standing, command: str, exchange: Exchange) -> Refused:
        """Why somebody may not; for whom the exchange does not exist it is not found."""
        with self._look() as read:
            row = exchanges.by_key(read, exchange.key)
            if row is None or may_see(read, who, row) is None:
                return NotFound(kind=Exchange.TOPIC, key=exchange.key)
        return refusal(who, RULES[f"exchange.{command}"], organisers(exchange.notice))

    def _done(self, before: Before) -> Receipt:
        return self._core.commit(before.exchange, act=before.act)

    # ---- what is so

    def _known_units(self, read: Reader, field: str, parties: Iterable[Party | None]) -> list[Wrong]:
        named = (party for party in parties if party is not None)
        return [UnitUnknown(field, unit=str(party)) for party in named if units.unit(read, party) is None]

    def _known_people(self, read: Reader, field: str, persons: Iterable[str]) -> list[Wrong]:
        numbered = {person: no for no, person in enumerate(filter(None, persons), 1)}
        strange = strangers(read, numbered)
        return [PersonUnknown(field, no=no, person=person) for person, no in numbered.items() if person in strange]


def organisers(notice: Notice) -> tuple[Party, ...]:
    """The units that organise it; none where the Party School does so alone."""
    return (*((notice.organiser,) if notice.organiser else ()), *notice.co_organisers)


def organising(who: Standing, command: str, notice: Notice, act: Act) -> Act | None:
    """The act of somebody who runs an exchange with this notice; None for everybody else."""
    rule = RULES[f"exchange.{command}"]
    for party in organisers(notice):
        if role := who.role_for(rule - OFFICE, party):
            return replace(act, role=role, on_behalf_of=helped(role, party))
    if role := who.role_for(rule & OFFICE):
        return replace(act, role=role, on_behalf_of=None if command in AS_ITSELF else notice.organiser)
    return None


def helped(role: Role, party: Party) -> Party | None:
    """An assistant acts for the schools of the studio on their behalf."""
    return party if role is Role.ASSISTANT and party.kind is PartyKind.SCHOOL else None


def refusal(who: Standing, rule: frozenset[Role], parties: Collection[Party]) -> Refused:
    """The reason that says most: a term that has ended, one that has not begun, or no right at all."""
    found = [who.refusal(rule & OFFICER)] if rule & OFFICER else []
    found += [who.refusal(rule - OFFICE, party) for party in parties]
    for kind in (TermEnded, TermNotBegun, ReadOnly):
        if fitting := [each for each in found if isinstance(each, kind)]:
            return fitting[-1]
    return NotYours()


def period(read: Reader, code: str) -> Period:
    """The days of a programme. Raises NoProgramme."""
    found = programme.programme(read, code)
    if found is None:
        raise NoProgramme
    return Period(found.starts_on, found.ends_on)


def programme_of(read: Reader, day: date) -> str:
    """The programme that runs on a day. Raises NoProgramme."""
    if (found := programme.current(read, day)) is None:
        raise NoProgramme
    return found.code


def in_post(read: Reader, person: str, day: date) -> bool:
    """Whether somebody holds an appointment on a day in which people do something."""
    return any(term.role is not Role.OBSERVER for term in people.running(read, [person], day)[person])


def strangers(read: Reader, persons: Collection[str]) -> frozenset[str]:
    """Those of these ids that nobody has."""
    return frozenset(persons) - people.known(read, list(persons))


@contextmanager
def besides(faults: Iterable[Wrong]) -> Iterator[None]:
    """What the hub itself finds wrong is told together with what the domain does in this block."""
    found = tuple(faults)
    try:
        yield
    except (Wrong, Several) as wrong:
        refuse(*found, *(wrong.faults if isinstance(wrong, Several) else (wrong,)))
    refuse(*found)
