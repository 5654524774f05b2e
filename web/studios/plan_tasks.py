"""A studio records its needs, submits its plan and mends it; the Party School returns or approves it."""

from __future__ import annotations

from domain.model import Prose
from domain.studios import Need, NeedsMethod, PlanItem
from domain.words import Stage
from hub.access import Act
from projections import programme, studios
from projections.studios import StudioRow
from web.desk import Subject
from web.matter import Facts, Matter, Thing, Values
from web.studios.plan_forms import APPROVE, NEEDS, PLAN, RETURN
from web.studios.planning import Planned, plan_of
from web.studios.tasks import STUDIO
from web.texts import _, _l
from web.visits.forms import number


def _studio(on: Subject) -> StudioRow:
    """The studio, of itself or of its plan."""
    row: StudioRow = on.row.studio if isinstance(on.row, Planned) else on.row
    return row


def _periods(on: Subject) -> Facts:
    """The two years as a whole, and each calendar year of them."""
    cohort = programme.programme(on.read, _studio(on).programme)
    if cohort is None:
        return {"period": {}}
    first, last = cohort.starts_on.year, cohort.ends_on.year
    years = {str(year): _("{year} 年", year=year) for year in range(first, last + 1)}
    whole = f"{first}-{last}"
    return {"period": {whole: _("{period}（整个培育期）", period=whole)} | years}


def _last(on: Subject) -> Facts:
    """The plan as it was submitted last, to be worked on."""
    row, last = on.row.plan, on.row.submissions[-1]
    lines = {name: "\n".join(map(str, getattr(last.orientations, name))) for name in ("goals", "needs", "problems")}
    items = [{"stage": each.stage, "title": each.title, "special": each.special} for each in last.items]
    return {"period": row.period, **lines, "items": items}


def _submit(on: Subject, values: Values, act: Act) -> str:
    code = _studio(on).code
    values |= {name: _lines(values[name]) for name in ("goals", "needs", "problems")}
    values["items"] = [PlanItem(Stage(each["stage"]), each["title"], bool(each["special"])) for each in values["items"]]
    on.hub.studios.submit_plan(code, **values, act=act)
    return f"/studios/{code}/plans"


def _lines(text: Prose) -> list[Prose]:
    return [Prose(line.strip()) for line in str(text).split("\n") if line.strip()]


def _need(on: Subject, values: Values, act: Act) -> str:
    needs = [Need(each["need"], each["count"]) for each in values["needs"]]
    on.hub.studios.record_needs(on.key, needs, method=NeedsMethod(values["method"]), act=act)
    return on.address("plans")


def _known(on: Subject) -> Facts:
    found = studios.needs(on.read, on.key)
    rows = [{"need": each.need, "count": each.count} for each in found.needs] if found else []
    return {"needs": rows} | ({"method": found.method} if found else {})


def _answer(on: Subject, values: Values, act: Act) -> None:
    row, revision = on.row.plan, number(values["revision"])
    if "comments" in values:
        on.hub.studios.return_plan(row.studio, row.plan_id, revision=revision, comments=values["comments"], act=act)
    else:
        on.hub.studios.approve_plan(row.studio, row.plan_id, revision=revision, act=act)


ONE = Thing(area="studios", path="/studios/{studio}/plans/{plan}", at=plan_of, back=_l("返回计划"))
MATTERS = (
    Matter(
        of=STUDIO,
        name="needs",
        rule="studio.record_needs",
        title=_l("登记学习需求"),
        button=_l("登记"),
        about=_l("登记后代替上一次的，以前各次保留。"),
        form=NEEDS,
        given=_known,
        wide=True,
        do=_need,
        done=_l("学习需求已登记。"),
    ),
    Matter(
        of=STUDIO,
        name="plans/new",
        rule="studio.submit_plan",
        title=_l("拟定计划"),
        button=_l("报送计划"),
        about=_l("目标、需求、问题三个导向都要写。报送后由区教育党校批复；批准以前，原来的计划照常有效。"),
        form=PLAN,
        options=_periods,
        wide=True,
        do=_submit,
        done=_l("计划已报送，等区教育党校批复。"),
    ),
)
ANSWERS = (
    Matter(
        of=ONE,
        name="edit",
        rule="studio.submit_plan",
        title=_l("修改计划"),
        button=_l("重新报送"),
        form=PLAN,
        options=_periods,
        given=_last,
        wide=True,
        do=_submit,
        done=_l("计划已报送，等区教育党校批复。"),
    ),
    Matter(
        of=ONE,
        name="return",
        rule="studio.answer_plan",
        title=_l("退回计划"),
        button=_l("退回"),
        form=RETURN,
        given=lambda on: {"revision": on.row.plan.revision},
        do=_answer,
        done=_l("计划已退回。"),
    ),
    Matter(
        of=ONE,
        name="approve",
        rule="studio.answer_plan",
        title=_l("批准计划"),
        button=_l("批准"),
        about=_l("批准后这一稿开始有效，其他工作室也能看到。"),
        form=APPROVE,
        given=lambda on: {"revision": on.row.plan.revision},
        keeps=False,
        do=_answer,
        done=_l("计划已批准。"),
    ),
)
