"""One exchange: what it is and how to take part, my seat, what waits for me, the agenda, who comes, the record and what happened."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.exchanges import Answer, SeatState
from domain.exchanges.deadlines import feedback_until
from domain.exchanges.states import TOOK_PLACE
from domain.words import Attendance, Party, PartyKind
from hub.visits.sight import READERS, past_reach
from projections import exchanges
from web import attached, pages
from web.exchanges import able, links, share, timeline
from web.exchanges.desk import LIST, Desk
from web.exchanges.organisers import organised
from web.exchanges.words import KINDS, hours
from web.naming import Shown
from web.texts import _, now, today
from web.visits.words import USEFUL

CAME = frozenset({Attendance.PRESENT, Attendance.LATE, Attendance.DEPUTY})


class Invited(NamedTuple):
    """A unit that is asked to come. `answer`: of a partner that was asked, with its words.

    `link`: by which its people sign up without an account and without being verified, for the organiser and for the partner itself.
    """

    unit: Shown
    answer: Answer | None
    reply_by: object
    ask: object
    note: object
    link: str


async def exchange(request: Request) -> Response:
    """The page of an exchange."""
    return await run_in_threadpool(draw, Desk.at(request))


def draw(desk: Desk) -> Response:
    can = able.able(desk)
    return pages.page(
        desk.request,
        "exchanges/exchange.html",
        desk=desk,
        exchange=desk.exchange,
        turns=[each for each in can if each.waits],
        able=[each for each in can if not each.waits],
        mine=able.mine(desk),
        signs_others_up=able.signs_others_up(desk),
        log=lines(desk),
        share=share.text(desk),
        **of_notice(desk),
        **around(desk),
        **record(desk),
    )


def of_notice(desk: Desk) -> dict[str, Any]:
    """The notice with names: the same for the page and for paper."""
    row, names = desk.exchange, desk.names
    return {
        "notice": row.notice,
        "kind": KINDS[row.state],
        "when": hours(row.notice.starts_at, row.notice.ends_at),
        "organisers": organised(row, names),
        "names": names,
        "called": desk.called,
        "audience": [names.shown(party) for party in row.notice.audience],
        "files": [] if desk.outside else attached.known_of(desk.request, row.notice.attachments),
        "quotas": [(_whom(desk, each.kind, each.id), each.seats) for each in row.notice.quotas],
        "today": today(),
        "crumb": LIST,
    }


def _whom(desk: Desk, kind: PartyKind, code: str) -> str:
    each = {PartyKind.SCHOOL: _("每所学校"), PartyKind.STUDIO: _("每个工作室"), PartyKind.PARTNER: _("每个共建单位")}
    return desk.names(Party(kind, code)) if code else each[kind]


def around(desk: Desk) -> dict[str, Any]:
    """Partners with their answers, the rest of the series, who has a seat for the eyes of the organiser."""
    row, read = desk.exchange, desk.read
    asked = {each.partner: each for each in exchanges.partners(read, row.key)}
    invited = [
        Invited(
            desk.names.shown(Party(PartyKind.PARTNER, code)),
            answer,
            row.reply_by.get(code),
            asked[code].ask if code in asked else None,
            asked[code].note if code in asked else None,
            _link(desk, code) if answer is not Answer.DECLINED and row.signs_up(now()) else "",
        )
        for code, answer in row.partners.items()
    ]
    series = [each for each in exchanges.copies(read, row.key) if each.key != row.key and _known(desk, each)]
    kept = exchanges.by_keys(read, [row.kept]).get(row.kept) if row.kept else None
    return {"invited": invited, "series": [(each, hours_of(each)) for each in series], "kept": kept}


def _link(desk: Desk, code: str) -> str:
    own = Party(PartyKind.PARTNER, code) in desk.mine
    return links.invitation(desk.request, desk.exchange, code) if desk.runs or own else ""


def _known(desk: Desk, row: exchanges.ExchangeRow) -> bool:
    return row.public or desk.runs or not desk.outside


def hours_of(row: exchanges.ExchangeRow) -> str:
    return hours(row.notice.starts_at, row.notice.ends_at)


def record(desk: Desk) -> dict[str, Any]:
    """What was recorded, as far as this person reads it."""
    row, read = desk.exchange, desk.read
    if row.state not in TOOK_PLACE or desk.outside:
        return {"minutes": None, "sheet": [], "tally": {}, "briefings": [], "feedback": [], "sealed": None, "ticks": ()}
    sheet = exchanges.attendance(read, row.key)
    minutes = exchanges.minutes(read, row.key)
    own = list(past_reach(desk.who))
    reads = bool(desk.who.roles & READERS) or row.organised_by(own) is not None
    written = exchanges.feedback(read, row, today=today(), mine=desk.speaks_for)
    shut = bool(row.wrote) and not row.unsealed(today())
    ticks = [each.no for each in minutes.items if not each.done_on and ticked(desk, each.owner)] if minutes else []
    return {
        "minutes": minutes,
        "sheet": sheet,
        "tally": tally(desk, sheet),
        "briefings": exchanges.briefings(read, row.key),
        "feedback": [each for each in written if reads or each.party in desk.speaks_for],
        "useful": USEFUL,
        "sealed": feedback_until(row.held_on) if shut and row.held_on else None,
        "ticks": ticks,
    }


def ticked(desk: Desk, owner: str) -> bool:
    """Whether the person may say that an action item is done: its owner, or an organiser."""
    return owner == desk.person or desk.stops("complete_action") is None


def tally(desk: Desk, sheet: list[exchanges.AttendanceRow]) -> dict[str, int]:
    """应到, 实到, 请假, 缺席, guests included."""
    status = [row.status for row in sheet]
    guests = [
        seat for seat in exchanges.seats(desk.read, desk.exchange, (SeatState.ATTENDED, SeatState.ABSENT)) if seat.guest
    ]
    there = sum(seat.state is SeatState.ATTENDED for seat in guests)
    here = sum(each in CAME for each in status) + there
    absent = status.count(Attendance.ABSENT) + len(guests) - there
    return {
        "expected": len(status) + len(guests),
        "here": here,
        "excused": status.count(Attendance.LEAVE_APPROVED),
        "absent": absent,
    }


def lines(desk: Desk) -> list[timeline.Told]:
    """What happened, newest first; of seats the organiser sees all, everybody else the own."""
    own = desk.seat.id if desk.seat else ""
    if desk.outside and not own:
        return []
    found = exchanges.timeline(
        desk.read, desk.exchange.key, today=today(), mine=desk.speaks_for, seats=desk.runs, seat=own
    )
    return timeline.tell(found if not desk.outside else [line for line in found if line.facts.seat], desk)


routes = [Route("/exchanges/{no:int}", exchange, name="exchanges:exchange")]
