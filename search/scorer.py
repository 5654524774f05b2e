"""The best documents for a query, term by term over arrays: the same totals and scores as Whoosh's own search, many times faster.

Whoosh walks a tree of matchers in Python for each document. Here each term's documents and worth are arrays, kept between queries,
and a query adds them up. Who may see what is decided before anything is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from search.facts import Facts
from search.port import DEEPEST, Sort
from search.postings import Ids, Mask
from search.query import Phrase, Term
from search.snapshot import Snapshot
from search.verbatim import RERANKED, SHARE, likeness

Scores = npt.NDArray[np.float64]


def scores(snapshot: Snapshot, terms: Sequence[Term]) -> Scores:
    """What each document is worth; 0 = it has none of the terms."""
    found = [(snapshot.scored(term), term.weight) for term in terms]
    if not found:
        return np.zeros(snapshot.facts.size)
    ids = np.concatenate([posting.ids for posting, _ in found])
    worth = np.concatenate([posting.weights if weight == 1 else posting.weights * weight for posting, weight in found])
    return np.bincount(ids, weights=worth, minlength=snapshot.facts.size).astype(np.float64, copy=False)


def having(snapshot: Snapshot, phrase: Phrase, among: Mask) -> Mask:
    """Which of `among` have the phrase verbatim: those with all its terms, compared with the text where terms do not decide."""
    ids: Ids | None = None
    for term in sorted(phrase.terms, key=snapshot.documents_with):
        these = snapshot.scored(term).ids
        ids = these if ids is None else np.intersect1d(ids, these, assume_unique=True)
    mask = np.zeros_like(among)
    if ids is None:
        return mask
    ids = ids[among[ids]]
    if not phrase.certain:
        ids = np.array([number for number in ids if phrase.text in snapshot.body(number).folded], np.int32)
    mask[ids] = True
    return mask


def best(values: Scores, matching: Ids, facts: Facts, wanted: int) -> Ids:
    """The `wanted` best of the matching ones, and only those; equals by date, the newest first, then by place in the log."""
    if wanted < len(matching):
        own = values[matching]
        bar = np.partition(own, len(own) - wanted)[len(own) - wanted]
        matching = matching[own >= bar]
    order = np.lexsort((-facts.position[matching], -facts.on[matching], -values[matching]))
    return matching[order[:wanted]]


def ordered(by: Sort, worth: Scores, facts: Facts) -> Scores:
    """What hits are sorted by, the highest first."""
    if by == "date":
        return facts.on.astype(np.float64)
    if by == "adopted":
        return facts.adopted.astype(np.float64)
    return worth


def reranked(ranked: Ids, values: Scores, runs: Sequence[str], folded: Callable[[int], str]) -> list[tuple[int, float]]:
    """(number, score) of the ranked ones; the first ones anew, with what stands verbatim in them."""
    found = [(int(number), float(values[number])) for number in ranked]
    if not found or not runs:
        return found
    head, tail = found[:RERANKED], found[RERANKED:]
    bonus = SHARE * head[0][1]
    again = [(number, score + bonus * likeness(runs, folded(number))) for number, score in head]
    again.sort(key=lambda each: -each[1])
    return again + tail


def depth(end: int) -> int:
    """How many are ranked to show the hits up to `end`, so that each page agrees with the one before."""
    return min(max(end, RERANKED), DEEPEST)
