"""A visit is proposed, amended, countered, accepted, declined or withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from domain.visits import DeclineReason, Subject, Terms, Visit
from domain.words import Party, Slot
from hub.access import Act
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed, prose
from hub.visits.basis import Basis, Case, period, placed
from projections import visits
from projections.read import Reader


class Offers(Basis):
    """Use cases until a visit is agreed."""

    @command
    def propose(
        self,
        subject: Subject,
        *,
        slots: tuple[Slot, ...],
        reply_by: date | None = None,
        override_reason: Text = None,
        key: str = "",
        act: Act,
    ) -> Receipt:
        """The host invites, or the guest asks to come. The receipt's first position names the new visit.

        A subject without a programme gets the one that runs today.
        """
        act = self._new("propose", {subject.direction.proposer: subject.proposer}, act, subject.direction.proposer).act
        with self._alone("offer"), self._look() as read:
            now = self._core.now()
            subject = placed(read, subject, now)
            visit = Visit.propose(
                subject,
                slots=slots,
                now=now,
                programme=period(read, subject.programme_id),
                key=key,
                reply_by=reply_by,
                original=visits.original(read, subject.in_return_for) if subject.in_return_for else None,
                open_duplicate=visits.open_duplicate(read, subject.host, subject.guest, subject.topic),
                over_limit=self.over_limit(read, subject.host, slots),
                override_reason=prose(override_reason),
            )
            return self._core.commit(visit, act=act)

    def over_limit(self, read: Reader, host: Party, slots: Collection[Slot]) -> bool:
        """Whether one of these half-days would bring the host beyond its visits of a month."""
        months = {slot.on.replace(day=1) for slot in slots}
        load = visits.host_load(read, host, min(months), _next(max(months))) if months else {}
        return any(load.get(month, 0) >= self._core.settings.host_limit for month in months)

    @command
    def amend_offer(
        self,
        key: str,
        *,
        slots: tuple[Slot, ...] = (),
        changes: Terms | None = None,
        reply_by: date | None = None,
        act: Act,
    ) -> Receipt:
        """The side whose offer is open changes it."""
        case = self._case("amend_offer", key, act)
        with self._alone("offer"), self._look() as read:
            case.visit.amend_offer(
                by=case.side,
                now=self._core.now(),
                programme=period(read, case.visit.programme_id),
                slots=slots,
                changes=changes,
                reply_by=reply_by,
                open_duplicate=self._duplicate(read, case, changes),
            )
            return self._commit(case)

    @command
    def counter(
        self,
        key: str,
        *,
        offer_no: int,
        slots: tuple[Slot, ...] = (),
        changes: Terms | None = None,
        reply_by: date | None = None,
        note: Text = None,
        act: Act,
    ) -> Receipt:
        """The side that must answer offers something else; `offer_no` is the offer that it read."""
        case = self._case("counter", key, act)
        with self._alone("offer"), self._look() as read:
            case.visit.counter(
                by=case.side,
                offer_no=offer_no,
                now=self._core.now(),
                programme=period(read, case.visit.programme_id),
                slots=slots,
                changes=changes,
                reply_by=reply_by,
                note=prose(note),
                open_duplicate=self._duplicate(read, case, changes),
            )
            return self._commit(case)

    def _duplicate(self, read: Reader, case: Case, changes: Terms | None) -> str | None:
        """A new topic may meet another open offer of the same sides."""
        if changes is None or changes.topic is None:
            return None
        return visits.open_duplicate(read, case.visit.host, case.visit.guest, changes.topic, but=case.visit.key)

    @command
    def accept(
        self, key: str, *, offer_no: int, slot: Slot, party_size: int | None = None, note: Text = None, act: Act
    ) -> Receipt:
        case = self._case("accept", key, act)
        case.visit.accept(
            by=case.side, offer_no=offer_no, slot=slot, now=self._core.now(), party_size=party_size, note=prose(note)
        )
        return self._commit(case)

    @command
    def decline(
        self,
        key: str,
        *,
        offer_no: int,
        reason: DeclineReason,
        note: Text = None,
        ask_again_after: date | None = None,
        act: Act,
    ) -> Receipt:
        case = self._case("decline", key, act)
        case.visit.decline(
            by=case.side,
            offer_no=offer_no,
            reason=reason,
            now=self._core.now(),
            note=prose(note),
            ask_again_after=ask_again_after,
        )
        return self._commit(case)

    @command
    def withdraw(self, key: str, *, reason: Text, act: Act) -> Receipt:
        """The side whose offer is open takes it back."""
        case = self._case("withdraw", key, act)
        case.visit.withdraw(by=case.side, reason=needed(reason))
        return self._commit(case)

    @command
    def expire(self, key: str, *, act: Act) -> Receipt:
        """The timer: nobody has answered in time."""
        case = self._case("expire", key, act)
        case.visit.expire(now=self._core.now())
        return self._commit(case)


def _next(month: date) -> date:
    """The first day of the month after."""
    return (month + timedelta(days=31)).replace(day=1)
