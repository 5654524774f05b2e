"""Appointments from wherever they come in the log, folded into terms with a first and a last day."""

from __future__ import annotations

from datetime import date, timedelta
from sqlite3 import Connection

from domain.partners import events as of_partners
from domain.people import Person
from domain.record import Entry
from domain.studios import Membership
from domain.studios import events as of_studios
from domain.words import Role, ScopeKind
from projections.read import tables, when

tables("""
CREATE TABLE person (id TEXT PRIMARY KEY, party_kind TEXT, party_id TEXT, org TEXT, enrolled_at INTEGER NOT NULL,
  notice TEXT NOT NULL DEFAULT '', erased INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE term (id INTEGER PRIMARY KEY, person TEXT NOT NULL, role TEXT NOT NULL, scope_kind TEXT NOT NULL, scope_id TEXT NOT NULL,
  from_on TEXT NOT NULL, until_on TEXT);
CREATE INDEX term_person ON term (person);
CREATE INDEX term_scope ON term (scope_id, scope_kind, role);
""")


@when(Person.Enrolled)
def enrolled(db: Connection, e: Person.Enrolled, entry: Entry) -> None:
    kind, key = (e.party.kind, e.party.id) if e.party else (None, None)
    row = (e.key, kind, key, e.org, entry.recorded_at)
    db.execute("INSERT INTO person (id, party_kind, party_id, org, enrolled_at) VALUES (?,?,?,?,?)", row)


@when(Person.NoticeAcknowledged)
def notice_acknowledged(db: Connection, e: Person.NoticeAcknowledged, _: Entry) -> None:
    db.execute("UPDATE person SET notice = ? WHERE id = ?", (e.policy_version, e.key))


@when(Person.Erased)
def erased(db: Connection, e: Person.Erased, _: Entry) -> None:
    db.execute("UPDATE person SET erased = 1 WHERE id = ?", (e.key,))


@when(Person.RoleGranted)
def role_granted(db: Connection, e: Person.RoleGranted, _: Entry) -> None:
    _begin(db, e.key, e.role, e.scope.kind, e.scope.id, e.from_on, e.until_on)


@when(Person.RoleRevoked)
def role_revoked(db: Connection, e: Person.RoleRevoked, _: Entry) -> None:
    _end(db, e.on, e.role, e.scope.kind, e.scope.id, e.key)


@when(Person.TermEndSet)
def term_end_set(db: Connection, e: Person.TermEndSet, _: Entry) -> None:
    """Of the latest term of this role and scope."""
    until = e.until_on.isoformat() if e.until_on else None
    sql = (
        "UPDATE term SET until_on = ? WHERE id = (SELECT id FROM term WHERE person = ? AND role = ? AND scope_kind = ?"
        " AND scope_id = ? ORDER BY from_on DESC, id DESC LIMIT 1)"
    )
    db.execute(sql, (until, e.key, e.role, e.scope.kind, e.scope.id))


@when(Person.UnitChanged)
def unit_changed(db: Connection, e: Person.UnitChanged, _: Entry) -> None:
    kind, key = (e.party.kind, e.party.id) if e.party else (None, None)
    db.execute("UPDATE person SET party_kind = ?, party_id = ?, org = ? WHERE id = ?", (kind, key, e.org, e.key))


@when(of_studios.LeadAppointed)
def lead_appointed(db: Connection, e: of_studios.LeadAppointed, _: Entry) -> None:
    _begin(db, e.person_id, Role.LEAD, ScopeKind.STUDIO, e.key, e.from_on)


@when(of_studios.LeadReplaced)
def lead_replaced(db: Connection, e: of_studios.LeadReplaced, _: Entry) -> None:
    _end(db, e.on - timedelta(days=1), Role.LEAD, ScopeKind.STUDIO, e.key, e.from_person_id)
    _begin(db, e.to_person_id, Role.LEAD, ScopeKind.STUDIO, e.key, e.on)


@when(of_studios.MentorAppointed)
def mentor_appointed(db: Connection, e: of_studios.MentorAppointed, _: Entry) -> None:
    _begin(db, e.person_id, Role.MENTOR, ScopeKind.STUDIO, e.key, e.on)


@when(of_studios.MentorReleased)
def mentor_released(db: Connection, e: of_studios.MentorReleased, _: Entry) -> None:
    _end(db, e.on, Role.MENTOR, ScopeKind.STUDIO, e.key, e.person_id)


@when(of_studios.AssistantAppointed)
def assistant_appointed(db: Connection, e: of_studios.AssistantAppointed, _: Entry) -> None:
    _end(db, e.on - timedelta(days=1), Role.ASSISTANT, ScopeKind.STUDIO, e.key)
    _begin(db, e.person_id, Role.ASSISTANT, ScopeKind.STUDIO, e.key, e.on)


@when(of_studios.Concluded)
def studio_concluded(db: Connection, e: of_studios.Concluded, _: Entry) -> None:
    """Who led, accompanied and assisted it did so until that day; their own past stays readable."""
    for role in (Role.LEAD, Role.MENTOR, Role.ASSISTANT):
        _end(db, e.on, role, ScopeKind.STUDIO, e.key)


@when(Membership.Admitted)
def admitted(db: Connection, e: Membership.Admitted, _: Entry) -> None:
    _begin(db, e.person_id, Role.SECRETARY, ScopeKind.SCHOOL, e.school_id, e.on)


@when(Membership.SchoolChanged)
def school_changed(db: Connection, e: Membership.SchoolChanged, _: Entry) -> None:
    person = e.key.partition("/")[2]
    _end(db, e.on - timedelta(days=1), Role.SECRETARY, ScopeKind.SCHOOL, None, person)
    _begin(db, person, Role.SECRETARY, ScopeKind.SCHOOL, e.to_school_id, e.on)


@when(Membership.Left, Membership.Completed)
def membership_ended(db: Connection, e: Membership.Left | Membership.Completed, _: Entry) -> None:
    _end(db, e.on, Role.SECRETARY, ScopeKind.SCHOOL, None, e.key.partition("/")[2])


@when(of_partners.ContactDesignated)
def contact_designated(db: Connection, e: of_partners.ContactDesignated, _: Entry) -> None:
    _end(db, e.on - timedelta(days=1), Role.PARTNER, ScopeKind.PARTNER, e.key)
    _begin(db, e.person_id, Role.PARTNER, ScopeKind.PARTNER, e.key, e.on)


@when(of_partners.ContactReleased)
def contact_released(db: Connection, e: of_partners.ContactReleased, _: Entry) -> None:
    _end(db, e.on, Role.PARTNER, ScopeKind.PARTNER, e.key, e.person_id)


def _begin(
    db: Connection, person: str, role: Role, kind: ScopeKind, key: str, from_on: date, until_on: date | None = None
) -> None:
    row = (person, role, kind, key, from_on.isoformat(), until_on.isoformat() if until_on else None)
    db.execute("INSERT INTO term (person, role, scope_kind, scope_id, from_on, until_on) VALUES (?,?,?,?,?,?)", row)


def _end(db: Connection, on: date, role: Role, kind: ScopeKind, key: str | None, person: str | None = None) -> None:
    """Open terms that match end on this day; `key` or `person` None = whichever."""
    named = {"role": role, "scope_kind": kind, "scope_id": key, "person": person}
    which = " AND ".join(f"{column} = :{column}" for column, value in named.items() if value is not None)
    sql = f"UPDATE term SET until_on = :on WHERE (until_on IS NULL OR until_on > :on) AND {which}"
    db.execute(sql, named | {"on": on.isoformat()})
