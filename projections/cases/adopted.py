"""Who took which case up, what came of it, and how cases descend from one another."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from domain.cases import State
from domain.words import Party
from projections.cases.rows import AdoptionRow, build, columns
from projections.cases.told import LineRow, adoption_lines
from projections.read import Reader
from projections.story import party_of

_ADOPTION = f"SELECT {columns(AdoptionRow, 'a')} FROM adoption a"


def adoption(read: Reader, key: str) -> AdoptionRow | None:
    found = read.row(f"{_ADOPTION} WHERE key = ?", key)
    return build(AdoptionRow, found) if found else None


def numbered(read: Reader, no: int) -> AdoptionRow | None:
    """The adoption with this number, as addresses carry it."""
    found = read.row(f"{_ADOPTION} WHERE no = ?", no)
    return build(AdoptionRow, found) if found else None


def adoptions(read: Reader, case_key: str) -> list[AdoptionRow]:
    """All adoptions of a case, in order."""
    return [build(AdoptionRow, row) for row in read.rows(f"{_ADOPTION} WHERE case_key = ? ORDER BY no", case_key)]


class Taken(NamedTuple):
    """An adoption with the number and the title of its case."""

    adoption: AdoptionRow
    case_no: int
    title: str


def adoptions_by(read: Reader, parties: Collection[Party]) -> list[Taken]:
    """What these units have taken up, what changed last first."""
    marks = ", ".join("?" * len(parties))
    sql = (
        f"SELECT c.no, e.title, {columns(AdoptionRow, 'a')} FROM adoption a JOIN cases c ON c.key = a.case_key"
        " JOIN case_edition e ON e.case_key = c.key AND e.edition = coalesce(c.published, c.edition)"
        f" WHERE a.party IN ({marks}) ORDER BY a.position DESC"
    )
    return [Taken(build(AdoptionRow, tuple(row)), no, title) for no, title, *row in read.rows(sql, *map(str, parties))]


class News(NamedTuple):
    """Something happened with a case of one's own in another unit."""

    case_no: int
    title: str
    party: Party
    line: LineRow


def news(read: Reader, author: str, *, after: int = 0, limit: int = 20) -> list[News]:
    """What authors are told: others took up their cases, tried, reported, gave back; the newest first, behind a position."""
    sql = (
        "SELECT c.no, c.title, a.party, a.key FROM adoption a JOIN cases c ON c.key = a.case_key"
        " WHERE c.author = ? AND a.position > ? ORDER BY a.position DESC"
    )
    found = [
        News(no, title, party_of(party), line)
        for no, title, party, key in read.rows(sql, author, after)
        for line in adoption_lines(read, key)
        if line.position > after and line.kind != "redacted"
    ]
    return sorted(found, key=lambda each: each.line.position, reverse=True)[:limit]


class Node(NamedTuple):
    """One case of a family. `year` is that of its publication; `audience` who may find it, so that a page leaves out the others."""

    no: int
    key: str
    parent: str | None
    depth: int
    title: str
    school: str
    author: str
    year: int
    state: State
    audience: frozenset[str]
    adopted: int


def lineage(read: Reader, key: str) -> list[Node]:
    """The whole family of a case: its oldest ancestor, then all that descends from it, parents before children, by number."""
    rows = read.rows(
        f"{_FAMILY} SELECT c.no, c.key, c.adapted_from, depth, coalesce(e.title, c.title), school, author,"
        " coalesce(CAST(substr(published_on, 1, 4) AS INTEGER), year), state, audience, adopted FROM family f"
        " JOIN cases c ON c.key = f.key LEFT JOIN case_edition e ON e.case_key = c.key AND e.edition = c.published"
        " ORDER BY depth, c.no",
        key,
    )
    return [
        Node(no, at, parent, depth, title, school, author, year, State(state), frozenset(tokens.split()), adopted)
        for no, at, parent, depth, title, school, author, year, state, tokens, adopted in rows
    ]


_FAMILY = (
    "WITH RECURSIVE up(key, parent, depth) AS (SELECT key, adapted_from, 0 FROM cases WHERE key = ?1"
    " UNION SELECT c.key, c.adapted_from, depth + 1 FROM up JOIN cases c ON c.key = up.parent),"
    " family(key, depth) AS (SELECT * FROM (SELECT key, 0 FROM up ORDER BY depth DESC LIMIT 1)"
    " UNION SELECT c.key, depth + 1 FROM family JOIN cases c ON c.adapted_from = family.key)"
)


def ancestors(read: Reader, key: str) -> list[str]:
    """Keys of all cases from which this one descends, the nearest first; without itself."""
    sql = (
        "WITH RECURSIVE up(key, parent, depth) AS (SELECT key, adapted_from, 0 FROM cases WHERE key = ?1"
        " UNION SELECT c.key, c.adapted_from, depth + 1 FROM up JOIN cases c ON c.key = up.parent)"
        " SELECT key FROM up WHERE depth > 0 ORDER BY depth"
    )
    return [found for (found,) in read.rows(sql, key)]
