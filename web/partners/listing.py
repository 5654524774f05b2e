"""What a unit does with its lists: offer a resource, state a need, take an item off its list, put it back."""

from __future__ import annotations

from collections.abc import Callable

from domain.errors import Refused
from domain.partners import ItemKind, ItemState, Need, Resource
from domain.partners.refusals import ItemInProject, OffTheList, StillOpen
from domain.words import PartyKind
from hub import access
from hub.access import Act
from projections import partners, units
from web import words
from web.choices import Choice
from web.desk import Subject, start
from web.fields import Line, Text
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values, routes_of
from web.partners.around import NEEDS, RESOURCES, is_office, item_of, key_of, sides
from web.texts import _l
from web.times import Day

OWNER = Choice(_l("哪个单位"), required=True, menu=True)
KIND = Choice(_l("类别"), required=True, menu=True, options=words.choices(ItemKind))
OFFER = Form(
    "partners.offer",
    owner=OWNER,
    title=Line(_l("能提供什么"), max=40, required=True, hint=_l("一句话，例如：可容纳 120 人的报告厅")),
    kind=KIND,
    availability=Line(_l("什么时候可以用"), max=200, hint=_l("例如：工作日下午，请提前三天联系")),
    from_on=Day(_l("从哪天起"), hint=_l("不填表示现在就可以")),
    until_on=Day(_l("到哪天止"), hint=_l("不填表示长期")),
    detail=Text(_l("说明"), hint=_l("条件、费用、怎样联系本单位；请不要写个人电话")),
)
STATE = Form(
    "partners.state",
    owner=OWNER,
    title=Line(_l("需要什么"), max=40, required=True, hint=_l("一句话，例如：请一位讲国防故事的老师")),
    kind=KIND,
    needed_by=Day(_l("最迟什么时候"), hint=_l("不填表示不急")),
    detail=Text(_l("说明"), hint=_l("用在哪里、多少人参加；请不要写个人电话")),
)
WITHDRAW = Form("partners.withdraw", reason=Text(_l("原因"), max=500))
REOPEN = Form("partners.reopen")
ITEM = Thing(area="partners", path="/items/{listed}", at=item_of, back=_l("返回这个条目"))


def _owners(on: Subject) -> Facts:
    """The units for which the person speaks; an officer enters it for any."""
    if is_office(on.who, "item.list"):
        return {"owner": on.names.options(*PartyKind)}
    return {"owner": {str(party): on.names(party) for party in sides(on.who, "item.list")}}


def _owner(on: Subject) -> Facts:
    """The unit of the address, or the only one, or the own school."""
    asked, own = on.request.query_params.get("for", ""), sides(on.who, "item.list")
    return {"owner": asked or (str(own[0]) if own else None)}


def _kept(values: Values, act: Act, keep: Callable[..., object], make: type[Resource | Need]) -> str:
    owner, key = units.parse(values.pop("owner")), key_of(act)
    keep(owner, make(**values), item_id=key, act=act)
    return f"/items/{key}"


def _withdrawable(on: Subject) -> Refused | None:
    if (refusal := _not_own(on)) is not None:
        return refusal
    running = [row.title for row in partners.projects(on.read, item=on.key) if row.running]
    if on.row.state is ItemState.WITHDRAWN:
        return OffTheList(item=on.key)
    return ItemInProject(project=running[0]) if running else None


def _reopenable(on: Subject) -> Refused | None:
    there = on.row.state in (ItemState.WITHDRAWN, ItemState.DONE)
    return _not_own(on) or (None if there else StillOpen(item=on.key))


def _not_own(on: Subject) -> Refused | None:
    own = sides(on.who, "item.list", [on.row.owner]) or is_office(on.who, "item.list")
    return None if own else on.who.refusal(access.RULES["item.list"], on.row.owner)


def stops(on: Subject) -> dict[str, bool]:
    """What can be done with the item by this person now."""
    return {"withdraw": _withdrawable(on) is None, "reopen": _reopenable(on) is None}


MATTERS = (
    Matter(
        of=Thing(area="partners", path="/resources", at=start(RESOURCES), back=_l("返回清单")),
        name="offer",
        path="new",
        rule="item.list",
        title=_l("提供资源"),
        button=_l("列入资源清单"),
        form=OFFER,
        options=_owners,
        given=_owner,
        do=lambda on, values, act: _kept(values, act, on.hub.partners.offer_resource, Resource),
        done=_l("已列入资源清单。下面是可能需要它的单位。"),
    ),
    Matter(
        of=Thing(area="partners", path="/needs", at=start(NEEDS), back=_l("返回清单")),
        name="state",
        path="new",
        rule="item.list",
        title=_l("提出需求"),
        button=_l("列入需求清单"),
        form=STATE,
        options=_owners,
        given=_owner,
        do=lambda on, values, act: _kept(values, act, on.hub.partners.state_need, Need),
        done=_l("已列入需求清单。下面是可能合适的资源。"),
    ),
    Matter(
        of=ITEM,
        name="withdraw",
        title=_l("撤回条目"),
        button=_l("从清单撤回"),
        about=_l("撤回后不再展示，也不再参加对接；记录保留，以后可以恢复。"),
        form=WITHDRAW,
        possible=_withdrawable,
        do=lambda on, values, act: on.hub.partners.withdraw_item(on.key, **values, act=act),
        done=_l("已从清单撤回。"),
    ),
    Matter(
        of=ITEM,
        name="reopen",
        title=_l("恢复条目"),
        button=_l("恢复到清单"),
        about=_l("恢复后重新展示，也重新参加对接。"),
        form=REOPEN,
        possible=_reopenable,
        do=lambda on, _, act: on.hub.partners.reopen_item(on.key, act=act),
        done=_l("已恢复到清单。"),
        keeps=False,
    ),
)
routes = routes_of(MATTERS)
