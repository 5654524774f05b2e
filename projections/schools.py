"""A school as its peers see it: where it lies, how large it is, what it is known for and what it needs."""

from __future__ import annotations

import json
from collections.abc import Collection
from sqlite3 import Connection
from typing import NamedTuple

from domain.record import Entry
from domain.schools import School
from domain.words import Level, Locality, MemberBand, OrgKind, SupportKind
from projections.read import Reader, tables, when

tables("""
CREATE TABLE school (code TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, locality TEXT NOT NULL, street TEXT NOT NULL,
  org_kind TEXT NOT NULL, member_band TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE demonstration_point (school TEXT, tier TEXT, year INTEGER NOT NULL, PRIMARY KEY (school, tier)) WITHOUT ROWID;
CREATE TABLE support_need (school TEXT, kind TEXT, PRIMARY KEY (school, kind)) WITHOUT ROWID;
""")


class SchoolRow(NamedTuple):
    """A school; `studio` is the code of the studio it belongs to, "" for none."""

    code: str
    name: str
    level: Level
    locality: Locality
    street: str
    org_kind: OrgKind
    member_band: MemberBand
    studio: str

    @property
    def weak(self) -> bool:
        """薄弱校: rural, or fewer than seven members (P65)."""
        return self.locality == Locality.RURAL or self.member_band == MemberBand.LT7


@when(School.Registered)
def registered(db: Connection, e: School.Registered, _: Entry) -> None:
    row = (e.code, e.name, e.level, e.locality, e.street, e.org_kind, e.member_band)
    db.execute("INSERT INTO school VALUES (?,?,?,?,?,?,?)", row)


@when(School.ProfileRevised)
def profile_revised(db: Connection, e: School.ProfileRevised, _: Entry) -> None:
    for column in ("name", "locality", "street", "org_kind", "member_band"):
        if (value := getattr(e.changes, column)) is not None:
            db.execute(f"UPDATE school SET {column} = ? WHERE code = ?", (value, e.key))


@when(School.DemonstrationPointRecognised)
def demonstration_point_recognised(db: Connection, e: School.DemonstrationPointRecognised, _: Entry) -> None:
    db.execute("INSERT OR REPLACE INTO demonstration_point VALUES (?,?,?)", (e.key, e.tier, e.year))


@when(School.DemonstrationPointRevoked)
def demonstration_point_revoked(db: Connection, e: School.DemonstrationPointRevoked, _: Entry) -> None:
    db.execute("DELETE FROM demonstration_point WHERE school = ? AND tier = ?", (e.key, e.tier))


@when(School.SupportNeedFlagged)
def support_need_flagged(db: Connection, e: School.SupportNeedFlagged, _: Entry) -> None:
    db.execute("INSERT OR IGNORE INTO support_need VALUES (?,?)", (e.key, e.kind))


@when(School.SupportNeedCleared)
def support_need_cleared(db: Connection, e: School.SupportNeedCleared, _: Entry) -> None:
    db.execute("DELETE FROM support_need WHERE school = ? AND kind = ?", (e.key, e.kind))


# ---- questions

_ROW = (
    "SELECT code, name, level, locality, street, org_kind, member_band,"
    " coalesce((SELECT studio FROM belonging b WHERE b.school = code AND b.until_on IS NULL ORDER BY b.id LIMIT 1), '')"
    " FROM school"
)


def school(read: Reader, code: str) -> SchoolRow | None:
    found = read.row(f"{_ROW} WHERE code = ?", code)
    return _school(found) if found else None


def everywhere(read: Reader, *, level: str = "", named: str = "", after: str = "", limit: int = 50) -> list[SchoolRow]:
    """Schools by code, in pages behind `after`; of one level, with `named` in the name: "" = all."""
    sql = f"{_ROW} WHERE (?1 = '' OR level = ?1) AND (?2 = '' OR instr(name, ?2)) AND code > ?3 ORDER BY code LIMIT ?4"
    return [_school(row) for row in read.rows(sql, level, named, after, limit)]


def of_studio(read: Reader, studio: str) -> list[SchoolRow]:
    """The schools that belong to a studio now, the lead's school first."""
    sql = (
        f"{_ROW} JOIN belonging n ON n.school = code AND n.until_on IS NULL AND n.studio = ?"
        " GROUP BY code ORDER BY max(n.leads) DESC, code"
    )
    return [_school(row) for row in read.rows(sql, studio)]


def demonstration_points(read: Reader, code: str) -> list[tuple[str, int]]:
    """Tier and year of what the school is recognised for."""
    return [
        (tier, year)
        for tier, year in read.rows("SELECT tier, year FROM demonstration_point WHERE school = ? ORDER BY year", code)
    ]


def support_needs(read: Reader, code: str) -> list[str]:
    return [row[0] for row in read.rows("SELECT kind FROM support_need WHERE school = ? ORDER BY kind", code)]


def support_of(read: Reader, schools: Collection[str]) -> dict[str, tuple[SupportKind, ...]]:
    """What each of these schools needs; those that need nothing are not in it."""
    sql = "SELECT school, kind FROM support_need WHERE school IN (SELECT value FROM json_each(?)) ORDER BY school, kind"
    found: dict[str, tuple[SupportKind, ...]] = {}
    for school, kind in read.rows(sql, json.dumps(list(schools))):
        found[school] = (*found.get(school, ()), SupportKind(kind))
    return found


def in_need(read: Reader) -> frozenset[str]:
    """Codes of schools with any support need."""
    return frozenset(row[0] for row in read.rows("SELECT DISTINCT school FROM support_need"))


def _school(row: tuple[str, ...]) -> SchoolRow:
    code, name, level, locality, street, kind, band, studio = row
    return SchoolRow(code, name, Level(level), Locality(locality), street, OrgKind(kind), MemberBand(band), studio)
