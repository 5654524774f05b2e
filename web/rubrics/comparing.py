"""两版对照: the same period under two rubrics, changed units first, with the records that count under one and not under the other."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.evaluation import RubricState, Subject, SubjectKind
from domain.words import Party, PartyKind, Stage
from hub import sight
from hub.evaluation import READERS
from hub.evaluation.comparing import Comparison
from hub.evaluation.comparing import compare as compared
from projections import evaluation
from projections.evaluation import RubricRow
from projections.indicators import District
from web import pages, texts
from web.naming import Names
from web.texts import Words, _
from web.words import word


async def compare(request: Request) -> Response:
    """For who evaluates; `left` and `right` are versions for the same kind of unit."""
    sight.enter(pages.standing(request), READERS)
    context = await run_in_threadpool(_context, request)
    return pages.page(request, "rubrics/compare.html", block="results", **context)


def _context(request: Request) -> dict[str, Any]:
    read, asked = pages.reader(request), request.query_params
    versions = {row.key: row for row in evaluation.rubrics(read) if row.state is not RubricState.DRAFT}
    left, right = (versions.get(asked.get(name, "")) for name in ("left", "right"))
    stages = _stages(request)
    stage = asked.get("stage", "") if asked.get("stage", "") in stages else next(iter(stages), "")
    fits = left is not None and right is not None and left.subject_kind is right.subject_kind
    rows = _rows(request, left, right, Stage(stage)) if fits and left and right and stage else []
    return {
        "versions": versions,
        "left": left,
        "right": right,
        "stages": stages,
        "stage": stage,
        "rows": rows,
        "unfit": bool(left and right and not fits),
        "called": _called(request),
    }


def _stages(request: Request) -> dict[str, Words]:
    """Stages that have begun; the last one judges the whole period."""
    return {code: word(Stage(code)) for code in _district(request).blocks if code in set(Stage)}


def _district(request: Request) -> District:
    return pages.hub(request).figures.district(texts.today(), position=pages.reader(request).position)


def _rows(request: Request, left: RubricRow, right: RubricRow, stage: Stage) -> list[Comparison]:
    district = _district(request)
    return compared(district, stage, _subjects(district, left.subject_kind), left.definition, right.definition)


def _subjects(district: District, kind: SubjectKind) -> list[Subject]:
    """Everybody of this kind in the cohort."""
    ids = {
        SubjectKind.STUDIO: sorted(set(district.studio_of.values())),
        SubjectKind.SECRETARY: sorted(member.person for member in district.members),
        SubjectKind.BRAND: sorted(district.facts.brands),
        SubjectKind.PROGRAMME: [district.programme.code] if district.programme else [],
    }[kind]
    return [Subject(kind, each) for each in ids]


def _called(request: Request) -> Any:
    """The name of a unit that is judged."""
    names = Names(pages.reader(request))

    def called(subject: Subject) -> str:
        if subject.kind is SubjectKind.STUDIO:
            return names(Party(PartyKind.STUDIO, subject.id))
        if subject.kind is SubjectKind.SECRETARY:
            return pages.name_of(request, subject.id)
        return _("品牌") if subject.kind is SubjectKind.BRAND else _("全区")

    return called
