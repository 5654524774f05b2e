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
from hub.compose import Hub
from projections import partners, people
from projections.partners import PartnerRow
from projections.read import Reader
from web import frame, pages, texts, words
from web.choices import Choice
from web.codes import Code
from web.fields import Line
from web.forms import Form
from web.meetings import meetings
from web.naming import Names, people_options
from web.task import Errand, Subject, always, may, start
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
    return Subject(code, [HERE, (f"/partners/{code}", found.name)], Party(PartyKind.PARTNER, code), found)


def _contact_form(request: Request, on: Subject) -> Form:
    """The Party School chooses from everybody; the liaison hands over to somebody of the own organisation."""
    read, who = pages.reader(request), pages.standing(request)
    ids = people.everybody(read, limit=MOST)
    if sight.outside(who):
        ids = [key for key in ids if (row := people.person(read, key)) and row.party == on.party]
    return CONTACT.offering(person_id=people_options(request, ids))


def _register(hub: Hub, _: Subject, values: dict[str, Any], act: Act) -> str:
    code, area = values.pop("code"), values.pop("area") or None
    hub.partners.register(code, area=area, **values, act=act)
    return f"/partners/{code}"


def _designate(hub: Hub, on: Subject, values: dict[str, Any], act: Act) -> None:
    hub.partners.designate_contact(on.key, **values, act=act)


HERE = ("/partners", _l("共建单位"))
ERRANDS = (
    Errand(
        name="partners:register",
        path="/partners/new",
        rule="partner.register",
        title=_l("登记共建单位"),
        words=_l("登记"),
        of=start(HERE),
        form=always(REGISTER),
        do=_register,
        done="partner",
    ),
    Errand(
        name="partners:contact",
        path="/partners/{partner}/contact",
        rule="partner.designate",
        title=_l("指定联络员"),
        words=_l("指定"),
        of=_partner,
        form=_contact_form,
        given=lambda _request, _on: {"on": texts.today()},
        do=_designate,
    ),
)
frame.DONE["partner"] = _l("共建单位已登记。接着指定联络员。")

routes = [
    Route("/partners", everywhere, name="partners:everywhere"),
    *(route for errand in ERRANDS for route in errand.routes),
    Route("/partners/{partner}", one, name="partners:one"),
]
