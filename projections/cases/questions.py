"""One case, found by number, key or the position of its first event, with its editions."""

from __future__ import annotations

from collections.abc import Collection

from projections.cases.rows import CaseRow, EditionRow, build, columns
from projections.cases.values import title_key
from projections.read import Reader

_CASE = f"SELECT {columns(CaseRow, 'c')} FROM cases c"
_EDITION = f"SELECT {columns(EditionRow, 'e')} FROM case_edition e"


def case(read: Reader, no: int) -> CaseRow | None:
    """The case that people know by this number."""
    found = read.row(f"{_CASE} WHERE no = ?", no)
    return build(CaseRow, found) if found else None


def by_key(read: Reader, key: str) -> CaseRow | None:
    found = read.row(f"{_CASE} WHERE key = ?", key)
    return build(CaseRow, found) if found else None


def created_at(read: Reader, position: int) -> int | None:
    """The number of the case that began with the event at this position: what a command's receipt names."""
    found: int | None = read.value("SELECT no FROM cases WHERE submitted = ?", position)
    return found


def number(read: Reader, key: str) -> int | None:
    """The number of a case, for links to it."""
    found: int | None = read.value("SELECT no FROM cases WHERE key = ?", key)
    return found


def editions(read: Reader, key: str) -> list[EditionRow]:
    """All editions, oldest first, to be laid side by side."""
    return [build(EditionRow, row) for row in read.rows(f"{_EDITION} WHERE case_key = ? ORDER BY edition", key)]


def edition(read: Reader, key: str, number: int) -> EditionRow | None:
    found = read.row(f"{_EDITION} WHERE case_key = ? AND edition = ?", key, number)
    return build(EditionRow, found) if found else None


# ---- facts that commands need


def same_title(read: Reader, school: str, title: str, *, but: str = "") -> str | None:
    """The key of another case of the school with this title; withdrawn ones do not count."""
    sql = "SELECT key FROM cases WHERE school = ? AND title_key = ? AND key != ? AND state != 'withdrawn' ORDER BY no LIMIT 1"
    found: str | None = read.value(sql, school, title_key(title), but)
    return found


def named_files(read: Reader) -> frozenset[str]:
    """Ids of all files that any edition or evidence ever named."""
    return frozenset(file for (file,) in read.rows("SELECT file FROM case_file"))


def of_file(read: Reader, file: str) -> list[CaseRow]:
    """The cases in which a file stands, or the adoptions of which name it."""
    sql = f"{_CASE} WHERE key IN (SELECT case_key FROM case_file WHERE file = ?) ORDER BY no"
    return [build(CaseRow, row) for row in read.rows(sql, file)]


def published_editions(read: Reader, keys: Collection[str]) -> dict[str, EditionRow]:
    """The editions that are up, by key of the case; one statement however many."""
    sql = (
        f"SELECT c.key, {columns(EditionRow, 'e')} FROM cases c JOIN case_edition e ON e.case_key = c.key AND e.edition = c.published"
        f" WHERE c.key IN ({', '.join('?' * len(keys))}) ORDER BY c.no"
    )
    return {key: build(EditionRow, tuple(row)) for key, *row in read.rows(sql, *keys)}


def sources(read: Reader, keys: Collection[str]) -> dict[str, str]:
    """Where cases were taken over from, by key; others are left out."""
    sql = (
        f"SELECT key, source FROM cases WHERE source IS NOT NULL AND key IN ({', '.join('?' * len(keys))}) ORDER BY no"
    )
    return {key: source for key, source in read.rows(sql, *keys)}  # noqa: C416  # two columns


def all_keys(read: Reader) -> list[str]:
    """Keys of all cases that anybody can find."""
    return [key for (key,) in read.rows("SELECT key FROM cases WHERE audience != '' ORDER BY no")]
