"""What the use cases of brands share: the brand before a person, and the facts from outside."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from domain.brands import Brand, events
from domain.errors import NotFound
from domain.evidence import Evidence, Standing
from domain.words import Party, PartyKind, Role
from hub import basis
from hub.access import RULES, Act
from hub.brands.sight import may_see, studios_of
from hub.evidence import standing
from projections import brands, studios
from projections.evidence import things_of

OF_DISTRICT = frozenset({Role.DIRECTOR, Role.OFFICER, Role.EVALUATOR})
"""Roles that reach every brand; others act for their own school or studio."""
WRITTEN = (
    events.Proposed,
    events.Named,
    events.MeaningDefined,
    events.IdentityAdopted,
    events.CarrierEstablished,
)
"""What a school says of its brand; who said it does not endorse it."""


class Basis(basis.Basis):
    """A hub's brands: the parts on which every use case stands."""

    def _own(self, action: str, key: str, act: Act) -> tuple[Brand, Act]:
        """For the people of its school. For whom the brand does not exist, it is not found."""
        brand = self._core.log.load(Brand, key)
        self._refuse_unseen(key, act)
        return brand, self._core.may(act, f"brand.{action}", Party(PartyKind.SCHOOL, brand.school_id))

    def _judging(self, action: str, key: str, act: Act) -> tuple[Brand, Act]:
        """For the Party School, or who leads or accompanies the studio of its school."""
        brand = self._core.log.load(Brand, key)
        if act.trusted:
            return brand, act
        self._refuse_unseen(key, act)
        who, rule = self._core.standing(act.person), RULES[f"brand.{action}"]
        with self._look() as read:
            units = studios_of(read, brand.school_id)
        roles = [who.role_for(rule & OF_DISTRICT), *(who.role_for(rule - OF_DISTRICT, unit) for unit in units)]
        if role := next(filter(None, roles), None):
            return brand, replace(act, role=role)
        raise who.refusal(rule, next(iter(units), None))

    def _refuse_unseen(self, key: str, act: Act) -> None:
        if act.trusted:
            return
        with self._look() as read:
            row = brands.by_key(read, key)
            if row is None or may_see(read, self._core.standing(act.person), row) is None:
                raise NotFound(kind=Brand.TOPIC, key=key)

    def _standing(self, evidence: Sequence[Evidence], act: Act, *more: str) -> dict[str, Standing]:
        """How what is named stands now; `more`: further things as `kind:key`."""
        with self._look() as read:
            return standing(self._core, read, [*things_of(evidence), *more], act)

    def _owners(self, brand: Brand) -> frozenset[str]:
        """People whose own brand it is: who is in charge of the school today, and who wrote the brand."""
        stream = self._core.log.stream(Brand, brand.key)
        wrote = {entry.by.actor for entry, fact in stream if isinstance(fact, WRITTEN)}
        with self._look() as read:
            return frozenset(
                wrote | set(studios.in_charge(read, self._core.today(), brand.school_id).get(brand.school_id, ()))
            )
