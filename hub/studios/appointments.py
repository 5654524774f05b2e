"""Studios are established, led, mentored and assisted, and concluded."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.studios import Basis as Why
from domain.studios import Result, Studio
from domain.words import Level, Party, PartyKind
from hub.access import Act
from hub.basis import Basis
from hub.core import command
from hub.log import Receipt


class Appointments(Basis):
    """Use cases of the people of a studio."""

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
        basis: Why,
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
    def conclude(self, code: str, *, result: Result, on: date | None = None, act: Act) -> Receipt:
        """By the director: the studio has done its work, its people's terms end that day. `on`: today."""
        act = self._core.may(act, "studio.conclude")
        studio = self._core.log.load(Studio, code)
        studio.conclude(on=on or self._core.today(), result=result)
        return self._core.commit(studio, act=act)

    @command
    def redact(self, code: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by an officer, or by who wrote all of them."""
        studio = self._core.log.load(Studio, code)
        act = self._redacting(act, "studio.redact", Studio, code, of)
        studio.redact(of=of, reason=reason)
        receipt = self._core.commit(studio, act=act)
        self._obey()
        return receipt
