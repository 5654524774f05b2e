"""Where something belongs on a day: the studio and the level of a unit, for coverage across levels (P64), and the stage of the two years.

Handlers of other areas ask here, thousands of times in a rebuild; what is looked up is kept for the rest of the batch, until a school,
a studio, a membership or a programme changes.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain import catalogue
from domain.model import DomainEvent
from domain.programme import Programme
from domain.record import Entry
from domain.schools import School
from domain.studios import Membership, Studio
from domain.words import Party, PartyKind
from projections.book import Book
from projections.read import when

PARTNER = "partner"
"""Stands where a level stands, for partners."""


class Place(NamedTuple):
    """Codes; "" where there is none."""

    studio: str
    level: str


class Places:
    """What is known of units and stages. Nothing of it is written."""

    def __init__(self, db: Book) -> None:
        self._db = db
        self._levels: dict[str, str] = {}
        self._leads: dict[str, str] = {}
        self._belongings: dict[str, list[tuple[str, str, str | None]]] = {}
        self._stages: dict[str, list[tuple[str, str, str]]] = {}
        self._studios: dict[str, str] = {}

    def forget_school(self, code: str) -> None:
        self._levels.pop(code, None)

    def forget_programme(self, code: str) -> None:
        self._stages.pop(code, None)

    def forget_belongings(self) -> None:
        for known in (self._leads, self._belongings, self._studios):
            known.clear()

    def write(self) -> None:
        """There is nothing to write."""

    def unit(self, party: Party, on: date) -> Place:
        """A studio stands for the school of its lead; a partner has neither level nor studio (formula version 1, section 1)."""
        if party.kind == PartyKind.PARTNER:
            return Place("", PARTNER)
        return self._studio(party.id) if party.kind == PartyKind.STUDIO else self.school(party.id, on)

    def _studio(self, code: str) -> Place:
        if (lead := self._leads.get(code)) is None:
            row = self._db.execute("SELECT lead_school FROM studio WHERE code = ?", (code,)).fetchone()
            lead = self._leads[code] = row[0] if row else ""
        return Place(code, self._level(lead))

    def school(self, code: str, on: date) -> Place:
        """The studio it belonged to that day, before all the one that it leads."""
        if (belongings := self._belongings.get(code)) is None:
            sql = "SELECT studio, from_on, until_on FROM belonging WHERE school = ? ORDER BY leads DESC, id"
            belongings = self._belongings[code] = self._db.execute(sql, (code,)).fetchall()
        day = on.isoformat()
        found = (studio for studio, since, until in belongings if since <= day and (until is None or until >= day))
        return Place(next(found, ""), self._level(code))

    def person(self, person: str) -> str:
        """The studio that somebody brings a school into now, or did last."""
        if (studio := self._studios.get(person)) is None:
            sql = "SELECT studio FROM belonging WHERE person = ? ORDER BY until_on IS NULL DESC, until_on DESC, id DESC"
            row = self._db.execute(sql, (person,)).fetchone()
            studio = self._studios[person] = row[0] if row else ""
        return studio

    def _level(self, school: str) -> str:
        if (level := self._levels.get(school)) is None:
            row = self._db.execute("SELECT level FROM school WHERE code = ?", (school,)).fetchone()
            level = self._levels[school] = row[0] if row else ""
        return level

    def stage(self, programme: str, on: date) -> str:
        """The stage of a programme that day; "" outside of all."""
        if (stages := self._stages.get(programme)) is None:
            sql = "SELECT stage, starts_on, ends_on FROM stage WHERE programme = ? ORDER BY starts_on"
            stages = self._stages[programme] = self._db.execute(sql, (programme,)).fetchall()
        day = on.isoformat()
        return next((stage for stage, starts, ends in stages if starts <= day <= ends), "")


@when(*catalogue.events_of(School))
def school_changed(db: Book, e: DomainEvent, _: Entry) -> None:
    """It may be of another level now."""
    db.held(Places).forget_school(e.key)


@when(*catalogue.events_of(Programme))
def programme_changed(db: Book, e: DomainEvent, _: Entry) -> None:
    """It may be parted into other stages now."""
    db.held(Places).forget_programme(e.key)


@when(*catalogue.events_of(Studio), *catalogue.events_of(Membership))
def moved(db: Book, _: DomainEvent, __: Entry) -> None:
    """Whatever belonged to a studio may belong to another one now."""
    db.held(Places).forget_belongings()
