"""Use cases of the notice: announced, cleared, revised, moved, called off; partners that are asked to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec.structs import replace

from domain.days import day_of
from domain.errors import NotYours, TermNotBegun, Wrong
from domain.exchanges import Changes, Clearer, Exchange, Notice, who_clears
from domain.words import Party, PartyKind, Role
from hub.access import OFFICE, OFFICER, RULES, Act
from hub.exchanges.basis import Basis, Before, besides, helped, in_post, in_turn, period, programme_of, refusal
from hub.exchanges.sight import clears
from hub.log import Receipt
from hub.texts import Text, needed, prose
from projections import exchanges
from projections.read import Reader


class Notices(Basis):
    """What becomes of a notice until the exchange takes place."""

    @in_turn
    def announce(
        self, notice: Notice, *, afterwards: bool = False, copy_of: str | None = None, key: str = "", act: Act
    ) -> Receipt:
        """A new exchange, by its organiser or the Party School; whether somebody must clear it first follows from whom it concerns.

        A notice without a programme gets the one of its day. `copy_of`: the exchange whose notice was taken for another date.
        """
        by = self._announcing(notice, act)
        with self._look() as read:
            about = self._placed(read, notice, by)
            told: dict[str, Any] = {
                "by_person": by.person,
                "now": self._core.now(),
                "programme": period(read, about.programme_id),
            }
            told["in_post"] = in_post(read, about.responsible_person, day_of(about.starts_at))
            with besides(self._unknown(read, about)):
                exchange = Exchange.announce(about, **told, afterwards=afterwards, copy_of=copy_of, key=key)
        return self._core.commit(exchange, act=by)

    @in_turn
    def clear(self, key: str, *, act: Act) -> Receipt:
        """By the Party School, or by the lead where only studios are concerned; never by who announced it."""
        before = self._clearing("clear", key, act)
        before.exchange.clear(by_person=before.act.person, now=self._core.now())
        return self._done(before)

    @in_turn
    def send_back(self, key: str, *, comments: Text, act: Act) -> Receipt:
        before = self._clearing("send_back", key, act)
        before.exchange.send_back(comments=needed(comments))
        return self._done(before)

    @in_turn
    def revise(self, key: str, *, changes: Changes, reason: Text = None, act: Act) -> Receipt:
        """What differs is changed; a reason once people know the notice."""
        before = self._running("revise", key, act)
        there = before.exchange.notice
        with self._look() as read:
            after = there.changed(there.differing(changes))
            told: dict[str, Any] = {"now": self._core.now(), "programme": period(read, there.programme_id)}
            told["in_post"] = in_post(read, after.responsible_person, day_of(after.starts_at))
            with besides(self._unknown(read, after)):
                before.exchange.revise(changes=changes, reason=prose(reason), **told)
        return self._done(before)

    # ---- when

    @in_turn
    def close_registration(self, key: str, *, act: Act) -> Receipt:
        """Early by hand, else by the clock."""
        before = self._running("close_registration", key, act)
        before.exchange.close_registration(now=self._core.now(), by_hand=act.source != "timer")
        return self._done(before)

    @in_turn
    def reopen_registration(self, key: str, *, sign_up_by: date | None = None, act: Act) -> Receipt:
        before = self._running("reopen_registration", key, act)
        before.exchange.reopen_registration(now=self._core.now(), sign_up_by=sign_up_by)
        return self._done(before)

    @in_turn
    def postpone(self, key: str, *, reason: Text, act: Act) -> Receipt:
        before = self._running("postpone", key, act)
        before.exchange.postpone(reason=needed(reason))
        return self._done(before)

    @in_turn
    def set_date(
        self, key: str, *, starts_at: datetime, ends_at: datetime, venue: str, sign_up_by: date, act: Act
    ) -> Receipt:
        """The new date of a postponed exchange."""
        before = self._running("set_date", key, act)
        with self._look() as read:
            days = period(read, before.exchange.notice.programme_id)
        date_and_place: dict[str, Any] = {
            "starts_at": starts_at,
            "ends_at": ends_at,
            "venue": venue,
            "sign_up_by": sign_up_by,
        }
        before.exchange.set_date(**date_and_place, now=self._core.now(), programme=days)
        return self._done(before)

    @in_turn
    def cancel(self, key: str, *, reason: Text, act: Act) -> Receipt:
        before = self._running("cancel", key, act)
        before.exchange.cancel(reason=needed(reason))
        return self._done(before)

    # ---- partners

    @in_turn
    def invite_partner(self, key: str, *, partner_id: str, ask: Text, reply_by: date, act: Act) -> Receipt:
        before = self._running("invite_partner", key, act)
        with self._look() as read:
            unknown = self._known_units(read, "partner_id", [_partner(partner_id)] if partner_id else [])
        with besides(unknown):
            asked: dict[str, Any] = {"partner_id": partner_id, "reply_by": reply_by}
            before.exchange.invite_partner(**asked, ask=needed(ask), now=self._core.now())
        return self._done(before)

    @in_turn
    def join_partner(self, key: str, *, partner_id: str, contribution: Text = None, act: Act) -> Receipt:
        """By the partner's own people, or by an officer for one that phoned."""
        before = self._as_partner("join_partner", key, partner_id, act)
        now = self._core.now()
        before.exchange.join_partner(partner_id=partner_id, contribution=prose(contribution), now=now)
        return self._done(before)

    @in_turn
    def decline_partner(self, key: str, *, partner_id: str, reason: Text = None, act: Act) -> Receipt:
        before = self._as_partner("decline_partner", key, partner_id, act)
        before.exchange.decline_partner(partner_id=partner_id, reason=prose(reason), now=self._core.now())
        return self._done(before)

    # ---- who may

    def _announcing(self, notice: Notice, act: Act) -> Act:
        """By the organising unit's own people; the Party School announces its own, and for an organiser that phoned."""
        if act.trusted:
            return act
        who, rule = self._core.standing(act.person), RULES["exchange.announce"]
        party = notice.organiser
        if party is not None and (role := who.role_for(rule - OFFICE, party)):
            return replace(act, role=role, on_behalf_of=helped(role, party))
        if role := who.role_for(rule & OFFICE):
            return replace(act, role=role, on_behalf_of=party)
        raise refusal(who, rule, [party] if party else [])

    def _clearing(self, command: str, key: str, act: Act) -> Before:
        exchange = self._core.log.load(Exchange, key)
        if act.trusted:
            return Before(exchange, act)
        who = self._core.standing(act.person)
        with self._look() as read:
            row = exchanges.by_key(read, key)
            studio = row.studio if row else ""
            role = clears(read, who, exchange.notice.organiser, studio, who_clears(exchange.notice))
        if role is None:
            why = self._refusal(who, command, exchange)
            raise NotYours if isinstance(why, TermNotBegun) else why  # a lead in office, but not for this one
        return Before(exchange, replace(act, role=role))

    def _as_partner(self, command: str, key: str, partner_id: str, act: Act) -> Before:
        exchange = self._core.log.load(Exchange, key)
        if act.trusted:
            return Before(exchange, act)
        who, rule, party = self._core.standing(act.person), RULES[f"exchange.{command}"], _partner(partner_id)
        if role := who.role_for(rule - OFFICE, party):
            return Before(exchange, replace(act, role=role))
        if who.role_for(rule & OFFICER):
            return Before(exchange, replace(act, role=Role.OFFICER, on_behalf_of=party))
        raise self._refusal(who, command, exchange)

    # ---- what is so

    def _placed(self, read: Reader, notice: Notice, act: Act) -> Notice:
        """In the programme of its day; a history is believed about clearance, and what has begun already needs none any more."""
        code = notice.programme_id or programme_of(read, day_of(notice.starts_at))
        if act.trusted:
            return replace(notice, programme_id=code)
        if notice.starts_at <= self._core.now():
            return replace(notice, programme_id=code, needs_clearance=False)
        cleared = {Role.OFFICER} if who_clears(notice) is Clearer.OFFICE else {Role.OFFICER, Role.LEAD}
        return replace(notice, programme_id=code, needs_clearance=act.role not in cleared)

    def _unknown(self, read: Reader, notice: Notice) -> Iterator[Wrong]:
        """Units and people of a notice that nobody knows."""
        yield from self._known_units(read, "organiser", [notice.organiser])
        yield from self._known_units(read, "co_organisers", notice.co_organisers)
        yield from self._known_units(read, "audience", notice.audience)
        yield from self._known_units(read, "quotas", [Party(each.kind, each.id) for each in notice.quotas if each.id])
        yield from self._known_people(read, "mentor_ids", notice.mentor_ids)
        yield from self._known_people(read, "contact", [notice.contact])


def _partner(code: str) -> Party:
    return Party(PartyKind.PARTNER, code)
