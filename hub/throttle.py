"""Guessing passwords becomes slow, whoever is guessed and wherever from; people who mistype twice notice nothing.

A try is counted before it is judged: a thousand tries at once cannot all pass before the first has failed. A right password
gives it back. Four wrong tries on a login are free, then each waits twice as long, up to a quarter hour: ten tries fit into
the first quarter hour (reliability, S6). The same for an address, later, because a whole school may share one.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Sequence

import sqlalchemy as sa

from domain.errors import Forbidden
from hub import private_engine
from hub import private_tables as t
from hub.clock import Clock, micros
from hub.private import Private

SECOND = 1_000_000
MINUTE = 60 * SECOND
FIRST_WAIT = 15 * SECOND
LONGEST_WAIT = 900 * SECOND
LAPSE = 3600 * SECOND
"""So long after the last try all is forgotten."""

LOGIN_TRIES = 5
ADDRESS_TRIES = 30
MOST_ROWS = 50_000
"""Of the table; a flood of invented logins pushes out itself: few tries first, then the oldest."""


class TooManyTries(Forbidden):
    """Too many wrong passwords for this login or from this address; facts: wait_seconds."""

    code = "account.too_many_tries"


class Throttle:
    """Counts tries in the private store: all processes share the count, and a restart does not forget it."""

    def __init__(self, private: Private, clock: Clock, most_rows: int = MOST_ROWS) -> None:
        self._private = private
        self._clock = clock
        self._most_rows = most_rows

    def claim(self, login: str, address: str) -> None:
        """Count a try that is about to be judged. Raises TooManyTries while an earlier one still has to be waited for."""
        self._claim(_subjects(login, address))

    def pace(self, kind: str, text: str, a_minute: int) -> None:
        """Count something of which so many a minute are free, a minute's worth of them at once. Raises TooManyTries likewise.

        `until` is the moment at which all of them would be used up had they come evenly.
        """
        now, key = micros(self._clock()), _key(kind, text)
        with self._private.writing() as db:
            self._forget_old(db, now)
            tries, used = _tried(db, key)
            used = min(max(used, now), now + MINUTE) + MINUTE // a_minute  # the clock may have been set back
            if (over := used - now - MINUTE) > 0:
                raise TooManyTries(wait_seconds=-(-over // SECOND))
            private_engine.upsert(db, t.attempt, {"subject": key, "tries": tries + 1, "last_at": now, "until": used})
            self._bound(db, [key])

    def _claim(self, subjects: Sequence[tuple[str, int]]) -> None:
        now = micros(self._clock())
        with self._private.writing() as db:
            self._forget_old(db, now)
            tried = [(key, free, *_tried(db, key)) for key, free in subjects]
            if (wait := max(until - now for *_, until in tried)) > 0:
                raise TooManyTries(wait_seconds=-(-min(wait, LONGEST_WAIT) // SECOND))
            for key, free, tries, _ in tried:
                until = now + _wait(tries + 1 - free)
                private_engine.upsert(
                    db, t.attempt, {"subject": key, "tries": tries + 1, "last_at": now, "until": until}
                )
            self._bound(db, [key for key, *_ in tried])

    def _forget_old(self, db: sa.Connection, now: int) -> None:
        # Ahead of the clock by as much: the clock was set back; nobody shall wait for a time that was wrong.
        lapsed = sa.or_(t.attempt.c.last_at < now - LAPSE, t.attempt.c.last_at > now + LAPSE)
        db.execute(sa.delete(t.attempt).where(lapsed))

    def forgive(self, db: sa.Connection, login: str, address: str) -> None:
        """The password was right: the login begins anew, and the address gets this try back."""
        (of_login, _), *of_address = _subjects(login, address)
        db.execute(sa.delete(t.attempt).where(t.attempt.c.subject == of_login))
        for key, _ in of_address:
            back = {"tries": t.attempt.c.tries - 1, "until": t.attempt.c.last_at}
            db.execute(sa.update(t.attempt).where(t.attempt.c.subject == key).values(back))
            db.execute(sa.delete(t.attempt).where(t.attempt.c.subject == key, t.attempt.c.tries <= 0))

    def _bound(self, db: sa.Connection, keep: Sequence[str]) -> None:
        too_many = (db.scalar(sa.select(sa.func.count()).select_from(t.attempt)) or 0) - self._most_rows
        if too_many > 0:
            least = (t.attempt.c.tries, t.attempt.c.last_at, t.attempt.c.subject)
            weak = sa.select(t.attempt.c.subject).where(t.attempt.c.subject.not_in(keep)).order_by(*least)
            db.execute(sa.delete(t.attempt).where(t.attempt.c.subject.in_(weak.limit(too_many))))


def _subjects(login: str, address: str) -> list[tuple[str, int]]:
    """What is counted and how many tries it has: the login, and the address (a customer's whole network in IPv6)."""
    subjects = [(_key("login", login), LOGIN_TRIES)]
    if address:
        subjects.append((_key("address", network(address, 32, 64)), ADDRESS_TRIES))
    return subjects


def _key(kind: str, text: str) -> str:
    """The login field sometimes receives a password by mistake, so that the table holds no text."""
    return hashlib.sha256(f"{kind}\n{text}".encode("utf-8", "replace")).hexdigest()


def _tried(db: sa.Connection, key: str) -> tuple[int, int]:
    row = db.execute(sa.select(t.attempt.c.tries, t.attempt.c.until).where(t.attempt.c.subject == key)).first()
    return (row.tries, row.until) if row else (0, 0)


def _wait(over: int) -> int:
    """Microseconds until the next try; `over` counts from 0 at the last free one."""
    return 0 if over < 0 else min(FIRST_WAIT << min(over, 10), LONGEST_WAIT)


def network(address: str, bits4: int, bits6: int) -> str:
    """The first bits of an internet address, as an address; anything else as it is, at most 45 characters."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:45]
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip
    bits = bits4 if isinstance(ip, ipaddress.IPv4Address) else bits6
    return str(ipaddress.ip_network(f"{ip}/{bits}", strict=False).network_address)
