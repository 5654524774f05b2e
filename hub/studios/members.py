"""Secretaries are admitted to studios, move, leave and complete."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.programme import EligibilityFrom, earliest_post
from domain.studios import Eligibility, LeavingReason, Membership, Result
from hub.access import Act
from hub.basis import Basis
from hub.core import command
from hub.log import Receipt
from hub.obligations.leaving import released
from projections import programme


class Members(Basis):
    """Use cases of memberships."""

    @command
    def admit(
        self,
        person_id: str,
        *,
        programme_id: str,
        school_id: str,
        studio_id: str,
        in_post_since: str,
        eligibility: Eligibility,
        on: date,
        exception_reason: Prose | None = None,
        act: Act,
    ) -> Receipt:
        """By the Party School. More years in post than the programme admits need an exception with its reason (P21)."""
        act = self._core.may(act, "membership.admit")
        member = Membership.admit(
            person_id,
            programme_id=programme_id,
            school_id=school_id,
            studio_id=studio_id,
            in_post_since=in_post_since,
            eligibility=eligibility,
            on=on,
            exception_reason=exception_reason,
            earliest="" if act.source == "history" else self._earliest(programme_id, on),
        )
        return self._core.commit(member, act=act)

    @command
    def change_school(self, person_id: str, *, programme_id: str, to_school_id: str, on: date, act: Act) -> Receipt:
        act = self._core.may(act, "membership.admit")
        member = self._core.log.load(Membership, Membership.key_of(programme_id, person_id))
        member.change_school(to_school_id, on=on)
        return self._core.commit(member, act=act)

    @command
    def transfer(
        self, person_id: str, *, programme_id: str, to_studio_id: str, reason: Prose, on: date, act: Act
    ) -> Receipt:
        act = self._core.may(act, "membership.admit")
        member = self._core.log.load(Membership, Membership.key_of(programme_id, person_id))
        member.transfer(to_studio_id, reason=reason, on=on)
        return self._core.commit(member, act=act)

    @command
    def leave(self, person_id: str, *, programme_id: str, reason: LeavingReason, on: date, act: Act) -> Receipt:
        """What the member still owed is owed no more."""
        act = self._core.may(act, "membership.admit")
        member = self._core.log.load(Membership, Membership.key_of(programme_id, person_id))
        member.leave(reason=reason, on=on)
        with self._look() as read:
            duties = released(self._core.log, read, person_id, programme_id, reason)
        return self._core.commit(member, *duties, act=act)

    @command
    def complete(self, person_id: str, *, programme_id: str, result: Result, on: date, act: Act) -> Receipt:
        act = self._core.may(act, "membership.complete")
        member = self._core.log.load(Membership, Membership.key_of(programme_id, person_id))
        member.complete(result=result, on=on)
        return self._core.commit(member, act=act)

    @command
    def redact_membership(
        self, person_id: str, *, programme_id: str, of: tuple[str, ...], reason: str, act: Act
    ) -> Receipt:
        """脱敏: texts are destroyed for ever; by an officer, or by who wrote all of them."""
        key = Membership.key_of(programme_id, person_id)
        member = self._core.log.load(Membership, key)
        act = self._redacting(act, "membership.redact", Membership, key, of)
        member.redact(of=of, reason=reason)
        receipt = self._core.commit(member, act=act)
        self._obey()
        return receipt

    def _earliest(self, programme_id: str, on: date) -> str:
        """The first month of an appointment within the limit, by the settings of the cohort; "" for an unknown one."""
        with self._look() as read:
            cohort = programme.programme(read, programme_id)
        if cohort is None:
            return ""
        admission = cohort.settings.eligibility_from is EligibilityFrom.ADMISSION
        return earliest_post(on if admission else cohort.starts_on, cohort.eligibility_years)
