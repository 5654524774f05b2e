"""A case as pages see it: the whole of it, the few lines that a list shows, one edition, one adoption."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from domain.cases import AdoptionState, Manuscript, Result, Section, State, Visibility
from domain.model import Prose
from domain.words import File, Level, OutcomeForm, Party
from projections.cases.values import READ, READ_ADOPTION


class CaseRow(NamedTuple):
    """A case as it stands. `published`: the edition that is up; `revision` the one under review beside it, `returned` the one sent back.

    `position` is that of its newest event, `touched` also counts adoptions of it; `submitted` that of its first. `title` is that of
    the last edition. `studio`, `level`, `stage` are those of the day of publication. `adopted` counts adoptions that came to use,
    `taken_up` all that were not dropped. `reason`: why it is withdrawn or in the archive.
    """

    no: int
    key: str
    year: int
    version: int
    position: int
    changed_at: int
    submitted: int
    programme: str
    author: str
    school: str
    studio: str
    level: str
    stage: str
    visit_id: str | None
    adapted_from: str | None
    source: str | None
    state: State
    edition: int
    published: int | None
    revision: int | None
    returned: int | None
    visibility: Visibility | None
    published_on: date | None
    recommended_on: date | None
    reviewer: str
    review_due: date | None
    submitted_on: date
    title: str
    adopted: int
    taken_up: int
    audience: frozenset[str]
    touched: int
    reason: Prose | None

    @property
    def reading(self) -> int:
        """The edition that readers get; before the first is up, the last one."""
        return self.published or self.edition

    @property
    def reviewing(self) -> int | None:
        """The edition that waits for a reviewer."""
        return self.edition if self.state is State.IN_REVIEW else self.revision


class Card(NamedTuple):
    """A case in a list, with title, facets and summary of one edition: `shown`."""

    no: int
    key: str
    year: int
    version: int
    author: str
    school: str
    studio: str
    level: str
    stage: str
    adapted_from: str | None
    state: State
    edition: int
    published: int | None
    revision: int | None
    returned: int | None
    visibility: Visibility | None
    published_on: date | None
    recommended_on: date | None
    reviewer: str
    review_due: date | None
    submitted_on: date
    changed_at: int
    adopted: int
    taken_up: int
    audience: frozenset[str]
    shown: int
    title: str
    form: OutcomeForm
    topics: tuple[str, ...]
    levels: tuple[Level, ...]
    attachments: tuple[File, ...]
    summary: Prose | None


OF_EDITION = {
    "shown": "e.edition",
    **{name: f"e.{name}" for name in ("title", "form", "topics", "levels", "attachments", "summary")},
}
"""Columns of a card that are those of the edition."""


class EditionRow(NamedTuple):
    """One edition, whole; `base` is the one it was made from, 0 for the first. `kind`: submitted, resubmitted, revised, revision."""

    edition: int
    base: int
    kind: str
    at: datetime
    by: str
    title: str
    form: OutcomeForm
    topics: tuple[str, ...]
    levels: tuple[Level, ...]
    attachments: tuple[File, ...]
    summary: Prose | None
    background: Prose | None
    practice: Prose | None
    effect: Prose | None
    reflection: Prose | None
    appendix: Prose | None
    change_note: Prose | None

    def section(self, section: Section) -> Prose | None:
        found: Prose | None = getattr(self, section)
        return found

    @property
    def manuscript(self) -> Manuscript:
        """As the forms fill in and the domain takes it."""
        return Manuscript(**{name: getattr(self, name) for name in Manuscript.__struct_fields__})


class AdoptionRow(NamedTuple):
    """A unit takes up a case. `adapted` is what it means to do otherwise; `shared` the key of the case that it gave back."""

    no: int
    key: str
    case_key: str
    party: Party
    edition: int
    state: AdoptionState
    version: int
    position: int
    changed_at: int
    planned: int
    planned_by: str
    start_on: date
    trial_on: date | None
    adopted_on: date | None
    ended_on: date | None
    result: Result | None
    result_on: date | None
    shared: str | None
    adapted: Prose
    result_note: Prose | None
    reason: Prose | None


class EvidenceRow(NamedTuple):
    """What shows it: in words, with a file or a visit."""

    position: int
    at: datetime
    by: str
    file: File | None
    visit_id: str | None
    note: Prose


R = TypeVar("R", CaseRow, Card, EditionRow, AdoptionRow, EvidenceRow)


def columns(kind: type[Any], table: str, named: Mapping[str, str] = {}) -> str:  # only read
    """The columns of a row, for a SELECT."""
    return ", ".join(named.get(name, f"{table}.{name}") for name in kind._fields)


def build(kind: type[R], row: tuple[Any, ...]) -> R:
    """The row that a SELECT of `columns` gave."""
    found = zip(_readers[kind], row, strict=True)
    return kind(*(value if value is None or read is None else read(value) for read, value in found))


def _of(kind: type[Any], read: Mapping[str, Callable[[Any], Any]]) -> list[Callable[[Any], Any] | None]:
    return [read.get(name) for name in kind._fields]


_readers: dict[type[Any], list[Callable[[Any], Any] | None]] = {
    **{kind: _of(kind, READ) for kind in (CaseRow, Card, EditionRow)},
    **{kind: _of(kind, READ_ADOPTION) for kind in (AdoptionRow, EvidenceRow)},
}
