"""What a person can do with an exchange now: what waits for them first, then what is possible besides. Nothing that would be refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from domain.exchanges import Answer, SeatState, State
from domain.exchanges.deadlines import closable_on, feedback_until
from domain.exchanges.states import COMING, TOOK_PLACE
from hub.access import HELPER, OFFICER
from projections.exchanges import ExchangeRow
from web.exchanges.desk import SITTING, Desk
from web.exchanges.removal import REDACT
from web.texts import Lazy, _l, now, today


class Able(NamedTuple):
    """One thing that can be done: what is asked, where, on which button, and whether it waits for this person."""

    name: str
    words: Lazy
    waits: bool
    said: Lazy | str = ""

    def address(self, desk: Desk) -> str:
        return desk.address(self.name)


def able(desk: Desk) -> list[Able]:
    """In the order of an exchange's life."""
    return [each for part in (_notice, _partner, _registration, _record, _papers, _end) for each in part(desk)]


def _if(desk: Desk, command: str, *found: Able, when: Callable[[], bool] | bool = True) -> Iterator[Able]:
    fits = when() if callable(when) else when
    if fits and desk.stops(command) is None:
        yield from found


def _notice(desk: Desk) -> Iterator[Able]:
    row = desk.exchange
    if not row.sent_back and now() < row.notice.starts_at:
        said = _l("这份通知等您审批。")
        yield from _if(desk, "clear", Able("clearing", _l("审批通知"), waits=True, said=said))
    back = row.state is State.CLEARING and row.sent_back
    said = _l("通知已退回，请按意见更正。")
    yield from _if(desk, "revise", Able("revise", _l("更正通知"), waits=back, said=said))


def _partner(desk: Desk) -> Iterator[Able]:
    party = desk.partner
    asked = party is not None and desk.exchange.partners.get(party.id) is Answer.INVITED
    said = _l("组织方邀请贵方参加，请答复。")
    yield from _if(desk, "join_partner", Able("answer", _l("答复邀请"), waits=asked, said=said), when=asked)


def _registration(desk: Desk) -> Iterator[Able]:
    row = desk.exchange
    ahead = now() < row.notice.starts_at
    if desk.runs and row.state in COMING:
        yield Able("seats", _l("名额与候补"), waits=bool(row.requested) and ahead, said=_l("有来宾报名等您核实。"))
    yield from _if(desk, "invite_partner", Able("invite", _l("邀请共建单位"), waits=False), when=ahead)
    yield from _if(desk, "close_registration", Able("registration/close", _l("提前截止报名"), waits=False), when=ahead)
    yield from _if(
        desk, "reopen_registration", Able("registration/reopen", _l("重新开放报名"), waits=False), when=ahead
    )
    yield from _if(desk, "postpone", Able("postpone", _l("延期"), waits=False), when=ahead)
    said = _l("活动已延期，定下来以后请填写新的时间。")
    yield from _if(desk, "set_date", Able("date", _l("定新的时间"), waits=True, said=said))
    yield from _if(desk, "cancel", Able("cancel", _l("取消活动"), waits=False))


def _record(desk: Desk) -> Iterator[Able]:
    row = desk.exchange
    over, begun = now() >= row.notice.ends_at, now() >= row.notice.starts_at
    said = _l("活动时间已过，请登记开展情况；没有开展请取消。")
    yield from _if(desk, "record_held", Able("held", _l("登记开展"), waits=over, said=said), when=begun)
    said = _l("还没有考勤表。")
    yield from _if(
        desk, "file_attendance", Able("attendance", _l("登记考勤"), waits=True, said=said), when=not row.sheet
    )
    sheet = row.sheet is not None
    yield from _if(desk, "correct_attendance", Able("attendance/correct", _l("更正考勤"), waits=False), when=sheet)
    if desk.runs and row.state in TOOK_PLACE and row.seats.keys() & _to_mark(row):
        yield Able("seats", _l("逐位标记到场"), waits=False)
    missing = row.sheet is not None and not row.answered_for
    said = _l("负责人未到场，请登记代理人和理由，之后才能办结。")
    yield from _if(desk, "record_deputy", Able("deputy", _l("登记代理人"), waits=True, said=said), when=missing)


def _to_mark(row: ExchangeRow) -> frozenset[SeatState]:
    """Seats that can be marked; in a closed file no mark is undone any more."""
    return frozenset({SeatState.SEATED} if row.state is State.CLOSED else SITTING)


def _papers(desk: Desk) -> Iterator[Able]:
    row = desk.exchange
    said = _l("还没有纪要。")
    first = row.revision == 0
    yield from _if(desk, "file_minutes", Able("minutes", _l("写纪要"), waits=True, said=said), when=first)
    yield from _if(desk, "amend_minutes", Able("minutes", _l("修改纪要"), waits=False), when=not first)
    yield from _if(desk, "publish_briefing", Able("briefing", _l("编发简报"), waits=False))
    if row.held_on and today() <= feedback_until(row.held_on) and desk.stops("give_feedback") is None:
        missing = [unit for unit in desk.speaks_for if unit not in row.wrote]
        yield Able("feedback", _l("写反馈"), waits=bool(missing), said=_l("贵方有人参加，请写一写收获。"))


def _end(desk: Desk) -> Iterator[Able]:
    row = desk.exchange
    if row.held_on and row.answered_for:
        ripe = row.revision > 0 or today() >= closable_on(row.held_on)
        yield from _if(desk, "close", Able("close", _l("办结"), waits=False), when=ripe)
    if row.state in TOOK_PLACE:
        yield from _if(desk, "void", Able("void", _l("作废"), waits=False))
    if REDACT.possible(desk) is None:
        yield Able("redact", _l("移除文字"), waits=False)


class Mine(NamedTuple):
    """The own seat, in place of the counters: what it says, how urgent it is, and the buttons by address."""

    kind: str
    can: dict[str, Lazy]
    signs_up: bool


ONES_OWN: tuple[tuple[str, str, Lazy], ...] = (
    ("take_seat", "seat/take", _l("确认参加")),
    ("pass_offer", "seat/pass", _l("让给下一位")),
    ("change_seat", "seat/companions", _l("更改同行人数")),
    ("withdraw_seat", "seat/withdraw", _l("取消报名")),
)
HELPERS = HELPER | OFFICER
AGAIN = frozenset({SeatState.WITHDRAWN, SeatState.LAPSED})


def mine(desk: Desk) -> Mine:
    """How the person stands with it, and what they can do."""
    row, seat = desk.exchange, desk.seat
    can = {name: words for command, name, words in ONES_OWN if desk.stops_seat(command, seat) is None}
    if seat and seat.state is SeatState.OFFERED and (until := seat.open_until(row)) and now() >= until:
        can.pop("seat/take", None)
    free = seat is None or seat.state in AGAIN
    may = desk.stops("request_seat") is None and row.signs_up(now())
    kind = (
        {SeatState.SEATED: "ok", SeatState.OFFERED: "wait", SeatState.WAITING: "wait"}.get(seat.state, "")
        if seat
        else ""
    )
    return Mine(kind, can, free and may)


def signs_others_up(desk: Desk) -> bool:
    """Whether the person may sign somebody else up: an organiser, an assistant, the Party School."""
    helps = desk.runs or bool(desk.who.roles & HELPERS)
    return helps and desk.exchange.signs_up(now()) and desk.stops("request_seat") is None
