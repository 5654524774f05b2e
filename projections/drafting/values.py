"""What a drafted report consists of: blocks of facts, each with the numbers of the things it rests on. No words: pages have them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.brands import State as Milestone
from domain.cases import AdoptionState
from domain.exchanges import Kind as ExchangeKind
from domain.model import Prose
from domain.problems import State as ProblemState
from domain.promotion import Channel
from domain.studios import PlanItem
from domain.words import OutcomeForm, Party, Stage


class Figure(StrEnum):
    """What is counted."""

    SCHOOLS = "schools"
    MEMBERS = "members"
    VISITS_OUT = "visits_out"
    VISITS_IN = "visits_in"
    CROSS_LEVEL = "cross_level"
    EXCHANGES = "exchanges"
    ATTENDED = "attended"
    """Of the seats that were taken."""
    CASES = "cases"
    TAKEN_UP = "taken_up"
    """Cases of their own that others took up."""
    TAKING_UP = "taking_up"
    """Cases of others that they took up."""
    BRANDS = "brands"
    RECOGNISED = "recognised"
    OUTCOMES = "outcomes"
    REPRESENTATIVE = "representative"
    PROBLEMS_SOLVED = "problems_solved"
    """Of those that were raised or solved."""
    GUIDANCE = "guidance"
    """Hours of mentors; no minutes of anybody."""
    REPORTS = "reports"
    """Duties done, of those expected."""


class Count(NamedTuple):
    """One figure; `of` is the whole it is part of, where it is part of one."""

    figure: Figure
    value: float
    of: int | None = None


class Figures(NamedTuple):
    counts: tuple[Count, ...]


class Visited(NamedTuple):
    """A held visit."""

    no: int
    year: int
    on: date
    host: Party
    guest: Party
    topic: str


class Meeting(NamedTuple):
    """A held exchange."""

    no: int
    year: int
    on: date
    title: str
    kind: ExchangeKind
    headcount: int


class Written(NamedTuple):
    """A published case; `taken_up` counts adoptions by others."""

    no: int
    year: int
    title: str
    school: Party
    on: date
    taken_up: int


class Taken(NamedTuple):
    """A case that was taken up: one's own by others, or another's by oneself."""

    case_no: int
    title: str
    by: Party
    state: AdoptionState
    on: date


class Grown(NamedTuple):
    """A brand with the milestones that it reached, each with its day."""

    no: int
    title: str
    school: Party
    milestone: Milestone
    reached: tuple[tuple[Milestone, date], ...]


class Brought(NamedTuple):
    """An accepted outcome; `schools`: the most that one promotion reached; `pieces` of evidence."""

    no: int
    title: str
    form: OutcomeForm
    owner: Party
    on: date
    representative: bool
    abstract: Prose
    channels: tuple[Channel, ...]
    schools: int
    pieces: int


class Faced(NamedTuple):
    """A problem of a school, and how far it is overcome."""

    no: int
    title: str
    school: Party
    state: ProblemState
    measure: Prose | None
    result: Prose | None


class Found(NamedTuple):
    """A problem that the Party School found and that is not closed."""

    on: date
    description: Prose


class StageDone(NamedTuple):
    """What was planned for a stage beside what took place in it; `visits` counts."""

    stage: Stage
    planned: tuple[PlanItem, ...]
    meetings: tuple[Meeting, ...]
    visits: int


class Listing(StrEnum):
    """What a table lists."""

    PLAN = "plan"
    AHEAD = "ahead"
    VISITS = "visits"
    MEETINGS = "meetings"
    CASES = "cases"
    TAKEN_UP = "taken_up"
    TAKING_UP = "taking_up"
    BRANDS = "brands"
    OUTCOMES = "outcomes"
    ABSTRACTS = "abstracts"
    PROMOTIONS = "promotions"
    EVIDENCE = "evidence"
    PROBLEMS = "problems"
    SOLVED = "solved"
    FOUND = "found"


class Table(NamedTuple):
    """Things of one kind, in order; empty where there is none, which is said too."""

    listing: Listing
    rows: tuple[object, ...]


Block = Figures | Table
