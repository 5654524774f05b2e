"""Who sees how much of an evaluation, and whose evaluations are whose.

The Party School and its evaluators see all of it; the subject what it says itself, and everything once it is published, without the names
behind scores; a mentor the lines that experts judge; an observer published results, without names. For everybody else there is none.
Source: the table of roles and rights of the domain, reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from domain.evaluation import State, Subject, SubjectKind
from domain.words import PartyKind, Role
from hub.access import RULES, Standing
from projections import brands, studios
from projections.evaluation import EvaluationRow
from projections.read import Reader

READERS = frozenset({Role.DIRECTOR, Role.OFFICER, Role.EVALUATOR})
MENTOR, OBSERVER = frozenset({Role.MENTOR}), frozenset({Role.OBSERVER})
KNOWN = frozenset({State.PUBLISHED, State.OBJECTED})
"""States in which the result is known to others than those who judge."""


class Sight(StrEnum):
    """How much somebody sees."""

    ALL = "all"
    OWN = "own"
    JUDGED = "judged"
    RESULTS = "results"


def sight_of(read: Reader, who: Standing, row: EvaluationRow) -> Sight | None:
    """None: for this person it does not exist."""
    if who.roles & READERS:
        return Sight.ALL
    if row.subject in own_subjects(read, who):
        return Sight.OWN
    if row.subject in judged_subjects(read, who):
        return Sight.JUDGED
    return Sight.RESULTS if who.roles & OBSERVER and row.state in KNOWN else None


def subjects_of(read: Reader, who: Standing) -> Collection[Subject] | None:
    """Of whom somebody may see evaluations at all; None: of everybody."""
    if who.roles & (READERS | OBSERVER):
        return None
    return own_subjects(read, who) | judged_subjects(read, who)


def own_subjects(read: Reader, who: Standing) -> frozenset[Subject]:
    """For whom a person speaks: for itself, for the studio that it leads, for the brands of its schools."""
    if not who.roles & RULES["evaluation.self_assess"]:
        return frozenset()
    return frozenset((Subject(SubjectKind.SECRETARY, who.person), *_led(read, who)))


def _led(read: Reader, who: Standing) -> Iterator[Subject]:
    for term in who.terms:
        for party in term.reach if term.runs(who.on) and term.role in RULES["evaluation.self_assess"] else ():
            if party.kind == PartyKind.STUDIO:
                yield Subject(SubjectKind.STUDIO, party.id)
            elif party.kind == PartyKind.SCHOOL:
                yield from (Subject(SubjectKind.BRAND, row.key) for row in brands.of_school(read, party.id))


def judged_subjects(read: Reader, who: Standing) -> frozenset[Subject]:
    """Whom a mentor scores: the studios assigned, their members and the brands of their schools."""
    codes = [
        term.scope.id
        for term in who.terms
        if term.role is Role.MENTOR and term.runs(who.on) and term.scope and term.scope.kind == PartyKind.STUDIO
    ]
    return frozenset(subject for code in codes for subject in _of_studio(read, code))


def _of_studio(read: Reader, code: str) -> Iterator[Subject]:
    yield Subject(SubjectKind.STUDIO, code)
    for row in studios.members(read, code):
        yield Subject(SubjectKind.SECRETARY, row.person)
        yield from (Subject(SubjectKind.BRAND, brand.key) for brand in brands.of_school(read, row.school))
