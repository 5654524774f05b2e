"""What is done with a partner as such: registered, revised, spoken for, ended, resumed, asked what it thinks of a year."""

from __future__ import annotations

from datetime import date, timedelta

from domain.errors import Refused
from domain.partners import LegalBasis, Profile, ProjectState
from domain.partners.refusals import ContactUnknown, PartnershipOver, PartnershipRuns, ProjectsRunning
from domain.words import PartnerKind, Party, PartyKind
from hub import sight
from hub.access import Act
from projections import partners, people
from web import texts, words
from web.choices import Choice
from web.codes import Code
from web.desk import Subject, start
from web.fields import Line, Text
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values, routes_of
from web.naming import people_options
from web.partners.around import HERE, partner_of, with_partner
from web.partners.words import USEFULNESS
from web.texts import _l
from web.times import Day

MOST = 2_000
"""People offered in a menu."""
YEARS = 3
"""Years back for which an appraisal may be given."""
LATE = timedelta(days=31)
"""Until the end of January the year that has ended is meant."""

NAME = Line(_l("单位名称"), max=40, required=True)
KIND = Choice(_l("类别"), required=True, menu=True, options=words.choices(PartnerKind))
AREA = Line(_l("所在街道或乡镇"), max=40, hint=_l("填写后可以按地方查找，也用于供需对接"))
REGISTER = Form(
    "partners.register",
    name=NAME,
    code=Code(_l("代码"), required=True, hint=_l("字母、数字和短横，以后不能更改，例如 PA-01")),
    kind=KIND,
    area=AREA,
)
REVISE = Form("partners.revise", name=NAME, kind=KIND, area=AREA)
CONTACT = Form(
    "partners.contact",
    person_id=Choice(_l("联络员"), required=True, menu=True, hint=_l("列表里没有的，请先在通讯录里登记")),
    legal_basis=Choice(
        _l("个人信息处理的依据"),
        required=True,
        options=words.choices(LegalBasis),
        hint=_l("联络员不是本系统单位的人员，须有协议约定或本人同意"),
    ),
    on=Day(_l("从"), required=True),
)
RELEASE = Form(
    "partners.release",
    on=Day(_l("最后一天"), required=True),
    reason=Text(_l("原因"), max=500, hint=_l("例如：调离、另有分工")),
)
END = Form(
    "partners.end", on=Day(_l("结束日期"), required=True, past=True), reason=Text(_l("原因"), max=500, required=True)
)
RESUME = Form("partners.resume", on=Day(_l("恢复日期"), required=True, past=True))
APPRAISE = Form(
    "partners.appraise",
    period=Choice(_l("哪一年"), required=True, menu=True),
    usefulness=Choice(
        _l("这一年的共建对贵方有没有帮助"), required=True, options={str(key): said for key, said in USEFULNESS.items()}
    ),
    comment=Text(_l("意见和建议"), max=2_000, hint=_l("好的做法、不便之处、明年想一起做的事")),
)


def _liaisons(on: Subject) -> Facts:
    """The Party School chooses from everybody; the liaison hands over to somebody of the own organisation."""
    ids = people.everybody(on.read, limit=MOST)
    if sight.outside(on.who):
        ids = [key for key in ids if (row := people.person(on.read, key)) and row.party == on.party]
    return {"person_id": people_options(on.request, ids)}


def _register(on: Subject, values: Values, act: Act) -> str:
    code, area = values.pop("code"), values.pop("area") or None
    on.hub.partners.register(code, area=area, **values, act=act)
    return f"/partners/{code}"


def _revise(on: Subject, values: Values, act: Act) -> None:
    """Only what differs is written down."""
    changed = {name: value for name, value in values.items() if value != (getattr(on.row, name) or "")}
    on.hub.partners.revise(on.key, Profile(**changed), act=act)


def _release(on: Subject, values: Values, act: Act) -> None:
    on.hub.partners.release_contact(on.key, on.row.contact, **values, act=act)


def _appraise(on: Subject, values: Values, act: Act) -> None:
    values["usefulness"] = int(values["usefulness"])
    on.hub.partners.appraise(on.key, **values, act=act)


def _years(on: Subject) -> Facts:
    """The years in which the partner was here, the newest first."""
    this = texts.today().year
    found = [year for year in range(this, this - YEARS, -1) if year >= on.row.since.year]
    return {"period": {str(year): str(year) for year in found or [this]}}


def meant_year(today: date) -> str:
    """The year that an appraisal is about when nobody says which."""
    return str((today - LATE).year)


def _appraised(on: Subject) -> Facts:
    """What the partner has said of that year already."""
    period = on.request.query_params.get("period", "") or max(meant_year(texts.today()), str(on.row.since.year))
    said = next((row for row in partners.appraisals(on.read, on.key) if row.period == period), None)
    return {"period": period} | ({"usefulness": str(said.usefulness), "comment": said.comment} if said else {})


def runs(on: Subject) -> Refused | None:
    """Nothing new is begun with a partner that has left."""
    return PartnershipOver(on=on.row.ended_on) if on.row.ended_on else None


def _may_end(on: Subject) -> Refused | None:
    party = Party(PartyKind.PARTNER, on.key)
    states = (ProjectState.AGREED, ProjectState.REPORTED)
    running = sum(partners.count_projects(on.read, parties=[party], state=state) for state in states)
    return runs(on) or (ProjectsRunning(count=running) if running else None)


def today_of(_: Subject) -> Facts:
    """Most things are written down on the day."""
    return {"on": texts.today()}


PARTNER = Thing(area="partners", path="/partners/{partner}", at=partner_of, back=_l("返回共建单位"))
WITH_PARTNER = Thing(area="partners", path="/partners/{partner}", at=with_partner, back=_l("返回共建单位"))
"""The same page, for what is not only for those who act for the partner itself."""
MATTERS = (
    Matter(
        of=Thing(area="partners", path="/partners", at=start(HERE)),
        name="register",
        path="new",
        rule="partner.register",
        title=_l("登记共建单位"),
        button=_l("登记"),
        form=REGISTER,
        do=_register,
        done=_l("共建单位已登记。接着指定联络员。"),
    ),
    Matter(
        of=PARTNER,
        name="edit",
        rule="partner.revise",
        title=_l("修改单位资料"),
        button=_l("保存"),
        form=REVISE,
        given=lambda on: {"name": on.row.name, "kind": on.row.kind, "area": on.row.area},
        do=_revise,
        done=_l("单位资料已修改。"),
    ),
    Matter(
        of=PARTNER,
        name="contact",
        rule="partner.designate",
        title=_l("指定联络员"),
        button=_l("指定"),
        form=CONTACT,
        options=_liaisons,
        given=today_of,
        possible=runs,
        do=lambda on, values, act: on.hub.partners.designate_contact(on.key, **values, act=act),
        done=_l("联络员已指定。"),
    ),
    Matter(
        of=PARTNER,
        name="release",
        rule="partner.release",
        title=_l("联络员离任"),
        button=_l("登记离任"),
        about=_l("离任后，在指定新的联络员之前，没有人能代表这个单位办理。"),
        form=RELEASE,
        given=today_of,
        possible=lambda on: None if on.row.contact else ContactUnknown(person=""),
        do=_release,
        done=_l("离任已登记。请尽快指定新的联络员。"),
    ),
    Matter(
        of=PARTNER,
        name="end",
        rule="partner.end",
        title=_l("结束共建关系"),
        button=_l("结束共建"),
        about=_l("有效的协议和联络员的任期随之结束，清单不再展示；以往的记录都保留，以后可以恢复。"),
        grave=True,
        form=END,
        given=today_of,
        possible=_may_end,
        do=lambda on, values, act: on.hub.partners.end(on.key, **values, act=act),
        done=_l("共建关系已结束。"),
    ),
    Matter(
        of=PARTNER,
        name="resume",
        rule="partner.resume",
        title=_l("恢复共建关系"),
        button=_l("恢复共建"),
        about=_l("恢复后，清单重新展示；联络员需要重新指定，协议需要重新签订。"),
        form=RESUME,
        given=today_of,
        possible=lambda on: None if on.row.ended_on else PartnershipRuns(),
        do=lambda on, values, act: on.hub.partners.resume(on.key, **values, act=act),
        done=_l("共建关系已恢复。接着指定联络员。"),
    ),
    Matter(
        of=PARTNER,
        name="appraise",
        rule="partner.appraise",
        title=_l("年度共建评议"),
        button=_l("提交评议"),
        about=_l("由共建单位填写，区教育党校和评估专家可以看到，不公开，不排名。同一年再次提交，以新的为准。"),
        form=APPRAISE,
        options=_years,
        given=_appraised,
        do=_appraise,
        done=_l("评议已提交，谢谢贵方的意见。"),
    ),
)

routes = routes_of(MATTERS)
