"""What is sent to a chat group: a few lines and a link, nothing that only the two sides may know."""

from __future__ import annotations

from starlette.requests import Request

from domain.visits import State
from projections import units
from projections.visits import VisitRow
from web import pages
from web.texts import _
from web.words import plain_day, slot


def address(request: Request, visit: VisitRow) -> str:
    """The public address of a visit, whole, so that it can be pasted anywhere."""
    token = pages.hub(request).links.token(visit.no, visit.key)
    scheme = "https" if pages.hub(request).settings.tls == "on" else "http"
    return f"{scheme}://{request.headers.get('host', '')}/i/{token}"


def text(request: Request, visit: VisitRow) -> str:
    """Who invites whom to what, until when an answer is asked for, and the link."""
    read, proposer = pages.reader(request), visit.direction.proposer
    sender, receiver = (units.unit(read, visit.sides[side]) for side in (proposer, proposer.other))
    facts = {
        "sender": sender.name if sender else "",
        "receiver": receiver.name if receiver else "",
        "topic": visit.topic,
        "reply_by": plain_day(visit.reply_by) if visit.reply_by else "",
        "slot": slot(visit.slot) if visit.slot else "",
        "address": address(request, visit),
    }
    if visit.state is not State.PROPOSED:
        return _("【互访】{receiver}、{sender}：{topic}，{slot}。详情：{address}", **facts)
    if visit.direction == "invite":
        return _("【互访邀请】{sender}邀请{receiver}：{topic}。请于 {reply_by}前回应：{address}", **facts)
    return _("【往访请求】{sender}希望到{receiver}：{topic}。请于 {reply_by}前回应：{address}", **facts)
