"""While an evaluation is open: the subject's own view, experts' scores and notes, moderation, vetoes."""

from __future__ import annotations

from domain.evaluation import Line, Score
from domain.evaluation.judging import TOTAL
from domain.model import Prose
from hub.access import Act
from hub.evaluation.handling import Said
from projections.evaluation import EvaluationRow
from web.evaluation import forms
from web.evaluation.desk import SHEET, Desk
from web.evaluation.sheets import line_words
from web.matter import Facts, Matter, Values
from web.texts import _l


def _lines(desk: Desk, *, judged: bool = False) -> dict[str, str]:
    return {line.code: line_words(line) for line in desk.rubric.lines if line.judged or not judged}


def _assess(desk: Desk, values: Values, act: Act) -> None:
    scores = [Score(code, row["points"]) for code, row in values["scores"].items() if row["points"] is not None]
    total = [Score(TOTAL, values["total"])] if values["total"] is not None else []
    desk.hub.evaluation.self_assess(desk.key, scores=(*total, *scores), statement=values["statement"], act=act)


def _said(desk: Desk) -> Facts:
    """What was said last."""
    given = {each.code: each.points for each in desk.row.own}
    scores = {code: {"points": points} for code, points in given.items() if code != TOTAL}
    return {"statement": desk.row.statement, "total": given.get(TOTAL), "scores": scores}


def _to_score(desk: Desk) -> Facts:
    """What experts judge, but lines that the director has moderated."""
    return {
        "lines": {code: words for code, words in _lines(desk, judged=True).items() if code not in desk.row.moderated}
    }


def _scored(desk: Desk) -> Facts:
    """The person's own scores."""
    own = {code: by[desk.person] for code, by in desk.row.scores.items() if desk.person in by}
    return {"lines": {code: {"points": points} for code, points in own.items() if code not in desk.row.moderated}}


def _score(desk: Desk, values: Values, act: Act) -> None:
    """What is new alone, so that a note is not said twice."""
    row, person = desk.row, act.person
    said = [Said(code, each["points"], each["comment"]) for code, each in values["lines"].items()]
    desk.hub.evaluation.score_lines(desk.key, scores=[each for each in said if _new(row, person, each)], act=act)


def _new(row: EvaluationRow, person: str, said: Said) -> bool:
    changed = said.points is not None and row.scores.get(said.code, {}).get(person) != said.points
    return changed or bool(said.comment)


def _moderate(desk: Desk, values: Values, act: Act) -> None:
    desk.hub.evaluation.moderate(desk.key, **values, act=act)


def _expert(desk: Desk) -> Facts:
    there: dict[str, Line] = {line.code: line for line in desk.rubric.lines}
    return {"code": {code: line_words(there[code]) for code in desk.row.expert if code in there}}


def _rules(desk: Desk) -> Facts:
    applied = desk.row.vetoed
    return {"no": {str(no): words for no, words in enumerate(desk.rubric.veto, 1) if no not in applied}}


def _applied(desk: Desk) -> Facts:
    return {"no": {str(no): words for no, words in enumerate(desk.rubric.veto, 1) if no in desk.row.vetoed}}


def _no(values: Values) -> Values:
    return values | {"no": int(values["no"] or 0)}


MATTERS = (
    Matter(
        of=SHEET,
        name="self",
        title=_l("自评"),
        button=_l("提交自评"),
        possible=lambda desk: desk.stops("self_assess"),
        form=forms.SELF,
        options=lambda desk: {"scores": _lines(desk)},
        given=_said,
        do=_assess,
        about=_l("由记录自动计算的分数不受自评影响。评价签认之前可以再改，以最后一次为准。"),
        done=_l("自评已提交。"),
    ),
    Matter(
        of=SHEET,
        name="scores",
        title=_l("专家评分"),
        button=_l("保存评分"),
        possible=lambda desk: desk.stops("score"),
        form=forms.SCORES,
        options=_to_score,
        given=_scored,
        do=_score,
        about=_l("由记录自动计算的项目不能改分。评分人的姓名不会告诉评价对象。"),
        done=_l("评分已保存。"),
    ),
    Matter(
        of=SHEET,
        name="note",
        title=_l("写说明"),
        button=_l("写上"),
        possible=lambda desk: desk.stops("score"),
        form=forms.NOTE,
        options=lambda desk: {"code": _lines(desk)},
        do=lambda desk, values, act: desk.hub.evaluation.score(
            desk.key, code=values["code"], comment=values["comment"] or Prose(""), act=act
        ),
        about=_l("对任何一项都可以写说明，分数不变。"),
        done=_l("说明已写上。"),
    ),
    Matter(
        of=SHEET,
        name="moderate",
        title=_l("复核专家评分"),
        button=_l("复核"),
        possible=lambda desk: desk.stops("moderate"),
        form=forms.MODERATE,
        options=_expert,
        do=_moderate,
        about=_l("只复核专家评分。由记录计算的分数不能改。"),
        done=_l("已复核。"),
    ),
    Matter(
        of=SHEET,
        name="veto",
        title=_l("一票否决"),
        button=_l("否决"),
        possible=lambda desk: desk.stops("veto"),
        form=forms.VETO,
        options=_rules,
        do=lambda desk, values, act: desk.hub.evaluation.veto(desk.key, **_no(values), act=act),
        about=_l("否决后等次为不合格，事实和依据写进记录。"),
        grave=True,
        done=_l("已否决。"),
    ),
    Matter(
        of=SHEET,
        name="lift-veto",
        title=_l("撤销否决"),
        button=_l("撤销"),
        possible=lambda desk: desk.stops("lift_veto"),
        form=forms.LIFT,
        options=_applied,
        do=lambda desk, values, act: desk.hub.evaluation.lift_veto(desk.key, **_no(values), act=act),
        done=_l("否决已撤销。"),
    ),
)
