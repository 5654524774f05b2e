"""People enter the hub, are appointed and end their terms; names go to the private store, facts to the log."""

from __future__ import annotations

import secrets
from datetime import date

from domain.people import Person
from domain.words import Party, Role, Scope
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
        with self._core.read.reader() as read:
            directors = people.directors(read, on)
        person.revoke(role, scope, on=on, directors=directors)
        return self._core.commit(person, act=act)
