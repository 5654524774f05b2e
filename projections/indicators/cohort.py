"""The indicators of the whole period up to a day: network, isolation, ledger, cases, brands, reports, partners.

Source: definition of the indicators, section 4, formula version 1.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, Final

from domain.visits.ledger import HeldVisit, Ledger, ledger
from domain.words import Party
from projections.indicators.district import Trip
from projections.indicators.facts import AdoptionFacts, CaseFacts
from projections.indicators.network import Alone, Network, Returns
from projections.indicators.numbers import Count, Mean, Ratio, mean_of, ratio
from projections.indicators.scope import Scope
from projections.story import moment_at

SCHOOL_DAYS: Final = 60
RECOGNISED: Final = 7
MILESTONES: Final = 8


class Cohort:
    """What a scope has come to by the day."""

    def __init__(self, scope: Scope) -> None:
        self.scope, self.district, self.facts = scope, scope.district, scope.district.facts

    # ---- network

    @cached_property
    def network(self) -> Network:
        edges: dict[tuple[str, str], list[str]] = {}
        for t in self.scope.trips:
            if t.external and t.guest and t.host:
                edges.setdefault((t.guest, t.host), []).append(t.stream)
        return Network(len(self.scope.schools), edges)

    @cached_property
    def isolated(self) -> list[Alone]:
        """I17 长期未交流."""
        last = {school: self.district.joined[school] for school in self.scope.schools}
        seen: dict[str, date] = {}
        for t in self.scope.trips:
            for school in t.schools if t.external else ():
                seen[school] = max(t.visit.held_on, seen.get(school, t.visit.held_on))
        found = [Alone(s, day, self.district.school_days_since(day)) for s, day in (last | _among(seen, last)).items()]
        return sorted(each for each in found if each.school_days > SCHOOL_DAYS)

    @cached_property
    def returns(self) -> Returns:
        pairs: dict[frozenset[Party], list[Trip]] = {}
        for t in self.scope.trips:
            pairs.setdefault(frozenset(t.visit.parties), []).append(t)
        ledgers = [self._ledger(pair) for pair in pairs.values()]
        balances: dict[str, int] = {}
        for party, count in (item for each in ledgers for item in each.balances.items()):
            if self.scope.whole or self.district.school_of(party) in self.scope:
                balances[party.id] = balances.get(party.id, 0) + count
        debts = sorted((o for each in ledgers for o in each.obligations), key=lambda o: (o.opened_on, o.visit))
        return Returns(tuple(debts), balances)

    def _ledger(self, pair: list[Trip]) -> Ledger:
        """What one pair owes each other depends on no other pair."""
        held = (
            HeldVisit(
                visit=v.key,
                host=v.host,
                guest=v.guest,
                started_at=v.started_at,
                position=v.recorded,
                in_return_for=v.in_return_for,
                promised=v.promised,
                waived_at=None if v.waived_at is None else moment_at(v.waived_at),
            )
            for v in (t.visit for t in pair)
            if v.started_at is not None
        )
        return ledger(held, today=self.district.as_of, booked=self._booked)

    @cached_property
    def _booked(self) -> frozenset[str]:
        visits = self.facts.visits.values()
        return frozenset(v.in_return_for for v in visits if v.agreed and v.in_return_for is not None)

    # ---- cases

    @cached_property
    def cases(self) -> list[CaseFacts]:
        """Published and not withdrawn; of the cohort, or of none (taken over)."""
        code = self.district.programme.code if self.district.programme else ""
        return [
            case
            for case in self.facts.cases.values()
            if case.published
            and not case.withdrawn
            and case.programme in ("", code)
            and (self.scope.whole or case.school in self.scope)
        ]

    @cached_property
    def adoptions(self) -> list[AdoptionFacts]:
        """Trials of those cases that have begun."""
        known = {case.key for case in self.cases}
        return [each for each in self.facts.adoptions.values() if each.started and each.case in known]

    def one_each(self) -> Ratio:
        """I13a 一人一篇."""
        authors = {case.author for case in self.cases}
        members = {member.person for member in self.scope.members}
        wrote = [f"person:{person}" for person in sorted(members) if person in authors]
        return ratio(wrote, [f"person:{person}" for person in sorted(members)])

    def adopted(self) -> Ratio:
        """I13 被采用率."""
        taken = {each.case for each in self.adoptions}
        return ratio([c.stream for c in self.cases if c.key in taken], [c.stream for c in self.cases])

    def adopted_across(self) -> Ratio:
        """Adoptions by a unit of another level than the author's school."""
        schools = {case.key: case.school for case in self.cases}
        level_of, school_of = self.district.level_of, self.district.school_of
        levels = [(a, level_of(schools[a.case]), level_of(school_of(a.by))) for a in self.adoptions]
        hits = [a.stream for a, one, other in levels if one is not None and other is not None and one != other]
        return ratio(hits, [a.stream for a in self.adoptions])

    def reported(self) -> Ratio:
        """可信采用: adoptions whose result the adopter has reported; what a rubric's I13 means."""
        return ratio([a.stream for a in self.adoptions if a.result], [a.stream for a in self.adoptions])

    # ---- brands

    @cached_property
    def brands(self) -> Count:
        return Count(tuple(brand.stream for brand in self._brands))

    @cached_property
    def _brands(self) -> list[Any]:
        brands = self.facts.brands.values()
        return [b for b in brands if not b.retired and (self.scope.whole or b.school in self.scope)]

    def milestones(self) -> Mean:
        """Mean current milestone 1..8."""
        return mean_of([brand.milestone for brand in self._brands], [brand.stream for brand in self._brands])

    def brand_progress(self) -> float | None:
        """I14 品牌进展: the mean milestone over 8."""
        reached = [brand.milestone for brand in self._brands]
        return round(sum(reached) / len(reached) / MILESTONES, 3) if reached else None

    def recognised(self) -> Count:
        return Count(tuple(brand.stream for brand in self._brands if brand.milestone >= RECOGNISED))

    def branded(self) -> Ratio:
        """Schools with a brand."""
        there = {brand.school for brand in self._brands}
        schools = self.scope.schools
        return ratio([f"school:{code}" for code in schools if code in there], [f"school:{code}" for code in schools])

    # ---- reports and partners

    @cached_property
    def issued(self) -> Count:
        return Count(tuple(duty.stream for duty in self._duties))

    @cached_property
    def _duties(self) -> list[Any]:
        code = self.district.programme.code if self.district.programme else ""
        return [duty for duty in self.facts.duties.values() if duty.programme == code and self._owes(duty)]

    def _owes(self, duty: Any) -> bool:
        """The studio, its schools or its admitted secretaries; the lead in person does not count."""
        if self.scope.whole:
            return True
        if duty.owner_kind == "person":
            return any(member.person == duty.owner for member in self.scope.members)
        return duty.owner == self.scope.studio if duty.owner_kind == "studio" else duty.owner in self.scope

    def on_time(self) -> Ratio:
        """I15 按期率."""
        due = [duty for duty in self._duties if not duty.waived and duty.due_on <= self.district.as_of]
        return ratio([duty.stream for duty in due if duty.on_time], [duty.stream for duty in due])

    @cached_property
    def projects(self) -> list[Any]:
        own = {f"studio:{self.scope.studio}", *(f"school:{code}" for code in self.scope.schools)}
        projects = self.facts.projects.values()
        return [p for p in projects if self.scope.whole or any(str(party) in own for party in p.parties)]

    def completed(self) -> Ratio:
        """I16 共建办结率."""
        return ratio([p.stream for p in self.projects if p.completed], [p.stream for p in self.projects])


def _among(days: dict[str, date], schools: dict[str, date]) -> dict[str, date]:
    return {school: day for school, day in days.items() if school in schools}
