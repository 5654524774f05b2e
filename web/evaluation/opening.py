"""启动评价: one subject in one stage by one adopted version, computed of everything that was recorded by the end of a day."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request

from domain.errors import Refused
from domain.evaluation import RubricState, Subject, SubjectKind
from domain.evaluation.refusals import RubricNotAdopted
from domain.words import PartyKind, Stage
from hub.access import Act
from projections import brands, evaluation, programme, studios
from projections.evaluation import RubricRow
from projections.indicators.district import BLOCKS
from projections.read import Reader
from web import desk as desks
from web import texts
from web.desk import Crumbs
from web.evaluation.desk import HERE
from web.evaluation.forms import OPEN
from web.evaluation.naming import stage_word
from web.filled import Filled
from web.matter import Facts, Matter, Thing, Values
from web.naming import people_options
from web.texts import Words, _, _l
from web.words import word


class Opening(desks.Desk):
    """Below the list; the address names the version, else it is the newest adopted one."""

    @classmethod
    def at(cls, request: Request) -> Opening:
        return cls(request)

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), HERE]

    @property
    def versions(self) -> list[RubricRow]:
        """Adopted versions: studios first, the newest of each kind first."""
        rows = evaluation.rubrics(self.read, state=RubricState.ADOPTED)
        return sorted(rows, key=lambda row: list(SubjectKind).index(row.subject_kind))

    @property
    def version(self) -> int:
        return -1

    @property
    def chosen(self) -> RubricRow | None:
        rows = self.versions
        asked = self.request.query_params.get("rubric", "")
        return next((row for row in rows if row.key == asked), next(iter(rows), None))


def _none(desk: Opening) -> Refused | None:
    """Nobody is evaluated before a version is adopted."""
    return None if desk.chosen else RubricNotAdopted(version=_("还没有哪一版指标"), state=RubricState.DRAFT)


def _subjects(desk: Opening, kind: SubjectKind) -> dict[str, Words]:
    """Who can be evaluated by a version for this kind."""
    read, today = desk.read, texts.today()
    cohort = programme.current(read, today)
    if kind is SubjectKind.STUDIO:
        return desk.names.codes(PartyKind.STUDIO)
    if kind is SubjectKind.SECRETARY:
        return people_options(desk.request, _members(read))
    if kind is SubjectKind.BRAND:
        rows = [row for code in desk.names.codes(PartyKind.SCHOOL) for row in brands.of_school(read, code)]
        return {
            row.key: _("{school}：{title}", school=desk.names.code(PartyKind.SCHOOL, row.school), title=row.title)
            for row in rows
        }
    return {cohort.code: cohort.title} if cohort else {}


def _members(read: Reader) -> list[str]:
    return list(dict.fromkeys(row.person for row in studios.memberships(read) if row.until_on is None))


def _choices(desk: Opening) -> Facts:
    kind = desk.chosen.subject_kind if desk.chosen else SubjectKind.STUDIO
    return {"subject": _subjects(desk, kind), "stage": {each.value: stage_word(each) for each in BLOCKS}}


def _begun(desk: Opening) -> Facts:
    """Today, in the stage that runs."""
    today = texts.today()
    cohort = programme.current(desk.read, today)
    stage = programme.stage_on(desk.read, cohort.code, today) if cohort else None
    asked = desk.request.query_params.get("subject", "")
    return {"as_of": today, "stage": stage.stage if stage else None, "subject": asked or None}


def _around(desk: Opening, _filled: Filled) -> Facts:
    rows = [
        (
            f"/evaluation/new?rubric={quote(row.key)}",
            _("{version}（{kind}）", version=row.key, kind=word(row.subject_kind)),
            row.key,
        )
        for row in desk.versions
    ]
    return {"versions": rows, "chosen": desk.chosen}


def _open(desk: Opening, values: Values, act: Act) -> str:
    row = desk.chosen
    kind, key = (row.subject_kind, row.key) if row else (SubjectKind.STUDIO, "")
    stage = Stage(values["stage"]) if values["stage"] else Stage.STUDY
    subject = Subject(kind, values["subject"] or "")
    receipt = desk.hub.evaluation.open(subject=subject, stage=stage, rubric=key, as_of=values["as_of"], act=act)
    with desk.hub.reader() as read:
        return f"/evaluation/{evaluation.created_at(read, receipt.first)}"


OPENING = Matter(
    of=Thing(area="evaluation", path="/evaluation", at=Opening.at, template="evaluation/new.html"),
    name="open",
    path="new",
    rule="evaluation.open",
    possible=_none,
    title=_l("启动评价"),
    button=_l("启动"),
    form=OPEN,
    options=_choices,
    given=_begun,
    around=_around,
    do=_open,
    keeps=False,
    about=_l("启动时一次算好由记录计算的项目，并固定指标版本、截止日期和记录位置。以后任何时候重新计算，结果都一样。"),
    done=_l("评价已启动，由记录计算的项目已经算好。"),
)
