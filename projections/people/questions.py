"""Who holds which role, for what and how long; who belongs where; whom a text means."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from domain.words import Party, PartyKind, Role, ScopeKind
from projections.people.rows import PersonRow, TermRow, term_of
from projections.read import Reader


def terms_of(read: Reader, person: str) -> list[TermRow]:
    """All appointments of a person, past and present, newest first."""
    sql = "SELECT person, role, scope_kind, scope_id, from_on, until_on FROM term WHERE person = ? ORDER BY from_on DESC, id"
    return [term_of(row) for row in read.rows(sql, person)]


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
        found[row[0]].append(term_of(row))
    return found


def at_units_named(read: Reader, text: str, on: date, *, limit: int = 50) -> list[str]:
    """Who belongs to a school, studio, partner or other organisation whose name contains `text`, or holds a role there on a day.

    A lead is found by the own school too.
    """
    sql = (
        "WITH named AS (SELECT kind, id FROM unit WHERE instr(name, ?1))"
        " SELECT t.person AS found FROM term t JOIN named u ON u.kind = t.scope_kind AND u.id = t.scope_id"
        " WHERE t.from_on <= ?2 AND (t.until_on IS NULL OR t.until_on >= ?2)"
        " UNION SELECT b.person FROM belonging b JOIN named u ON u.kind = 'school' AND u.id = b.school WHERE b.until_on IS NULL"
        " UNION SELECT p.id FROM person p LEFT JOIN named u ON u.kind = p.party_kind AND u.id = p.party_id"
        " WHERE NOT p.erased AND (u.id IS NOT NULL OR instr(p.org, ?1)) ORDER BY found LIMIT ?3"
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
    return [term_of(row) for row in read.rows(sql, on.isoformat(), until.isoformat(), limit)]


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
        term_of(row)
        for row in read.rows("SELECT person, role, scope_kind, scope_id, from_on, until_on FROM term ORDER BY id")
    ]
