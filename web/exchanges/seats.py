"""名额与候补: the organiser's page of all seats, the line in its order, and what is done with one. Nobody else sees who waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.exchanges import SeatState
from domain.exchanges.seats import LIVE
from hub.exchanges.sight import Sight
from projections import exchanges
from projections.exchanges import SeatRow
from web import pages
from web.desk import require
from web.exchanges import guestlist
from web.exchanges.desk import SITTING, Desk
from web.exchanges.page import of_notice
from web.exchanges.signing import CHANGE, CONFIRM, of_seat
from web.exchanges.words import KINDS
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import routes_of
from web.texts import Lazy, _l, now
from web.words import moment

REASON = Form("exchanges.seat_reason", reason=Text(_l("原因"), required=True, hint=_l("报名的人能看到")))
PARTS: tuple[tuple[Lazy, frozenset[SeatState]], ...] = (
    (_l("等待核实"), frozenset({SeatState.REQUESTED, SeatState.VERIFIED})),
    (_l("正在等对方确认"), frozenset({SeatState.OFFERED})),
    (_l("候补"), frozenset({SeatState.WAITING})),
    (_l("已入座"), frozenset(SITTING)),
    (_l("不再参加"), frozenset(SeatState) - LIVE - {SeatState.ATTENDED, SeatState.ABSENT}),
)
AT_ONCE: tuple[tuple[str, str, Lazy], ...] = (
    ("verify_seat", "verify", _l("核实通过")),
    ("admit_seat", "admit", _l("安排入座")),
    ("mark_attended", "attended", _l("到场")),
    ("mark_absent", "absent", _l("未到")),
    ("undo_mark", "unmark", _l("撤销标记")),
)
"""What one button does by itself; the rest asks for a reason, or a number, on a page of its own."""
ASKED: tuple[tuple[str, str, Lazy], ...] = (
    ("refuse_seat", "refuse", _l("不通过")),
    ("change_seat", "companions", _l("改人数")),
    ("remove_seat", "remove", _l("移出")),
    ("withdraw_seat", "withdraw", _l("代为取消")),
)


class Line(NamedTuple):
    """One seat. `place`: which one in line; `since`, `until` as people read them; what can be done at once, and what asks for more."""

    seat: SeatRow
    place: int | None
    name: str
    unit: str
    kind: str
    since: str
    until: str
    at_once: list[tuple[str, Lazy]]
    asked: list[tuple[str, Lazy]]


def entered(request: Request) -> Desk:
    """The exchange, for who runs it; the Party School's director and the studio's guides look on. Refused to everybody else."""
    desk = Desk.at(request)
    if desk.sight is not Sight.FULL:
        require(request, "exchange.verify_seat", next(iter(desk.exchange.organisers), None))
        raise desk.who.refusal(())
    return desk


def named(desk: Desk) -> list[tuple[SeatRow, str]]:
    """All seats in their order, each under its name; guests under theirs for who runs the exchange."""
    rows = exchanges.seats(desk.read, desk.exchange)
    guests = {seat.id: name for seat, name in guestlist.of(desk, rows)} if desk.runs else {}
    return [(seat, desk.called(seat.person) if seat.person else guests.get(seat.id, str(_l("来宾")))) for seat in rows]


async def seats(request: Request) -> Response:
    """All seats, the line in its order, and what can be done with each."""
    desk = entered(request)
    lines = [_line(desk, seat, name) for seat, name in named(desk)]
    return pages.page(
        request,
        "exchanges/seats.html",
        desk=desk,
        exchange=desk.exchange,
        parts=[(words, [each for each in lines if each.seat.state in states]) for words, states in PARTS],
        filled=CONFIRM.blank(request),
        blank=_blanks(request),
        heading=_l("名额与候补"),
        **of_notice(desk),
    )


def _blanks(request: Request) -> Callable[[], Filled]:
    """A form for each button: one command each."""
    return lambda: CONFIRM.blank(request)


def _line(desk: Desk, seat: SeatRow, name: str) -> Line:
    until = seat.open_until(desk.exchange)
    return Line(
        seat,
        exchanges.place_of(desk.read, desk.exchange, seat, now()),
        name,
        desk.names(seat.party) if seat.party else "",
        KINDS[seat.state],
        moment(seat.asked_at),
        moment(until) if until else "",
        [
            (path, words)
            for command, path, words in AT_ONCE
            if _can(desk, command, seat) and not _on_sheet(desk, command, seat)
        ],
        [(path, words) for command, path, words in ASKED if _can(desk, command, seat)],
    )


def _can(desk: Desk, command: str, seat: SeatRow) -> bool:
    return desk.stops_seat(command, seat) is None


def _on_sheet(desk: Desk, command: str, seat: SeatRow) -> bool:
    """Whether the mark comes from the attendance sheet, where it is corrected with a reason."""
    return command == "undo_mark" and seat.person in desk.on_sheet


def wanted(desk: Desk) -> SeatRow | None:
    return desk.wanted


MATTERS = (
    of_seat("seats/verify", "seats/{seat}/verify", wanted, "verify_seat", title=_l("核实通过"), done=_l("已核实。")),
    of_seat("seats/admit", "seats/{seat}/admit", wanted, "admit_seat", title=_l("安排入座"), done=_l("已安排入座。")),
    of_seat(
        "seats/attended", "seats/{seat}/attended", wanted, "mark_attended", title=_l("到场"), done=_l("已记为到场。")
    ),
    of_seat("seats/absent", "seats/{seat}/absent", wanted, "mark_absent", title=_l("未到"), done=_l("已记为未到。")),
    of_seat(
        "seats/unmark",
        "seats/{seat}/unmark",
        wanted,
        "undo_mark",
        title=_l("撤销标记"),
        about=_l("撤销后恢复为“已入座”，可以重新标记。在考勤表上的人请更正考勤。"),
        done=_l("已撤销标记。"),
    ),
    of_seat(
        "seats/refuse",
        "seats/{seat}/refuse",
        wanted,
        "refuse_seat",
        title=_l("不通过"),
        form=REASON,
        done=_l("已告知没有通过。"),
    ),
    of_seat(
        "seats/remove",
        "seats/{seat}/remove",
        wanted,
        "remove_seat",
        title=_l("移出"),
        form=REASON,
        about=_l("名额会按顺序转给候补的下一位。"),
        done=_l("已移出。"),
    ),
    of_seat(
        "seats/companions",
        "seats/{seat}/companions",
        wanted,
        "change_seat",
        title=_l("更改同行人数"),
        button=_l("保存"),
        form=CHANGE,
        given=lambda desk: {"companions": desk.wanted.companions if desk.wanted else 0},
        done=_l("同行人数已更改。"),
    ),
    of_seat(
        "seats/withdraw",
        "seats/{seat}/withdraw",
        wanted,
        "withdraw_seat",
        title=_l("代为取消"),
        button=_l("取消这份报名"),
        form=Form("exchanges.seat_withdraw", reason=Text(_l("原因"), hint=_l("可不填"))),
        about=_l("对方打电话来说不能参加时使用。名额会按顺序转给候补的下一位。"),
        done=_l("已代为取消。"),
    ),
)

routes = [Route("/exchanges/{no:int}/seats", seats, name="exchanges:seats"), *routes_of(MATTERS)]
