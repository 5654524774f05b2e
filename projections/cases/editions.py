"""An edition is kept whole, so that any two can be laid side by side; what did not change keeps its seal."""

from __future__ import annotations

from typing import Any

from domain.cases import Changes, Manuscript, Section
from domain.model import Prose
from domain.record import Entry
from domain.words import File
from projections.book import Book
from projections.cases.lines import insert
from projections.cases.values import plain, title_key

FIELDS = Manuscript.__struct_fields__
SECTIONS = tuple(section.value for section in Section)


def first(db: Book, key: str, edition: int, entry: Entry, kind: str, manuscript: dict[str, Any]) -> None:
    _add(db, key, edition, 0, entry, kind, manuscript, None)
    _name(db, key, manuscript["attachments"])


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
    sql = f"SELECT {', '.join(FIELDS)} FROM case_edition WHERE case_key = ? AND edition = ?"
    row = dict(zip(FIELDS, db.execute(sql, (key, base)).fetchone(), strict=True))
    row |= {name: plain(value) for name in FIELDS if (value := getattr(changes, name)) is not None}
    row |= {section.value: None for section in changes.dropped}
    _add(db, key, edition, base, entry, kind, row, note)
    _name(db, key, changes.attachments or ())
    return {"edition": edition, "title": row["title"], "title_key": title_key(row["title"])}


def _add(
    db: Book,
    key: str,
    edition: int,
    base: int,
    entry: Entry,
    kind: str,
    fields: dict[str, Any],
    note: Prose | None,
) -> None:
    beside = {
        "case_key": key,
        "edition": edition,
        "base": base,
        "kind": kind,
        "at": entry.recorded_at,
        "by": entry.by.actor,
    }
    insert(db, "case_edition", {**beside, **fields, "change_note": note})


def _name(db: Book, key: str, files: tuple[File, ...]) -> None:
    db.executemany("INSERT OR IGNORE INTO case_file VALUES (?,?)", [(file.id, key) for file in files])


def changed(changes: Changes | None) -> tuple[str, ...]:
    """Names of the fields that an edition changes, in the order of the paper."""
    if changes is None:
        return ()
    return tuple(name for name in FIELDS if getattr(changes, name) is not None or name in changes.dropped)
