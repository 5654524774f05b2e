"""Who holds which role, for what and how long: appointments from wherever they come in the log."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from domain.partners import events as of_partners
from domain.people import Person
from domain.record import Entry
from domain.studios import Membership
from domain.studios import events as of_studios
from domain.words import Party, PartyKind, Role, ScopeKind
from projections.read import Reader, tables, when

tables("""
CREATE TABLE person (id TEXT PRIMARY KEY, party_kind TEXT, party_id TEXT, org TEXT, enrolled_at INTEGER NOT NULL,
  notice TEXT NOT NULL DEFAULT '', erased INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE term (id INTEGER PRIMARY KEY, person TEXT NOT NULL, role TEXT NOT NULL, scope_kind TEXT NOT NULL, scope_id TEXT NOT NULL,
  from_on TEXT NOT NULL, until_on TEXT);
CREATE INDEX term_person ON term (person);
CREATE INDEX term_scope ON term (scope_id, scope_kind, role);
""")


class TermRow(NamedTuple):
    """An appointment; `until_on` is its last day, None while it is open."""

    person: str
    role: Role
    scope_kind: ScopeKind
    scope_id: str
    from_on: date
    until_on: date | None


class PersonRow(NamedTuple):
    """Somebody enrolled; `notice` is the version of the notice of processing that the person has confirmed, "" for none."""

    id: str
    party: Party | None
    enrolled_at: int
    notice: str
    erased: bool


# ---- handlers


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


# ---- questions


def terms_of(read: Reader, person: str) -> list[TermRow]:
    """All appointments of a person, past and present, newest first."""
    sql = "SELECT person, role, scope_kind, scope_id, from_on, until_on FROM term WHERE person = ? ORDER BY from_on DESC, id"
    return [_term(row) for row in read.rows(sql, person)]


def person(read: Reader, key: str) -> PersonRow | None:
    found = read.row("SELECT id, party_kind, party_id, enrolled_at, notice, erased FROM person WHERE id = ?", key)
    if found is None:
        return None
    key, kind, unit, at, notice, gone = found
    return PersonRow(key, Party(PartyKind(kind), unit) if kind else None, at, notice, bool(gone))


def known(read: Reader, persons: Collection[str]) -> frozenset[str]:
    """Those of these ids that somebody has: people enrolled, and liaisons who are known by their appointment alone."""
    sql = (
        "SELECT id FROM person WHERE id IN (SELECT value FROM json_each(?1))"
        " UNION SELECT person FROM term WHERE person IN (SELECT value FROM json_each(?1))"
    )
    return frozenset(key for (key,) in read.rows(sql, json.dumps(list(persons))))


def running(read: Reader, persons: Collection[str], on: date) -> dict[str, list[TermRow]]:
    """The appointments that run on a day, of each of these people, longest first."""
    sql = (
        "SELECT person, role, scope_kind, scope_id, from_on, until_on FROM term"
        " WHERE person IN (SELECT value FROM json_each(?1)) AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2)"
        " ORDER BY from_on, id"
    )
    found: dict[str, list[TermRow]] = {key: [] for key in persons}
    for row in read.rows(sql, json.dumps(list(persons)), on.isoformat()):
        found[row[0]].append(_term(row))
    return found


def at_units_named(read: Reader, text: str, on: date, *, limit: int = 50) -> list[str]:
    """Who holds a role on a day in a school, studio or partner whose name contains `text`; a lead also by the own school."""
    sql = (
        "SELECT DISTINCT t.person FROM term t"
        " LEFT JOIN unit u ON u.kind = t.scope_kind AND u.id = t.scope_id"
        " LEFT JOIN belonging b ON b.person = t.person AND b.until_on IS NULL LEFT JOIN school s ON s.code = b.school"
        " WHERE t.from_on <= ?2 AND (t.until_on IS NULL OR t.until_on >= ?2)"
        " AND (instr(u.name, ?1) OR instr(s.name, ?1)) ORDER BY t.person LIMIT ?3"
    )
    return [row[0] for row in read.rows(sql, text, on.isoformat(), limit)]


def enrolled_at(read: Reader, party: Party) -> list[str]:
    """Ids of the people whom the directory has enrolled at a unit and who have not been erased, first come first."""
    sql = "SELECT id FROM person WHERE party_kind = ? AND party_id = ? AND NOT erased ORDER BY enrolled_at, id"
    return [row[0] for row in read.rows(sql, party.kind, party.id)]


def ending(read: Reader, on: date, until: date, *, limit: int = 200) -> list[TermRow]:
    """Appointments that run on a day and end by another, the first to end first; those that go on in a next term are left out."""
    sql = (
        "SELECT t.person, t.role, t.scope_kind, t.scope_id, t.from_on, t.until_on FROM term t JOIN person p ON p.id = t.person"
        " WHERE t.from_on <= ?1 AND t.until_on >= ?1 AND t.until_on <= ?2 AND NOT p.erased AND NOT EXISTS"
        " (SELECT 1 FROM term n WHERE n.person = t.person AND n.role = t.role AND n.scope_kind = t.scope_kind"
        " AND n.scope_id = t.scope_id AND n.from_on > t.until_on)"
        " ORDER BY t.until_on, t.role, t.person LIMIT ?3"
    )
    return [_term(row) for row in read.rows(sql, on.isoformat(), until.isoformat(), limit)]


def holders(read: Reader, role: Role, kind: ScopeKind, key: str, on: date) -> list[str]:
    """Who holds a role for a scope on a day, longest first."""
    sql = (
        "SELECT person FROM term WHERE role = ?1 AND scope_kind = ?2 AND scope_id = ?3 AND from_on <= ?4"
        " AND (until_on IS NULL OR until_on >= ?4) ORDER BY from_on, id"
    )
    return [row[0] for row in read.rows(sql, role, kind, key, on.isoformat())]


def directors(read: Reader, on: date) -> int:
    """How many hold the director's role on a day; the last one stays."""
    return len(holders(read, Role.DIRECTOR, ScopeKind.DISTRICT, "", on))


def erased_people(read: Reader) -> list[str]:
    """Ids of those whose data have been erased."""
    return [key for (key,) in read.rows("SELECT id FROM person WHERE erased")]


def everybody(read: Reader, *, after: str = "", limit: int = 50) -> list[str]:
    """Ids of people who have not been erased, in pages behind `after`."""
    return [
        row[0]
        for row in read.rows("SELECT id FROM person WHERE NOT erased AND id > ? ORDER BY id LIMIT ?", after, limit)
    ]


def all_enrolled(read: Reader) -> dict[str, Party | None]:
    """Everybody enrolled and not erased, by id: the unit where the person belongs."""
    rows = read.rows("SELECT id, party_kind, party_id FROM person WHERE NOT erased")
    return {key: Party(PartyKind(kind), unit) if kind else None for key, kind, unit in rows}


def all_terms(read: Reader) -> list[TermRow]:
    """Every appointment of everybody, past and present, in the order in which they were given."""
    return [
        _term(row) for row in read.rows("SELECT person, role, scope_kind, scope_id, from_on, until_on FROM term ORDER BY id")
    ]


def _term(row: tuple[str, ...]) -> TermRow:
    person, role, kind, key, first, last = row
    return TermRow(
        person, Role(role), ScopeKind(kind), key, date.fromisoformat(first), date.fromisoformat(last) if last else None
    )
