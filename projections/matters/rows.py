"""One thing that waits, of whatever area, and the order in which such things are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.model import Prose
from domain.words import Party


class What(StrEnum):
    """What there is to do, and whose it is."""

    MEND = "mend"
    """整改: the studio or school that was asked to."""
    IMPROVE = "improve"
    """The owner of an outcome that was sent back."""
    KEEP = "keep"
    """The school whose recognition ends soon: show the brand again, ask for renewal."""
    RENEW = "renew"
    """The director, of the same recognition."""
    HAND_OVER = "hand_over"
    """The director: a problem that nobody was asked to mend."""
    JUDGE = "judge"
    """The evaluator: a problem that was reported as mended."""
    ACCEPT = "accept"
    """The officer: an outcome that was submitted."""
    SHAKEN = "shaken"
    """The director: evidence of a brand was voided."""
    APPROVE_PLAN = "approve_plan"
    """The officer: a plan that was submitted."""
    CORRECT_PLAN = "correct_plan"
    """The lead whose plan was returned."""
    CONFIRM_PAIRING = "confirm_pairing"
    """The lead whose studio was asked."""
    END_PAIRING = "end_pairing"
    """Either lead: the last day has passed, what came of it?"""
    HOST = "host"
    """The school whose turn to host is near, or runs."""
    DIAGNOSE = "diagnose"
    """The mentors and the lead: a problem of a school that nobody has looked at."""
    AGREE_MEASURE = "agree_measure"
    """The school: a problem was diagnosed, what is done about it?"""
    SOLVE = "solve"
    """The school: the measure against a problem is due."""
    CLOSE_STAGE = "close_stage"
    """The officer: a stage ends soon or has ended."""


class Matter(NamedTuple):
    """One thing. `kind`, `no`, `key` name the brand, outcome, supervision or problem, `problem` the problem of a supervision.

    `no` is 0 where people know it by `key`: a studio with its plan (`st-ms/2024-2026`) or pairing (`st-ms/st-ps`, the proposer first), a
    studio that a school hosts (`st-ms`), a stage of a programme (`prog-2024/study`). `party` is whom it concerns, None: the district.
    """

    what: What
    kind: str
    no: int
    key: str
    title: str | Prose
    party: Party | None
    due_on: date | None = None
    problem: int | None = None

    def overdue(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


def ordered(matters: Iterable[Matter]) -> list[Matter]:
    """What is due first stands first."""
    return sorted(matters, key=lambda each: (each.due_on or date.max, list(What).index(each.what), each.no, each.key))
