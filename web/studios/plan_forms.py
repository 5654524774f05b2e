"""What is asked about the needs and the plan of a studio (三导向)."""

from __future__ import annotations

from domain.studios import NeedsMethod
from domain.words import Stage
from web import words
from web.choices import Choice, Tick
from web.fields import Hidden, Line, Many, Text, Whole
from web.forms import Form
from web.studios.words import WORDS
from web.texts import _l

ONE_EACH = _l("一行写一条")
NEEDS = Form(
    "studios.needs",
    method=Choice(
        _l("怎样了解的"), required=True, options={each: WORDS[NeedsMethod][each.value] for each in NeedsMethod}
    ),
    needs=Many(
        _l("学习需求"),
        row=_l("需求"),
        least=1,
        most=30,
        start=3,
        columns={
            "need": Line(_l("想学什么"), max=40, required=True),
            "count": Whole(_l("人数"), least=1, most=999, required=True),
        },
    ),
)
PLAN = Form(
    "studios.plan",
    period=Choice(_l("计划期"), required=True, menu=True),
    goals=Text(_l("目标导向：要达到什么"), max=2_000, required=True, hint=ONE_EACH),
    needs=Text(_l("需求导向：满足哪些需求"), max=2_000, required=True, hint=ONE_EACH),
    problems=Text(_l("问题导向：解决哪些问题"), max=2_000, required=True, hint=ONE_EACH),
    items=Many(
        _l("工作安排"),
        row=_l("安排"),
        least=1,
        most=100,
        start=4,
        columns={
            "stage": Choice(_l("阶段"), menu=True, required=True, options=words.choices(Stage)),
            "title": Line(_l("做什么"), max=80, required=True),
            "special": Tick(_l("本室特色工作")),
        },
    ),
)
REVISION = Hidden(_l("稿次"))
RETURN = Form("studios.plan_return", comments=Text(_l("修改意见"), max=2_000, required=True), revision=REVISION)
APPROVE = Form("studios.plan_approve", revision=REVISION)
