"""报告初稿: what a report begins with, so that nobody types a number twice: plan beside what was done, figures, lists, chapter by chapter.

Pure functions of what the log knows; whoever owes the report edits it, and what only people know stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from domain.brands import State as Milestone
from domain.obligations import CHAPTERS, Chapter
from domain.problems import State as ProblemState
from projections.drafting.facts import Facts, days_of, facts
from projections.drafting.values import Block, Count, Faced, Figure, Figures, Listing, StageDone, Table
from projections.obligations import ObligationRow, StageBoard
from projections.read import Reader

__all__ = ["Block", "Count", "Facts", "Figure", "Figures", "Listing", "Table", "days_of", "draft", "drafted", "facts"]


def draft(read: Reader, row: ObligationRow) -> dict[Chapter, tuple[Block, ...]]:
    """The chapters of a report in the order of the paper, each with what the log knows for it; empty for what has no chapters."""
    wanted = CHAPTERS.get(row.kind, ())
    if not wanted:
        return {}
    known = facts(read, row)
    return {chapter: drafted(chapter, known) for chapter in wanted}


def drafted(chapter: Chapter, known: Facts) -> tuple[Block, ...]:
    """One chapter."""
    return _CHAPTERS[chapter](known)


def _stages(known: Facts) -> list[StageDone]:
    """Plan beside deed, stage by stage, as far as stages lie in the days of the report."""
    return [
        StageDone(
            stage.stage,
            tuple(item for item in known.plan if item.stage is stage.stage),
            tuple(each for each in known.meetings if stage.starts_on <= each.on <= stage.ends_on),
            sum(stage.starts_on <= each.on <= stage.ends_on for each in known.visits),
        )
        for stage in known.stages
        if stage.starts_on <= known.last and stage.ends_on >= known.first
    ]


def _figures(known: Facts) -> Figures:
    came, seats = known.seats
    solved = sum(each.state is ProblemState.SOLVED for each in known.problems)
    expected = sum(board.expected for board in _boards(known))
    counts = (
        *((Count(Figure.SCHOOLS, len(known.schools)), Count(Figure.MEMBERS, known.members)) if known.schools else ()),
        Count(Figure.VISITS_OUT, sum(known.own(each.guest) for each in known.visits)),
        Count(Figure.VISITS_IN, sum(known.own(each.host) for each in known.visits)),
        Count(Figure.CROSS_LEVEL, known.cross_level, len(known.visits)),
        Count(Figure.EXCHANGES, len(known.meetings)),
        *((Count(Figure.ATTENDED, came, seats),) if seats else ()),
        Count(Figure.CASES, len(known.cases)),
        Count(Figure.TAKEN_UP, len(known.taken_up)),
        Count(Figure.TAKING_UP, len(known.taking_up)),
        Count(Figure.BRANDS, len(known.brands)),
        Count(
            Figure.RECOGNISED,
            sum(each.milestone.no >= Milestone.RECOGNISED.no for each in known.brands),
            len(known.brands),
        ),
        Count(Figure.OUTCOMES, len(known.outcomes)),
        Count(Figure.REPRESENTATIVE, sum(each.representative for each in known.outcomes), len(known.outcomes)),
        Count(Figure.PROBLEMS_SOLVED, solved, len(known.problems)),
        *((Count(Figure.GUIDANCE, known.hours),) if known.schools else ()),
        *((Count(Figure.REPORTS, sum(board.done for board in _boards(known)), expected),) if expected else ()),
    )
    return Figures(counts)


def _boards(known: Facts) -> list[StageBoard]:
    return [
        board
        for board in known.boards
        if board.stage and board.stage.starts_on <= known.last and board.stage.ends_on >= known.first
    ]


def _listed(*listings: Listing) -> Callable[[Facts], tuple[Block, ...]]:
    """A chapter of tables; which are empty is seen too, so that nobody looks for what there is not."""
    return lambda known: tuple(Table(each, tuple(_LISTED[each](known))) for each in listings)


def _all(known: Facts) -> tuple[Block, ...]:
    """The figures, and the lists that they count."""
    listings = (Listing.MEETINGS, Listing.VISITS, Listing.CASES, Listing.TAKEN_UP, Listing.TAKING_UP)
    tables = _listed(*listings, Listing.BRANDS, Listing.OUTCOMES)(known)
    return (_figures(known), *(table for table in tables if isinstance(table, Figures) or table.rows))


def _ahead(known: Facts) -> list[StageDone]:
    """What is planned for the stages behind the days of the report."""
    coming = [stage for stage in known.stages if stage.starts_on > known.last]
    planned = ((stage, tuple(item for item in known.plan if item.stage is stage.stage)) for stage in coming)
    return [StageDone(stage.stage, items, (), 0) for stage, items in planned]


def _unsolved(known: Facts) -> list[Faced]:
    return [each for each in known.problems if each.state not in (ProblemState.SOLVED, ProblemState.WITHDRAWN)]


def _solved(known: Facts) -> list[Faced]:
    return [each for each in known.problems if each.state is ProblemState.SOLVED]


_LISTED: dict[Listing, Callable[[Facts], Sequence[object]]] = {
    Listing.PLAN: _stages,
    Listing.AHEAD: _ahead,
    Listing.VISITS: lambda known: known.visits,
    Listing.MEETINGS: lambda known: known.meetings,
    Listing.CASES: lambda known: known.cases,
    Listing.TAKEN_UP: lambda known: known.taken_up,
    Listing.TAKING_UP: lambda known: known.taking_up,
    Listing.BRANDS: lambda known: known.brands,
    Listing.OUTCOMES: lambda known: known.outcomes,
    Listing.ABSTRACTS: lambda known: known.outcomes,
    Listing.PROMOTIONS: lambda known: known.outcomes,
    Listing.EVIDENCE: lambda known: known.outcomes,
    Listing.PROBLEMS: _unsolved,
    Listing.SOLVED: _solved,
    Listing.FOUND: lambda known: known.found,
}

_CHAPTERS: dict[Chapter, Callable[[Facts], tuple[Block, ...]]] = {
    Chapter.WORK: _all,
    Chapter.PLAN_VS_DONE: _listed(Listing.PLAN),
    Chapter.FIGURES: _all,
    Chapter.PROBLEMS: _listed(Listing.PROBLEMS, Listing.FOUND),
    Chapter.NEXT_YEAR: _listed(Listing.AHEAD),
    Chapter.HEAD: _listed(Listing.OUTCOMES),
    Chapter.PROBLEM: _listed(Listing.SOLVED),
    Chapter.ABSTRACT: _listed(Listing.ABSTRACTS),
    Chapter.PROMOTION: _listed(Listing.PROMOTIONS),
    Chapter.EVIDENCE: _listed(Listing.EVIDENCE),
    Chapter.COMPETENCE: _listed(Listing.CASES),
    Chapter.ORGANISATION: _listed(Listing.SOLVED),
    Chapter.BRAND: _listed(Listing.BRANDS),
    Chapter.SCIENTIFIC_LEVEL: _listed(Listing.OUTCOMES),
    Chapter.LEADING: _listed(Listing.TAKEN_UP, Listing.PROMOTIONS),
    Chapter.PROFESSIONAL: _listed(Listing.MEETINGS),
    Chapter.PRACTICAL: _listed(Listing.VISITS, Listing.TAKING_UP),
}
"""What the log knows for each chapter; of the final report each of the four aims and the three guiding points rests on what shows it."""
