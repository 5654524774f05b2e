"""Whom the log calls erased is gone from the private store: name, contact, account, sessions, drafts, choices, what was sent to them.

What others need stays without the person: a file that was attached, the line that something was exported.
"""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from hub import private_tables as t
from hub.core import Core
from hub.private import Private
from projections import people


def carry_out(private: Private, persons: Collection[str]) -> int:
    """Remove these people and leave no copy in the file or beside it; how many were still there.

    All tables follow by their foreign keys (hub/private_tables.py). Pages that show a name learn of it by the counter.
    """
    with private.writing() as db:
        gone = db.execute(sa.delete(t.person).where(t.person.c.id.in_(persons))).rowcount
        if gone:
            db.execute(sa.update(t.counter).values(n=t.counter.c.n + 1))
    private.scrub()
    private.names.refresh()
    return gone


def complete(core: Core) -> int:
    """Make good what a crash between fact and removal has left, a reader who kept old pages, or an older private store brought back.

    Returns how many people.
    """
    core.follow()
    with core.read.reader() as read:
        erased = people.erased_people(read)
    left = [person.id for person in core.private.people(erased)]
    return carry_out(core.private, left) if erased else 0
