"""Links that wait to go by mail go out here, in the thread that sends: a token is made for each try and forgotten when it fails."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from hub import private_tables as t
from hub.clock import micros
from hub.door.basis import MINUTE, Door, digest
from hub.door.invitations import FORGOTTEN, TABLE, Invitations
from hub.notices.mail import Addressee, Mailer
from hub.notices.notice import Letter
from hub.notices.outcome import Outcome, State

TRIES = 8
FACTOR = 3
"""Between two tries: one minute, three, nine …"""


class Errand(NamedTuple):
    """What a letter tells: the name, the login, the path of the link, until when it works, and what it is for."""

    name: str
    login: str
    path: str
    ends_at: int
    way: str
    language: str


Write = Callable[[Errand], Letter]


class Post:
    """Sends the links that wait. `write` words the letter."""

    def __init__(self, door: Door, write: Write) -> None:
        self._door, self._write, self._invitations = door, write, Invitations(door)

    def round(self, now: datetime) -> int:
        """Send what is due; how many went out."""
        self._invitations.heard()
        if not (rows := self._due(micros(now))):
            return 0
        sent = 0
        with Mailer(self._door.settings) as mailer:
            for row in rows:
                sent += not mailer.down and self._send(mailer, row, now)
        return sent

    def _due(self, now: int) -> list[sa.Row[Any]]:
        waits = sa.and_(TABLE.c.used_at.is_(None), TABLE.c.next_at <= now, TABLE.c.ends_at > now)
        asked = sa.select(TABLE, t.person.c.name, t.person.c.mail).join(t.person, t.person.c.id == TABLE.c.person_id)
        with self._door.private.reading() as db:
            return (
                list(db.execute(asked.where(waits).order_by(TABLE.c.created_at)))
                if self._door.settings.smtp_host
                else []
            )

    def _send(self, mailer: Mailer, row: sa.Row[Any], now: datetime) -> bool:
        token, mine = secrets.token_urlsafe(24), TABLE.c.id == row.id
        claimed = {"hash": digest(token), "tries": row.tries + 1, "next_at": None, "trouble": "interrupted"}
        with self._door.private.writing() as db:  # whatever happens now, nobody else sends this one
            if not db.execute(sa.update(TABLE).where(mine, TABLE.c.next_at == row.next_at).values(claimed)).rowcount:
                return False
        language = self._door.private.preference(row.person_id, "lang") or ""
        letter = self._write(Errand(row.name, row.login, f"/welcome/{token}", row.ends_at, row.way, language))
        outcome = mailer.send(Addressee(row.name, row.mail), letter, secrets.token_hex(16), now)
        with self._door.private.writing() as db:
            db.execute(sa.update(TABLE).where(mine, TABLE.c.hash == digest(token)).values(_settled(outcome, row, now)))
        return outcome.state is State.SENT


def _settled(outcome: Outcome, row: sa.Row[Any], now: datetime) -> dict[str, object]:
    if outcome.state is State.SENT:
        return {"trouble": ""}
    again = outcome.state is State.FAILED and row.tries + 1 < TRIES and row.way != FORGOTTEN
    pause = MINUTE * FACTOR**row.tries
    return {"hash": "", "next_at": micros(now) + pause if again else None, "trouble": outcome.code}
