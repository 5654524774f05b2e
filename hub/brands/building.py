"""Use cases of a school with its brand: proposed, named, explained, drawn, carried, shown, each step with evidence.

Evidence comes as `domain.evidence.Evidence`: files are those that the person sent (hub.attachments), visits, exchanges, cases and
adoptions go by their keys. `standing` is looked up here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.brands import Brand, Scope, State
from domain.brands.building import shown_at
from domain.errors import refuse
from domain.evidence import Evidence
from domain.words import File, Party, PartyKind
from hub.access import Act
from hub.brands.basis import Basis
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed
from hub.visits.basis import UnknownUnit
from projections import brands, units

LOCK = "brand"


class Building(Basis):
    """What a school does with its brand."""

    @command
    def propose(
        self,
        school: str,
        *,
        working_name: str,
        problem_solved: Text,
        evidence: Sequence[Evidence] = (),
        key: str = "",
        act: Act,
    ) -> Receipt:
        """m1, by the secretary or lead of the school. The receipt's first position names it (`brands.created_at`)."""
        act = self._core.may(act, "brand.build", Party(PartyKind.SCHOOL, school))
        standing = self._standing(evidence, act)
        with self._alone(LOCK), self._look() as read:
            party = Party(PartyKind.SCHOOL, school)
            refuse(None if units.unit(read, party) else UnknownUnit("school", unit=str(party)))
            brand = Brand.propose(
                school_id=school,
                working_name=working_name,
                problem_solved=needed(problem_solved),
                there=brands.in_use(read, school),
                evidence=evidence,
                standing=standing,
                key=key,
            )
            return self._core.commit(brand, act=act)

    @command
    def name(
        self, key: str, *, name: str, slogan: str | None = None, evidence: Sequence[Evidence] = (), act: Act
    ) -> Receipt:
        """m2; the name is its own in the whole district."""
        brand, act = self._own("build", key, act)
        standing = self._standing(evidence, act)
        with self._alone(LOCK), self._look() as read:
            same = brands.same_name(read, name, but=key)
            brand.name(name=name, slogan=slogan, same_name=same, evidence=evidence, standing=standing)
            return self._core.commit(brand, act=act)

    @command
    def define_meaning(self, key: str, *, meaning: Text, evidence: Sequence[Evidence] = (), act: Act) -> Receipt:
        """m3."""
        brand, act = self._own("build", key, act)
        brand.define_meaning(meaning=needed(meaning), evidence=evidence, standing=self._standing(evidence, act))
        return self._core.commit(brand, act=act)

    @command
    def adopt_identity(
        self,
        key: str,
        *,
        description: Text,
        file: File | None = None,
        evidence: Sequence[Evidence] = (),
        act: Act,
    ) -> Receipt:
        """m4, in words and perhaps with a picture."""
        brand, act = self._own("build", key, act)
        looks, standing = needed(description), self._standing(evidence, act)
        brand.adopt_identity(description=looks, file=file, evidence=evidence, standing=standing)
        return self._core.commit(brand, act=act)

    @command
    def establish_carrier(
        self, key: str, *, carrier: str, since_on: date | None = None, evidence: Sequence[Evidence] = (), act: Act
    ) -> Receipt:
        """m5, and further carriers later. `since_on`: today."""
        brand, act = self._own("build", key, act)
        standing, today = self._standing(evidence, act), self._core.today()
        brand.establish_carrier(
            carrier=carrier, since_on=since_on or today, today=today, evidence=evidence, standing=standing
        )
        return self._core.commit(brand, act=act)

    @command
    def showcase(
        self,
        key: str,
        *,
        audience_scope: Scope,
        audience: Sequence[Party],
        exchange_id: str | None = None,
        visit_id: str | None = None,
        evidence: Sequence[Evidence] = (),
        act: Act,
    ) -> Receipt:
        """m6, at an exchange or a visit that was held; also by the studio's assistant. It may be shown again."""
        brand, act = self._own("showcase", key, act)
        with self._look() as read:
            refuse(*(UnknownUnit("audience", unit=str(each)) for each in audience if units.unit(read, each) is None))
        standing = self._standing(evidence, act, shown_at(exchange_id, visit_id))
        brand.showcase(
            audience_scope=audience_scope,
            audience=audience,
            exchange_id=exchange_id,
            visit_id=visit_id,
            evidence=evidence,
            standing=standing,
        )
        return self._core.commit(brand, act=act)

    @command
    def add_evidence(self, key: str, *, milestone: State, evidence: Sequence[Evidence], act: Act) -> Receipt:
        """More for a milestone that has been reached, as when a visit was voided."""
        brand, act = self._own("showcase", key, act)
        brand.add_evidence(milestone=milestone, evidence=evidence, standing=self._standing(evidence, act))
        return self._core.commit(brand, act=act)

    @command
    def retire(self, key: str, *, reason: Text, act: Act) -> Receipt:
        """By its school or an officer: the name is free again."""
        brand, act = self._own("retire", key, act)
        brand.retire(reason=needed(reason))
        return self._core.commit(brand, act=act)
