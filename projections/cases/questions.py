"""One case, found by number, key or the position of its first event, with its editions, reviews and timeline."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from domain.cases import Scores, Section
from domain.model import Prose
from domain.words import Party
from projections.cases.facts import Facts, decode
from projections.cases.rows import CaseRow, EditionRow, build, columns
from projections.cases.values import moment_at, party_of, title_key
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


class ReviewRow(NamedTuple):
    """What a reviewer said of an edition. `verdict`: changes_asked, approved, revision_returned, revision_published."""

    position: int
    edition: int
    verdict: str
    by: str
    at: datetime
    scores: Scores | None
    comment: Prose | None
    remarks: dict[Section, Prose]


def reviews(read: Reader, key: str) -> list[ReviewRow]:
    """All reviews, oldest first."""
    remarks: dict[int, dict[Section, Prose]] = {}
    told = "SELECT position, section, text FROM case_remark WHERE case_key = ? ORDER BY position, section"
    for position, section, text in read.rows(told, key):
        remarks.setdefault(position, {})[Section(section)] = text
    sql = (
        "SELECT position, edition, verdict, by, at, comment, authenticity, innovation, effect, typicality FROM case_review"
        " WHERE case_key = ? ORDER BY position"
    )
    return [
        ReviewRow(
            at_position,
            no,
            verdict,
            by,
            moment_at(at),
            None if scores[0] is None else Scores(*scores),
            comment,
            remarks.get(at_position, {}),
        )
        for at_position, no, verdict, by, at, comment, *scores in read.rows(sql, key)
    ]


class LineRow(NamedTuple):
    """One event of a case, or of an adoption (`adoption` is its key). `kind` is its topic without the area."""

    position: int
    version: int
    at: datetime
    actor: str
    role: str
    on_behalf_of: Party | None
    source: str
    kind: str
    facts: Facts
    note: Prose | None
    adoption: str | None = None


LINE = "position, version, at, actor, role, on_behalf_of, source, kind, facts, note"


def timeline(read: Reader, key: str, *, after: int = 0) -> list[LineRow]:
    """What happened to a case, oldest first, behind a position."""
    sql = f"SELECT {LINE} FROM case_line WHERE case_key = ? AND position > ? ORDER BY position"
    return [line(*row) for row in read.rows(sql, key, after)]


def adoption_timeline(read: Reader, key: str) -> list[LineRow]:
    """What happened to all adoptions of a case, oldest first."""
    sql = f"SELECT {LINE}, adoption FROM adoption_line WHERE case_key = ? ORDER BY position"
    return [line(*row) for row in read.rows(sql, key)]


def line(
    position: int,
    version: int,
    at: int,
    actor: str,
    role: str,
    unit: str,
    source: str,
    kind: str,
    facts: str,
    note: Prose | None,
    adoption: str | None = None,
) -> LineRow:
    party = party_of(unit) if unit else None
    return LineRow(position, version, moment_at(at), actor, role, party, source, kind, decode(facts), note, adoption)


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
