"""来访名单: who comes. Names can be pasted from a sheet; known people are ticked, the others only counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from domain.words import Side
from hub.access import Act
from web.choices import Boxes
from web.fields import Text, Whole
from web.filled import Filled
from web.forms import Form
from web.lines import Unfit
from web.matter import Matter, Values
from web.texts import _, _l
from web.visits.desk import VISIT, Desk
from web.visits.names import Names, Pasted
from web.visits.stale import drawn_from, meanwhile

DELEGATION = Form(
    "visits.delegation",
    person_ids=Boxes(_l("来访人员"), hint=_l("勾选已在名录里的人")),
    pasted=Names(
        _l("从表格粘贴姓名"),
        hint=_l("每行一人，可带职务和电话。名录里有的人会勾选；没有的只计人数，姓名和电话都不保存"),
    ),
    headcount=Whole(_l("来访人数"), least=1, unit=_l("人"), hint=_l("含不在名录里的随行人员；留空则按名单计算")),
    bring=Text(_l("拟带的问题或经验"), hint=_l("想请教什么、能分享什么，接待方可以早作准备")),
)


def given(desk: Desk) -> Mapping[str, object]:
    """The list as it was last sent, to be replaced."""
    visit = desk.visit
    return {"person_ids": list(visit.delegation or ()), "headcount": visit.headcount, "bring": visit.bring}


def options(desk: Desk) -> Mapping[str, object]:
    """The guest's own people, those listed already, and those whom pasting has added."""
    people = (*desk.colleagues(Side.GUEST), *(desk.visit.delegation or ()), *desk.typed.get("person_ids", ()))
    own = desk.names_of(people)
    return {"person_ids": own, "pasted": desk.finder(own, desk.typed.get("person_ids", ()))}


def take_names(desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """Tick whom the pasted names tell; lines that cannot be used stay in the box with the reason."""
    box, there = filled.form.fields["pasted"], filled.chosen("person_ids")
    try:
        found = cast("Names", box).read_names(filled.typed("pasted"), there)
    except Unfit as unfit:
        return replace(filled, errors={"pasted": str(unfit)}), ""
    text = filled.text | {"person_ids": [*there, *found.people]}
    if not found.wrong:
        text["pasted"] = []
    if not filled.typed("headcount") and (count := len(text["person_ids"]) + found.unknown):
        text["headcount"] = [str(count)]
    errors = {"pasted": " ".join(found.wrong)} if found.wrong else {}
    form = filled.form.offering(**options(replace(desk, typed=text)))
    return replace(filled, form=form, text=text, errors=errors), said(found)


def said(found: Pasted) -> str:
    """What became of the pasted names."""
    ticked = _("认出 {n} 人，已经勾选。", n=len(found.people)) if found.people else ""
    counted = _("有 {n} 人不在名录里，只计人数。", n=found.unknown) if found.unknown else ""
    return ticked + counted or _("没有新的姓名。")


def send(desk: Desk, values: Values, act: Act) -> object:
    """Ticked and pasted people together; without a number, as many as were named."""
    pasted: Pasted = values["pasted"]
    people = tuple(dict.fromkeys((*values["person_ids"], *pasted.people)))
    count = values["headcount"] or len(people) + pasted.unknown
    return desk.hub.visits.set_delegation(
        desk.visit.key, person_ids=people, headcount=count, bring=values["bring"], seen=drawn_from(desk), act=act
    )


delegation = Matter(
    of=VISIT,
    name="delegation",
    title=_l("确定来访名单"),
    button=_l("提交名单"),
    form=DELEGATION,
    given=given,
    options=options,
    around=meanwhile,
    again={"read": take_names},
    do=send,
    possible=lambda desk: desk.stops("set_delegation", Side.GUEST),
    template="visits/delegation.html",
    keeps=False,  # a draft would hold the names of people who are only to be counted
    done=_l("来访名单已提交。"),
)

routes = delegation.routes
