"""How an evaluation becomes final: two signatures, 反馈 to the subject, objection and answer, opened again; texts removed."""

from __future__ import annotations

from dataclasses import replace

from domain.evaluation import Capacity, Decision
from domain.evaluation.judging import TOTAL
from hub.access import Act
from projections import evaluation
from web.evaluation import forms
from web.evaluation.desk import SHEET, Desk
from web.evaluation.sheets import line_words
from web.filled import Filled
from web.matter import Facts, Matter, Values
from web.redaction import redacting
from web.texts import _, _l
from web.visits.forms import number

REDACT = redacting(
    SHEET,
    rule="evaluation.redact",
    story=lambda desk: evaluation.timeline(desk.read, desk.key),
    do=lambda desk: desk.hub.evaluation.redact,
)


def _sign(desk: Desk, values: Values, act: Act) -> None:
    capacity = desk.capacity or Capacity.DIRECTOR
    desk.hub.evaluation.sign(desk.key, capacity=capacity, seen=number(values["seen"]), act=act)


def _seen(desk: Desk, filled: Filled) -> Facts:
    """What is signed is what stands beside the form: the sheet as it is now."""
    return {"filled": replace(filled, text=dict(filled.text) | {"seen": [str(desk.row.version)]})}


def _names(desk: Desk) -> dict[str, str]:
    return {TOTAL: _("总分")} | {line.code: line_words(line) for line in desk.rubric.lines}


def _to_object(desk: Desk) -> Facts:
    there = {each.code for each in desk.row.open_objections}
    return {"code": {code: words for code, words in _names(desk).items() if code not in there}}


def _to_answer(desk: Desk) -> Facts:
    names = _names(desk)
    return {"code": {each.code: names.get(each.code, each.code) for each in desk.row.open_objections}}


def _resolve(desk: Desk, values: Values, act: Act) -> None:
    decision = Decision(values["decision"]) if values["decision"] else Decision.REJECTED
    given = {"code": values["code"], "reason": values["reason"], "decision": decision}
    desk.hub.evaluation.resolve(desk.key, **given, act=act)


MATTERS = (
    Matter(
        of=SHEET,
        name="sign",
        title=_l("签认"),
        possible=lambda desk: desk.stops("sign"),
        form=forms.SIGN,
        given=lambda desk: {"seen": desk.row.version},
        around=_seen,
        do=_sign,
        keeps=False,
        about=_l("签认表示您看过评分表，同意现在的总分和等次。先由评价员签认，再由党校负责人签认，须是两个人。"),
        done=_l("已签认。"),
    ),
    Matter(
        of=SHEET,
        name="publish",
        title=_l("反馈结果"),
        button=_l("反馈"),
        possible=lambda desk: desk.stops("publish"),
        form=forms.PUBLISH,
        do=lambda desk, _values, act: desk.hub.evaluation.publish(desk.key, act=act),
        keeps=False,
        about=_l("只反馈给评价对象本身。同时为这份报告所依据的记录签发检查点，以后可以核对。"),
        done=_l("结果已反馈，检查点已签发。"),
    ),
    Matter(
        of=SHEET,
        name="object",
        title=_l("提出异议"),
        button=_l("提交异议"),
        possible=lambda desk: desk.stops("object"),
        form=forms.OBJECT,
        options=_to_object,
        do=lambda desk, values, act: desk.hub.evaluation.object_(desk.key, **values, act=act),
        about=_l("党校负责人会书面答复。对一项提出后，答复之前不用再提。"),
        done=_l("异议已提交，等待答复。"),
    ),
    Matter(
        of=SHEET,
        name="resolve",
        title=_l("答复异议"),
        button=_l("答复"),
        possible=lambda desk: desk.stops("resolve"),
        form=forms.RESOLVE,
        options=_to_answer,
        do=_resolve,
        about=_l("采纳的，答复后请重新评价，改正后再签认。不采纳的，请写明依据，再次反馈即可。"),
        done=_l("已答复。"),
    ),
    Matter(
        of=SHEET,
        name="reopen",
        title=_l("重新评价"),
        button=_l("重新评价"),
        possible=lambda desk: desk.stops("reopen"),
        form=forms.REOPEN,
        do=lambda desk, values, act: desk.hub.evaluation.reopen(desk.key, **values, act=act),
        grave=True,
        about=_l("两次签认都失效，评分可以再改；截止日期和依据的记录不变。理由写进记录。"),
        done=_l("已重新开始评价。"),
    ),
    REDACT,
)
