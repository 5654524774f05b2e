"""A problem is raised, diagnosed, met by a measure, solved; it may come back, or turn out to be none (P44)."""

from __future__ import annotations

from domain.evidence import EvidenceKind
from domain.problems import State
from domain.words import Party, PartyKind
from hub.access import RULES, Act
from projections import problems, schools, studios
from web import evidence, texts
from web.choices import Boxes, Choice
from web.desk import Subject, start
from web.fields import Line, Text
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values
from web.naming import people_options
from web.problems.desk import Desk, acts
from web.redaction import redacting
from web.texts import _l
from web.times import Day

HERE = ("/problems", _l("问题清单"))
RAISE = Form(
    "problems.raise",
    school=Choice(_l("学校"), required=True, menu=True),
    title=Line(_l("什么问题"), max=40, required=True),
    description=Text(_l("具体情况"), max=2_000, hint=_l("什么时候、怎样出现的，可以留空")),
)
DIAGNOSE = Form(
    "problems.diagnose",
    diagnosis=Text(_l("诊断"), max=5_000, required=True, hint=_l("原因在哪里，建议从哪里入手")),
    visit_id=Choice(_l("来自哪次互访"), menu=True, hint=_l("与互访无关时留空")),
)
MEASURE = Form(
    "problems.measure",
    measure=Text(_l("措施"), max=2_000, required=True),
    owner=Choice(_l("由谁负责"), required=True, menu=True),
    due_on=Day(_l("什么时候完成"), required=True),
)
SOLVE = Form(
    "problems.solve",
    result=Text(_l("结果"), max=2_000, required=True, hint=_l("现在怎样了，怎么知道已经解决")),
    on=Day(_l("解决日期"), required=True, past=True),
    refs=Boxes(_l("有关的记录"), hint=_l("可以不选")),
)
REOPEN = Form("problems.reopen", reason=Text(_l("又出现了什么情况"), max=2_000, required=True))
WITHDRAW = Form("problems.withdraw", reason=Text(_l("撤回原因"), max=500, required=True))
LOOKED = (EvidenceKind.VISIT, EvidenceKind.EXCHANGE, EvidenceKind.CASE)
MOST = 12


def _schools(on: Subject) -> Facts:
    """The schools for which the person may raise one."""
    rule, names = RULES["problem.raise"], on.names.codes(PartyKind.SCHOOL)
    rows = {code: schools.school(on.read, code) for code in names}
    mine = {code for code, row in rows.items() if row and row.studio and acts(on.who, rule, code, row.studio)}
    return {"school": {code: name for code, name in names.items() if code in mine}}


def _first(on: Subject) -> Facts:
    """The school of the address, or the only one."""
    offered = list(dict(_schools(on)["school"]))  # type: ignore[call-overload]
    asked = on.request.query_params.get("school", "")
    return {"school": asked if asked in offered else offered[0] if len(offered) == 1 else None}


def _raise(on: Subject, values: Values, act: Act) -> str:
    receipt = on.hub.problems.raise_problem(values.pop("school"), **values, act=act)
    with on.hub.reader() as read:
        return f"/problems/{problems.created_at(read, receipt.first)}"


def _visits(on: Desk) -> Facts:
    found = evidence.things(on.read, _units(on), EvidenceKind.VISIT)
    return {"visit_id": {thing.partition(":")[2]: words for thing, words in found.items()}}


def _units(on: Desk) -> list[Party]:
    return [Party(PartyKind.SCHOOL, on.row.school), Party(PartyKind.STUDIO, on.row.studio)]


def _people(on: Desk) -> Facts:
    """Who brings schools into the studio, and its mentors."""
    members = [row.person for row in studios.members(on.read, on.row.studio)]
    mentors = [person for person, _org in studios.mentors(on.read, on.row.studio)]
    return {"owner": people_options(on.request, dict.fromkeys([*members, *mentors]))}


def _shown(on: Desk) -> Facts:
    found = evidence.things(on.read, [Party(PartyKind.SCHOOL, on.row.school)], *LOOKED)
    return {"refs": dict(list(found.items())[:MOST])}


def _diagnose(on: Desk, values: Values, act: Act) -> None:
    visit = values.pop("visit_id") or None
    on.hub.problems.diagnose(on.key, **values, visit_id=visit, act=act)


PROBLEM = Thing(area="problems", path="/problems/{problem:int}", at=Desk.at, back=_l("返回问题"))
NEW = Matter(
    of=Thing(area="problems", path="/problems", at=start(HERE)),
    name="raise",
    path="new",
    rule="problem.raise",
    title=_l("提出问题"),
    button=_l("提出"),
    about=_l("写学校党建工作里的一个具体问题。工作室的书记和导师都能看到，一起想办法。"),
    form=RAISE,
    options=_schools,
    given=_first,
    do=_raise,
    done=_l("问题已提出，等导师诊断。"),
)
REDACT = redacting(
    PROBLEM,
    rule="problem.redact",
    story=lambda on: problems.timeline(on.read, on.key),
    do=lambda on: on.hub.problems.redact,
)
MATTERS = (
    Matter(
        of=PROBLEM,
        name="diagnose",
        possible=lambda on: on.stops("diagnose"),
        title=_l("诊断问题"),
        button=_l("写好诊断"),
        form=DIAGNOSE,
        options=_visits,
        do=_diagnose,
        done=_l("诊断已写好，等学校商定措施。"),
    ),
    Matter(
        of=PROBLEM,
        name="measure",
        possible=lambda on: on.stops("agree_measure"),
        title=_l("商定措施"),
        button=_l("定下"),
        form=MEASURE,
        options=_people,
        given=lambda on: {"owner": on.row.owner or on.person, "measure": on.row.measure, "due_on": on.row.due_on},
        do=lambda on, values, act: on.hub.problems.agree_measure(on.key, **values, act=act),
        done=_l("措施已商定。"),
    ),
    Matter(
        of=PROBLEM,
        name="solve",
        possible=lambda on: on.stops("solve"),
        title=_l("登记已解决"),
        button=_l("登记"),
        form=SOLVE,
        options=_shown,
        given=lambda _on: {"on": texts.today()},
        do=lambda on, values, act: on.hub.problems.solve(on.key, **values, act=act),
        done=_l("已登记为解决。"),
    ),
    Matter(
        of=PROBLEM,
        name="reopen",
        possible=lambda on: on.stops("reopen"),
        title=_l("问题又出现了"),
        button=_l("重新列入"),
        form=REOPEN,
        do=lambda on, values, act: on.hub.problems.reopen(on.key, **values, act=act),
        done=_l("已重新列入，原来的诊断保留，请再商定措施。"),
    ),
    Matter(
        of=PROBLEM,
        name="withdraw",
        possible=lambda on: on.stops("withdraw"),
        title=_l("撤回问题"),
        button=_l("撤回"),
        about=_l("撤回后不再列为待解决；记录保留。"),
        grave=True,
        form=WITHDRAW,
        stands=lambda on: on.row.state is not State.WITHDRAWN,
        do=lambda on, values, act: on.hub.problems.withdraw(on.key, **values, act=act),
        done=_l("问题已撤回。"),
    ),
    REDACT,
)
