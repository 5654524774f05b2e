"""评价 as a list by subject and stage: no league table, nothing is ordered by points."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from domain.evaluation import State, SubjectKind
from domain.words import Role, Stage
from hub import sight
from hub.access import Standing
from hub.evaluation.sight import KNOWN, OBSERVER, READERS, Sight, sight_of, subjects_of
from projections import evaluation
from projections.evaluation import EvaluationRow
from projections.read import Reader
from web import pages
from web.desk import may
from web.evaluation.naming import Called, Subjects, evaluation_no, stage_word
from web.evaluation.sheets import number
from web.evaluation.words import KINDS, WORDS
from web.naming import Names
from web.words import word

PAGE = 60
LONGEST = 7
MEMBERS = frozenset(Role) - {Role.PARTNER}


class Asked(NamedTuple):
    """What the address asks for; everything that is not a choice counts as not said."""

    kind: str
    stage: str
    state: str
    skip: int

    @classmethod
    def of(cls, request: Request) -> Asked:
        said, known = request.query_params, {"kind": SubjectKind, "stage": Stage, "state": State}
        found = {name: said.get(name, "") for name in known}
        skip = said.get("skip", "")
        number = int(skip) if skip.isascii() and skip.isdecimal() and len(skip) < LONGEST else 0
        return cls(**{name: text if text in set(known[name]) else "" for name, text in found.items()}, skip=number)

    @property
    def narrowed(self) -> bool:
        return bool(self.kind or self.stage or self.state)

    def address(self, **other: Any) -> str:
        given = {name: value for name, value in self._replace(**{"skip": 0} | other)._asdict().items() if value}
        return f"/evaluation?{urlencode(given)}" if given else "/evaluation"


class Listed(NamedTuple):
    """One evaluation; `total` and `grade` are "" where the person does not see them yet."""

    row: EvaluationRow
    no: str
    subject: str
    stage: str
    state: str
    kind: str
    total: str
    grade: str
    address: str


def rows(read: Reader, who: Standing, asked: Asked) -> list[EvaluationRow]:
    """By subject and stage, as far as the person may see them; an observer sees what is published."""
    sight.enter(who, MEMBERS)
    only = KNOWN if who.roles & OBSERVER and not who.roles & READERS else frozenset(State)
    states = [state for state in State if state in only and asked.state in ("", state)]
    kind, stage = SubjectKind(asked.kind) if asked.kind else None, Stage(asked.stage) if asked.stage else None
    if not states:
        return []
    return evaluation.by_subject(read, subjects=subjects_of(read, who), kind=kind, stage=stage, states=states)


def listed(read: Reader, who: Standing, names: Names, called: Called, found: list[EvaluationRow]) -> list[Listed]:
    """The lines of a page."""
    subjects = Subjects(read, names, called, [row.subject for row in found])
    return [_line(subjects, row, seen=bool(who.roles & READERS) or _known(read, who, row)) for row in found]


def _known(read: Reader, who: Standing, row: EvaluationRow) -> bool:
    """Whether the result is known to this person, who does not judge."""
    found = sight_of(read, who, row)
    return row.published_on is not None and found is not None and found is not Sight.JUDGED


def _line(subjects: Subjects, row: EvaluationRow, *, seen: bool) -> Listed:
    final = seen and row.total is not None
    return Listed(
        row,
        evaluation_no(row),
        subjects(row.subject),
        stage_word(row.stage),
        word(row.state),
        KINDS[row.state],
        number(row.total) if final else "",
        word(row.grade) if final and row.grade else "",
        f"/evaluation/{row.no}",
    )


async def everywhere(request: Request) -> Response:
    """The list, in groups by kind of subject."""
    read, who, asked = pages.reader(request), pages.standing(request), Asked.of(request)
    found, names = rows(read, who, asked), Names(read)
    page = listed(read, who, names, lambda key: pages.name_of(request, key), found[asked.skip : asked.skip + PAGE])
    shown: dict[str, Any] = {
        "groups": [(word(kind), [each for each in page if each.row.subject.kind is kind]) for kind in SubjectKind],
        "total": len(found),
        "asked": asked,
        "more": asked.address(skip=asked.skip + PAGE) if len(found) > asked.skip + PAGE else "",
        "kinds": WORDS[SubjectKind],
        "states": WORDS[State],
        "stages": {stage.value: stage_word(stage) for stage in Stage},
        "may_open": may(request, "evaluation.open"),
    }
    return pages.page(request, "evaluation/everywhere.html", block="results", **shown)
