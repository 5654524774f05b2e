"""来宾: people without an account sign up with a contact, prove it by a link, and change or withdraw their seat by another one.

Events know a guest by an opaque id. Whoever fills in the public form proves nothing: an invited partner's people come in by the partner's
link, everybody else is verified by the link that is sent to the address, or by the organiser.
"""

from __future__ import annotations

import secrets
from typing import NamedTuple

from msgspec.structs import replace

from domain.errors import NotFound, refuse
from domain.exchanges import Exchange
from domain.exchanges.refusals import LinkOver, SeatThere
from domain.words import Party, PartyKind
from hub.access import Act
from hub.core import Core
from hub.exchanges.basis import Basis, besides, in_turn
from hub.exchanges.contacts import LEAST_DAYS, MOST_DAYS, Contact, Contacts
from hub.exchanges.faults import LinkDead, RetentionUnfit, TooManySignUps
from hub.links import PARTNER, SEAT, VERIFY, Links
from hub.log import Receipt
from hub.rehearsal import rehearsing
from hub.texts import Text, prose
from hub.throttle import Throttle, TooManyTries, network
from projections import exchanges
from projections.exchanges import ExchangeRow, SeatRow
from projections.read import Reader

A_MINUTE = 30
"""Sign-ups for one exchange from one address: a hall full of guests may share it, a machine shall not fill the list."""


class Opened(NamedTuple):
    """What a personal link opens. `proves`: it was sent to the address, so that following it verifies the contact."""

    exchange: ExchangeRow
    seat: SeatRow
    contact: Contact
    proves: bool


class Guests(Basis):
    """The use cases of guests."""

    def __init__(self, core: Core, links: Links) -> None:
        super().__init__(core)
        self._links, self._contacts = links, Contacts(core.private)
        self._throttle = Throttle(core.private, core.clock)

    # ---- signing up

    def sign_up(
        self, key: str, contact: Contact, *, companions: int = 0, address: str = "", invitation: str = "", act: Act
    ) -> Receipt:
        """A request, seated or in line once verified; at once with the link of an invited partner (`invitation`).

        The receipt's first position names the seat (`exchanges.seat_at`). SeatThere: this contact has one, and gets a new link to it
        by mail. Raises LinkDead for an invitation that does not hold.
        """
        if (done := self._core.log.receipt(act.command_id)) is not None:
            return done
        self._claim(key, address)
        return self._sign_up(key, contact.tidied(), companions, invitation, act=act)

    @in_turn
    def _sign_up(self, key: str, contact: Contact, companions: int, invitation: str, *, act: Act) -> Receipt:
        exchange = self._core.log.load(Exchange, key)
        party = self._open_to(exchange, invitation)
        known = self._contacts.same(key, contact)
        guest_id = known.id if known else f"g-{secrets.token_hex(8)}"
        try:
            with besides(contact.faults()):
                exchange.request_seat(
                    guest_id=guest_id,
                    party=party,
                    companions=companions,
                    verified=party is not None,
                    now=self._core.now(),
                )
        except SeatThere:
            if known and not rehearsing():
                self._contacts.ask_link(known.id)
            raise
        self._contacts.keep(guest_id, key, contact, self._core.now())
        try:
            return self._core.commit(exchange, act=replace(act, person=guest_id))
        except BaseException:
            if known is None:
                self._contacts.drop([guest_id])
            raise

    def _claim(self, key: str, address: str) -> None:
        """A form that is only tried out counts nothing. Raises TooManySignUps."""
        if rehearsing() or not address:
            return
        try:
            self._throttle.pace("sign_up", f"{key} {network(address, 32, 64)}", A_MINUTE)
        except TooManyTries as cause:
            raise TooManySignUps(wait_seconds=cause.facts["wait_seconds"]) from None

    def _open_to(self, exchange: Exchange, invitation: str) -> Party | None:
        """The partner whose link it is; without one the exchange is open to everybody, or does not exist for outsiders."""
        with self._look() as read:
            row = exchanges.by_key(read, exchange.key)
        if invitation:
            own = self._links.own_of(invitation)
            party = Party(PartyKind.PARTNER, own.key) if own and own.kind == PARTNER else None
            if row is None or own is None or own.no != row.no or party is None or party not in exchange.invited:
                raise LinkDead
            return party
        if row is None or not row.public:
            raise NotFound(kind=Exchange.TOPIC, key=exchange.key)
        return None

    # ---- by link

    def opened(self, read: Reader, token: str) -> Opened | None:
        """The seat behind a personal link; None for one that was never given, for a seat that is no more, and after the exchange."""
        own = self._links.own_of(token)
        if own is None or own.kind not in (SEAT, VERIFY) or (row := exchanges.exchange(read, own.no)) is None:
            return None
        seat = exchanges.seat(read, row.no, own.key)
        guest = self._contacts.guest(seat.guest) if seat and seat.guest else None
        if seat is None or guest is None or not seat.live:
            return None
        return Opened(row, seat, guest.contact, proves=own.kind == VERIFY)

    def invited(self, read: Reader, token: str) -> tuple[ExchangeRow, Party] | None:
        """The exchange and the partner of an invitation's link; None where it does not hold."""
        own = self._links.own_of(token)
        if own is None or own.kind != PARTNER or (row := exchanges.exchange(read, own.no)) is None:
            return None
        party = Party(PartyKind.PARTNER, own.key)
        return (row, party) if party in row.invited else None

    def invitation(self, row: ExchangeRow, partner_id: str) -> str:
        """The token by which people of an invited partner come in without being verified."""
        return self._links.own(PARTNER, row.no, partner_id)

    def personal(self, no: int, seat_id: str, *, proves: bool = False) -> str:
        """The token of a guest's own seat; `proves` only for what is sent to the address."""
        return self._links.own(VERIFY if proves else SEAT, no, seat_id)

    @in_turn
    def verify(self, token: str, *, act: Act) -> Receipt:
        """The link of the mail was followed: seated, or in line. A second time is calmly answered by what is so."""
        exchange, seat_id, act = self._own(token, act, proves=True)
        try:
            exchange.verify_seat(seat_id=seat_id, now=self._core.now())
        except LinkOver:
            raise LinkDead from None
        return self._core.commit(exchange, act=act)

    @in_turn
    def change(self, token: str, *, companions: int, act: Act) -> Receipt:
        exchange, seat_id, act = self._own(token, act)
        exchange.change_seat(seat_id=seat_id, companions=companions, now=self._core.now())
        return self._core.commit(exchange, act=act)

    @in_turn
    def withdraw(self, token: str, *, reason: Text = None, act: Act) -> Receipt:
        exchange, seat_id, act = self._own(token, act)
        exchange.withdraw_seat(seat_id=seat_id, reason=prose(reason), now=self._core.now())
        return self._core.commit(exchange, act=act)

    @in_turn
    def take(self, token: str, *, act: Act) -> Receipt:
        """Yes to an offered seat."""
        exchange, seat_id, act = self._own(token, act)
        exchange.take_seat(seat_id=seat_id, now=self._core.now())
        return self._core.commit(exchange, act=act)

    @in_turn
    def pass_offer(self, token: str, *, act: Act) -> Receipt:
        exchange, seat_id, act = self._own(token, act)
        exchange.pass_offer(seat_id=seat_id, now=self._core.now())
        return self._core.commit(exchange, act=act)

    def send_link(self, reached_by: str, *, key: str = "", address: str = "") -> None:
        """A new personal link to the stored mail address, if this telephone or address has signed up; nobody learns whether.

        For one exchange, or, where the link told nothing of it, for every one for which a contact is kept.
        """
        self._claim(key, address)
        asked = Contact("", "", reached_by, reached_by).tidied()
        for known in self._contacts.reached(asked, key):
            if known.contact.mail:
                self._contacts.ask_link(known.id)

    # ---- for the organiser

    def contacts(self, key: str, *, act: Act) -> dict[str, Contact]:
        """Guests by id, for whom the exchange is to run."""
        self._running("verify_seat", key, act)
        return self._contacts.of(key)

    def kept(self, key: str) -> int:
        """Days after the exchange for which contacts are kept."""
        return self._contacts.days(key)

    def keep(self, key: str, days: int, *, act: Act) -> None:
        """By the organiser: contacts are kept for so many days after the exchange."""
        self._running("revise", key, act)
        fits = LEAST_DAYS <= days <= MOST_DAYS
        refuse(None if fits else RetentionUnfit("days", least=LEAST_DAYS, most=MOST_DAYS))
        self._contacts.set_days(key, days)

    def _own(self, token: str, act: Act, *, proves: bool = False) -> tuple[Exchange, str, Act]:
        """The exchange and the seat of a link, and the act of its guest. Raises LinkDead."""
        with self._look() as read:
            opened = self.opened(read, token)
        if opened is None or (proves and not opened.proves):
            raise LinkDead
        exchange = self._core.log.load(Exchange, opened.exchange.key)
        return exchange, opened.seat.id, replace(act, person=opened.seat.guest)
