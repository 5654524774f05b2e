"""A school is registered, its profile kept true, its recognition and its support needs entered."""

from __future__ import annotations

from starlette.requests import Request

from domain.schools import Profile, Tier
from domain.words import SCHOOL_LEVELS, Level, Locality, MemberBand, OrgKind, Party, PartyKind, SupportKind
from hub.access import Act
from projections import schools
from web import texts, words
from web.choices import Choice
from web.codes import Code
from web.desk import Subject, start
from web.fields import Line, Text, Whole
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values
from web.schools.look import school_of
from web.texts import _l

words.WORDS[Tier] = {"district": _l("区级"), "municipal": _l("市级")}

SCHOOLS = ("/schools", _l("学校"))
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
    party = Party(PartyKind.SCHOOL, found.code)
    return Subject(request, found.code, [SCHOOLS, (f"/schools/{found.code}", found.name)], party, found)


def _needs(on: Subject) -> Facts:
    return {"kind": {kind: words.WORDS[SupportKind][kind] for kind in schools.support_needs(on.read, on.key)}}


def _register(on: Subject, values: Values, act: Act) -> str:
    code = values.pop("code")
    on.hub.schools.register(code, **values, act=act)
    return f"/schools/{code}"


def _revise(on: Subject, values: Values, act: Act) -> None:
    changed = {name: value for name, value in values.items() if value != getattr(on.row, name)}
    on.hub.schools.revise(on.key, Profile(**changed), act=act)


def _recognise(on: Subject, values: Values, act: Act) -> None:
    on.hub.schools.recognise(on.key, values["tier"], year=values["year"], doc_no=values["doc_no"] or None, act=act)


def _flag(on: Subject, values: Values, act: Act) -> None:
    on.hub.schools.flag_need(on.key, values["kind"], note=values["note"] or None, act=act)


def _clear(on: Subject, values: Values, act: Act) -> None:
    on.hub.schools.clear_need(on.key, SupportKind(values["kind"]), reason=values["reason"], act=act)


SCHOOL = Thing(area="schools", path="/schools/{school}", at=_school)


MATTERS = (
    Matter(
        of=Thing(area="schools", path="/schools", at=start(SCHOOLS)),
        name="register",
        path="new",
        rule="school.register",
        title=_l("登记学校"),
        button=_l("登记"),
        form=REGISTER,
        do=_register,
        done=_l("学校已登记。"),
    ),
    Matter(
        of=SCHOOL,
        name="edit",
        rule="school.revise",
        title=_l("修改学校资料"),
        button=_l("保存"),
        form=REVISE,
        given=lambda on: {name: getattr(on.row, name) for name in REVISE.fields},
        do=_revise,
    ),
    Matter(
        of=SCHOOL,
        name="recognise",
        rule="school.recognise",
        title=_l("登记党建示范点"),
        button=_l("登记"),
        form=RECOGNISE,
        given=lambda _: {"year": texts.today().year},
        do=_recognise,
    ),
    Matter(
        of=SCHOOL,
        name="need",
        rule="school.flag_need",
        title=_l("登记需要的支持"),
        button=_l("登记"),
        form=FLAG,
        do=_flag,
    ),
    Matter(
        of=SCHOOL,
        name="relief",
        rule="school.flag_need",
        title=_l("解除支持"),
        button=_l("解除"),
        form=CLEAR,
        options=_needs,
        do=_clear,
    ),
)
