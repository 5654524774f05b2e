"""People enter the hub, are appointed and end their terms; names go to the private store, facts to the log."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from domain.people import Person
from domain.words import Party, PartyKind, Role, Scope, ScopeKind
from hub.access import Act
from hub.core import Core, command
from hub.log import Receipt
from projections import people


class People:
    """Use cases of people."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @command
    def enrol(
        self,
        person_id: str = "",
        *,
        name: str,
        post: str = "",
        org: str = "",
        phone: str = "",
        mail: str = "",
        party: Party | None = None,
        act: Act,
    ) -> Receipt:
        """A person is known from now on. The name is stored before the fact: a fact without a name would show nobody."""
        act = self._core.may(act, "person.enrol")
        key = person_id or f"p-{secrets.token_hex(6)}"
        person = Person.enrol(key, party=party, org=org or None)
        self._core.private.enrol(key, name=name, post=post, org=org, phone=phone, mail=mail)
        return self._core.commit(person, act=act)

    @command
    def acknowledge_notice(self, *, policy_version: str, act: Act) -> Receipt:
        """The person acting has read the notice of processing."""
        person = self._core.log.load(Person, act.person)
        person.acknowledge_notice(policy_version=policy_version)
        return self._core.commit(person, act=act)

    @command
    def grant(
        self, person_id: str, role: Role, scope: Scope, *, from_on: date, until_on: date | None = None, act: Act
    ) -> Receipt:
        act = self._core.may(act, "person.grant")
        person = self._core.log.load(Person, person_id)
        person.grant(role, scope, from_on=from_on, until_on=until_on)
        return self._core.commit(person, act=act)

    @command
    def revoke(self, person_id: str, role: Role, scope: Scope, *, on: date, act: Act) -> Receipt:
        act = self._core.may(act, "person.revoke")
        person = self._core.log.load(Person, person_id)
        person.revoke(role, scope, on=on, directors=self._directors(person_id, on))
        return self._core.commit(person, act=act)

    @command
    def set_term_end(self, person_id: str, role: Role, scope: Scope, until_on: date | None, *, act: Act) -> Receipt:
        """The last day of an appointment, wherever it was given; None: it is open again. By whoever may appoint."""
        act = self._core.may(act, RULE_OF_TERM.get(role, "person.grant"), _party(scope))
        person = self._core.log.load(Person, person_id)
        with self._core.read.reader() as read:
            held = [
                t for t in people.terms_of(read, person_id) if (t.role, t.scope_kind, t.scope_id) == (role, *_of(scope))
            ]
        latest = max(held, key=lambda term: term.from_on, default=None)
        if latest is None or latest.until_on != until_on:
            since = latest.from_on if latest else None
            person.set_term_end(role, scope, until_on, since=since, directors=self._directors(person_id, until_on))
        return self._core.commit(person, act=act)

    @command
    def correct(
        self,
        person_id: str,
        *,
        name: str,
        post: str = "",
        org: str = "",
        phone: str = "",
        mail: str = "",
        party: Party | None = None,
        act: Act,
    ) -> Receipt:
        """The entry of the directory is from now on as given; where the person belongs is a fact of the log."""
        act = self._core.may(act, "person.enrol")
        person = self._core.log.load(Person, person_id)
        person.move(party, org or None)
        self._core.private.enrol(person_id, name=name, post=post, org=org, phone=phone, mail=mail)
        return self._core.commit(person, act=act)

    def _directors(self, person_id: str, last: date | None) -> int:
        """How many hold the director's role the day after somebody's last day, that one counted."""
        if last is None:
            return 2
        with self._core.read.reader() as read:
            after = people.holders(read, Role.DIRECTOR, ScopeKind.DISTRICT, "", last + timedelta(days=1))
        return 1 + len(set(after) - {person_id})


RULE_OF_TERM = {
    Role.LEAD: "studio.appoint_lead",
    Role.MENTOR: "studio.appoint_mentor",
    Role.ASSISTANT: "studio.appoint_assistant",
    Role.SECRETARY: "membership.admit",
    Role.PARTNER: "partner.designate",
}
"""Who gives a role ends it; the others are given to a person as such."""


def _of(scope: Scope) -> tuple[ScopeKind, str]:
    return scope.kind, scope.id


def _party(scope: Scope) -> Party | None:
    return Party(PartyKind(scope.kind), scope.id) if str(scope.kind) in set(PartyKind) else None
