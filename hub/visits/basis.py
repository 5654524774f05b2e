"""What the use cases of visits share: access to a side, the visit, the facts from outside, one way to commit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from domain.errors import Conflict, NotFound, NotYours, Wrong, refuse
from domain.model import DomainEvent
from domain.visits import Period, Subject, Visit
from domain.words import Party, Side
from hub import basis
from hub.access import Act
from hub.clock import local_day, moment
from hub.log import Receipt
from hub.visits.sides import SideNeeded, act_for, natural, told
from hub.visits.sight import may_see
from projections import people, programme, units, visits
from projections.read import Reader


class UnknownUnit(Wrong):
    """No school, studio or partner has this code; facts: unit."""

    code = "visit.unknown_unit"


class NoProgramme(Conflict):
    """Nothing can be agreed before a cohort has been opened."""

    code = "visit.no_programme"


class PaperChanged(Conflict):
    """Somebody else has sent the same paper since it was read; nothing is overwritten unseen."""

    code = "visit.paper_changed"


class Acting(NamedTuple):
    """The side that acts, None for the Party School or a timer, and the act with its role."""

    by: Side | None
    act: Act


class Case(NamedTuple):
    """A visit before somebody, as in Acting."""

    visit: Visit
    by: Side | None
    act: Act

    @property
    def side(self) -> Side:
        """The side, where the command needs one."""
        if self.by is None:
            raise SideNeeded("side")
        return self.by


class Basis(basis.Basis):
    """A hub's visits: the parts on which every use case stands."""

    def _case(self, command: str, key: str, act: Act, side: Side | None = None) -> Case:
        """The visit, and the side for which the person may do this. For whom the visit does not exist, it is not found."""
        visit = self._core.log.load(Visit, key)
        try:
            return Case(visit, *self._new(command, visit.sides, act, natural(command, visit), side))
        except NotYours:
            self._refuse_unseen(key, act.person)
            raise

    def _new(
        self, command: str, sides: Mapping[Side, Party], act: Act, usual: Side | None, wanted: Side | None = None
    ) -> Acting:
        """For which side somebody acts; a history and a timer are taken at their word."""
        if act.source == "timer":
            return Acting(wanted, act)
        who = self._core.standing(act.person)
        if act.trusted:
            return Acting(wanted or told(who, command, sides, act, usual), act)
        return Acting(*act_for(who, command, sides, act, wanted, usual))

    def _refuse_unseen(self, key: str, person: str) -> None:
        with self._look() as read:
            row = visits.by_key(read, key)
            if row is None or may_see(self._core.standing(person), row) is None:
                raise NotFound(kind=Visit.TOPIC, key=key)

    def _commit(self, case: Case) -> Receipt:
        return self._core.commit(case.visit, act=case.act)

    def _refuse_unread(self, key: str, seen: int | None, *kinds: type[DomainEvent]) -> None:
        """Raises PaperChanged when one of these facts is newer than the version `seen`; None: whoever asks has read nothing."""
        if seen is None:
            return
        newer = self._core.log.stream(Visit, key, after=max(seen, 0))
        if seen < 0 or any(isinstance(fact, kinds) for _, fact in newer):
            raise PaperChanged

    def _recorded_at(self, key: str, *kinds: type[DomainEvent]) -> datetime | None:
        """When the newest of these facts was recorded."""
        found = [entry for entry, fact in self._core.log.stream(Visit, key) if isinstance(fact, kinds)]
        return moment(found[-1].recorded_at) if found else None


def placed(read: Reader, subject: Subject, at: datetime) -> Subject:
    """The subject with units that exist, in its programme or else the one of that moment. Raises UnknownUnit, NoProgramme."""
    refuse_unknown(read, host=subject.host, guest=subject.guest)
    if subject.programme_id:
        return subject
    if (found := programme.current(read, local_day(at))) is None:
        raise NoProgramme
    return replace(subject, programme_id=found.code)


def period(read: Reader, code: str) -> Period:
    found = programme.programme(read, code)
    if found is None:
        raise NoProgramme
    return Period(found.starts_on, found.ends_on)


def refuse_unknown(read: Reader, **named: Party) -> None:
    """Raises UnknownUnit for each field that names a unit which does not exist."""
    refuse(*(UnknownUnit(field, unit=str(party)) for field, party in named.items() if units.unit(read, party) is None))


def strangers(read: Reader, persons: Collection[str]) -> frozenset[str]:
    """Those of these ids that nobody has."""
    return frozenset(persons) - people.known(read, persons)
