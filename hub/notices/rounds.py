"""Each minute somebody looks who is to hear what: worked out anew from the read database, remembered, and sent.

One process at a time, whichever ticks; never in the way of a page. What an ended or erased person, an observer or a cancelled thing
would have been told is simply not found.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from domain.words import SHANGHAI, Party, PartyKind, Role
from hub import access
from hub.access import Standing, Term
from hub.clock import local_day
from hub.core import Core
from hub.notices.choosing import choose, digest_due
from hub.notices.deliveries import Deliveries
from hub.notices.mail import Addressee, Mailer
from hub.notices.notice import Kind, Letter, Notice, Outsider, Speaker, Way, Wishes
from hub.notices.outbound import SECONDS, Outbound, Resolve, resolve
from hub.notices.outcome import Outcome, State
from hub.notices.robots import Robot, Robots
from hub.notices.wishes import OwnWishes
from projections import schools, studios
from projections.read import Reader

OUTSIDE = Wishes(quiet_from=0, quiet_until=0)
Send = Callable[[Letter, Sequence[Notice], str], Outcome]


class Recipient(NamedTuple):
    """Who hears: a person by mail, or a studio by its robot. `standing` is None for somebody who hears nothing any more."""

    id: str
    person: str | None
    wishes: Wishes
    language: str
    standing: Callable[[Reader, date], Standing | None]
    send: Send


class Tally(NamedTuple):
    """Messages of one round by what became of them."""

    sent: int = 0
    failed: int = 0
    parked: int = 0

    def with_(self, state: State) -> Tally:
        return self._replace(**{state.value: getattr(self, state.value) + 1})


class Notices:
    """Messages: who wishes to hear what, the robots of studios, what was delivered, and the round that delivers."""

    def __init__(self, core: Core, resolve: Resolve = resolve, seconds: float = SECONDS) -> None:
        self._core = core
        self.wishes = OwnWishes(core)
        self.robots = Robots(core, Outbound(core.settings, resolve, seconds))
        self.deliveries = Deliveries(core.private)
        self._looked: tuple[object, ...] = ()
        self._purged = date.min

    @property
    def mails(self) -> bool:
        """Whether the operator has named a server for mail."""
        return bool(self._core.settings.smtp_host)

    def link(self, path: str) -> str:
        """The whole address of a page; the path alone where the operator has not said where people reach the hub."""
        return self._core.settings.address.rstrip("/") + path

    def round(self, speaker: Speaker, now: datetime) -> Tally | None:
        """Everything that is to be told at an aware moment; None when another process is at it."""
        with _alone(self._core.settings.data / "post.lock") as free:
            if not free:
                return None
            self.deliveries.recover(now)
            state = self._state(now)
            if state == self._looked and not self.deliveries.due(now):
                return Tally()
            if local_day(now) != self._purged:
                self.deliveries.purge(now)
                self._purged = local_day(now)
            with Mailer(self._core.settings) as mailer:
                tally = self._tell(speaker, mailer, now)
            self._looked = () if mailer.down else state
            return tally

    def _state(self, now: datetime) -> tuple[object, ...]:
        """While this stays the same nobody new is to hear anything: facts, names and wishes, robots, the hour."""
        read, private = self._core.read.position(), self._core.private.counter()
        robots = tuple((each.studio, each.set_at) for each in self.robots.everywhere())
        return read, private, robots, local_day(now), now.astimezone(SHANGHAI).hour

    def _tell(self, speaker: Speaker, mailer: Mailer, now: datetime) -> Tally:
        tally = Tally()
        for each in self._recipients(mailer, now):
            if each.wishes.quiet(now.astimezone(SHANGHAI).hour) or (each.person and mailer.down):
                continue
            if (state := self._tell_one(each, speaker, now)) is not None:
                tally = tally.with_(state)
        return self._tell_outsiders(tally, speaker, mailer, now) if self.mails else tally

    def _tell_outsiders(self, tally: Tally, speaker: Speaker, mailer: Mailer, now: datetime) -> Tally:
        with self._core.read.reader() as read:
            found = list(speaker.outsiders(read, now))
        for each in found:
            if not mailer.down and (state := self._tell_outsider(each, speaker, mailer, now)) is not None:
                tally = tally.with_(state)
        return tally

    def _tell_outsider(self, to: Outsider, speaker: Speaker, mailer: Mailer, now: datetime) -> State | None:
        """At once, also at night: they have just asked, or somebody waits for their answer."""
        chosen = choose(to.notices, self.deliveries.known(to.id), OUTSIDE, now, digest=False)
        if chosen.moot:
            self.deliveries.forget(to.id, chosen.moot)
        if not chosen.told:
            return None
        message = str(uuid4())
        self.deliveries.claim(message, to.id, None, chosen.covered, now)
        letter = speaker.outside(to, chosen.told, to.language, now)
        return self.deliveries.settle(message, mailer.send(Addressee(to.name, to.mail), letter, message, now), now)

    def _recipients(self, mailer: Mailer, now: datetime) -> Iterator[Recipient]:
        for robot in self.robots.everywhere():
            send = partial(_by_robot, self, robot, now)
            yield Recipient(f"studio:{robot.studio}", None, robot.wishes, "", partial(_studio, robot.studio), send)
        for one in self.wishes.reachable() if self.mails else ():
            to = Addressee(one.name, one.mail)
            send = partial(_by_mail, mailer, to, now)
            yield Recipient(
                f"person:{one.person}", one.person, one.wishes, one.language, partial(_person, one.person), send
            )

    def _tell_one(self, to: Recipient, speaker: Speaker, now: datetime) -> State | None:
        with self._core.read.reader() as read:
            who = to.standing(read, local_day(now))
            found = list(speaker.notices(read, who, now, to.language)) if who else []
        known = self.deliveries.known(to.id)
        digest = digest_due(to.wishes, self.deliveries.digested(to.id), now)
        chosen = choose(found, known, to.wishes, now, digest=digest)
        day = local_day(now).isoformat() if digest else ""
        message = str(uuid4())
        if chosen.moot:
            self.deliveries.forget(to.id, chosen.moot)
        if chosen.covered or day:
            self.deliveries.claim(message, to.id, to.person, chosen.covered, now, day)
        if not chosen.told:
            return None
        waiting = len({each.about for each in found if each.kind is Kind.TURN})
        calm = digest and any(to.wishes.way(each.kind) is Way.DIGEST for each in chosen.told)
        letter = speaker.letter(chosen.told, waiting, now, to.language, digest=calm)
        return self.deliveries.settle(message, to.send(letter, chosen.told, message), now)


def _by_robot(
    notices: Notices, robot: Robot, now: datetime, letter: Letter, told: Sequence[Notice], message: str
) -> Outcome:
    return notices.robots.send(robot, letter, told, notices.link, message, now)


def _by_mail(
    mailer: Mailer, to: Addressee, now: datetime, letter: Letter, _: Sequence[Notice], message: str
) -> Outcome:
    return mailer.send(to, letter, message, now)


def _person(person: str, read: Reader, on: date) -> Standing | None:
    """Observers look and are never called; whose terms have ended is left in peace."""
    who = access.standing(read, person, on)
    return who if who.roles - {Role.OBSERVER} else None


def _studio(code: str, read: Reader, on: date) -> Standing | None:
    """A group stands for all of the studio: what waits for any of its schools is its news. It has written and reviews nothing itself."""
    if studios.studio(read, code) is None:
        return None
    studio = Party(PartyKind.STUDIO, code)
    reach = frozenset({studio, *(Party(PartyKind.SCHOOL, row.code) for row in schools.of_studio(read, code))})
    return Standing("", on, tuple(Term(role, studio, date.min, None, reach) for role in (Role.LEAD, Role.ASSISTANT)))


@contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Whether this process is the only one that sends now; the lock goes with it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)
