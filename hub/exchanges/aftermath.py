"""Use cases of what follows: the briefing, feedback, action items, and how the file is closed, voided, or robbed of its texts."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from domain.errors import NotChosen
from domain.exchanges import Briefing, Exchange, VoidReason
from domain.words import Party
from hub.access import RULES, Act
from hub.exchanges.basis import Basis, Before, in_turn
from hub.log import Receipt
from hub.texts import Text, needed, prose
from hub.visits.sight import reach
from projections import exchanges


class Aftermath(Basis):
    """What follows from an exchange."""

    @in_turn
    def publish_briefing(self, key: str, *, briefing: Briefing, act: Act) -> Receipt:
        """Once more under its number it is a corrected print; a number of another exchange is refused."""
        before = self._running("publish_briefing", key, act)
        with self._look() as read:
            taken = exchanges.issued_by(read, briefing.issue_no, but=key)
        before.exchange.publish_briefing(briefing=briefing, now=self._core.now(), taken_by=taken)
        return self._done(before)

    @in_turn
    def give_feedback(
        self,
        key: str,
        *,
        usefulness: int,
        will_apply: bool,
        by_party: Party | None = None,
        takeaway: Text = None,
        suggestion: Text = None,
        act: Act,
    ) -> Receipt:
        """For the own unit, which is `by_party` where somebody has several. The Party School does not write feedback for others."""
        before, party = self._speaking(key, by_party, act)
        said: dict[str, Any] = {"takeaway": prose(takeaway), "suggestion": prose(suggestion), "now": self._core.now()}
        before.exchange.give_feedback(by_party=party, usefulness=usefulness, will_apply=will_apply, **said)
        return self._done(before)

    @in_turn
    def complete_action(
        self, key: str, *, item_no: int, on: date | None = None, evidence: Text = None, act: Act
    ) -> Receipt:
        """An action item of the minutes is done; by an organiser, or by whose it is."""
        exchange = self._core.log.load(Exchange, key)
        owners = (
            {item.owner for item in exchange.minutes.action_items if item.no == item_no} if exchange.minutes else ()
        )
        own = self._core.standing(act.person).role_for(RULES["exchange.request_seat"]) if act.person in owners else None
        by = replace(act, role=own) if own and not act.trusted else self._organising("complete_action", exchange, act)
        today = self._core.today()
        exchange.complete_action(item_no=item_no, on=on or today, now=self._core.now(), evidence=prose(evidence))
        return self._core.commit(exchange, act=by)

    @in_turn
    def close(self, key: str, *, act: Act) -> Receipt:
        """By hand, or by the clock after 30 days."""
        before = self._running("close", key, act)
        before.exchange.close(now=self._core.now(), by_hand=act.source != "timer")
        return self._done(before)

    @in_turn
    def void(self, key: str, *, reason: VoidReason, note: Text, kept: str | None = None, act: Act) -> Receipt:
        """By the Party School: it counts no more. `kept`: the record that counts instead."""
        before = self._running("void", key, act)
        if kept:
            self._core.log.load(Exchange, kept)
        before.exchange.void(reason=reason, note=needed(note), kept=kept or None)
        return self._done(before)

    @in_turn
    def redact(self, key: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by an officer, or by who wrote all of them."""
        exchange = self._core.log.load(Exchange, key)
        if not act.trusted:
            who = self._core.standing(act.person)
            role = who.role_for(RULES["exchange.redact"])
            own = of and set(of) <= self._written_by(Exchange, key, act.person)
            if role is None and not own:
                raise self._refusal(who, "redact", exchange)
            act = replace(act, role=role or who.role_for(RULES["exchange.request_seat"]))
        exchange.redact(of=of, reason=reason)
        receipt = self._core.commit(exchange, act=act)
        self._obey()
        return receipt

    def _speaking(self, key: str, wanted: Party | None, act: Act) -> tuple[Before, Party]:
        """The unit for which somebody gives feedback."""
        exchange = self._core.log.load(Exchange, key)
        if act.trusted:
            if wanted is None:
                raise NotChosen("by_party")
            return Before(exchange, act), wanted
        who, rule = self._core.standing(act.person), RULES["exchange.give_feedback"]
        for party in [wanted] if wanted else [unit for unit in who.units if unit in reach(who)]:
            if role := who.role_for(rule, party):
                return Before(exchange, replace(act, role=role)), party
        raise self._refusal(who, "give_feedback", exchange)
