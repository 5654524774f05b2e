"""共建协议: what was signed, by whom, with which duties and until when; on screen, on paper, signed anew or ended before its time."""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import Refused
from domain.partners import Terms
from domain.partners.refusals import AgreementOver
from domain.words import Party, PartyKind
from hub import access
from hub.access import Act
from projections import partners, units
from web import pages, texts
from web.choices import Choice, Tick
from web.desk import Subject
from web.fields import Line, Text
from web.forms import Form
from web.matter import Facts, Matter, Thing, Values, routes_of
from web.partners import timeline
from web.partners.around import agreement_of, is_office, key_of, sides
from web.partners.tasks import WITH_PARTNER, runs, today_of
from web.rows import Many
from web.texts import _l
from web.times import Day
from web.words import plain_day

SIGN = Form(
    "partners.sign",
    parties=Many(
        _l("与哪些单位签订"),
        columns={"party": Choice(_l("单位"), menu=True)},
        most=19,
        start=1,
        row=_l("签约单位"),
        hint=_l("共建单位自己已经算一方；只与区教育党校签订的，这里留空"),
    ),
    with_operator=Tick(_l("区教育党校也是签约方")),
    terms=Text(
        _l("各方职责"),
        required=True,
        max=4_100,
        hint=_l("一条一行，可以从协议里粘贴，例如：青禾小学每学期承办一次社区开放课"),
    ),
    meeting=Line(_l("协商机制"), max=200, hint=_l("多久碰头一次，谁来召集")),
    signed_on=Day(_l("签订日期"), required=True, past=True),
    valid_until=Day(_l("有效期至"), required=True),
    principles=Text(_l("共建原则"), hint=_l("协议里写了的话，抄在这里")),
)
END = Form(
    "partners.end_agreement",
    on=Day(_l("终止日期"), required=True, past=True),
    reason=Text(_l("原因"), max=500, required=True),
)


def _parties(on: Subject) -> Facts:
    own = str(Party(PartyKind.PARTNER, on.key))
    offered = {key: name for key, name in on.names.options(*PartyKind).items() if key != own}
    return {"parties": {"party": offered}}


def _first(on: Subject) -> Facts:
    own = sides(on.who, "agreement.sign")
    return {"parties": [{"party": str(own[0])}] if own else [], "meeting": _l("每学期至少碰头一次")}


def _sign(on: Subject, values: Values, act: Act) -> str:
    """A day that could not be read is none that is wrong: what else is wrong is told in the same round."""
    named = [units.parse(row["party"]) for row in values.pop("parties") if row["party"]]
    parties = (Party(PartyKind.PARTNER, on.key), *(party for party in named if party))
    days: Values = {
        "signed_on": values.pop("signed_on") or date.min,
        "valid_until": values.pop("valid_until") or date.max,
    }
    lines = [line.strip() for line in str(values.pop("terms")).splitlines()]
    terms = Terms(parties=parties, terms=tuple(filter(None, lines)), **days, **values)
    on.hub.partners.sign_agreement(on.key, terms, agreement_id=key_of(act), act=act)
    return f"/partners/{on.key}/agreements/{key_of(act)}"


def _may_end(on: Subject) -> Refused | None:
    row, rule = on.row, "agreement.end"
    if not (sides(on.who, rule, row.parties) or is_office(on.who, rule)):
        return on.who.refusal(access.RULES[rule], row.parties[0])
    over = row.ended_on or row.valid_until < texts.today()
    return AgreementOver(on=row.ended_on or row.valid_until) if over else None


async def one(request: Request) -> Response:
    """What was agreed."""
    on = agreement_of(request)
    return pages.page(request, "partners/agreement.html", **_told(on), may_end=_may_end(on) is None)


async def print_out(request: Request) -> Response:
    """A4: the agreement with a place for the seal of each side."""
    on = agreement_of(request)
    return pages.page(request, "partners/print.html", **_told(on), printed_on=plain_day(texts.today()))


def _told(on: Subject) -> dict[str, Any]:
    """Both pages name the same."""
    owner = partners.partner(on.read, on.row.partner)
    named = timeline.known(on.read, on.who, on.called)
    return {
        "desk": on,
        "row": on.row,
        "names": on.names,
        "owner": owner,
        "contact": named(owner.contact) if owner else "",
        "today": texts.today(),
    }


AGREEMENT = Thing(
    area="partners", path="/partners/{partner}/agreements/{agreement}", at=agreement_of, back=_l("返回协议")
)
MATTERS = (
    Matter(
        of=WITH_PARTNER,
        name="agreements/sign",
        path="agreements/new",
        rule="agreement.sign",
        title=_l("登记共建协议"),
        button=_l("登记协议"),
        about=_l("协议在纸上签好以后，把要点登记在这里，双方就都能看到职责和有效期。"),
        form=SIGN,
        options=_parties,
        given=_first,
        possible=runs,
        do=_sign,
        done=_l("共建协议已登记。"),
    ),
    Matter(
        of=AGREEMENT,
        name="agreement/end",
        path="end",
        title=_l("提前终止协议"),
        button=_l("终止协议"),
        about=_l("终止后协议不再有效，内容仍然保留。"),
        grave=True,
        form=END,
        given=today_of,
        possible=_may_end,
        do=lambda on, values, act: on.hub.partners.end_agreement(on.row.partner, on.key, **values, act=act),
        done=_l("协议已终止。"),
    ),
)
routes = [
    *routes_of(MATTERS),
    Route("/partners/{partner}/agreements/{agreement}/print", print_out, name="partners:agreement_print"),
    Route("/partners/{partner}/agreements/{agreement}", one, name="partners:agreement"),
]
