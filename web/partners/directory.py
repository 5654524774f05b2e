"""Partner organisations 共建单位: who they are, whom to talk to, and which visits they take part in."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.partners import LegalBasis
from domain.words import PartnerKind, Party, PartyKind
from hub import sight
from hub.access import Act, Standing
from projections import partners, people
from projections.partners import PartnerRow
from projections.read import Reader
from web import pages, texts, words
from web.choices import Choice
from web.codes import Code
from web.desk import Crumbs, Subject, may, start
from web.fields import Line
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values, routes_of
from web.meetings import meetings
from web.naming import Names, people_options
from web.texts import _l
from web.times import Day

MOST = 2_000
words.WORDS[LegalBasis] = {"agreement": _l("共建协议"), "consent": _l("本人同意")}

REGISTER = Form(
    "partners.register",
    name=Line(_l("单位名称"), max=40, required=True),
    code=Code(_l("代码"), required=True, hint=_l("字母、数字和短横，以后不能更改，例如 PA-01")),
    kind=Choice(_l("类别"), required=True, menu=True, options=words.choices(PartnerKind)),
    area=Line(_l("所在街道或乡镇"), max=40),
)
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


async def everywhere(request: Request) -> Response:
    """Partners that the reader may know: a liaison sees the own one."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    return pages.page(
        request,
        "partners/everywhere.html",
        partners=sight.own_partners(read, who),
        seen=sight.colleagues(read, who),
        called=lambda key: pages.name_of(request, key),
        may_register=may(request, "partner.register"),
    )


async def one(request: Request) -> Response:
    """One partner."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    on = _partner(request)
    if not sight.partner(who, on.key):
        raise NotFound(kind="partner", key=on.key)
    return pages.page(request, "partners/one.html", partner=on.row, **_shown(request, read, who, on.row))


def _shown(request: Request, read: Reader, who: Standing, row: PartnerRow) -> dict[str, Any]:
    """What the page of a partner tells this reader."""
    seen, party = sight.colleagues(read, who), Party(PartyKind.PARTNER, row.code)
    return {
        "party": party,
        "contact": row.contact if seen is None or row.contact in seen else "",
        "meetings": meetings(read, who, [party], Names(read)),
        "called": lambda key: pages.name_of(request, key),
        "may_designate": may(request, "partner.designate", party),
        "may_visit": bool(who.units) and party not in who.units,
    }


def _partner(request: Request) -> Subject:
    code = request.path_params["partner"]
    if (found := partners.partner(pages.reader(request), code)) is None:
        raise NotFound(kind="partner", key=code)
    trail: Crumbs = [HERE, (f"/partners/{code}", found.name)]
    return Subject(request, code, trail, Party(PartyKind.PARTNER, code), found)


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


HERE = ("/partners", _l("共建单位"))
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
        of=Thing(area="partners", path="/partners/{partner}", at=_partner),
        name="contact",
        rule="partner.designate",
        title=_l("指定联络员"),
        button=_l("指定"),
        form=CONTACT,
        options=_liaisons,
        given=lambda _: {"on": texts.today()},
        do=lambda on, values, act: on.hub.partners.designate_contact(on.key, **values, act=act),
    ),
)

routes = [
    Route("/partners", everywhere, name="partners:everywhere"),
    *routes_of(MATTERS),
    Route("/partners/{partner}", one, name="partners:one"),
]
