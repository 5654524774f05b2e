"""Cases in lists: the library, a person's own, what waits for a reviewer or for publication, and what an index has to know."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from projections.cases.rows import OF_EDITION, Card, build, columns
from projections.read import Reader

_CARD = (
    f"SELECT {columns(Card, 'c', OF_EDITION)} FROM cases c JOIN case_edition e ON e.case_key = c.key AND e.edition = "
)
_UP = f"{_CARD} c.published"
_LAST = f"{_CARD} c.edition"

Adopted = Literal["", "yes", "no"]


def library(
    read: Reader,
    tokens: Collection[str],
    *,
    level: str = "",
    studio: str = "",
    form: str = "",
    stage: str = "",
    year: str = "",
    topic: str = "",
    adopted: Adopted = "",
    title: str = "",
    skip: int = 0,
    limit: int = 20,
) -> list[Card]:
    """Published cases for whoever holds these tokens, the newest first. `title`: words that stand in the title, all of them.

    `level` is one for which the case is meant. A list of two statements; search has facets with counts, this has none.
    """
    where, params = _chosen(tokens, level, studio, form, stage, year, topic, adopted, title)
    sql = f"{_UP} WHERE {where} ORDER BY c.published_on DESC, c.no DESC LIMIT ? OFFSET ?"
    return [build(Card, row) for row in read.rows(sql, *params, limit, skip)]


def library_count(
    read: Reader,
    tokens: Collection[str],
    *,
    level: str = "",
    studio: str = "",
    form: str = "",
    stage: str = "",
    year: str = "",
    topic: str = "",
    adopted: Adopted = "",
    title: str = "",
) -> int:
    where, params = _chosen(tokens, level, studio, form, stage, year, topic, adopted, title)
    joined = "cases c JOIN case_edition e ON e.case_key = c.key AND e.edition = c.published"
    return int(read.value(f"SELECT count(*) FROM {joined} WHERE {where}", *params))


def _chosen(
    tokens: Collection[str],
    level: str,
    studio: str,
    form: str,
    stage: str,
    year: str,
    topic: str,
    adopted: Adopted,
    title: str,
) -> tuple[str, list[object]]:
    which = [f"c.no IN (SELECT no FROM case_audience WHERE token IN ({_marks(tokens)}))"]
    params: list[object] = [*sorted(tokens)]
    for clause, value in (
        ("EXISTS (SELECT 1 FROM json_each(e.levels) WHERE value = ?)", level),
        ("c.studio = ?", studio),
        ("e.form = ?", form),
        ("c.stage = ?", stage),
        ("substr(c.published_on, 1, 4) = ?", year),
        ("EXISTS (SELECT 1 FROM json_each(e.topics) WHERE value = ?)", topic),
        ("(c.adopted > 0) = ?", {"": "", "yes": 1, "no": 0}[adopted]),
        *(("instr(lower(e.title), lower(?))", word) for word in title.split()[:MOST_WORDS]),
    ):
        if value != "":
            which.append(clause)
            params.append(value)
    return " AND ".join(which), params


MOST_WORDS = 16


def by_keys(read: Reader, keys: Collection[str]) -> dict[str, Card]:
    """Published cases by key, to show what a search found and what links name."""
    rows = read.rows(f"{_UP} WHERE c.key IN ({_marks(keys)}) ORDER BY c.no", *keys)
    return {card.key: card for card in (build(Card, row) for row in rows)}


def mine(read: Reader, author: str) -> list[Card]:
    """Everything that a person has written, as it was written last; what changed last stands first."""
    return _last(read, "c.author = ? ORDER BY c.position DESC", author)


def of_school(read: Reader, school: str) -> list[Card]:
    return _last(read, "c.school = ? ORDER BY c.position DESC", school)


def of_visit(read: Reader, visit: str) -> list[Card]:
    """Cases that came of a visit, oldest first."""
    return _last(read, "c.visit_id = ? ORDER BY c.no", visit)


IN_REVIEW = "(c.state = 'in_review' OR (c.state = 'published' AND c.revision IS NOT NULL))"


def to_review(read: Reader, *, reviewer: str = "", studios: Collection[str] | None = ()) -> list[Card]:
    """What waits for a review: assigned to this person, or of these studios (None: of all); never the person's own. What is due first.

    What is assigned to somebody else is in the list too: the lead sees what waits with whom.
    """
    studio = "1" if studios is None else f"c.studio IN ({_marks(studios)})"
    order = "ORDER BY c.review_due IS NULL, c.review_due, c.submitted_on, c.no"
    which = f"{IN_REVIEW} AND c.author != ? AND (c.reviewer = ? OR {studio}) {order}"
    return _last(read, which, reviewer, reviewer or "-", *(studios or ()))


def to_publish(read: Reader, *, studios: Collection[str] | None = None) -> list[Card]:
    """Approved and not yet up, oldest first; of these studios (None: of all)."""
    studio = "1" if studios is None else f"c.studio IN ({_marks(studios)})"
    return _last(read, f"c.state = 'approved' AND {studio} ORDER BY c.position", *(studios or ()))


def to_revise(read: Reader, author: str) -> list[Card]:
    """Sent back to their author."""
    which = "c.author = ? AND (c.state = 'changes_asked' OR (c.state = 'published' AND c.returned IS NOT NULL)) ORDER BY c.position"
    return _last(read, which, author)


def _last(read: Reader, which: str, *params: object) -> list[Card]:
    return [build(Card, row) for row in read.rows(f"{_LAST} WHERE {which}", *params)]


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


# ---- for an index


def audiences_since(read: Reader, position: int) -> dict[str, frozenset[str]]:
    """Cases whose readers changed behind a position, and who may find them now (nobody: empty)."""
    rows = read.rows("SELECT key, audience FROM cases WHERE audience_at > ? ORDER BY no", position)
    return {key: frozenset(tokens.split()) for key, tokens in rows}


def touched_since(read: Reader, position: int, until: int) -> list[str]:
    """Cases with anything new between two positions, adoptions counted."""
    sql = "SELECT key FROM cases WHERE touched > ? AND touched <= ? ORDER BY no"
    return [key for (key,) in read.rows(sql, position, until)]


def offered(read: Reader, *, after: int = 0, limit: int = 500) -> list[Card]:
    """All cases that can be found by anybody, by number, in pages behind the number `after`."""
    sql = f"{_UP} WHERE c.no > ? AND c.audience != '' ORDER BY c.no LIMIT ?"
    return [build(Card, row) for row in read.rows(sql, after, limit)]
