"""Whose evaluation it is, as pages name it, and the number that people quote."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from domain.evaluation import Subject, SubjectKind
from domain.words import Party, PartyKind, Stage
from projections import brands, programme
from projections.evaluation import EvaluationRow
from projections.read import Reader
from web.naming import Names, Shown
from web.texts import _
from web.words import word

Called = Callable[[str], str]


def evaluation_no(row: EvaluationRow) -> str:
    """2026-评-003."""
    return _("{year}-评-{no}", year=row.year, no=f"{row.no:03d}")


def stage_word(stage: Stage) -> str:
    """The evaluation of the last stage is that of the whole period."""
    return _("期满") if stage is Stage.SUMMARY else word(stage)


class Subjects:
    """Subjects under the names that pages show; brands are read once for all."""

    def __init__(self, read: Reader, names: Names, called: Called, found: Iterable[Subject]) -> None:
        self._read, self._names, self._called = read, names, called
        keys = sorted({each.id for each in found if each.kind is SubjectKind.BRAND})
        self._brands = brands.by_keys(read, keys) if keys else {}

    def __call__(self, subject: Subject) -> str:
        if subject.kind is SubjectKind.STUDIO:
            return self._names.code(PartyKind.STUDIO, subject.id)
        if subject.kind is SubjectKind.SECRETARY:
            return self._called(subject.id)
        if subject.kind is SubjectKind.BRAND:
            row = self._brands.get(subject.id)
            return row.title if row else subject.id
        cohort = programme.programme(self._read, subject.id)
        return cohort.title if cohort else subject.id

    def unit(self, subject: Subject) -> Party | None:
        """The unit that it is, or the school of a brand; None for a person and for the district."""
        if subject.kind is SubjectKind.STUDIO:
            return Party(PartyKind.STUDIO, subject.id)
        row = self._brands.get(subject.id)
        return Party(PartyKind.SCHOOL, row.school) if row else None

    def shown(self, subject: Subject) -> Shown:
        """As a line of 轮到我 names it."""
        unit = self.unit(subject)
        return self._names.shown(unit) if unit else Shown("mixed", self(subject), "/evaluation")
