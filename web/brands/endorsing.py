"""The forms of everybody but the owner: a brand is assessed, recognised, promoted, taken up by other schools, taken back, and retired."""

from __future__ import annotations

from typing import Any, Final

from domain.brands import MILESTONES, Scope, Score, State, Tier
from domain.evidence import EvidenceKind
from domain.promotion import Channel
from hub.access import Act
from web import evidence
from web.brands.building import ASK, drawn, of_school
from web.brands.desk import BRAND, Desk
from web.choices import Choice
from web.fields import Day, Line, Text, Whole
from web.forms import Form
from web.matter import Facts, Matter, Values
from web.texts import Lazy, _, _l
from web.words import choices, plain_day, word

RUBRIC: Final = "brand-1"
"""党建品牌评议（100 分）: its lines by field, each with code, weight, word and hint, below."""
LINES: Final[dict[str, tuple[str, int, Lazy, Lazy]]] = {
    "score_name": ("name", 10, _l("名称"), _l("准确、简短、可传播")),
    "score_identity": ("identity", 10, _l("标识"), _l("有则评，无则按载体折算")),
    "score_meaning": ("meaning", 20, _l("内涵"), _l("定位准确、与教育教学融合")),
    "score_carrier": ("carrier", 25, _l("载体"), _l("机制健全、可持续")),
    "score_effect": ("effect", 25, _l("成效"), _l("党员认同、群众满意、有过程证据")),
    "score_spread": ("promotion", 10, _l("推广"), _l("展示范围与借鉴学校")),
}
ASSESS = Form(
    "brands.assess",
    **{
        name: Whole(words, required=True, most=most, unit=_l("分"), hint=hint)
        for name, (_code, most, words, hint) in LINES.items()
    },
    comment=Text(_l("评语"), max=2_000),
)
RECOGNISE = Form(
    "brands.recognise",
    tier=Choice(_l("认定级别"), required=True, menu=True, options=choices(Tier)),
    valid_until=Day(_l("有效期至"), required=True),
    doc_no=Line(_l("文号"), max=80, hint=_l("没有文号的，请附佐证，或先请评估专家评议")),
    **evidence.asked(),
)
PROMOTE = Form(
    "brands.promote",
    channel=Choice(_l("推广途径"), required=True, menu=True, options=choices(Channel)),
    scope=Choice(_l("推广范围"), required=True, menu=True, options=choices(Scope)),
    exchange_id=Choice(_l("在哪一次交流活动上"), menu=True, hint=_l("不在活动上推广的，请附佐证")),
    **evidence.asked(),
)


def _assess(desk: Desk, values: Values, act: Act) -> None:
    """The total is their sum: nobody counts twice."""
    scores = [Score(code, values[name] or 0) for name, (code, *_rest) in LINES.items()]
    total = sum(score.points for score in scores)
    told = {"rubric_version": RUBRIC, "scores": scores, "total": total, "comment": values["comment"]}
    desk.hub.brands.assess(desk.key, **told, act=act)


def _recognise(desk: Desk, values: Values, act: Act) -> None:
    proof, tier = evidence.gathered(desk.request, values), Tier(values.pop("tier"))
    desk.hub.brands.recognise(desk.key, tier=tier, **values, evidence=proof, act=act)


def widest(desk: Desk) -> Lazy | str:
    """What the tier cannot exceed."""
    shown = max((each.scope for each in desk.brand.shown), key=list(Scope).index, default=None)
    return _("展示过的最大范围：{scope}", scope=word(shown)) if shown else ""


def exchanges(desk: Desk) -> Facts:
    held = evidence.things(desk.read, [desk.party, *desk.studios], EvidenceKind.EXCHANGE)
    return {**of_school(desk), "exchange_id": {key.partition(":")[2]: words for key, words in held.items()}}


def _promote(desk: Desk, values: Values, act: Act) -> None:
    proof = evidence.gathered(desk.request, values)
    how: dict[str, Any] = {"channel": Channel(values["channel"]), "scope": Scope(values["scope"])}
    desk.hub.brands.promote(desk.key, **how, exchange_id=values["exchange_id"], evidence=proof, act=act)


def lower(desk: Desk) -> Facts:
    found = [each for each in MILESTONES if each.no < desk.brand.state.no]
    return {"to_milestone": {each: f"{each.no} {word(each)}" for each in reversed(found)}}


def recognising(desk: Desk) -> Facts:
    """What the recognition rests on, and what is recognised already."""
    row = desk.brand
    held = (
        _("现为{tier}品牌，有效期至 {on}", tier=word(row.tier), on=plain_day(row.valid_until))
        if row.tier and row.valid_until
        else ""
    )
    return {"known": [text for text in (held, widest(desk)) if text]}


MATTERS: tuple[Matter[Desk], ...] = (
    Matter(
        of=BRAND,
        name="assess",
        title=_l("评议品牌"),
        button=_l("提交评议"),
        form=ASSESS,
        do=_assess,
        possible=lambda desk: desk.stops("assess"),
        about=_l(
            "按党建品牌评议标准逐项评分，总分由系统相加。评议供认定时参考，只有本校、所在工作室和区教育党校能看到。"
        ),
        done=_l("评议已提交。"),
    ),
    Matter(
        of=BRAND,
        name="recognise",
        title=_l("认定品牌"),
        button=_l("认定"),
        form=RECOGNISE,
        do=_recognise,
        possible=lambda desk: desk.stops("recognise"),
        options=of_school,
        around=lambda desk, filled: {**drawn(needed=False)(desk, filled), **recognising(desk)},
        about=_l("第七步“认定”：级别不超过展示过的最大范围；到期前再办一次，就是复认。自己的品牌由别人认定。"),
        done=_l("已认定。"),
        template="brands/recognise.html",
        files="files",
    ),
    Matter(
        of=BRAND,
        name="promote",
        title=_l("登记推广"),
        button=_l("登记"),
        form=PROMOTE,
        do=_promote,
        possible=lambda desk: desk.stops("promote"),
        options=exchanges,
        around=drawn(needed=False),
        about=_l("第八步“推广”：通过理论宣讲、经验交流、案例展示、实践服务推广，可以多次登记。自己的品牌由别人推广。"),
        done=_l("已登记推广。"),
        template=ASK,
        files="files",
    ),
    Matter(
        of=BRAND,
        name="replicate",
        title=_l("登记借鉴"),
        button=_l("登记"),
        form=Form(
            "brands.replicate",
            by_school=Choice(_l("借鉴的学校"), required=True, menu=True),
            adapted=Text(_l("结合本校做了哪些调整"), max=2_000, required=True),
        ),
        do=lambda desk, values, act: desk.hub.brands.replicate(desk.key, **values, act=act),
        possible=lambda desk: desk.stops("replicate"),
        options=lambda desk: {"by_school": desk.others},
        given=lambda desk: {"by_school": next(iter(desk.others))} if len(desk.others) == 1 else {},
        about=_l("贵校借鉴了这个品牌的做法，请登记。登记一次即可，会显示在品牌页上。"),
        done=_l("借鉴已登记。"),
    ),
    Matter(
        of=BRAND,
        name="revoke",
        title=_l("退回里程碑"),
        button=_l("退回"),
        form=Form(
            "brands.revoke",
            to_milestone=Choice(_l("退回到"), required=True, menu=True),
            reason=Text(_l("原因"), max=2_000, required=True),
        ),
        do=lambda desk, values, act: desk.hub.brands.revoke(
            desk.key, to_milestone=State(values["to_milestone"]), reason=values["reason"], act=act
        ),
        possible=lambda desk: desk.stops("revoke"),
        options=lower,
        about=_l("退回后，更高各步写下的内容不再显示在品牌页上，认定和推广同时失效；学校补齐后可以重新办理。"),
        done=_l("已退回。"),
        grave=True,
        keeps=False,
    ),
    Matter(
        of=BRAND,
        name="retire",
        title=_l("停用品牌"),
        button=_l("停用"),
        form=Form("brands.retire", reason=Text(_l("原因"), max=2_000, required=True)),
        do=lambda desk, values, act: desk.hub.brands.retire(desk.key, **values, act=act),
        possible=lambda desk: desk.stops("retire"),
        about=_l("停用后不能恢复：名称可以由别校使用，学校可以另立品牌；这一页仍能打开。"),
        done=_l("已停用。"),
        grave=True,
        keeps=False,
    ),
)
