"""The district as it stands on the day of an evaluation: which school is whose, how visits lie between them, which stages have begun.

Everything later is computed of it for a scope: the whole district, one studio, or one school.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from domain.words import Attendance, Party, PartyKind, Stage
from projections.indicators.facts import ExchangeFacts, Facts, ProgrammeFacts, VisitFacts

BLOCKS = (Stage.STUDY, Stage.CULTIVATION, Stage.PRACTICE, Stage.SUMMARY)
TOTAL = "total"
HERE = frozenset({Attendance.PRESENT, Attendance.LATE})


class Days(NamedTuple):
    """First and last day, both included."""

    since: date
    until: date


class Trip(NamedTuple):
    """A held visit and the schools behind its sides; a partner has none."""

    visit: VisitFacts
    host: str | None
    guest: str | None
    external: bool
    crosses: bool

    @property
    def stream(self) -> str:
        return self.visit.stream

    @property
    def schools(self) -> tuple[str, ...]:
        return tuple(school for school in (self.host, self.guest) if school)


class District:
    """Who belongs to whom at the end of a day, as far as the facts know."""

    def __init__(self, facts: Facts, as_of: date) -> None:
        self.facts, self.as_of = facts, as_of
        self.programme = self._programme()
        self.studios = {
            key: studio
            for key, studio in facts.studios.items()
            if self.programme is not None and studio.programme == self.programme.code
        }
        self.members = [
            member
            for member in facts.members.values()
            if member.studio in self.studios
            and member.since <= as_of
            and (member.left_on is None or member.left_on > as_of)
        ]
        self.studio_of: dict[str, str] = {}
        self.joined: dict[str, date] = {}
        self._settle()

    def _programme(self) -> ProgrammeFacts | None:
        """The cohort of the day: the one that began last."""
        begun = [each for each in self.facts.programmes.values() if each.starts_on <= self.as_of]
        return max(begun, key=lambda each: (each.starts_on, each.code), default=None)

    def _settle(self) -> None:
        """Schools by their secretaries, and, before them, by the lead."""
        for member in self.members:
            self._joins(member.school, member.studio, member.since)
        for studio in self.studios.values():
            if studio.lead_since is not None and studio.lead_since <= self.as_of:
                self._joins(studio.lead_school, studio.code, studio.lead_since)

    def _joins(self, school: str, studio: str, since: date) -> None:
        if school in self.facts.schools:
            self.studio_of[school] = studio
            self.joined[school] = min(since, self.joined.get(school, since))

    def school_of(self, party: Party) -> str | None:
        """The school behind a side; a studio stands for that of its lead."""
        if party.kind is PartyKind.SCHOOL:
            return party.id if party.id in self.facts.schools else None
        if party.kind is PartyKind.STUDIO and (studio := self.facts.studios.get(party.id)):
            return studio.lead_school or None
        return None

    def level_of(self, school: str | None) -> str | None:
        found = self.facts.schools.get(school) if school else None
        return found.level if found else None

    @cached_property
    def trips(self) -> list[Trip]:
        """Every held visit, in the order in which they took place."""
        held = [visit for visit in self.facts.visits.values() if visit.held and visit.started_at is not None]
        held.sort(key=lambda visit: (visit.started_at, visit.recorded))
        return [self._trip(visit) for visit in held]

    def _trip(self, visit: VisitFacts) -> Trip:
        host, guest = self.school_of(visit.host), self.school_of(visit.guest)
        studios = [self.studio_of.get(school) if school else None for school in (host, guest)]
        levels = [self.level_of(school) for school in (host, guest)]
        return Trip(
            visit,
            host,
            guest,
            external=studios[0] is None or studios[0] != studios[1],
            crosses=None not in levels and levels[0] != levels[1],
        )

    @cached_property
    def meetings(self) -> list[ExchangeFacts]:
        """Every held exchange."""
        return [exchange for exchange in self.facts.exchanges.values() if exchange.held]

    def here(self, exchange: ExchangeFacts) -> frozenset[str]:
        """Schools whose people were there in person."""
        found = (self.school_of(party) for party, status in exchange.entries.values() if status in HERE)
        return frozenset(school for school in found if school)

    @cached_property
    def returned(self) -> dict[str, str]:
        """Visit -> the first later one that names it, roles swapped."""
        earlier: dict[str, VisitFacts] = {}
        found: dict[str, str] = {}
        for trip in self.trips:
            visit = trip.visit
            original = earlier.get(visit.in_return_for or "")
            if original is not None and (original.host, original.guest) == (visit.guest, visit.host):
                found.setdefault(original.key, visit.key)
            earlier[visit.key] = visit
        return found

    # ---- days

    @cached_property
    def blocks(self) -> dict[str, Days]:
        """The stages that have begun, and all of it."""
        stages = self.programme.stages if self.programme else {}
        found = {
            str(stage): Days(stages[stage][0], min(stages[stage][1], self.as_of))
            for stage in BLOCKS
            if stage in stages and stages[stage][0] <= self.as_of
        }
        if stages and (first := min(days[0] for days in stages.values())) <= self.as_of:
            found[TOTAL] = Days(first, min(max(days[1] for days in stages.values()), self.as_of))
        return found

    def is_school_day(self, day: date) -> bool:
        """Monday to Friday outside of holidays, or a make-up day."""
        if day in self.facts.make_up:
            return True
        return day.isoweekday() <= 5 and not any(a <= day <= b for a, b in self.facts.holidays)  # noqa: PLR2004  # Friday

    def school_days_since(self, day: date) -> int:
        """School days d with day < d <= the day of the evaluation."""
        known = self._school_days
        if day < self._first_day:
            between = (self._first_day - day).days
            earlier = sum(self.is_school_day(day + timedelta(days=n)) for n in range(1, between))
            return earlier + len(known)
        return len(known) - bisect_right(known, day)

    @cached_property
    def _first_day(self) -> date:
        return min([*self.joined.values(), *(trip.visit.held_on for trip in self.trips), self.as_of])

    @cached_property
    def _school_days(self) -> list[date]:
        """From the first day that anything is counted from."""
        days = (self._first_day + timedelta(days=n) for n in range((self.as_of - self._first_day).days + 1))
        return [day for day in days if self.is_school_day(day)]
