"""What the Party School fills in about a cohort: its settings with the source's own values, its stages, what is aimed at, its end."""

from __future__ import annotations

from enum import StrEnum

from domain.programme import EligibilityFrom, Settings
from domain.words import SummaryCadence
from web.choices import Choice
from web.codes import Code
from web.fields import Each, Hidden, Line, Text, Whole
from web.forms import Form
from web.programme.words import WORDS
from web.texts import Lazy, _l
from web.times import Day

PAPER = Settings()
"""The source's own values."""
FROM, TO = Day(_l("开始日期"), required=True), Day(_l("结束日期"), required=True)
AIMS = _l("用顿号隔开，可以留空")


def _of(kind: type[StrEnum]) -> dict[str, Lazy]:
    return {each: WORDS[kind][each.value] for each in kind}


OPEN = Form(
    "programme.open",
    title=Line(_l("名称"), max=40, required=True, hint=_l("例如：望汀区中小学幼儿园党组织书记工作室（第一期）")),
    code=Code(_l("代码"), required=True, hint=_l("字母、数字和短横，以后不能更改，例如 2024")),
    operator=Line(_l("主管单位"), max=40, required=True),
    starts_on=FROM,
    ends_on=Day(_l("结束日期"), required=True, hint=_l("培育周期一般为两年")),
    period_months=Whole(_l("培育周期"), least=1, most=60, unit=_l("个月"), required=True),
    eligibility_years=Whole(_l("任现职不超过"), least=1, most=20, unit=_l("年"), required=True),
    eligibility_from=Choice(_l("任职年限"), required=True, options=_of(EligibilityFrom)),
    summary_cadence=Choice(_l("总结多久交一次"), required=True, options=_of(SummaryCadence)),
    meetings_least=Whole(_l("经验交流会，每个工作室至少"), least=0, most=99, unit=_l("次"), required=True),
    meetings_most=Whole(_l("经验交流会，每个工作室至多"), least=0, most=99, unit=_l("次"), required=True),
    outcomes_required=Whole(_l("代表性成果，每个工作室每年至少"), least=0, most=99, unit=_l("项"), required=True),
    outcomes_target=Whole(_l("代表性成果，每个工作室每年争取"), least=0, most=99, unit=_l("项"), required=True),
    aims=Line(_l("培育目标"), max=200, hint=AIMS),
    policy_basis=Line(_l("政策依据"), max=200, hint=AIMS),
)
SETTINGS = Settings.__struct_fields__
"""Names of the settings, as the form asks them."""
STAGE = Form(
    "programme.stage",
    stage=Choice(_l("阶段"), required=True),
    starts_on=FROM,
    ends_on=TO,
    focus=Line(_l("本阶段重点"), max=200, required=True),
    primary_modes=Line(_l("主要方式"), max=100, hint=_l("用顿号隔开，例如：集中学习、集体指导")),
    secondary_modes=Line(_l("辅助方式"), max=100, hint=_l("用顿号隔开，可以留空")),
)
MOVE = Form(
    "programme.move",
    starts_on=FROM,
    ends_on=TO,
    reason=Text(_l("调整原因"), max=500, required=True, hint=_l("原因会写进记录，各工作室都能看到")),
)
START = Form("programme.start", on=Day(_l("开始日期"), required=True))
CLOSE_STAGE = Form(
    "programme.close_stage",
    on=Day(_l("结束日期"), required=True),
    note=Text(_l("阶段小结"), max=2_000, hint=_l("做成了什么，还差什么，可以留空")),
)
CLOSE = Form(
    "programme.close",
    on=Day(_l("结束日期"), required=True),
    final_report_id=Choice(_l("总结报告"), menu=True, hint=_l("以哪一份报告结束这一期，可以留空")),
)
ARCHIVE = Form("programme.archive", on=Day(_l("归档日期"), required=True))

MOST = 9_999
TARGETS = Form(
    "programme.targets",
    targets=Each(
        _l("目标值"),
        hint=_l("留空的指标不设目标，没有上限时“争取”留空。比率按百分数填写，例如 60。"),
        columns={
            "least": Whole(_l("至少"), most=MOST),
            "most": Whole(_l("争取"), most=MOST),
        },
    ),
    base_version=Hidden(_l("版次")),
)
