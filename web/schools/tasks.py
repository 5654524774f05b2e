"""A school is registered, its profile kept true, its recognition and its support needs entered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.requests import Request

from domain.schools import Profile, Tier
from domain.words import SCHOOL_LEVELS, Level, Locality, MemberBand, OrgKind, Party, PartyKind, SupportKind
from hub.access import Act
from hub.compose import Hub
from projections import schools
from web import frame, pages, texts, words
from web.choices import Choice
from web.codes import Code
from web.fields import Line, Text, Whole
from web.forms import Form
from web.schools.look import school_of
from web.task import Crumbs, Do, Errand, Subject, always, start
from web.texts import Lazy, _l

words.WORDS[Tier] = {"district": _l("区级"), "municipal": _l("市级")}

SCHOOLS: Crumbs = [("/schools", _l("学校"))]
NAME = Line(_l("学校名称"), max=40, required=True)
PROFILE = {
    "locality": Choice(_l("所在区域"), required=True, options=words.choices(Locality)),
    "street": Line(_l("街道或乡镇"), max=40, required=True),
    "org_kind": Choice(_l("党组织形式"), required=True, options=words.choices(OrgKind)),
    "member_band": Choice(
        _l("党员人数"), required=True, options=words.choices(MemberBand), hint=_l("只登记区间，不登记名单")
    ),
}
REGISTER = Form(
    "schools.register",
    name=NAME,
    code=Code(_l("代码"), required=True, hint=_l("字母、数字和短横，以后不能更改，例如 MS-01")),
    level=Choice(_l("学段"), required=True, options={each: words.WORDS[Level][each] for each in SCHOOL_LEVELS}),
    **PROFILE,
)
REVISE = Form("schools.revise", name=NAME, **PROFILE)
RECOGNISE = Form(
    "schools.recognise",
    tier=Choice(_l("级别"), required=True, options=words.choices(Tier)),
    year=Whole(_l("认定年份"), required=True, least=1990, most=2100),
    doc_no=Line(_l("文号"), max=60),
)
FLAG = Form(
    "schools.flag_need",
    kind=Choice(_l("需要哪方面的支持"), required=True, options=words.choices(SupportKind)),
    note=Text(_l("说明"), max=500, hint=_l("可以不填。本校、主持人和区教育党校能看到")),
)
CLEAR = Form(
    "schools.clear_need",
    kind=Choice(_l("不再需要的支持"), required=True),
    reason=Text(_l("原因"), max=500, required=True),
)


def _school(request: Request) -> Subject:
    found = school_of(request)
    address = f"/schools/{found.code}"
    return Subject(found.code, [*SCHOOLS, (address, found.name)], Party(PartyKind.SCHOOL, found.code), found)


def _needs(request: Request, on: Subject) -> Form:
    kinds = schools.support_needs(pages.reader(request), on.key)
    return CLEAR.offering(kind={kind: words.WORDS[SupportKind][kind] for kind in kinds})


def _register(hub: Hub, _: Subject, values: dict[str, Any], act: Act) -> str:
    code = values.pop("code")
    hub.schools.register(code, **values, act=act)
    return f"/schools/{code}"


def _revise(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    changed = {name: value for name, value in values.items() if value != getattr(on.row, name)}
    hub.schools.revise(on.key, Profile(**changed), act=act)


def _recognise(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    hub.schools.recognise(on.key, values["tier"], year=values["year"], doc_no=values["doc_no"] or None, act=act)


def _flag(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    hub.schools.flag_need(on.key, values["kind"], note=values["note"] or None, act=act)


def _clear(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    hub.schools.clear_need(on.key, SupportKind(values["kind"]), reason=values["reason"], act=act)


def _on(verb: str, rule: str, title: Lazy, button: Lazy, form: Form, do: Do) -> Errand:
    """An errand on one school."""
    path = f"/schools/{{school}}/{verb}"
    return Errand(
        name=f"schools:{verb}",
        path=path,
        rule=f"school.{rule}",
        title=title,
        words=button,
        of=_school,
        form=always(form),
        do=do,
    )


ERRANDS = (
    Errand(
        name="schools:register",
        path="/schools/new",
        rule="school.register",
        title=_l("登记学校"),
        words=_l("登记"),
        of=start(*SCHOOLS),
        form=always(REGISTER),
        do=_register,
        done="school",
    ),
    replace(
        _on("edit", "revise", _l("修改学校资料"), _l("保存"), REVISE, _revise),
        given=lambda _request, on: {name: getattr(on.row, name) for name in REVISE.fields},
    ),
    replace(
        _on("recognise", "recognise", _l("登记党建示范点"), _l("登记"), RECOGNISE, _recognise),
        given=lambda _request, _on: {"year": texts.today().year},
    ),
    _on("need", "flag_need", _l("登记需要的支持"), _l("登记"), FLAG, _flag),
    replace(_on("relief", "flag_need", _l("解除支持"), _l("解除"), CLEAR, _clear), form=_needs),
)
frame.DONE["school"] = _l("学校已登记。")
