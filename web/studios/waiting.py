"""What waits of cohorts, studios and problems, as lines of 轮到我: plans, pairings, turns to host, problems, stages that end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain.words import Stage
from hub import matters
from hub.access import Standing
from projections.matters import Matter, What
from projections.read import Reader
from web.due import Item, Way
from web.naming import Names, Shown
from web.texts import Lazy, _, _l
from web.words import plain_day, word

if TYPE_CHECKING:
    from hub.compose import Hub


class Kind(NamedTuple):
    """How one kind of thing is shown, and where; `title` names what it is about, `note` says what is to be done."""

    way: Way
    address: str
    title: Lazy
    note: Lazy


KINDS: dict[What, Kind] = {
    What.APPROVE_PLAN: Kind(
        Way("wait", _l("待批复"), _l("看计划")),
        "/studios/{studio}/plans/{rest}",
        _l("{title} 计划"),
        _l("主持人已报送，等区教育党校批复"),
    ),
    What.CORRECT_PLAN: Kind(
        Way("wait", _l("计划已退回"), _l("修改计划")),
        "/studios/{studio}/plans/{rest}/edit",
        _l("{title} 计划"),
        _l("修改意见写在计划页上，改好后再报送"),
    ),
    What.CONFIRM_PAIRING: Kind(
        Way("wait", _l("结对待确认"), _l("答复")),
        "/studios/{rest}/pairings",
        _l("提议结对：{title}"),
        _l("确认后才算结对"),
    ),
    What.END_PAIRING: Kind(
        Way("info", _l("结对已到期"), _l("写结果")),
        "/studios/{own}/pairings/{partner}/end",
        _l("结对：{title}"),
        _l("约定到 {until}，请写下一起做成了什么"),
    ),
    What.HOST: Kind(
        Way("info", _l("轮值"), _l("看轮值")),
        "/studios/{studio}/pairings",
        _l("轮到本校承办工作室活动 {title}"),
        _l("从 {until}开始"),
    ),
    What.DIAGNOSE: Kind(
        Way("wait", _l("待诊断"), _l("诊断")),
        "/problems/{no}/diagnose",
        _l("{title}"),
        _l("学校提出的问题，还没有人诊断"),
    ),
    What.AGREE_MEASURE: Kind(
        Way("wait", _l("待定措施"), _l("定措施")), "/problems/{no}/measure", _l("{title}"), _l("已有诊断，请商定措施")
    ),
    What.SOLVE: Kind(
        Way("info", _l("措施到期"), _l("登记结果")), "/problems/{no}/solve", _l("{title}"), _l("措施约定 {until}前完成")
    ),
    What.CLOSE_STAGE: Kind(
        Way("info", _l("阶段到期"), _l("看阶段")),
        "/programme/{studio}/stages/{rest}",
        _l("{stage}到期"),
        _l("到 {until}为止，应报事项办完后结束"),
    ),
}


def of_person(read: Reader, who: Standing, _hub: Hub, names: Names) -> list[Item]:
    """The lines of somebody who acts for a unit, or of the Party School."""
    return [_item(each, names) for each in matters.waiting(read, who, who.on) if each.what in KINDS]


def _item(each: Matter, names: Names) -> Item:
    kind, place = KINDS[each.what], _place(each)
    until = plain_day(each.due_on) if each.due_on else ""
    stage = word(Stage(place["rest"])) if each.what is What.CLOSE_STAGE else ""
    facts: dict[str, object] = {"title": str(each.title), "until": until, "stage": stage}
    return Item(
        kind.way,
        names.shown(each.party) if each.party else Shown("mixed", _("全区"), "/programme"),
        kind.title.with_(facts),
        kind.note.with_(facts),
        each.due_on,
        kind.address.format(**place),
        thing=f"{each.kind}:{each.key}",
        name=f"{each.kind}.{each.what}",
        occasion=str(each.due_on or ""),
        whose=names(each.party),
    )


def _place(each: Matter) -> dict[str, str]:
    """What addresses name: the two parts of the key, and of a pairing which side is whose."""
    first, _slash, rest = each.key.partition("/")
    own = each.party.id if each.party else ""
    return {"no": str(each.no), "studio": first, "rest": rest, "own": own, "partner": rest if own == first else first}
