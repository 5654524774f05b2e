"""共建项目: agreed on from a need, a resource or both; reported done, confirmed by the other side, sent back, dropped."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from domain.errors import Refused
from domain.partners import ItemList, ItemState, Plan
from domain.partners.refusals import OwnReport
from domain.partners.states import PROJECT
from domain.words import Party, PartyKind
from hub import access
from hub.access import Act
from hub.partners import matches, may_see
from projections import partners, units
from projections.partners import ItemRow
from web import texts
from web.choices import Choice, Tick
from web.desk import Subject
from web.fields import Line, Text
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values, routes_of
from web.partners.around import asking, is_office, key_of, project_of, sides, speakers, spoken
from web.partners.tasks import WITH_PARTNER, runs
from web.rows import Many
from web.texts import _, _l
from web.times import Day

MOST = 400
"""Items of a list in a menu."""
AGREE = Form(
    "partners.agree",
    title=Line(_l("项目名称"), max=40, required=True),
    need_id=Choice(_l("为了哪项需求"), menu=True, hint=_l("需求和资源至少选一个")),
    resource_id=Choice(_l("用哪项资源"), menu=True),
    lead=Choice(_l("牵头单位"), required=True, menu=True),
    with_parties=Many(
        _l("其他参加单位"),
        columns={"party": Choice(_l("单位"), menu=True)},
        most=19,
        start=1,
        row=_l("参加单位"),
        hint=_l("共建单位自己已经在内，不用再选"),
    ),
    done_when=Line(_l("完成标志"), max=200, required=True, hint=_l("做到什么就算完成，例如：办完三期，双方签认")),
    on=Day(_l("商定日期"), required=True, past=True),
    due_on=Day(_l("完成期限"), required=True),
)
PROJECT_PAGE = Thing(
    area="partners",
    path="/projects/{partner}/{project}",
    at=project_of,
    back=_l("返回项目"),
)


# ---- agreed on


def _items(on: Subject) -> dict[str, dict[str, str]]:
    """Needs and resources that stand on a list: of the partner, of the own units, and those that a match has brought together."""
    return {"need_id": _menu(on, ItemList.NEED, "need"), "resource_id": _menu(on, ItemList.RESOURCE, "resource")}


def _menu(on: Subject, of: ItemList, asked: str) -> dict[str, str]:
    party = Party(PartyKind.PARTNER, on.key)
    whose = None if is_office(on.who, "project.agree") else [party, *on.who.units]
    rows = {row.id: row for row in partners.items(on.read, of, owners=whose, limit=MOST)}
    key = on.request.query_params.get(asked, "")
    if key not in rows and (row := partners.item(on.read, key)) and row.list is of and _may_name(on, row):
        rows[key] = row
    return {
        each.id: _("{title}（{owner}）", title=each.title, owner=on.names(each.owner))
        for each in rows.values()
        if each.state is not ItemState.WITHDRAWN
    }


def _may_name(on: Subject, row: ItemRow) -> bool:
    """A liaison names an item of somebody else where it fits one of the own."""
    return may_see(on.who, row.owner) or bool(matches(on.read, texts.today(), concerning=on.who.units, item_id=row.id))


def _choices(on: Subject) -> Facts:
    parties = on.names.options(*PartyKind)
    own = str(Party(PartyKind.PARTNER, on.key))
    others = {key: name for key, name in parties.items() if key != own}
    return _items(on) | {"lead": {own: parties[own], **others}, "with_parties": {"party": others}}


def _given(on: Subject) -> Facts:
    """From a match: the two items and their owners; else the own unit beside the partner."""
    offered, asked = _items(on), on.request.query_params
    chosen = {name: asked.get(name.removesuffix("_id"), "") for name in ("need_id", "resource_id")}
    ids = {name: key for name, key in chosen.items() if key in offered[name]}
    rows = partners.items_named(on.read, list(ids.values()))
    found = [row.owner for row in rows.values()] + sides(on.who, "project.agree")[:1]
    partner = Party(PartyKind.PARTNER, on.key)
    others = [party for party in dict.fromkeys(found) if party != partner]
    titles = [rows[ids[name]].title for name in ids]
    told: dict[str, Any] = {"title": titles[0] if titles else None, "on": texts.today(), **ids}
    return told | {
        "lead": str(others[0] if others else partner),
        "with_parties": [{"party": str(p)} for p in others[1:]],
    }


def _agree(on: Subject, values: Values, act: Act) -> str:
    partner, lead = Party(PartyKind.PARTNER, on.key), units.parse(values.pop("lead"))
    named = [units.parse(row["party"]) for row in values.pop("with_parties") if row["party"]]
    if lead is None:
        raise LookupError("no unit leads")
    others = [party for party in named if party]
    days: Values = {"on": values.pop("on") or date.min, "due_on": values.pop("due_on") or date.max}
    beside = [partner] if partner not in (lead, *others) else []
    plan = Plan(lead=lead, with_parties=(*beside, *others), **days, **values)
    on.hub.partners.agree_project(on.key, plan, project_id=key_of(act), by=_by(on, plan.parties), act=act)
    return f"/projects/{on.key}/{key_of(act)}"


def _by(on: Subject, parties: Collection[Party]) -> Party | None:
    """The own unit that takes part; an officer writes it down for the one that leads."""
    return next(iter(speakers(on.who, "project.agree", parties)), None)


# ---- carried out


def able(on: Subject, command: str, rule: str) -> list[Party]:
    """The sides for which this person can do it: who reported does not answer."""
    answers = command in ("confirm", "return")
    return [party for party in speakers(on.who, rule, on.row.parties) if not (answers and party == on.row.reported_by)]


def refusal(on: Subject, command: str, rule: str) -> Refused | None:
    """Why it cannot be done now, by this person."""
    if not speakers(on.who, rule, on.row.parties):
        return on.who.refusal(access.RULES[rule], on.row.lead)
    if (late := PROJECT.refusal(on.row.state, command)) is not None:
        return late
    own = command in ("confirm", "return") and on.row.reported_person == on.person
    return OwnReport() if own or not able(on, command, rule) else None


RULES = {"report": "project.report", "confirm": "project.confirm", "return": "project.confirm", "drop": "project.drop"}


def stops(on: Subject) -> dict[str, bool]:
    """What this person can do with the project now."""
    return {command: refusal(on, command, rule) is None for command, rule in RULES.items()}


def _of_project(
    command: str, title: Any, button: Any, done: Any, fields: dict[str, Any], **more: Any
) -> Matter[Subject]:
    """A command to a project: one form, which asks for whom where that is not plain."""
    rule = RULES[command]

    def do(on: Subject, values: Values, act: Act) -> None:
        by = spoken(values.pop("by", None), able(on, command, rule))
        use = getattr(on.hub.partners, f"{command}_project")
        use(on.row.partner, on.row.id, **values, by=by, act=act)

    return Matter(
        of=PROJECT_PAGE,
        name=f"project/{command}",
        path=command,
        title=title,
        button=button,
        form=lambda on: Form(f"partners.{command}", **asking(able(on, command, rule)), **fields),
        options=lambda on: {"by": {str(party): on.names(party) for party in able(on, command, rule)}},
        possible=lambda on: refusal(on, command, rule),
        do=do,
        done=done,
        **more,
    )


MATTERS = (
    Matter(
        of=WITH_PARTNER,
        name="projects/agree",
        path="projects/new",
        rule="project.agree",
        title=_l("商定共建项目"),
        button=_l("列入项目清单"),
        form=AGREE,
        options=_choices,
        given=_given,
        possible=runs,
        do=_agree,
        done=_l("项目已列入清单，各参加单位都能看到。"),
    ),
    _of_project(
        "report",
        _l("报告项目完成"),
        _l("报告完成"),
        _l("已报告完成，等对方确认。"),
        {
            "on": Day(_l("完成日期"), required=True, past=True),
            "note": Text(_l("完成情况"), max=2_000, hint=_l("做了什么、多少人参加、有什么收获")),
        },
        about=_l("报告以后，请对方单位的同志确认，项目才算完成。"),
        given=lambda _: {"on": texts.today()},
    ),
    _of_project(
        "confirm",
        _l("确认项目完成"),
        _l("确认完成"),
        _l("项目已经双方确认完成。"),
        {"note": Text(_l("想说的话"), max=2_000)},
        beside="partners/_report.html",
    ),
    _of_project(
        "return",
        _l("项目还没有完成"),
        _l("退回对方"),
        _l("已退回，项目继续进行。"),
        {"reason": Text(_l("还差什么"), max=2_000, required=True)},
        beside="partners/_report.html",
    ),
    _of_project(
        "drop",
        _l("终止项目"),
        _l("终止项目"),
        _l("项目已终止。"),
        {
            "reason": Text(_l("原因"), max=2_000, required=True),
            "carried_over": Tick(_l("需求仍然存在，重新列入需求清单")),
        },
        about=_l("终止以后不能恢复，需要时可以另外商定一个项目。"),
        grave=True,
    ),
)
routes = routes_of(MATTERS)
