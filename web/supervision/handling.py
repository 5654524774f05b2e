"""The forms of supervision: a visit made, problems found, mending asked for, reported, sent back, closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domain.supervision import Category, Mode
from domain.words import PartyKind
from hub.access import Act
from projections import supervision
from projections.story import party_of
from web import texts
from web.choices import Choice
from web.desk import Subject, start
from web.fields import Day, Text
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values
from web.redaction import redacting
from web.supervision.desk import HERE, PROBLEM_OF_IT, VISIT, Desk, Found
from web.texts import Lazy, _, _l
from web.words import choices

MAKE = Form(
    "supervision.make",
    studio=Choice(_l("工作室"), required=True, menu=True),
    mode=Choice(_l("督导方式"), required=True, menu=True, options=choices(Mode)),
    on=Day(_l("日期"), required=True, past=True),
    note=Text(_l("督导情况"), max=5_000, required=True),
    reason=Text(_l("再次督导的理由"), max=500, hint=_l("一个阶段一般督导一次，再次督导时填写")),
)
FIND = Form(
    "supervision.find",
    category=Choice(_l("问题类别"), required=True, menu=True, options=choices(Category)),
    school=Choice(_l("涉及的学校"), menu=True, hint=_l("整个工作室的问题不用选")),
    description=Text(_l("具体问题"), max=5_000, required=True),
)


def _make(on: Subject, values: Values, act: Act) -> str:
    mode = Mode(values.pop("mode")) if values["mode"] else values.pop("mode")
    receipt = on.hub.supervision.make_visit(values.pop("studio") or "", mode=mode, **values, act=act)
    with on.hub.reader() as read:
        return f"/supervision/{supervision.created_at(read, receipt.first)}"


def _begun(on: Subject) -> Facts:
    """Today; the studio that the link named."""
    asked = on.request.query_params.get("studio", "")
    return {"on": texts.today()} | ({"studio": asked} if asked in on.names.codes(PartyKind.STUDIO) else {})


def _find(desk: Desk, values: Values, act: Act) -> None:
    desk.hub.supervision.find(
        desk.key,
        category=Category(values["category"]) if values["category"] else values["category"],
        description=values["description"],
        school=values["school"],
        act=act,
    )


def _request(desk: Found, values: Values, act: Act) -> None:
    to = party_of(values["to"])
    desk.hub.supervision.request(desk.visit.key, problem_no=desk.problem.no, to=to, due_on=values["due_on"], act=act)


def _whom(desk: Found) -> Facts:
    """The studio, and its schools; the school that it is about stands first."""
    about = desk.problem.school or ""
    schools = {
        f"{PartyKind.SCHOOL}:{code}": name
        for code, name in sorted(desk.schools().items(), key=lambda each: each[0] != about)
    }
    return {"to": {str(desk.studio): _("{studio}（工作室）", studio=desk.names(desk.studio))} | schools}


def _usual(desk: Found) -> Facts:
    school = desk.problem.school
    return {"to": f"{PartyKind.SCHOOL}:{school}" if school else str(desk.studio)}


def of_problem(command: str, words: tuple[Lazy, Lazy, Lazy], form: Form, **more: Any) -> Matter[Found]:
    """A matter of one problem; its words: title, button, what is said afterwards."""
    title, button, done = words
    given: dict[str, Any] = {"do": sent(command), **more}
    return Matter(
        of=PROBLEM_OF_IT,
        name=command.rstrip("_"),
        title=title,
        button=button,
        form=form,
        possible=lambda desk: desk.refusal(command),
        done=done,
        **given,
    )


def sent(command: str) -> Callable[[Found, Values, Act], object]:
    def do(desk: Found, values: Values, act: Act) -> object:
        use = getattr(desk.hub.supervision, command)
        return use(desk.visit.key, problem_no=desk.problem.no, **values, act=act)

    return do


MATTERS: tuple[Matter[Any], ...] = (
    Matter(
        of=Thing(area="supervision", path="/supervision", at=start(HERE)),
        name="make",
        path="new",
        rule="supervision.visit",
        title=_l("登记一次督导"),
        button=_l("登记"),
        form=MAKE,
        do=_make,
        given=_begun,
        options=lambda on: {"studio": on.names.codes(PartyKind.STUDIO)},
        about=_l("工作室看得到督导情况和发现的问题。发现问题的，登记后逐条写上。"),
        done=_l("已登记。发现问题的，请逐条写上。"),
    ),
    Matter(
        of=VISIT,
        name="find",
        title=_l("写上一个问题"),
        button=_l("写上"),
        form=FIND,
        do=_find,
        possible=lambda desk: desk.stops("find"),
        options=lambda desk: {"school": desk.schools()},
        done=_l("问题已写上。"),
    ),
    of_problem(
        "request",
        (_l("交办整改"), _l("交办"), _l("已交办。")),
        Form(
            "supervision.request",
            to=Choice(_l("由谁整改"), required=True, menu=True),
            due_on=Day(_l("整改期限"), required=True),
        ),
        do=_request,
        options=_whom,
        given=_usual,
    ),
    of_problem(
        "report",
        (_l("反馈整改"), _l("反馈"), _l("已反馈，等待评估专家核对。")),
        Form(
            "supervision.report",
            measures=Text(_l("采取的措施和效果"), max=5_000, required=True),
            on=Day(_l("完成日期"), required=True, past=True),
        ),
        given=lambda _desk: {"on": texts.today()},
    ),
    of_problem(
        "return_",
        (_l("退回整改"), _l("退回"), _l("已退回，请继续整改。")),
        Form("supervision.return", comments=Text(_l("还差什么"), max=2_000, required=True)),
    ),
    of_problem(
        "close",
        (_l("销号"), _l("销号"), _l("已销号。")),
        Form("supervision.close", on=Day(_l("销号日期"), required=True, past=True)),
        given=lambda _desk: {"on": texts.today()},
        about=_l("问题已经解决，或经核对不成立的，可以销号。销号后不再提醒。"),
        keeps=False,
    ),
    redacting(
        VISIT,
        rule="supervision.redact",
        story=lambda desk: supervision.timeline(desk.read, desk.key),
        do=lambda desk: desk.hub.supervision.redact,
    ),
)
