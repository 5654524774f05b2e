"""Partner organisations 共建单位 as the district knows them."""

from __future__ import annotations

from sqlite3 import Connection
from typing import NamedTuple

from domain.partners import Partner
from domain.record import Entry
from domain.words import PartnerKind
from projections.read import Reader, tables, when

tables("""
CREATE TABLE partner (code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, area TEXT, contact TEXT NOT NULL DEFAULT '')
  WITHOUT ROWID;
""")


class PartnerRow(NamedTuple):
    """A partner; `contact` is the liaison's person id, "" for none."""

    code: str
    name: str
    kind: PartnerKind
    area: str | None
    contact: str


@when(Partner.Registered)
def registered(db: Connection, e: Partner.Registered, _: Entry) -> None:
    db.execute("INSERT INTO partner (code, name, kind, area) VALUES (?,?,?,?)", (e.code, e.name, e.kind, e.area))


@when(Partner.ContactDesignated)
def contact_designated(db: Connection, e: Partner.ContactDesignated, _: Entry) -> None:
    db.execute("UPDATE partner SET contact = ? WHERE code = ?", (e.person_id, e.key))


_ROW = "SELECT code, name, kind, area, contact FROM partner"


def partner(read: Reader, code: str) -> PartnerRow | None:
    found = read.row(f"{_ROW} WHERE code = ?", code)
    return _partner(found) if found else None


def everywhere(read: Reader) -> list[PartnerRow]:
    return [_partner(row) for row in read.rows(f"{_ROW} ORDER BY code")]


def _partner(row: tuple[str, ...]) -> PartnerRow:
    code, name, kind, area, contact = row
    return PartnerRow(code, name, PartnerKind(kind), area, contact)
