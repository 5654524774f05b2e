"""What the facts until a visit takes place assign: offers, arrangements, changes, cancelling.

Nothing is decided here: these functions run again at every replay, for ever. Each has the fields of its event as parameters;
`Visit` binds them to the events.
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
    visit: Visit, offer_no: int, reply_by: date, slots: tuple[Slot, ...] = (), changes: Terms | None = None
) -> None:
    visit.offer_no, visit.reply_by = offer_no, reply_by
    _adopt(visit, slots, changes)


def countered(
    visit: Visit,
    offer_no: int,
    by: Side,
    reply_by: date,
    slots: tuple[Slot, ...] = (),
    changes: Terms | None = None,
    note: Prose | None = None,
) -> None:
    visit.offer_no, visit.reply_by, visit.turn = offer_no, reply_by, by.other
    _adopt(visit, slots, changes)


def accepted(
    visit: Visit,
    offer_no: int,
    by: Side,
    slot: Slot,
    terms_hash: str,
    party_size: int | None = None,
    note: Prose | None = None,
) -> None:
    visit.state, visit.turn, visit.slot, visit.headcount = State.ACCEPTED, None, slot, party_size


def declined(
    visit: Visit, by: Side, reason: DeclineReason, note: Prose | None = None, ask_again_after: date | None = None
) -> None:
    visit.state, visit.turn = State.DECLINED, None


def withdrawn(visit: Visit, by: Side, reason: Prose) -> None:
    visit.state, visit.turn = State.WITHDRAWN, None


def expired(visit: Visit, on: date) -> None:
    visit.state, visit.turn = State.EXPIRED, None


def letter_issued(visit: Visit, letter_no: str, content: Prose, itinerary: Prose, headcount: int, on: date) -> None:
    visit.letter, visit.headcount = Letter(letter_no, content, itinerary, headcount, on), headcount


def delegation_set(visit: Visit, person_ids: tuple[str, ...], headcount: int, bring: Prose | None = None) -> None:
    visit.delegation, visit.headcount = Delegation(person_ids, headcount, bring), headcount


def logistics_set(
    visit: Visit,
    starts_at: datetime,
    ends_at: datetime,
    venue: str,
    agenda: tuple[AgendaLine, ...],
    responsible_person: str,
    override_reason: Prose | None = None,
) -> None:
    visit.logistics, visit.venue = Logistics(starts_at, ends_at, venue, agenda, responsible_person), venue


def confirmed(visit: Visit, terms_hash: str) -> None:
    visit.state = State.CONFIRMED


def change_proposed(
    visit: Visit,
    change_no: int,
    by: Side,
    reason: Prose,
    slots: tuple[Slot, ...] = (),
    changes: Terms | None = None,
) -> None:
    visit.change_no, visit.turn = change_no, by.other
    visit.change = Change(change_no, by, slots, changes)


def rescheduled(
    visit: Visit, change_no: int, sequence: int, slot: Slot | None = None, changes: Terms | None = None
) -> None:
    """Hours belong to their half-day: with another slot the host sets the logistics anew."""
    settle_change(visit)
    _adopt(visit, (), changes)
    visit.state, visit.sequence = State.ACCEPTED, sequence
    if slot is not None and slot != visit.slot:
        visit.slot, visit.logistics = slot, None
    elif visit.logistics is not None:
        visit.logistics = replace(visit.logistics, venue=visit.venue)


def change_rejected(visit: Visit, change_no: int, reason: Prose) -> None:
    settle_change(visit)


def change_retracted(visit: Visit, change_no: int) -> None:
    settle_change(visit)


def cancelled(visit: Visit, by: Canceller, reason: CancelReason, note: Prose, late: bool) -> None:
    settle_change(visit)
    visit.state = State.CANCELLED
