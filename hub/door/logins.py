"""A login for whom nobody has thought of one: the name in letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import sqlalchemy as sa

from hub import private_tables as t
from hub.door.basis import LOGIN, Door
from hub.door.invitations import TABLE


def suggested(door: Door, people: Sequence[str]) -> dict[str, str]:
    """A login for each person who has none: the one of the last invitation, or the name in letters, numbered where others have it."""
    made: dict[str, str] = {}
    with door.private.reading() as db:
        names = {row.id: row.pinyin for row in db.execute(sa.select(t.person.c.id, t.person.c.pinyin))}
        invited = {row.person_id: row.login for row in db.execute(sa.select(TABLE.c.person_id, TABLE.c.login))}
        taken = {*db.scalars(sa.select(t.account.c.login)), *invited.values()}
    for person in people:
        made[person] = invited.get(person) or _numbered(names.get(person, ""), taken)
        taken.add(made[person])
    return made


def _numbered(pinyin: str, taken: set[str]) -> str:
    stem = (pinyin.split() or [""])[0][:40]
    stem = stem if LOGIN.fullmatch(stem) else f"user{stem}"
    return next(login for n in count(1) if (login := stem + (str(n) if n > 1 else "")) not in taken)
