"""What the log says of a subject for each line of a rubric, with the records behind it, and a digest of everything that it was said of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

from domain.evaluation import Computed, Definition, Input, Line, Subject, SubjectKind
from domain.evaluation.faults import StageNotBegun, SubjectUnfit
from domain.evaluation.formula import QUALITY, names_in
from domain.evaluation.scoring import compute
from domain.words import Party, PartyKind, Stage
from projections import indicators
from projections.indicators import TOTAL, District, Measure, Scope, Window


class Found(NamedTuple):
    """A computed line and its measures by name, each with its records."""

    computed: Computed
    measures: dict[str, Measure]


class Reckoning(NamedTuple):
    """Everything that is computed of a subject: lines by code, and the digest of all its figures."""

    found: dict[str, Found]
    digest: str

    @property
    def lines(self) -> tuple[Computed, ...]:
        return tuple(each.computed for each in self.found.values())


def reckon(district: District, subject: Subject, stage: Stage, rubric: Definition) -> Reckoning:
    """Raises SubjectUnfit where there was no such subject on the day, StageNotBegun."""
    whose = measured(district, subject, stage)
    found = {line.code: _found(line, whose) for line in rubric.lines if line.computed}
    return Reckoning(found, _digest(whose.scope, (each.computed for each in found.values())))


def measured(district: District, subject: Subject, stage: Stage) -> indicators.Subject:
    """The scope, the period and the person behind a subject. The evaluation of the last stage is that of the whole period."""
    scope, person = _scope(district, subject)
    if stage not in district.blocks:
        raise StageNotBegun("stage", stage=stage, as_of=district.as_of)
    days = district.blocks[TOTAL if stage is Stage.SUMMARY else stage]
    return indicators.Subject(scope, Window(scope, days), person)


def _scope(district: District, subject: Subject) -> tuple[Scope, str]:
    facts = district.facts
    if subject.kind is SubjectKind.STUDIO and subject.id in district.studios:
        return Scope(district, studio=subject.id), ""
    if subject.kind is SubjectKind.SECRETARY:
        for member in district.members:
            if member.person == subject.id:
                return Scope(district, school=member.school), subject.id
    if subject.kind is SubjectKind.BRAND and subject.id in facts.brands:
        return Scope(district, school=facts.brands[subject.id].school), ""
    if subject.kind is SubjectKind.PROGRAMME and district.programme and district.programme.code == subject.id:
        return Scope(district), ""
    raise SubjectUnfit("subject", subject=str(subject))


def party_of(district: District, subject: Subject) -> Party | None:
    """The unit that a subject is, or belongs to; None for a programme. Raises SubjectUnfit."""
    scope, _ = _scope(district, subject)
    if scope.studio is not None:
        return Party(PartyKind.STUDIO, scope.studio)
    return None if scope.school is None else Party(PartyKind.SCHOOL, scope.school)


def _found(line: Line, whose: indicators.Subject) -> Found:
    names = [name for name in names_in(line.formula or "") if name != QUALITY]
    measures = {name: indicators.measure(name, whose) for name in names}
    inputs = tuple(Input(name, each.v, each.low, each.n, each.d) for name, each in measures.items())
    return Found(compute(line, inputs), measures)


def _digest(scope: Scope, lines: Iterable[Computed]) -> str:
    """SHA-256 over all figures of the scope and over the lines, as canonical JSON."""
    spelled = [
        [line.code, line.x, line.points, [[i.name, i.v, i.low, i.n, i.d] for i in line.inputs]] for line in lines
    ]
    plain = {"figures": indicators.figures(scope), "lines": spelled}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
