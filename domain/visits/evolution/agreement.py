"""What the facts until a visit takes place assign: offers, arrangements, changes, cancelling.

Nothing is decided here: these functions run again at every replay, for ever. Each has the fields of its event as
parameters; `Visit` binds them to the events, for which the library wants the first one to be called self.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from domain.model import Prose
from domain.visits.values import Change, Delegation, Letter, Logistics, Terms
from domain.visits.words import Canceller, CancelReason, DeclineReason, State
from domain.words import AgendaLine, Side, Slot

if TYPE_CHECKING:
    from domain.visits.visit import Visit


def _adopt(visit: Visit, slots: tuple[Slot, ...], changes: Terms | None) -> None:
    visit.slots = slots or visit.slots
    for name, value in asdict(changes or Terms()).items():
        if value is not None:
            setattr(visit, name, value)


def settle_change(visit: Visit) -> None:
    """Nothing waits for an answer any more."""
    visit.change = visit.turn = None


def offer_amended(
    self: Visit, offer_no: int, reply_by: date, slots: tuple[Slot, ...] = (), changes: Terms | None = None
) -> None:
    self.offer_no, self.reply_by = offer_no, reply_by
    _adopt(self, slots, changes)


def countered(
    self: Visit,
    offer_no: int,
    by: Side,
    reply_by: date,
    slots: tuple[Slot, ...] = (),
    changes: Terms | None = None,
    note: Prose | None = None,
) -> None:
    self.offer_no, self.reply_by, self.turn = offer_no, reply_by, by.other
    _adopt(self, slots, changes)


def accepted(
    self: Visit,
    offer_no: int,
    by: Side,
    slot: Slot,
    terms_hash: str,
    party_size: int | None = None,
    note: Prose | None = None,
) -> None:
    self.state, self.turn, self.slot, self.headcount = State.ACCEPTED, None, slot, party_size


def declined(
    self: Visit, by: Side, reason: DeclineReason, note: Prose | None = None, ask_again_after: date | None = None
) -> None:
    self.state, self.turn = State.DECLINED, None


def withdrawn(self: Visit, by: Side, reason: Prose) -> None:
    self.state, self.turn = State.WITHDRAWN, None


def expired(self: Visit, on: date) -> None:
    self.state, self.turn = State.EXPIRED, None


def letter_issued(self: Visit, letter_no: str, content: Prose, itinerary: Prose, headcount: int, on: date) -> None:
    self.letter, self.headcount = Letter(letter_no, content, itinerary, headcount, on), headcount


def delegation_set(self: Visit, person_ids: tuple[str, ...], headcount: int, bring: Prose | None = None) -> None:
    self.delegation, self.headcount = Delegation(person_ids, headcount, bring), headcount


def logistics_set(
    self: Visit,
    starts_at: datetime,
    ends_at: datetime,
    venue: str,
    agenda: tuple[AgendaLine, ...],
    responsible_person: str,
    override_reason: Prose | None = None,
) -> None:
    self.logistics, self.venue = Logistics(starts_at, ends_at, venue, agenda, responsible_person), venue


def confirmed(self: Visit, terms_hash: str) -> None:
    self.state = State.CONFIRMED


def change_proposed(
    self: Visit,
    change_no: int,
    by: Side,
    reason: Prose,
    slots: tuple[Slot, ...] = (),
    changes: Terms | None = None,
) -> None:
    self.change_no, self.turn = change_no, by.other
    self.change = Change(change_no, by, slots, changes)


def rescheduled(
    self: Visit, change_no: int, sequence: int, slot: Slot | None = None, changes: Terms | None = None
) -> None:
    """Hours belong to their half-day: with another slot the host sets the logistics anew."""
    settle_change(self)
    _adopt(self, (), changes)
    self.state, self.sequence = State.ACCEPTED, sequence
    if slot is not None:
        self.slot, self.logistics = slot, None
    elif self.logistics is not None:
        self.logistics = replace(self.logistics, venue=self.venue)


def change_rejected(self: Visit, change_no: int, reason: Prose) -> None:
    settle_change(self)


def change_retracted(self: Visit, change_no: int) -> None:
    settle_change(self)


def cancelled(self: Visit, by: Canceller, reason: CancelReason, note: Prose, late: bool) -> None:
    settle_change(self)
    self.state = State.CANCELLED
