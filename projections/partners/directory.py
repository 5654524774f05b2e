"""Partner organisations 共建单位 as the district knows them, and who spoke for them from when to when."""

from __future__ import annotations

from datetime import date, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from domain.model import Prose
from domain.partners import LegalBasis, events
from domain.record import Entry
from domain.words import PartnerKind
from projections.read import Reader, when
from projections.story import day_at


class PartnerRow(NamedTuple):
    """A partner; `contact` is the liaison's person id, "" for none; `since` the day of registration, `ended_on` set once it has left."""

    code: str
    name: str
    kind: PartnerKind
    area: str | None
    contact: str
    since: date
    ended_on: date | None
    end_reason: Prose | None


class ContactRow(NamedTuple):
    """A liaison's time; `until_on` is the last day, None while it lasts."""

    person: str
    legal_basis: LegalBasis
    from_on: date
    until_on: date | None


class AppraisalRow(NamedTuple):
    """What a partner thinks of a year together; `at` is microseconds since 1970, UTC."""

    period: str
    usefulness: int
    at: int
    by: str
    comment: Prose | None


@when(events.Registered)
def registered(db: Connection, e: events.Registered, entry: Entry) -> None:
    row = (e.code, e.name, e.kind, e.area, day_at(entry.recorded_at).isoformat())
    db.execute("INSERT INTO partner (code, name, kind, area, since) VALUES (?,?,?,?,?)", row)


@when(events.ProfileRevised)
def profile_revised(db: Connection, e: events.ProfileRevised, _: Entry) -> None:
    for column in e.changes.__struct_fields__:
        if (value := getattr(e.changes, column)) is not None:
            db.execute(f"UPDATE partner SET {column} = ? WHERE code = ?", (value or None, e.key))


@when(events.ContactDesignated)
def contact_designated(db: Connection, e: events.ContactDesignated, entry: Entry) -> None:
    _leaves(db, e.key, e.on - timedelta(days=1))
    row = (entry.position, e.key, e.person_id, e.legal_basis, e.on.isoformat())
    db.execute("INSERT INTO partner_contact (position, partner, person, legal_basis, from_on) VALUES (?,?,?,?,?)", row)
    db.execute("UPDATE partner SET contact = ? WHERE code = ?", (e.person_id, e.key))


@when(events.ContactReleased)
def contact_released(db: Connection, e: events.ContactReleased, _: Entry) -> None:
    _leaves(db, e.key, e.on)
    db.execute("UPDATE partner SET contact = '' WHERE code = ?", (e.key,))


def _leaves(db: Connection, code: str, last: date) -> None:
    """The present liaison's last day."""
    sql = "UPDATE partner_contact SET until_on = ? WHERE partner = ? AND until_on IS NULL"
    db.execute(sql, (last.isoformat(), code))


@when(events.Ended)
def ended(db: Connection, e: events.Ended, _: Entry) -> None:
    sql = "UPDATE partner SET ended_on = ?, end_reason = ? WHERE code = ?"
    db.execute(sql, (e.on.isoformat(), e.reason, e.key))


@when(events.Resumed)
def resumed(db: Connection, e: events.Resumed, _: Entry) -> None:
    db.execute("UPDATE partner SET ended_on = NULL, end_reason = NULL WHERE code = ?", (e.key,))


@when(events.AppraisalGiven)
def appraisal_given(db: Connection, e: events.AppraisalGiven, entry: Entry) -> None:
    row = (e.key, e.period, e.usefulness, entry.recorded_at, entry.by.actor, e.comment)
    db.execute("INSERT OR REPLACE INTO appraisal VALUES (?,?,?,?,?,?)", row)


# ---- questions

_ROW = "SELECT code, name, kind, area, contact, since, ended_on, end_reason FROM partner"


def partner(read: Reader, code: str) -> PartnerRow | None:
    found = read.row(f"{_ROW} WHERE code = ?", code)
    return _partner(*found) if found else None


def everywhere(read: Reader, *, kind: str = "", named: str = "", ended: bool | None = None) -> list[PartnerRow]:
    """Partners by code; of one kind, with `named` in the name: "" = all; `ended`: only those that have left, or only the others."""
    sql = (
        f"{_ROW} WHERE (?1 = '' OR kind = ?1) AND (?2 = '' OR instr(name, ?2))"
        " AND (?3 IS NULL OR (ended_on IS NOT NULL) = ?3) ORDER BY code"
    )
    return [_partner(*row) for row in read.rows(sql, kind, named, ended)]


def contacts(read: Reader, code: str) -> list[ContactRow]:
    """Everybody who has spoken for a partner, the present one first."""
    sql = "SELECT person, legal_basis, from_on, until_on FROM partner_contact WHERE partner = ? ORDER BY position DESC"
    return [
        ContactRow(person, LegalBasis(basis), date.fromisoformat(first), _day(last))
        for person, basis, first, last in read.rows(sql, code)
    ]


def appraisals(read: Reader, code: str) -> list[AppraisalRow]:
    """What a partner has said of each year, the newest year first."""
    sql = "SELECT period, usefulness, at, by, comment FROM appraisal WHERE partner = ? ORDER BY period DESC"
    return [AppraisalRow(*row) for row in read.rows(sql, code)]


def _partner(
    code: str,
    name: str,
    kind: str,
    area: str | None,
    contact: str,
    since: str,
    ended_on: str | None,
    end_reason: Prose | None,
) -> PartnerRow:
    days = (date.fromisoformat(since), _day(ended_on))
    return PartnerRow(code, name, PartnerKind(kind), area, contact, *days, end_reason)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
