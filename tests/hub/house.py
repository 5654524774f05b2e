"""A hub's files on disk, opened as a process opens them: log, keyring, private store, and facts to put in."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from domain.model import Prose
from domain.people import Person
from domain.schools import School
from domain.words import Level, Locality, MemberBand, OrgKind, SupportKind
from hub.keyring import Keyring
from hub.log import Log
from hub.private import Private
from projections import areas
from projections.read import catch_up, dump_digest, fresh

assert areas.__all__

NOTE = "教室不够用，支部只有三名党员，想请有经验的学校来看一看。"


class Clock:
    """A clock that a test winds, also backwards."""

    def __init__(self):
        self.now = datetime(2026, 3, 5, 1, tzinfo=UTC)

    def __call__(self):
        return self.now

    def on(self, **by):
        self.now += timedelta(**by)


class House:
    """One process's view of a folder."""

    def __init__(self, folder, clock=None, *, create=True):
        self.folder, self.clock = folder, clock or Clock()
        self.private = Private(folder / "private.db")
        self.private.migrate()
        self.keys = Keyring(folder / "private.db")
        self.log = Log(folder / "log.db", self.keys, self.clock, create=create)

    def close(self):
        self.log.close()
        self.keys.close()
        self.private.close()

    def live(self):
        """Everything people see, computed anew."""
        db = fresh()
        catch_up(self.log, db)
        return db

    def seen(self):
        """A digest of everything people see, computed anew."""
        return dump_digest(self.live())


@contextmanager
def again(house):
    """The same folder, opened by another process."""
    other = House(house.folder, house.clock, create=False)
    try:
        yield other
    finally:
        other.close()


def school(code, **other):
    facts = {"level": Level.PRIMARY, "locality": Locality.TOWNSHIP, "street": "河湾", "org_kind": OrgKind.BRANCH}
    return School.register(code, name=f"{code}小学", **facts | {"member_band": MemberBand.FROM_7} | other)


def in_need(code, note=NOTE):
    """A school that has written down what it needs."""
    needy = school(code)
    needy.flag_need(SupportKind.OTHER, note=Prose(note))
    return needy


def person(key):
    return Person.enrol(key)
