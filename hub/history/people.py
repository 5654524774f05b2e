"""People of a history: names come from the companion directory, staff roles from there or from what they first did."""

from __future__ import annotations

from domain.words import Role, Scope, ScopeKind
from hub.clock import local_day
from hub.history.checking import Line
from hub.history.directory import STAFF, Entry
from hub.history.lines import Load, line
from hub.history.vocabulary import WORDS, Unit


@line("Person", "PersonEnrolled")
def enrolled(load: Load, to: Line) -> None:
    """The person enters the hub; whoever the directory calls staff gets that role at once."""
    enrol(load, to, to.key, to.data["org_party"])


@line("Person", "NoticeOfProcessingAcknowledged")
def notice_acknowledged(load: Load, to: Line) -> None:
    load.do(load.hub.people.acknowledge_notice, policy_version=to.data["policy_version"])


@line("Person", "RoleGranted")
def role_granted(load: Load, to: Line) -> None:
    d = to.data
    role, scope = Role(WORDS.roles.get(d["role"], d["role"])), _scope(d["scope"])
    load.do(load.hub.people.grant, to.key, role, scope, from_on=d["from_on"], until_on=d.get("until_on"))


@line("Person", "RoleRevoked")
def role_revoked(load: Load, to: Line) -> None:
    d = to.data
    role = Role(WORDS.roles.get(d["role"], d["role"]))
    load.do(load.hub.people.revoke, to.key, role, _scope(d["scope"]), on=d["on"])


def enrol(load: Load, to: Line, person: str, unit: Unit) -> None:
    """Name and post from the directory; without it a person appears by the slug."""
    entry = load.entries.get(person) or Entry(person, person, load.first_roles.get(person, ""))
    load.known.add(person)
    party = unit.party if unit.acts else None
    if party:
        load.homes[person] = party
    org = entry.org or ("" if party else unit.id)
    load.do(load.hub.people.enrol, person, name=entry.name, post=entry.post, org=org, party=party)
    if (role := WORDS.role(entry.role) if entry.role else None) in STAFF:
        load.do(load.hub.people.grant, person, role, Scope(ScopeKind.DISTRICT), from_on=local_day(to.occurred_at))


def enrol_unmentioned(load: Load, to: Line) -> None:
    """Staff of the directory whom no line enrols: they do nothing in the history, and should be able to look at it."""
    for entry in load.entries.values():
        if entry.key not in load.expected and WORDS.role(entry.role) in STAFF:
            enrol(load, to, entry.key, Unit("org", entry.org))


def _scope(unit: Unit) -> Scope:
    """A role given by an organisation holds for the district."""
    return Scope(ScopeKind.DISTRICT) if unit.kind == "org" else Scope(ScopeKind(unit.party.kind), unit.id)
