"""人员: a person is enrolled, appointed for a term, and can be forgotten; the log knows only an id (P5, P6)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

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
        """A role is given for a scope and a term; the same role twice for one scope needs an end of the first."""
        self._present()
        refuse(
            ScopeMismatch("scope", role=role, kind=scope.kind) if SCOPES[role] != scope.kind else None,
            NotChosen("scope") if scope.kind != ScopeKind.DISTRICT and not scope.id else None,
            TermReversed("until_on", from_on=from_on, until_on=until_on) if until_on and until_on < from_on else None,
        )
        if (role, scope) in self.roles:
            raise AlreadyAppointed(role=role, from_on=self.roles[role, scope])
        self._role_granted(role=role, scope=scope, from_on=from_on, until_on=until_on)

    @event(RoleGranted)
    def _role_granted(self, role: Role, scope: Scope, from_on: date, until_on: date | None = None) -> None:
        self.roles[role, scope] = from_on

    def revoke(self, role: Role, scope: Scope, *, on: date, directors: int) -> None:
        """A role ends. `directors`: how many hold the director's role on that day; the last one stays."""
        self._present()
        if (role, scope) not in self.roles:
            raise NotAppointed(role=role)
        if role is Role.DIRECTOR and directors <= 1:
            raise LastDirector
        self._role_revoked(role=role, scope=scope, on=on)

    @event(RoleRevoked)
    def _role_revoked(self, role: Role, scope: Scope, on: date) -> None:
        del self.roles[role, scope]

    def erase(self, *, reason: ErasedFor, directors: int) -> None:
        """The fact that a person's data were erased; the erasing itself happens in the private store."""
        self._present()
        if any(role is Role.DIRECTOR for role, _ in self.roles) and directors <= 1:
            raise LastDirector
        self._erased(reason=reason)

    @event(Erased)
    def _erased(self, reason: ErasedFor) -> None:
        self.erased = True

    def _present(self) -> None:
        if self.erased:
            raise PersonErased(person=self.key)
