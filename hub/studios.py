"""Studios are established, led, mentored and assisted, and secretaries are admitted."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.studios import Basis, Eligibility, LeavingReason, Membership, Result, Studio
from domain.words import Level, Party, PartyKind
from hub.access import Act
from hub.core import Core, command
from hub.log import Receipt


class Studios:
    """Use cases of studios and memberships."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @command
    def establish(
        self, code: str, *, programme_id: str, name: str, level: Level, motto: str | None = None, act: Act
    ) -> Receipt:
        act = self._core.may(act, "studio.establish")
        studio = Studio.establish(code, programme_id=programme_id, name=name, level=level, motto=motto)
        return self._core.commit(studio, act=act)

    @command
    def appoint_lead(
        self,
        code: str,
        person_id: str,
        *,
        school_id: str,
        basis: Basis,
        from_on: date,
        exception_reason: Prose | None = None,
        act: Act,
    ) -> Receipt:
        act = self._core.may(act, "studio.appoint_lead")
        studio = self._core.log.load(Studio, code)
        studio.appoint_lead(
            person_id, school_id=school_id, basis=basis, from_on=from_on, exception_reason=exception_reason
        )
        return self._core.commit(studio, act=act)

    @command
    def replace_lead(
        self, code: str, to_person_id: str, *, school_id: str, reason: Prose, on: date, act: Act
    ) -> Receipt:
        act = self._core.may(act, "studio.appoint_lead")
        studio = self._core.log.load(Studio, code)
        studio.replace_lead(to_person_id, school_id=school_id, reason=reason, on=on)
        return self._core.commit(studio, act=act)

    @command
    def appoint_mentor(
        self, code: str, person_id: str, *, org: str, duties: tuple[str, ...], on: date, act: Act
    ) -> Receipt:
        act = self._core.may(act, "studio.appoint_mentor")
        studio = self._core.log.load(Studio, code)
        studio.appoint_mentor(person_id, org=org, duties=duties, on=on)
        return self._core.commit(studio, act=act)

    @command
    def release_mentor(self, code: str, person_id: str, *, on: date, reason: Prose | None = None, act: Act) -> Receipt:
        act = self._core.may(act, "studio.appoint_mentor")
        studio = self._core.log.load(Studio, code)
        studio.release_mentor(person_id, on=on, reason=reason)
        return self._core.commit(studio, act=act)

    @command
    def appoint_assistant(self, code: str, person_id: str, *, on: date, act: Act) -> Receipt:
        act = self._core.may(act, "studio.appoint_assistant", Party(PartyKind.STUDIO, code))
        studio = self._core.log.load(Studio, code)
        studio.appoint_assistant(person_id, on=on)
        return self._core.commit(studio, act=act)

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
        act = self._core.may(act, "membership.admit")
        member = self._core.log.load(Membership, Membership.key_of(programme_id, person_id))
        member.leave(reason=reason, on=on)
        return self._core.commit(member, act=act)

    @command
    def complete(self, person_id: str, *, programme_id: str, result: Result, on: date, act: Act) -> Receipt:
        act = self._core.may(act, "membership.complete")
        member = self._core.log.load(Membership, Membership.key_of(programme_id, person_id))
        member.complete(result=result, on=on)
        return self._core.commit(member, act=act)
