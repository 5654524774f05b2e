"""What the private store knows of attached files: events name an id and a digest, never a file's name."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
import sqlalchemy as sa

from hub import private_tables as t
from hub.private import Private


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An attached file; `size` in bytes, `person_id` None once the person was erased, `uploaded_at` in microseconds."""

    id: str
    digest: str
    name: str
    size: int
    media: str
    person_id: str | None
    uploaded_at: int


COLUMNS = [t.attachment.c[name] for name in Kept.__struct_fields__]


class Register:
    """The rows of all files."""

    def __init__(self, private: Private) -> None:
        self._private = private

    def add(self, kept: Kept) -> None:
        with self._private.writing() as db:
            known = db.scalar(sa.select(t.person.c.id).where(t.person.c.id == kept.person_id))
            db.execute(sa.insert(t.attachment).values({**msgspec.structs.asdict(kept), "person_id": known}))

    def find(self, ids: Collection[str]) -> dict[str, Kept]:
        """By id; unknown and removed ones are left out."""
        asked = sa.select(*COLUMNS).where(t.attachment.c.id.in_(list(ids)))
        with self._private.reading() as db:
            return {row["id"]: Kept(**row) for row in db.execute(asked).mappings()}

    def older(self, than: int) -> list[Kept]:
        """Files sent before a moment, in microseconds."""
        asked = sa.select(*COLUMNS).where(t.attachment.c.uploaded_at < than).order_by(t.attachment.c.id)
        with self._private.reading() as db:
            return [Kept(**row) for row in db.execute(asked).mappings()]

    def remove(self, ids: Collection[str]) -> frozenset[str]:
        """Forget files; the digests that nothing names any more. Pages that show a name show it no longer."""
        gone = t.attachment.c.id.in_(list(ids))
        with self._private.writing() as db:
            digests = set(db.scalars(sa.select(t.attachment.c.digest).where(gone)))
            db.execute(sa.delete(t.attachment).where(gone))
            named = set(db.scalars(sa.select(t.attachment.c.digest).where(t.attachment.c.digest.in_(digests))))
            db.execute(sa.update(t.counter).values(n=t.counter.c.n + 1))
        return frozenset(digests - named)

    def in_drafts(self) -> str:
        """Everything that stands in drafts, to see which files they name."""
        with self._private.reading() as db:
            return "\n".join(db.scalars(sa.select(t.draft.c.body)))
