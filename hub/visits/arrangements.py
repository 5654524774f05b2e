"""An agreed visit is prepared, confirmed, changed or called off."""

from __future__ import annotations

from datetime import date, datetime

from domain.visits import CancelReason, Terms, Visit
from domain.words import AgendaLine, Party, PartyKind, Role, Side, Slot
from hub.access import Act, standing
from hub.clock import local_day
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed, prose
from hub.visits.basis import Basis, period, strangers
from projections import people, programme, studios, visits
from projections.read import Reader

OF_THE_UNIT = frozenset({Role.SECRETARY, Role.LEAD, Role.ASSISTANT, Role.PARTNER})


class Arrangements(Basis):
    """Use cases from the agreement to the day of the visit."""

    @command
    def issue_letter(
        self,
        key: str,
        *,
        letter_no: str,
        content: Text,
        itinerary: Text,
        headcount: int,
        on: date,
        seen: int | None = None,
        act: Act,
    ) -> Receipt:
        """The guest's official letter; a later one replaces it. `seen`: the version that the writer had read."""
        case = self._case("issue_letter", key, act)
        self._refuse_unread(key, seen, Visit.LetterIssued, Visit.Rescheduled)
        case.visit.issue_letter(
            by=case.side,
            letter_no=letter_no,
            content=needed(content),
            itinerary=needed(itinerary),
            headcount=headcount,
            on=on,
            now=self._core.now(),
        )
        return self._commit(case)

    @command
    def set_delegation(
        self,
        key: str,
        *,
        headcount: int,
        person_ids: tuple[str, ...] = (),
        bring: Text = None,
        seen: int | None = None,
        act: Act,
    ) -> Receipt:
        """How many come and who of them is known here. `seen`: the version that the writer had read."""
        case = self._case("set_delegation", key, act)
        self._refuse_unread(key, seen, Visit.DelegationSet, Visit.Rescheduled)
        with self._look() as read:
            unknown = strangers(read, person_ids)
        case.visit.set_delegation(
            by=case.side, headcount=headcount, person_ids=person_ids, bring=prose(bring), unknown=unknown
        )
        return self._commit(case)

    @command
    def set_logistics(
        self,
        key: str,
        *,
        starts_at: datetime,
        ends_at: datetime,
        venue: str,
        agenda: tuple[AgendaLine, ...],
        responsible_person: str,
        override_reason: Text = None,
        seen: int | None = None,
        act: Act,
    ) -> Receipt:
        """Hours, venue, agenda and who answers for it; a blocked day or another visit at the same time wants a reason.

        `seen`: the version that the writer had read.
        """
        case = self._case("set_logistics", key, act)
        self._refuse_unread(key, seen, Visit.LogisticsSet, Visit.Rescheduled)
        host, on = case.visit.host, local_day(starts_at)
        with self._look() as read:
            busy = visits.overlapping(read, host, starts_at, ends_at, but=key)
            case.visit.set_logistics(
                by=case.side,
                starts_at=starts_at,
                ends_at=ends_at,
                venue=venue,
                agenda=agenda,
                responsible_person=responsible_person,
                responsible_of_host=belongs(read, responsible_person, host, on),
                blocked=blocked(read, host, on),
                overlap=busy is not None,
                override_reason=prose(override_reason),
            )
        return self._commit(case)

    @command
    def confirm(self, key: str, *, act: Act) -> Receipt:
        """The host's last word before the day."""
        case = self._case("confirm", key, act)
        case.visit.confirm(by=case.side)
        return self._commit(case)

    @command
    def propose_change(
        self,
        key: str,
        *,
        reason: Text,
        slots: tuple[Slot, ...] = (),
        changes: Terms | None = None,
        side: Side | None = None,
        act: Act,
    ) -> Receipt:
        """Another half-day or other terms; the old ones stay in force until the other side agrees."""
        case = self._case("propose_change", key, act, side)
        with self._look() as read:
            runs = period(read, case.visit.programme_id)
        case.visit.propose_change(
            by=case.side, reason=needed(reason), now=self._core.now(), programme=runs, slots=slots, changes=changes
        )
        return self._commit(case)

    @command
    def accept_change(self, key: str, *, change_no: int, slot: Slot | None = None, act: Act) -> Receipt:
        case = self._case("accept_change", key, act)
        case.visit.accept_change(by=case.side, change_no=change_no, now=self._core.now(), slot=slot)
        return self._commit(case)

    @command
    def reject_change(self, key: str, *, change_no: int, reason: Text, act: Act) -> Receipt:
        case = self._case("reject_change", key, act)
        case.visit.reject_change(by=case.side, change_no=change_no, reason=needed(reason))
        return self._commit(case)

    @command
    def retract_change(self, key: str, *, act: Act) -> Receipt:
        """Its proposer takes it back; the timer drops it 24 hours before the old start."""
        case = self._case("retract_change", key, act)
        proposed_at = self._recorded_at(key, Visit.ChangeProposed)
        case.visit.retract_change(by=case.by, now=self._core.now(), proposed_at=proposed_at)
        return self._commit(case)

    @command
    def cancel(self, key: str, *, reason: CancelReason, note: Text, side: Side | None = None, act: Act) -> Receipt:
        """A side, or the Party School in its own name, calls it off before it begins."""
        case = self._case("cancel", key, act, side)
        case.visit.cancel(by=case.by, reason=reason, note=needed(note), now=self._core.now())
        return self._commit(case)


def belongs(read: Reader, person: str, party: Party, on: date) -> bool:
    """Whether somebody belongs to a unit on a day: by appointment, or as the directory enrolled them."""
    found = person and standing(read, person, on).role_for(OF_THE_UNIT, party)
    enrolled = people.person(read, person)
    return bool(found) or (enrolled is not None and enrolled.party == party)


def blocked(read: Reader, host: Party, on: date) -> bool:
    """Whether the host has named the day as one on which it cannot receive visitors."""
    if host.kind == PartyKind.PARTNER:
        return False
    studio = studios.studio(read, host.id) if host.kind == PartyKind.STUDIO else None
    return programme.is_blocked(read, studio.lead_school if studio else host.id, on)
