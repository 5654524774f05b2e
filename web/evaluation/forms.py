"""What is asked about an evaluation: whom, in which stage; points and words by line; reasons and answers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from domain.evaluation import Decision
from web.choices import Choice
from web.evaluation.sheets import number
from web.evaluation.words import WORDS
from web.fields import Day, Each, Hidden, Text
from web.forms import Form
from web.lines import Field, Unfit
from web.texts import Words, _, _l


@dataclass(frozen=True)
class Points(Field):
    """Points, to one digit behind the point. Value: float or None; how many a line has is the rubric's to say."""

    unit: ClassVar[Words] = _l("分")
    kind: ClassVar[str] = "whole"

    def parse(self, text: str) -> object:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "").removesuffix(str(self.unit))
        if not re.fullmatch(r"[0-9]{1,3}(\.[0-9])?", plain, re.ASCII):
            raise Unfit(_("请填写分数，最多一位小数，例如 3.5"))
        return float(plain)

    def show(self, value: object) -> list[str]:
        return [number(value)] if isinstance(value, float) else super().show(value)


OPEN = Form(
    "evaluation.open",
    subject=Choice(_l("评价对象"), required=True, menu=True),
    stage=Choice(_l("阶段"), required=True, menu=True),
    as_of=Day(_l("截止日期"), required=True, past=True, hint=_l("只计算到这一天为止已记录的内容，启动后不再变")),
)
SELF = Form(
    "evaluation.self_assess",
    statement=Text(_l("自评说明"), max=5_000, required=True, hint=_l("做了什么、成效和不足")),
    total=Points(_l("自评总分"), hint=_l("可以不填；满分 100")),
    scores=Each(_l("分项自评"), columns={"points": Points(_l("自评分"))}, hint=_l("可以不填，也可以只填几项")),
)
SCORES = Form(
    "evaluation.scores",
    lines=Each(
        _l("需要专家评分的项目"),
        columns={"points": Points(_l("分数")), "comment": Text(_l("评语"), max=2_000)},
        hint=_l("可以先评几项，其余以后再评。几位专家评同一项，取平均分"),
    ),
)
NOTE = Form(
    "evaluation.note",
    code=Choice(_l("指标项"), required=True, menu=True),
    comment=Text(_l("说明"), max=2_000, required=True),
)
MODERATE = Form(
    "evaluation.moderate",
    code=Choice(_l("指标项"), required=True, menu=True),
    points=Points(_l("复核后的分数"), required=True),
    reason=Text(_l("复核理由"), max=2_000, required=True),
)
VETO = Form(
    "evaluation.veto",
    no=Choice(_l("否决事项"), required=True, menu=True),
    reason=Text(_l("事实和依据"), max=2_000, required=True),
)
LIFT = Form(
    "evaluation.lift_veto",
    no=Choice(_l("否决事项"), required=True, menu=True),
    reason=Text(_l("撤销理由"), max=2_000, required=True),
)
SIGN = Form("evaluation.sign", seen=Hidden(_l("版本")))
PUBLISH = Form("evaluation.publish")
OBJECT = Form(
    "evaluation.object",
    code=Choice(_l("对哪一项有异议"), required=True, menu=True),
    statement=Text(_l("异议内容和依据"), max=5_000, required=True),
)
RESOLVE = Form(
    "evaluation.resolve",
    code=Choice(_l("答复哪一项"), required=True, menu=True),
    decision=Choice(_l("结论"), required=True, options=WORDS[Decision]),
    reason=Text(_l("答复"), max=5_000, required=True),
)
REOPEN = Form("evaluation.reopen", reason=Text(_l("重新评价的理由"), max=2_000, required=True))
