"""Names, drafts and preferences: what the hub knows about people beside the log, and can forget.

Events name only a `person_id`; who that is stands here. Everything else in here belongs to one person and goes with them.
Accounts and sessions lie in the same file: `hub.accounts`. Instants are microseconds since 1970, UTC.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import msgspec
import sqlalchemy as sa

from hub import private_engine
from hub import private_tables as t
from hub.rehearsal import go_no_further
from hub.spelling import spellings, typed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

ERASED = "已删除人员"
"""Stands where the name of an unknown or erased person would stand."""

MOST_DRAFTS = 100
"""Of one person; the oldest go first."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the directory. `post` is the job at `org`; phone and mail are those of the office."""

    id: str
    name: str
    post: str = ""
    org: str = ""
    phone: str = ""
    mail: str = ""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has typed into a form and not sent: `body` is field -> texts as typed."""

    form: str
    key: str
    body: dict[str, list[str]]
    saved_at: int


class Private:
    """The private store in an SQLite file (a Path) or at a database URL. Safe to share between threads."""

    def __init__(self, place: str | Path) -> None:
        self.engine = private_engine.open_engine(place)
        self.names = Names(self)

    def migrate(self) -> None:
        """Bring the tables to the shape that this release expects; harmless when they have it."""
        private_engine.migrate(self.engine)

    def close(self) -> None:
        """Give up all connections."""
        self.engine.dispose()

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A connection on which each statement sees the newest state."""
        return self.engine.connect()

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """One write transaction, begun with the writers' lock: what is read in it cannot change before it ends."""
        go_no_further()
        return private_engine.writing(self.engine)

    def scrub(self) -> bool:
        """Leave no copy of removed rows behind; False while a reader still needs old pages (try again later)."""
        return private_engine.scrub(self.engine)

    # ---- people

    def enrol(
        self, person_id: str, *, name: str, post: str = "", org: str = "", phone: str = "", mail: str = ""
    ) -> None:
        """Enter a person into the directory, or replace the entry."""
        self.enrol_many([Person(id=person_id, name=name, post=post, org=org, phone=phone, mail=mail)])

    def enrol_many(self, people: Iterable[Person]) -> None:
        """As `enrol`, many at once, all or none of them."""
        entries = {new.id: new for new in people}
        with self.writing() as db:
            there = sa.select(*ENTRY).where(t.person.c.id.in_(entries))
            known = {row["id"]: Person(**row) for row in db.execute(there).mappings()}
            changed = [_spelt(new) for new in entries.values() if known.get(new.id) != new]
            private_engine.upsert_many(db, t.person, changed)
            if changed:
                _count(db)

    def person(self, person_id: str) -> Person | None:
        """The entry of the directory; None for a person unknown or erased."""
        with self.reading() as db:
            return _one_person(db, person_id)

    def find_people(self, text: str, limit: int = 20) -> list[Person]:
        """People whose name contains `text`, or is spelled or abbreviated so in pinyin; names that begin so come first."""
        if not (letters := typed(text)):
            return []
        name, pinyin, initials = t.person.c.name, t.person.c.pinyin, t.person.c.initials
        begins = sa.or_(name.startswith(letters, autoescape=True), _begins(pinyin, letters), _begins(initials, letters))
        found = sa.or_(begins, name.contains(letters, autoescape=True), pinyin.contains(letters, autoescape=True))
        rank = sa.case((begins, 0), else_=1)
        with self.reading() as db:
            rows = db.execute(sa.select(*ENTRY).where(found).order_by(rank, pinyin, t.person.c.id).limit(limit))
            return [Person(**row) for row in rows.mappings()]

    def directory(self, *, after: str = "", limit: int = 50) -> list[Person]:
        """The directory in the order of pinyin, in pages behind the person `after`."""
        place = sa.select(t.person.c.pinyin).where(t.person.c.id == after).scalar_subquery()
        spot = sa.tuple_(t.person.c.pinyin, t.person.c.id)
        behind = spot > sa.tuple_(sa.func.coalesce(place, ""), after)
        with self.reading() as db:
            rows = db.execute(sa.select(*ENTRY).where(behind).order_by(t.person.c.pinyin, t.person.c.id).limit(limit))
            return [Person(**row) for row in rows.mappings()]

    def people(self, ids: Collection[str]) -> list[Person]:
        """The entries of these people, in the order of pinyin; unknown and erased ones are left out."""
        asked = sa.select(*ENTRY).where(t.person.c.id.in_(ids)).order_by(t.person.c.pinyin, t.person.c.id)
        with self.reading() as db:
            return [Person(**row) for row in db.execute(asked).mappings()]

    def counter(self) -> int:
        """Rises with every change here that a page of anybody may show: names and preferences."""
        with self.reading() as db:
            return db.scalar(COUNTER) or 0

    # ---- drafts: what was typed and not sent, so that nothing is lost with a session

    def save_draft(self, person_id: str, form: str, key: str, body: Mapping[str, Sequence[str]], at: int) -> None:
        """Keep what stands in a form, in place of what was kept for it before. `key` tells forms of one kind apart."""
        kept = msgspec.json.encode({_sound(name): [_sound(text) for text in texts] for name, texts in body.items()})
        row = {"person_id": person_id, "form": form, "key": key, "body": kept.decode(), "saved_at": at}
        with self.writing() as db:
            private_engine.upsert(db, t.draft, row)
            for old in db.execute(_drafts(person_id).offset(MOST_DRAFTS).limit(MOST_DRAFTS)).all():
                db.execute(sa.delete(t.draft).where(_one_draft(person_id, old.form, old.key)))

    def draft(self, person_id: str, form: str, key: str) -> dict[str, list[str]] | None:
        """What the person had typed into this form; None when nothing is kept."""
        with self.reading() as db:
            body = db.scalar(sa.select(t.draft.c.body).where(_one_draft(person_id, form, key)))
        return None if body is None else _body(body)

    def drafts(self, person_id: str) -> list[Draft]:
        """All of a person's drafts, the newest first."""
        with self.reading() as db:
            rows = db.execute(_drafts(person_id)).all()
        return [Draft(form=row.form, key=row.key, body=_body(row.body), saved_at=row.saved_at) for row in rows]

    def drop_draft(self, person_id: str, form: str, key: str) -> None:
        """Forget a draft: the form was sent, or the person wants it gone."""
        with self.writing() as db:
            db.execute(sa.delete(t.draft).where(_one_draft(person_id, form, key)))

    # ---- preferences: how a person likes the pages

    def preference(self, person_id: str, name: str) -> str | None:
        """The value that the person chose; None when they did not."""
        with self.reading() as db:
            return db.scalar(PREFERENCE, {"person_id": person_id, "name": name})

    def prefer(self, person_id: str, name: str, value: str) -> None:
        """Remember a choice."""
        if self.preference(person_id, name) != value:
            with self.writing() as db:
                private_engine.upsert(db, t.preference, {"person_id": person_id, "name": name, "value": value})
                _count(db)


class Names:
    """Names of people for pages, from memory. `refresh()` once a request, which learns of changes by any process."""

    def __init__(self, private: Private) -> None:
        self._private = private
        self._lock = threading.Lock()
        self._seen = -1
        self._known: dict[str, str] = {}

    def __call__(self, person_id: str) -> str:
        """The person's name, or ERASED."""
        if person_id not in self._known:
            self.refresh()
        return self._known.get(person_id, ERASED)

    def refresh(self, counter: int | None = None) -> int:
        """Learn of changes by any process. `counter` as the session has just told it; otherwise it is asked for, and returned."""
        # asked before the names: they may be newer than the counter, never older
        now = self._private.counter() if counter is None else counter
        with self._lock:
            if now > self._seen:
                with self._private.reading() as db:
                    self._known = {row.id: row.name for row in db.execute(sa.select(t.person.c.id, t.person.c.name))}
                self._seen = now
        return now


# What most requests ask is built once: building a question takes longer than answering it.
ENTRY = [t.person.c[name] for name in Person.__struct_fields__]
PERSON = sa.select(*ENTRY).where(t.person.c.id == sa.bindparam("person_id"))
COUNTER = sa.select(t.counter.c.n)
PREFERENCE = sa.select(t.preference.c.value).where(
    t.preference.c.person_id == sa.bindparam("person_id"), t.preference.c.name == sa.bindparam("name")
)


def _spelt(new: Person) -> dict[str, str]:
    """The row of an entry, with how its name is spelt."""
    return msgspec.structs.asdict(new) | dict(zip(("pinyin", "initials"), spellings(new.name), strict=True))


def _one_person(db: sa.Connection, person_id: str) -> Person | None:
    row = db.execute(PERSON, {"person_id": person_id}).first()
    return Person(**row._mapping) if row else None  # noqa: SLF001  # SQLAlchemy's own name for it


def _begins(spelled: sa.Column[str], letters: str) -> sa.ColumnElement[bool]:
    """Whether one of the spellings in the column begins with these letters."""
    return sa.or_(spelled.startswith(letters, autoescape=True), spelled.contains(" " + letters, autoescape=True))


def _count(db: sa.Connection) -> None:
    db.execute(sa.update(t.counter).values(n=t.counter.c.n + 1))


def _one_draft(person_id: str, form: str, key: str) -> sa.ColumnElement[bool]:
    return sa.and_(t.draft.c.person_id == person_id, t.draft.c.form == form, t.draft.c.key == key)


def _drafts(person_id: str) -> sa.Select[tuple[str, str, str, int]]:
    columns = sa.select(t.draft.c.form, t.draft.c.key, t.draft.c.body, t.draft.c.saved_at)
    newest = (t.draft.c.saved_at.desc(), t.draft.c.form, t.draft.c.key)
    return columns.where(t.draft.c.person_id == person_id).order_by(*newest)


def _body(stored: str) -> dict[str, list[str]]:
    return msgspec.json.decode(stored, type=dict[str, list[str]])


def _sound(text: str) -> str:
    """A draft is kept as it comes, but for half characters, which no text file can hold."""
    return text.encode("utf-8", "replace").decode()
