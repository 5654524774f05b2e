"""What nobody needs any more goes by itself: once a day the tick removes what is older than the notice of processing says (PIPL 19).

Contacts of guests have days of their own (hub/exchanges/retention.py), messages theirs (hub/notices/deliveries.py).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from hub import private_tables as t
from hub.clock import micros
from hub.private import Private


class Kept(NamedTuple):
    """Rows of a table go `span` after the instant in `since`."""

    since: sa.Column[int]
    span: timedelta


CLASSES: tuple[Kept, ...] = (
    Kept(t.session.c.ends_at, timedelta(0)),
    Kept(t.draft.c.saved_at, timedelta(days=400)),
    Kept(t.door.invitation.c.ends_at, timedelta(days=180)),
    Kept(t.door.step.c.ends_at, timedelta(0)),
    Kept(t.door.spent.c.ends_at, timedelta(0)),
)


def purge(private: Private, now: datetime) -> int:
    """Remove what is too old; how many rows."""
    with private.reading() as db:
        over = [each for each in CLASSES if db.scalar(sa.select(sa.exists().where(_over(each, now))))]
    if not over:
        return 0
    with private.writing() as db:
        found = [db.execute(sa.delete(each.since.table).where(_over(each, now))) for each in over]
    return sum(result.rowcount for result in found)


def _over(each: Kept, now: datetime) -> sa.ColumnElement[bool]:
    return each.since < micros(now - each.span)
