"""报名: a seat for oneself or for somebody else; more or fewer companions, withdrawn, an offered seat taken or passed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.errors import NotYours, Refused
from domain.exchanges.refusals import SignUpOver
from domain.words import Party, PartyKind
from hub.access import HELPER, OFFICER, Act
from projections import units
from projections.exchanges import SeatRow
from web.choices import Choice
from web.exchanges import able, whom
from web.exchanges.desk import EXCHANGE_PAGE, Desk
from web.fields import Line, Text, Whole
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.texts import _l, now
from web.words import moment

MOST = 5
COMPANIONS = Whole(_l("同行人数"), most=MOST, unit=_l("人"), hint=_l("除您以外还有几位，没有可不填"))
SIGN_UP = Form("exchanges.sign_up", party=Choice(_l("代表哪个单位"), required=True, menu=True), companions=COMPANIONS)
OTHER = Form(
    "exchanges.sign_up_other",
    person_id=Choice(_l("为谁报名"), required=True, menu=True, hint=_l("须是通讯录里的人")),
    find=Line(_l("查找其他人"), max=20, hint=_l("写姓名或拼音，查找后再到“为谁报名”里选")),
    party=Choice(_l("代表哪个单位"), menu=True, hint=_l("不选为其本单位")),
    companions=Whole(_l("同行人数"), most=MOST, unit=_l("人"), hint=_l("除本人以外还有几位，没有可不填")),
)
CHANGE = Form("exchanges.companions", companions=Whole(_l("同行人数"), required=True, most=MOST, unit=_l("人")))
WITHDRAW = Form("exchanges.withdraw", reason=Text(_l("原因"), hint=_l("可不填，组织方能看到")))
CONFIRM = Form("exchanges.confirm")


def closed(desk: Desk) -> Refused | None:
    """Why nobody signs up now: as the command says it."""
    if (refusal := desk.stops("request_seat")) is not None or desk.exchange.signs_up(now()):
        return refusal
    return SignUpOver(
        since=desk.exchange.registration_closed_on or desk.exchange.sign_up_ends_at.date(), person=desk.exchange.contact
    )


def not_for_others(desk: Desk) -> Refused | None:
    helps = desk.runs or desk.who.role_for(HELPER | OFFICER)
    return closed(desk) if helps else NotYours()


def own_units(desk: Desk) -> Mapping[str, object]:
    return {"party": {str(unit): desk.names(unit) for unit in desk.who.units}}


def asks(desk: Desk) -> Form:
    """Nobody is asked for the only unit there is."""
    return SIGN_UP if len(desk.who.units) > 1 else Form(SIGN_UP.name, companions=COMPANIONS)


def sign_up(desk: Desk, values: Values, act: Act) -> object:
    """For oneself; who has a seat already sees it."""
    if desk.seat and desk.seat.live:
        return desk.address()
    party = units.parse(values.get("party") or "")
    return desk.hub.exchanges.sign_up(desk.key, party=party, companions=values["companions"] or 0, act=act)


def whom_to_choose(desk: Desk) -> Mapping[str, object]:
    """People of the own units, of an assistant all schools, and whom one has looked for."""
    near = whom.near(desk, sorted(desk.mine))
    typed = [text for text in desk.typed.get("person_id", ()) if text]
    taken = {desk.person}
    names = whom.names_of(desk, [each for each in (*near, *typed) if each not in taken])
    kinds = (PartyKind.STUDIO, PartyKind.PARTNER, PartyKind.SCHOOL)
    parties = desk.names.options(*kinds) if desk.who.role_for(OFFICER) or desk.runs else _names(desk, sorted(desk.mine))
    return {"person_id": names, "party": parties}


def _names(desk: Desk, parties: list[Party]) -> dict[str, object]:
    return {str(party): desk.names(party) for party in parties}


def sign_other_up(desk: Desk, values: Values, act: Act) -> object:
    party = units.parse(values["party"] or "")
    told = {"person_id": values["person_id"], "party": party, "companions": values["companions"] or 0}
    return desk.hub.exchanges.sign_up(desk.key, **told, act=act)


Found = Callable[[Desk], SeatRow | None]


def of_seat(name: str, path: str, seat: Found, command: str, **more: object) -> Matter[Desk]:
    """Something done with a seat: the own one, or the one of the address."""

    def do(desk: Desk, values: Values, act: Act) -> object:
        found = seat(desk)
        getattr(desk.hub.exchanges, command)(desk.key, found.id if found else "", **values, act=act)
        return desk.address("seats") if "{seat}" in path and desk.runs else None

    return Matter(
        of=EXCHANGE_PAGE,
        name=name,
        path=path,
        do=do,
        possible=lambda desk: desk.stops_seat(command, seat(desk)),
        stands=lambda desk: seat(desk) is not None,
        keeps=False,
        **{"form": CONFIRM} | more,  # type: ignore[arg-type]  # words and forms of the callers below
    )


def own(desk: Desk) -> SeatRow | None:
    return desk.seat


def until(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """Until when the seat is kept."""
    seat = desk.seat
    kept = seat.open_until(desk.exchange) if seat else None
    return {"kept_until": moment(kept) if kept else ""}


MATTERS = (
    Matter(
        of=EXCHANGE_PAGE,
        name="sign-up",
        title=_l("报名"),
        button=_l("报名"),
        form=asks,
        options=own_units,
        given=lambda desk: {"party": str(desk.who.units[0])} if len(desk.who.units) > 1 else {},
        around=lambda desk, _filled: {"mine": able.mine(desk)},
        do=sign_up,
        possible=closed,
        elsewhere=lambda desk: desk.address() if desk.seat and desk.seat.live else "",
        template="exchanges/sign_up.html",
        done=_l("已报名，结果见下面。"),
        keeps=False,
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="sign-up/other",
        title=_l("为别人报名"),
        button=_l("报名"),
        form=OTHER,
        options=whom_to_choose,
        again={"look": whom.look_up},
        do=sign_other_up,
        possible=not_for_others,
        template="exchanges/sign_up_other.html",
        done=_l("已为其报名。"),
        keeps=False,
    ),
    of_seat(
        "seat/take",
        "",
        own,
        "take_seat",
        title=_l("确认参加"),
        around=until,
        template="exchanges/take.html",
        done=_l("您已入座。"),
    ),
    of_seat(
        "seat/pass",
        "",
        own,
        "pass_offer",
        title=_l("让给下一位"),
        button=_l("这次不去，让给下一位"),
        about=_l("名额会转给候补的下一位，您排到候补末位；不想再候补，请取消报名。"),
        done=_l("名额已让出，谢谢。"),
    ),
    of_seat(
        "seat/companions",
        "",
        own,
        "change_seat",
        title=_l("更改同行人数"),
        button=_l("保存"),
        form=CHANGE,
        given=lambda desk: {"companions": desk.seat.companions if desk.seat else 0},
        done=_l("同行人数已更改。"),
    ),
    of_seat(
        "seat/withdraw",
        "",
        own,
        "withdraw_seat",
        title=_l("取消报名"),
        form=WITHDRAW,
        about=_l("名额会转给候补的下一位。报名截止前还可以再报，但要重新排队。"),
        done=_l("已取消报名。"),
    ),
)

routes = routes_of(MATTERS)
