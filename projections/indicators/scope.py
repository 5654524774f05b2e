"""Whose numbers, and of which period: the district's, a studio's or a school's, and what of them lies between two days."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from domain.words import PartyKind
from projections.indicators.district import Days, District, Trip
from projections.indicators.facts import ExchangeFacts, MemberFacts, VisitFacts


class Scope:
    """Whose numbers: the district's, those of one studio, or of one school (`units` are then its codes)."""

    def __init__(self, district: District, *, studio: str | None = None, school: str | None = None) -> None:
        self.district, self.studio, self.school = district, studio, school
        home = district.studio_of
        if school is not None:
            self.schools = sorted({school} & set(home))
        else:
            self.schools = sorted(code for code, its in home.items() if studio is None or its == studio)
        self._set = frozenset(self.schools)
        self.whole = studio is None and school is None

    def __contains__(self, school: str | None) -> bool:
        return school in self._set

    def concerns(self, visit: VisitFacts) -> bool:
        """A side of it is one of the schools."""
        return self.whole or any(self.district.school_of(party) in self._set for party in visit.parties)

    def holds(self, exchange: ExchangeFacts) -> bool:
        """A studio's are those it organises or co-organises, a school's those where its people were."""
        if self.whole:
            return True
        if self.school is not None:
            return self.school in self.district.here(exchange)
        return any(o is not None and o.kind is PartyKind.STUDIO and o.id == self.studio for o in exchange.organisers)

    @cached_property
    def members(self) -> list[MemberFacts]:
        """Admitted secretaries."""
        if self.school is not None:
            return [member for member in self.district.members if member.school == self.school]
        return [member for member in self.district.members if self.whole or member.studio == self.studio]

    @cached_property
    def weak(self) -> list[str]:
        return [code for code in self.schools if self.district.facts.schools[code].weak]

    @cached_property
    def trips(self) -> list[Trip]:
        if self.whole:
            return self.district.trips
        return [t for t in self.district.trips if t.host in self._set or t.guest in self._set]

    @cached_property
    def meetings(self) -> list[ExchangeFacts]:
        return [each for each in self.district.meetings if self.holds(each)]

    @cached_property
    def proposals(self) -> list[VisitFacts]:
        """Visits that were proposed, with one of the schools on either side."""
        visits = self.district.facts.visits.values()
        return [v for v in visits if v.proposed_on is not None and not v.gone and self.concerns(v)]

    def receives(self, visit: VisitFacts) -> bool:
        """It was proposed to one of the schools."""
        receiver = visit.guest if visit.proposer == visit.host else visit.host
        return self.whole or self.district.school_of(receiver) in self._set


class Window:
    """What of a scope lies in a period."""

    def __init__(self, scope: Scope, days: Days) -> None:
        self.scope, self.district, self.days = scope, scope.district, days
        since, until = days
        self.trips = [t for t in scope.trips if since <= t.visit.held_on <= until]
        self.external = [t for t in self.trips if t.external]
        self.meetings = [m for m in scope.meetings if since <= m.held_on <= until]
        self.proposals = [v for v in scope.proposals if since <= (v.proposed_on or date.min) <= until]
        self.received = [v for v in self.proposals if scope.receives(v)]

    @property
    def events(self) -> list[str]:
        """Streams of visits and exchanges together, the denominator EV."""
        return [t.stream for t in self.trips] + [m.stream for m in self.meetings]
