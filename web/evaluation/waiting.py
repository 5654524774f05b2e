"""What waits with evaluations, as lines of 轮到我: the own view, scores, two signatures, the result to be told, answers."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.evaluation import Capacity, Definition, Evaluation, State
from domain.words import Role
from hub.access import Standing
from hub.evaluation import sheet_of
from hub.evaluation.sight import judged_subjects, own_subjects
from projections import evaluation
from projections.evaluation import EvaluationRow
from projections.read import Reader
from web.due import Item, Way
from web.evaluation.naming import Subjects, stage_word
from web.naming import Names
from web.texts import Lazy, _, _l

if TYPE_CHECKING:
    from hub.compose import Hub


class What(StrEnum):
    """What there is to do."""

    ASSESS = "assess"
    SCORE = "score"
    SIGN = "sign"
    PUBLISH = "publish"
    ANSWER = "answer"


WAYS: dict[What, tuple[Way, str, Lazy]] = {
    What.ASSESS: (Way("info", _l("待自评"), _l("自评")), "self", _l("请写自评，由记录计算的分数不用填")),
    What.SCORE: (Way("info", _l("待评分"), _l("评分")), "scores", _l("还有 {count} 项等待专家评分")),
    What.SIGN: (Way("wait", _l("待签认"), _l("看评分表")), "", _l("评分齐了，请看过评分表后签认")),
    What.PUBLISH: (Way("wait", _l("待反馈"), _l("反馈")), "publish", _l("两人已签认，请反馈给评价对象")),
    What.ANSWER: (Way("wait", _l("有异议"), _l("答复")), "resolve", _l("评价对象提出异议，请答复")),
}
"""How each is shown, what follows the evaluation's address, and what is to be done."""


def of_person(read: Reader, who: Standing, hub: Hub, names: Names) -> list[Item]:
    """The lines of the subject, the experts, the signers."""
    found = list(_found(read, who))
    subjects = Subjects(read, names, hub.private.names, [row.subject for _what, row, _count in found])
    return [_item(what, row, count, subjects) for what, row, count in found]


def _found(read: Reader, who: Standing) -> Iterator[tuple[What, EvaluationRow, int]]:
    own = own_subjects(read, who)
    for row in evaluation.to_assess(read, own) if own else ():
        yield What.ASSESS, row, 0
    if who.roles & {Role.EVALUATOR, Role.MENTOR}:
        yield from _to_judge(read, who, own)
    if Role.DIRECTOR in who.roles:
        yield from _to_decide(read, who)


def _to_judge(read: Reader, who: Standing, own: frozenset[object]) -> Iterator[tuple[What, EvaluationRow, int]]:
    """An evaluator scores what is missing and then signs; a mentor scores what nobody has scored yet."""
    mine = None if Role.EVALUATOR in who.roles else judged_subjects(read, who)
    rubrics: dict[str, Definition] = {row.key: row.definition for row in evaluation.rubrics(read)}
    for row in evaluation.in_state(read, State.OPENED):
        if row.subject in own or (mine is not None and row.subject not in mine):
            continue
        missing = sheet_of(row, rubrics[row.rubric]).missing
        if missing:
            yield What.SCORE, row, len(missing)
        elif mine is None:
            yield What.SIGN, row, 0


def _to_decide(read: Reader, who: Standing) -> Iterator[tuple[What, EvaluationRow, int]]:
    for row in evaluation.in_state(read, State.SIGNED_ONCE):
        if row.signed_by(Capacity.EVALUATOR) != who.person:
            yield What.SIGN, row, 0
    for state, what in ((State.SIGNED, What.PUBLISH), (State.OBJECTED, What.ANSWER)):
        for row in evaluation.in_state(read, state):
            yield what, row, 0


def _item(what: What, row: EvaluationRow, count: int, subjects: Subjects) -> Item:
    way, verb, note = WAYS[what]
    subject, here = subjects(row.subject), f"/evaluation/{row.no}"
    return Item(
        way,
        subjects.shown(row.subject),
        _("{subject} {stage}评价", subject=subject, stage=stage_word(row.stage)),
        note.with_({"count": count}),
        None,
        f"{here}/{verb}" if verb else here,
        thing=f"{Evaluation.TOPIC}:{row.key}",
        name=f"evaluation.{what}",
        occasion=f"{len(row.signatures)}/{len(row.open_objections)}/{row.reopened_for is not None}",
        whose=subject if what is What.ASSESS else "",
    )
