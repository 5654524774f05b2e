"""Nobody hears the same twice: what was sent to whom is remembered before it goes out, and what failed is tried again or shown.

A row is one thing told to one recipient; rows with the same `message` went out together. Source: docs/decisions/0012.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from hub import private_engine
from hub.clock import micros, moment
from hub.notices.outcome import Outcome, State
from hub.private import Private
from hub.private_tables import delivery, digest

TRIES = 8
FIRST, FACTOR = timedelta(minutes=1), 3
"""The pauses grow from one minute to twelve hours: eight tries in eighteen hours."""
KEPT = timedelta(days=400)
"""How long it is remembered what somebody was told."""
WAITS = (State.QUEUED, State.FAILED)
AGAIN_TOGETHER = 200

Identity = tuple[str, str, str]


class Known(NamedTuple):
    """What became of something told before; `next_at` is None unless it is tried again."""

    state: State
    tries: int
    next_at: datetime | None

    def due(self, now: datetime) -> bool:
        return self.state in WAITS and self.next_at is not None and self.next_at <= now


class Parked(NamedTuple):
    """A message that waits for somebody to look at it. `things` and `names` are those of all that it told."""

    message: str
    recipient: str
    at: datetime
    tries: int
    code: str
    answer: str
    names: tuple[str, ...]


class Deliveries:
    """The table of deliveries."""

    def __init__(self, private: Private) -> None:
        self._private = private

    def recover(self, now: datetime) -> int:
        """What a process was sending when it ended may have gone out: it is shown, not repeated."""
        with self._private.reading() as db:
            if not db.scalar(sa.select(sa.func.count()).where(delivery.c.state == State.SENDING)):
                return 0
        lost = sa.update(delivery).where(delivery.c.state == State.SENDING)
        with self._private.writing() as db:
            values = {"state": State.PARKED, "code": "interrupted", "at": micros(now), "next_at": None}
            return db.execute(lost.values(**values)).rowcount

    def known(self, recipient: str) -> dict[Identity, Known]:
        """Everything that this recipient was told, or is to be told again."""
        asked = sa.select(delivery).where(delivery.c.recipient == recipient)
        with self._private.reading() as db:
            return {(row.thing, row.name, row.occasion): _known(row) for row in db.execute(asked)}

    def due(self, now: datetime) -> bool:
        """Whether anything is to be tried again by now."""
        late = sa.select(delivery.c.recipient).where(delivery.c.state.in_(WAITS), delivery.c.next_at <= micros(now))
        with self._private.reading() as db:
            return db.execute(late.limit(1)).first() is not None

    def digested(self, recipient: str) -> str:
        """The last day for which a digest was made up; "" before the first."""
        with self._private.reading() as db:
            return db.scalar(sa.select(digest.c.day).where(digest.c.recipient == recipient)) or ""

    def claim(
        self, message: str, recipient: str, person: str | None, told: Iterable[Identity], now: datetime, day: str = ""
    ) -> None:
        """Written before it goes out, in one step: from now on none of these is sent by anybody else, whatever happens.

        `day`: the day whose digest this is, even where it has nothing to tell.
        """
        known, at = self.known(recipient), micros(now)
        with self._private.writing() as db:
            for identity in dict.fromkeys(told):
                tries = 1 + (known[identity].tries if identity in known else 0)
                keys = dict(zip(("thing", "name", "occasion"), identity, strict=True))
                row = {"recipient": recipient, **keys, "person_id": person, "message": message, "state": State.SENDING}
                rest = {"tries": tries, "at": at, "next_at": None, "code": "", "answer": ""}
                private_engine.upsert(db, delivery, row | rest)
            if day:
                private_engine.upsert(db, digest, {"recipient": recipient, "person_id": person, "day": day})

    def settle(self, message: str, outcome: Outcome, now: datetime) -> State:
        """What became of a message, for each thing that it told; the state of the message."""
        with self._private.writing() as db:
            rows = db.execute(sa.select(delivery).where(delivery.c.message == message)).all()
            for row in rows:
                last = outcome.state is State.FAILED and row.tries >= TRIES
                state = State.PARKED if last else outcome.state
                pause = FIRST * FACTOR ** (row.tries - 1)
                next_at = micros(now + pause) if state is State.FAILED else None
                values = {"state": state, "at": micros(now), "next_at": next_at, "code": outcome.code}
                db.execute(_one(row).values(**values, answer=outcome.answer))
        return outcome.state

    def forget(self, recipient: str, moot: Collection[Identity]) -> None:
        """What was to be told again and has settled itself meanwhile is told no more."""
        with self._private.writing() as db:
            for thing, name, occasion in moot:
                same = delivery.c.thing == thing, delivery.c.name == name, delivery.c.occasion == occasion
                db.execute(sa.delete(delivery).where(delivery.c.recipient == recipient, *same))

    def purge(self, now: datetime) -> None:
        """Forget what was sent long ago."""
        old = delivery.c.at < micros(now - KEPT)
        with self._private.writing() as db:
            db.execute(sa.delete(delivery).where(old, delivery.c.state == State.SENT))

    # ---- for the people who keep the hub running

    def parked(self, limit: int = 100) -> list[Parked]:
        """Messages that wait for somebody, the newest first."""
        asked = sa.select(delivery).where(delivery.c.state == State.PARKED).order_by(delivery.c.at.desc())
        found: dict[str, list[sa.Row[tuple[object, ...]]]] = {}
        with self._private.reading() as db:
            for row in db.execute(asked.limit(limit * AGAIN_TOGETHER)):
                found.setdefault(row.message, []).append(row)
        return [_parked(rows) for rows in list(found.values())[:limit]]

    def parked_count(self) -> int:
        asked = sa.select(sa.func.count(delivery.c.message.distinct())).where(delivery.c.state == State.PARKED)
        with self._private.reading() as db:
            return db.scalar(asked) or 0

    def again(self, message: str, now: datetime) -> int:
        """Let what this message told be tried anew with the next round; how many things that are. A second wish finds none."""
        which = delivery.c.message == message, delivery.c.state == State.PARKED
        values = {"state": State.QUEUED, "tries": 0, "next_at": micros(now)}
        with self._private.writing() as db:
            return db.execute(sa.update(delivery).where(*which).values(**values)).rowcount


def _known(row: sa.Row[tuple[object, ...]]) -> Known:
    return Known(State(row.state), row.tries, None if row.next_at is None else moment(row.next_at))


def _one(row: sa.Row[tuple[object, ...]]) -> sa.Update:
    same = [delivery.c[name] == getattr(row, name) for name in ("recipient", "thing", "name", "occasion")]
    return sa.update(delivery).where(*same)


def _parked(rows: list[sa.Row[tuple[object, ...]]]) -> Parked:
    first = rows[0]
    names = tuple(dict.fromkeys(row.name for row in rows))
    tries = max(row.tries for row in rows)
    return Parked(first.message, first.recipient, moment(first.at), tries, first.code, first.answer, names)
