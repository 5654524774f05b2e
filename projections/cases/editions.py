"""An edition is kept whole, so that any two can be laid side by side; what did not change keeps its seal."""

from __future__ import annotations

from typing import Any

from domain.cases import Changes
from domain.model import Prose
from domain.record import Entry
from domain.words import File
from projections.book import Book
from projections.cases.held import FIELDS, Held, written
from projections.cases.values import plain, title_key
from projections.held import Row


def first(db: Book, key: str, edition: int, entry: Entry, kind: str, manuscript: dict[str, Any]) -> None:
    _add(db, key, edition, 0, entry, kind, written(manuscript), None)
    name_files(db, key, manuscript["attachments"])


def following(
    db: Book,
    key: str,
    edition: int,
    base: int,
    entry: Entry,
    kind: str,
    changes: Changes,
    note: Prose | None = None,
) -> dict[str, Any]:
    """The edition that these changes make of its base; the columns of the case that follow from it."""
    row = db.held(Held).editions.fields(key, base)
    row |= {name: plain(value) for name in FIELDS if (value := getattr(changes, name)) is not None}
    row |= {section.value: None for section in changes.dropped}
    _add(db, key, edition, base, entry, kind, row, note)
    name_files(db, key, changes.attachments or ())
    return {"edition": edition, "title": row["title"], "title_key": title_key(row["title"])}


def _add(db: Book, key: str, edition: int, base: int, entry: Entry, kind: str, fields: Row, note: Prose | None) -> None:
    row = {
        "case_key": key,
        "edition": edition,
        "base": base,
        "kind": kind,
        "at": entry.recorded_at,
        "by": entry.by.actor,
    }
    db.held(Held).editions.add(row | fields | {"change_note": note})


def name_files(db: Book, key: str, files: tuple[File, ...]) -> None:
    """Files that a case, or an adoption of it, names."""
    db.held(Held).files.update({(file.id, key): None for file in files})
