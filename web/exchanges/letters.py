"""What guests of an exchange are told by mail: to prove the address, that the seat is theirs, that one is free, and what changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from domain.exchanges import Exchange, SeatState, State
from domain.exchanges.states import COMING
from hub.exchanges.contacts import Contacts, Guest, recipient
from hub.notices import Kind, Letter, Notice, Outsider
from projections import exchanges
from projections.exchanges import ExchangeRow, SeatRow
from projections.read import Reader
from web.exchanges.words import hours
from web.texts import _
from web.words import moment

if TYPE_CHECKING:
    from hub.compose import Hub

TOLD = (*sorted(COMING), State.POSTPONED, State.CANCELLED)
"""States of an exchange in which guests hear something."""


class Guested(NamedTuple):
    """A guest before the exchange, and what has changed of it since."""

    hub: Hub
    read: Reader
    row: ExchangeRow
    seat: SeatRow
    guest: Guest
    now: datetime

    def notice(self, name: str, occasion: str, line: str, *, proves: bool = False) -> Notice:
        token = self.hub.guests.personal(self.row.no, self.seat.id, proves=proves)
        path = f"/g/{token}" if self.seat.live else f"/exchanges/{self.row.no}/join"
        return Notice(Kind.TURN, f"guest.{name}", f"seat:{self.guest.id}", occasion, self.row.title, line, path)


def concerned(hub: Hub, read: Reader, now: datetime) -> Iterator[Guested]:
    """Guests with a mail address whose exchange is to come, or was to."""
    everybody = [guest for guest in Contacts(hub.private).everybody() if guest.contact.mail]
    rows = exchanges.by_keys(read, {guest.exchange for guest in everybody})
    for guest in everybody:
        row = rows.get(guest.exchange)
        seat = exchanges.seat_of(read, row.no, guest.id) if row else None
        if row is not None and seat is not None and row.state in TOLD and now < row.notice.ends_at:
            yield Guested(hub, read, row, seat, guest, now)


def outsider(on: Guested) -> Outsider:
    """All that a guest could hear now, in the language that is set."""
    contact = on.guest.contact
    return Outsider(recipient(on.guest.id), contact.name, contact.mail, contact.language, list(_notices(on)))


def letter(hub: Hub, to: Outsider, told: Sequence[Notice]) -> Letter:
    """One mail with everything that is new."""
    title = told[0].title
    lines = [f"{each.line}\n{hub.notices.link(each.path)}" for each in told]
    foot = _("您留下的联系方式只用于这次活动，活动结束后按期删除。本邮件由系统发出，内容以页面为准。")
    text = "\n\n".join([_("{name}，您好：", name=to.name), _("关于“{title}”：", title=title), *lines, foot])
    return Letter(_("{title}：{line}", title=title, line=told[0].line.split(_("。"))[0])[:SUBJECT], text + "\n", lines)


SUBJECT = 60


def _notices(on: Guested) -> Iterator[Notice]:
    """Of each thing the newest first."""
    row, seat = on.row, on.seat
    if row.state is State.CANCELLED:
        if seat.live:
            yield on.notice("cancelled", "1", _("活动取消了：{reason}", reason=str(row.reason)))
    elif row.state is State.POSTPONED:
        if seat.live and (at := _last(on, Exchange.Postponed)):
            said = _("活动延期：{reason}。新的时间定下后再通知您，您的报名保留。", reason=str(row.reason))
            yield on.notice("postponed", str(at), said)
    else:
        yield from _of_seat(on)
        if seat.live and row.moves and _last(on, Exchange.Revised, Exchange.DateSet, moves=True):
            when = hours(row.notice.starts_at, row.notice.ends_at)
            said = _("时间或地点有变动，现在是 {when}，{venue}。", when=when, venue=row.notice.venue)
            yield on.notice("moved", str(row.moves), said)
        if seat.live and on.guest.links:
            yield on.notice("link", str(on.guest.links), _("这是您的报名链接，可以查看、更改或取消。"), proves=True)


def _of_seat(on: Guested) -> Iterator[Notice]:
    row, seat = on.row, on.seat
    when = {"when": hours(row.notice.starts_at, row.notice.ends_at), "venue": row.notice.venue}
    until = seat.open_until(row)
    if seat.state is SeatState.REQUESTED and until and on.now < until:
        said = _("请在 {until} 前打开链接确认这次报名。", until=moment(until))
        yield on.notice("verify", seat.id, said, proves=True)
    elif seat.state is SeatState.SEATED:
        facts = {**when, "n": seat.heads}
        said = _("名额已为您留好，共 {n} 人。{when}，{venue}。需要更改或取消，请打开链接。", **facts)
        yield on.notice("seated", seat.id, said)
    elif seat.state is SeatState.WAITING:
        place = exchanges.place_of(on.read, row, seat, on.now)
        facts = {"n": place or 0, "until": moment(row.told_by)}
        said = _("名额已满，您在候补第 {n} 位。有名额时写信告诉您，最晚 {until} 告知。", **facts)
        yield on.notice("waiting", f"{seat.id} {seat.queue_no}", said)
    elif seat.state is SeatState.OFFERED and until and on.now < until:
        said = _("有名额了，为您保留到 {until}。请打开链接确认，逾期让给下一位。", until=moment(until))
        yield on.notice("offered", until.isoformat(), said)
    elif seat.state in (SeatState.REFUSED, SeatState.REMOVED):
        said = _("很抱歉，组织方没有保留这次报名：{reason}", reason=str(seat.reason))
        yield on.notice("removed", seat.id, said)


def _last(on: Guested, *kinds: type, moves: bool = False) -> int | None:
    """The position of the last of these facts since the guest signed up; `moves`: of those that change time or place."""
    found = [
        entry.position
        for entry, e in on.read.story(Exchange, on.row.key, *kinds)
        if entry.position > on.seat.began and not (moves and isinstance(e, Exchange.Revised) and not e.changes.moves)
    ]
    return found[-1] if found else None
