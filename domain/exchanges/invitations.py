"""Partners that are asked to take part: invited, joined, declined. Who is invited waits behind nobody but other partners."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.days import day_of
from domain.errors import NotChosen, refuse
from domain.exchanges.faults import ReplyPast
from domain.exchanges.offering import offer_free_seats
from domain.exchanges.refusals import NotInvited
from domain.exchanges.states import require
from domain.exchanges.values import Invitation
from domain.exchanges.words import Answer
from domain.inputs import stored, text
from domain.model import Prose
from domain.words import Party, PartyKind

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange


def invite_partner(exchange: Exchange, *, partner_id: str, ask: Prose, reply_by: date, now: datetime) -> None:
    """A partner is asked, and what for, to answer by the day of the exchange; one that declined can be asked anew.

    A partner that has joined is left in peace.
    """
    require(exchange, "invite_partner")
    standing = exchange.partners.get(partner_id)
    same = exchange.invitations.get(partner_id) == Invitation(ask, reply_by)
    if standing is Answer.JOINED or (standing is Answer.INVITED and same):
        return
    latest = day_of(exchange.notice.starts_at)
    refuse(
        NotChosen("partner_id") if not partner_id else None,
        text("ask", ask, needed=True),
        ReplyPast("reply_by", latest=latest) if not day_of(now) <= reply_by <= latest else None,
    )
    exchange._partner_invited(partner_id=partner_id, ask=ask, reply_by=reply_by)
    offer_free_seats(exchange, now)


def join_partner(exchange: Exchange, *, partner_id: str, now: datetime, contribution: Prose | None = None) -> None:
    """An invited partner takes part, perhaps with something it brings; also after it had declined."""
    require(exchange, "join_partner")
    if exchange.partners.get(partner_id) is Answer.JOINED:
        return
    _require_invited(exchange, partner_id)
    refuse(text("contribution", contribution))
    exchange._partner_joined(partner_id=partner_id, contribution=stored(contribution))
    offer_free_seats(exchange, now)


def decline_partner(exchange: Exchange, *, partner_id: str, now: datetime, reason: Prose | None = None) -> None:
    """A partner does not come, also after it had joined; seats of its people stay theirs until they withdraw them."""
    require(exchange, "decline_partner")
    if exchange.partners.get(partner_id) is Answer.DECLINED:
        return
    _require_invited(exchange, partner_id)
    refuse(text("reason", reason))
    exchange._partner_declined(partner_id=partner_id, reason=stored(reason))
    offer_free_seats(exchange, now)


def _require_invited(exchange: Exchange, partner_id: str) -> None:
    if partner_id not in exchange.partners and Party(PartyKind.PARTNER, partner_id) not in exchange.invited:
        raise NotInvited(partner=partner_id)
