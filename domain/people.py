"""人员: a person is enrolled, appointed for a term, and can be forgotten; the log knows only an id (P5, P6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import ClassVar, NamedTuple

from domain.errors import Conflict, NotChosen, Wrong, refuse
from domain.model import Aggregate, Created, DomainEvent, event
from domain.words import Party, Role, Scope, ScopeKind


class ErasedFor(StrEnum):
    """Why a person's data were erased."""

    LEFT = "left"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class TermReversed(Wrong):
    """A term ends before it begins; facts: from_on, until_on."""

    code = "person.term_reversed"


class ScopeMismatch(Wrong):
    """This role is not given for a scope of that kind; facts: role, kind."""

    code = "person.scope_mismatch"


class AlreadyAppointed(Conflict):
    """The person holds this role for this scope already; facts: role, from_on."""

    code = "person.already_appointed"


class NotAppointed(Conflict):
    """The person does not hold this role for this scope; facts: role."""

    code = "person.not_appointed"


class LastDirector(Conflict):
    """The last director cannot be revoked or erased."""

    code = "person.last_director"


class StillInPost(Conflict):
    """Whoever holds a role is needed by others; the term ends first. Facts: role."""

    code = "person.still_in_post"


class PersonErased(Conflict):
    """The person's data have been erased: nothing can be added."""

    code = "person.erased"


SCOPES: dict[Role, ScopeKind] = {
    Role.DIRECTOR: ScopeKind.DISTRICT,
    Role.OFFICER: ScopeKind.DISTRICT,
    Role.EVALUATOR: ScopeKind.DISTRICT,
    Role.OBSERVER: ScopeKind.DISTRICT,
    Role.ADMIN: ScopeKind.DISTRICT,
    Role.LEAD: ScopeKind.STUDIO,
    Role.MENTOR: ScopeKind.STUDIO,
    Role.ASSISTANT: ScopeKind.STUDIO,
    Role.SECRETARY: ScopeKind.SCHOOL,
    Role.PARTNER: ScopeKind.PARTNER,
}


class Period(NamedTuple):
    """From the first day to the last one, both included; None: open."""

    from_on: date
    until_on: date | None

    def meets(self, from_on: date, until_on: date | None) -> bool:
        """Whether the two have a day in common."""
        return from_on <= (self.until_on or date.max) and self.from_on <= (until_on or date.max)


class Person(Aggregate):
    """One person in the district, by id; name and contact stand in the private store."""

    TOPIC = "person"

    class Event(DomainEvent, frozen=True, kw_only=True): ...

    class Enrolled(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "person.enrolled"
        directory_rev: int
        party: Party | None = None
        org: str | None = None

    class NoticeAcknowledged(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "person.notice_acknowledged"
        policy_version: str

    class RoleGranted(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "person.role_granted"
        role: Role
        scope: Scope
        from_on: date
        until_on: date | None = None

    class RoleRevoked(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "person.role_revoked"
        role: Role
        scope: Scope
        on: date

    class TermEndSet(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "person.term_end_set"
        role: Role
        scope: Scope
        until_on: date | None = None

    class UnitChanged(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "person.unit_changed"
        party: Party | None = None
        org: str | None = None

    class Erased(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "person.erased"
        reason: ErasedFor

    @classmethod
    def enrol(cls, key: str = "", *, party: Party | None = None, org: str | None = None) -> Person:
        return cls.begin(cls.Enrolled, key, directory_rev=1, party=party, org=org)

    @event(Enrolled)
    def __init__(self, directory_rev: int, party: Party | None = None, org: str | None = None) -> None:
        self.directory_rev, self.party, self.org = directory_rev, party, org
        self.roles: dict[tuple[Role, Scope], date] = {}
        self.periods: dict[tuple[Role, Scope], list[Period]] = {}
        self.policy_version = ""
        self.erased = False

    def acknowledge_notice(self, *, policy_version: str) -> None:
        """The notice of processing is confirmed by the person, once per version."""
        self._present()
        if policy_version != self.policy_version:
            self._notice_acknowledged(policy_version=policy_version)

    @event(NoticeAcknowledged)
    def _notice_acknowledged(self, policy_version: str) -> None:
        self.policy_version = policy_version

    def grant(self, role: Role, scope: Scope, *, from_on: date, until_on: date | None = None) -> None:
        """A role is given for a scope and a term; two terms of the same role and scope do not overlap."""
        self._present()
        refuse(
            ScopeMismatch("scope", role=role, kind=scope.kind) if SCOPES[role] != scope.kind else None,
            NotChosen("scope") if scope.kind != ScopeKind.DISTRICT and not scope.id else None,
            TermReversed("until_on", from_on=from_on, until_on=until_on) if until_on and until_on < from_on else None,
        )
        for period in self.periods.get((role, scope), ()):
            if period.meets(from_on, until_on):
                raise AlreadyAppointed(role=role, from_on=period.from_on)
        self._role_granted(role=role, scope=scope, from_on=from_on, until_on=until_on)

    @event(RoleGranted)
    def _role_granted(self, role: Role, scope: Scope, from_on: date, until_on: date | None = None) -> None:
        self.roles[role, scope] = from_on
        self.periods.setdefault((role, scope), []).append(Period(from_on, until_on))

    def revoke(self, role: Role, scope: Scope, *, on: date, directors: int) -> None:
        """A role ends. `directors`: how many hold the director's role the day after, this one counted; the last one stays."""
        self._present()
        if (role, scope) not in self.roles:
            raise NotAppointed(role=role)
        if on < (from_on := self.roles[role, scope]):
            raise TermReversed("on", from_on=from_on, until_on=on)
        if role is Role.DIRECTOR and directors <= 1:
            raise LastDirector
        self._role_revoked(role=role, scope=scope, on=on)

    @event(RoleRevoked)
    def _role_revoked(self, role: Role, scope: Scope, on: date) -> None:
        del self.roles[role, scope]
        self._end(role, scope, on)

    def set_term_end(
        self, role: Role, scope: Scope, until_on: date | None, *, since: date | None, directors: int
    ) -> None:
        """The last day of an appointment, wherever it was given; None: it is open again. The same day says nothing new.

        Fact from outside: the first day of that appointment, `since`, None where there is none; `directors` as in `revoke`.
        """
        self._present()
        if since is None:
            raise NotAppointed(role=role)
        refuse(TermReversed("until_on", from_on=since, until_on=until_on) if until_on and until_on < since else None)
        if role is Role.DIRECTOR and until_on is not None and directors <= 1:
            raise LastDirector
        for period in self.periods.get((role, scope), ()):
            if period.from_on != since and period.meets(since, until_on):
                raise AlreadyAppointed(role=role, from_on=period.from_on)
        self._term_end_set(role=role, scope=scope, until_on=until_on)

    @event(TermEndSet)
    def _term_end_set(self, role: Role, scope: Scope, until_on: date | None = None) -> None:
        self._end(role, scope, until_on)

    def _end(self, role: Role, scope: Scope, on: date | None) -> None:
        """The latest term of this role and scope ends on this day."""
        if periods := self.periods.get((role, scope)):
            periods[-1] = periods[-1]._replace(until_on=on)

    def move(self, party: Party | None, org: str | None) -> None:
        """Where the person belongs from now on: a unit of the district, or an organisation by its name."""
        self._present()
        if (party, org) != (self.party, self.org):
            self._unit_changed(party=party, org=org)

    @event(UnitChanged)
    def _unit_changed(self, party: Party | None = None, org: str | None = None) -> None:
        self.party, self.org = party, org

    def erase(self, *, reason: ErasedFor, directors: int, held: Sequence[Role] = ()) -> None:
        """The fact that a person's data were erased; the erasing itself happens in the private store. `held`: roles that run on."""
        self._present()
        if any(role is Role.DIRECTOR for role, _ in self.roles) and directors <= 1:
            raise LastDirector
        if held:
            raise StillInPost(role=held[0])
        self._erased(reason=reason)

    @event(Erased)
    def _erased(self, reason: ErasedFor) -> None:
        self.erased = True

    def _present(self) -> None:
        if self.erased:
            raise PersonErased(person=self.key)
