"""What lies before somebody who looks at a brand or does something with it: the brand, how much of it, what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request

from domain.brands.refusals import OwnEndorsement
from domain.brands.states import require
from domain.errors import NotFound, NotYours, Refused
from domain.words import Party, PartyKind
from hub import access
from hub.brands import Sight, may_see
from hub.brands.basis import OF_DISTRICT
from hub.brands.sight import studios_of
from projections import brands, studios
from projections.brands import BrandRow
from web import desk, pages
from web.desk import Crumbs
from web.matter import Thing
from web.texts import _, _l

HERE = ("/brands", _l("品牌"))
RULES = {
    **dict.fromkeys(("name", "define_meaning", "adopt_identity", "establish_carrier"), "brand.build"),
    **dict.fromkeys(("showcase", "add_evidence"), "brand.showcase"),
    **{each: f"brand.{each}" for each in ("assess", "recognise", "promote", "replicate", "revoke", "retire")},
}
"""The rule behind each command."""
OF_SCHOOL = frozenset({"brand.build", "brand.showcase", "brand.retire"})
ENDORSING = frozenset({"recognise", "promote"})


@dataclass(frozen=True)
class Desk(desk.Desk):
    """One brand before one person in one request."""

    brand: BrandRow
    sight: Sight

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The brand of the address; NotFound for whom it does not exist."""
        number, read = request.path_params["brand"], pages.reader(request)
        found = brands.brand(read, number)
        sight = may_see(read, pages.standing(request), found) if found else None
        if found is None or sight is None:
            raise NotFound(kind="brand", key=str(number))
        return cls(request, found, sight)

    @property
    def key(self) -> str:
        return self.brand.key

    @property
    def party(self) -> Party:
        return Party(PartyKind.SCHOOL, self.brand.school)

    @property
    def title(self) -> str:
        return self.brand.title

    @property
    def full(self) -> bool:
        """Whether the person reads evidence and assessments."""
        return self.sight is Sight.FULL

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), HERE, (f"/brands/{self.brand.no}", self.title)]

    @cached_property
    def studios(self) -> list[Party]:
        """The studios to which its school belongs now."""
        return studios_of(self.read, self.brand.school)

    @cached_property
    def others(self) -> dict[str, str]:
        """Schools for which the person may take it up, by code: the own ones that have not."""
        took = {each.school for each in self.brand.replicas} | {self.brand.school}
        rule = access.RULES["brand.replicate"]
        own = [unit for unit in self.who.units if unit.kind == PartyKind.SCHOOL and self.who.role_for(rule, unit)]
        return {unit.id: self.names(unit) for unit in own if unit.id not in took}

    # ---- what is possible

    def stops(self, command: str) -> Refused | None:
        """Why this person cannot do it now: not theirs, their own, not in this state; None where they can."""
        return self.right(command) or self._state(command)

    def can(self, command: str) -> bool:
        return self.stops(command) is None

    def right(self, command: str) -> Refused | None:
        """Why this person could not do it in any state."""
        name = RULES[command]
        rule, who = access.RULES[name], self.who
        if command == "replicate":
            return None if self.others else who.refusal(rule) if not who.role_for(rule) else NotYours()
        units = [self.party] if name in OF_SCHOOL else self.studios
        if not who.role_for(rule & OF_DISTRICT) and not any(who.role_for(rule - OF_DISTRICT, unit) for unit in units):
            return who.refusal(rule, next(iter(units), None))
        return OwnEndorsement() if command in ENDORSING and self._own else None

    @property
    def _own(self) -> bool:
        """Whether the person is in charge of its school: nobody endorses the own brand."""
        return self.person in studios.in_charge(self.read, self.who.on, self.brand.school).get(self.brand.school, ())

    def _state(self, command: str) -> Refused | None:
        try:
            require(self.brand.state, command)
        except Refused as refusal:
            return refusal
        return None


BRAND = Thing(area="brands", path="/brands/{brand:int}", at=Desk.at, back=_l("返回品牌"))
"""What the forms of a brand are about."""
