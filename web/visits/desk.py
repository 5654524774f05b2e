"""What lies before somebody who does something with a visit: the visit, the own side, the people of both sides."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request

from domain.errors import NotFound, Refused
from domain.visits.refusals import OtherSideOnly
from domain.visits.states import LEGAL, refusal_in
from domain.words import Party, PartyKind, Role, ScopeKind, Side, Slot
from hub import access, sight
from hub.access import OFFICE
from hub.private import ERASED
from hub.visits.sides import act_for
from hub.visits.sight import Sight, may_see, reach
from projections import people, schools, studios, units
from projections.units import Unit
from projections.visits import VisitRow
from web import desk, frame, pages
from web.choices import Choice
from web.desk import Crumbs
from web.forms import Form
from web.matter import Thing
from web.texts import _, _l, today
from web.visits import invitation
from web.visits.names import Find
from web.visits.visit import at as visit_at
from web.visits.words import Chip, chip
from web.words import clock, day, visit_no, word
from web.words import slot as shown_slot

HOMONYMS = 50
MOST_FOUND = 20


@dataclass(frozen=True)
class Desk(desk.Desk):
    """One visit before one person in one request."""

    visit: VisitRow

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The visit of the address. NotFound for whom it does not exist, or is not shown in full."""
        found = visit_at(request)
        if may_see(pages.standing(request), found) is not Sight.FULL:
            raise NotFound(kind="visit", key=found.key)
        return cls(request, found)

    @property
    def key(self) -> str:
        return self.visit.key

    @property
    def version(self) -> int:
        return self.visit.version

    @property
    def title(self) -> str:
        return self.visit.topic

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), ("/visits", _("互访")), (f"/visits/{self.visit.no}", self.number)]

    @property
    def context(self) -> Mapping[str, object]:
        return {"visit": self.visit}

    @property
    def number(self) -> str:
        return visit_no(self.visit.year, self.visit.no)

    @cached_property
    def host(self) -> Unit:
        return self._unit(self.visit.host, self.visit.host_level)

    @cached_property
    def guest(self) -> Unit:
        return self._unit(self.visit.guest, self.visit.guest_level)

    def _unit(self, party: Party, level: str) -> Unit:
        return units.unit(self.read, party) or Unit(party.kind, party.id, party.id, level)

    @property
    def agreed(self) -> Slot:
        """The half-day that both sides agreed on. LookupError before an agreement."""
        if self.visit.slot is None:
            raise LookupError("nothing has been agreed")
        return self.visit.slot

    @cached_property
    def sides(self) -> frozenset[Side]:
        """Sides for which the person acts today: none for the Party School, both for an assistant of two schools."""
        return self.visit.sides_of(reach(self.who))

    @property
    def side(self) -> Side | None:
        """The side for which the person does things here: of two, the one that must answer."""
        if len(self.sides) > 1:
            return self.visit.turn or Side.HOST
        return next(iter(self.sides), None)

    @property
    def chip(self) -> Chip:
        return chip(self.visit.state, self.visit.turn, self.side)

    @property
    def when(self) -> str:
        """When it was, or is to be; before an agreement that it is open."""
        visit = self.visit
        if visit.started_at:
            return day(visit.started_at.date())
        if visit.arranged and visit.starts_at and visit.ends_at:
            start, end = clock(visit.starts_at), clock(visit.ends_at)
            return _("{day}{start}–{end}", day=day(visit.starts_at.date()), start=start, end=end)
        return shown_slot(visit.slot) if visit.slot else _("时间待商定")

    @property
    def pending(self) -> str:
        """Who has asked for a change."""
        if self.visit.change_by is None:
            return ""
        asking = self.host if self.visit.change_by is Side.HOST else self.guest
        return _("{name}提出了改期，答复之前双方仍按原定的办", name=asking.name)

    @property
    def known(self) -> list[tuple[str, str]]:
        """What has been agreed, as (term, value)."""
        visit = self.visit
        rows = [(_("时间"), self.when), (_("地点"), visit.venue)]
        rows += [(_("负责人"), self.called(visit.responsible) if visit.responsible else "")]
        heads = visit.headcount_guest or visit.headcount
        rows += [(_("来访人数"), _("{n} 人", n=heads) if heads else "")]
        rows += [(_("名额"), _("{n} 人", n=visit.capacity) if visit.capacity else "")]
        return [(term, value) for term, value in rows if value]

    # ---- people

    def people(self, side: Side) -> tuple[str, ...]:
        """Who belongs to a side today: those who lead it first, the assistant of its studio last."""
        party = self.visit.sides[side]
        if party.kind is PartyKind.SCHOOL:
            found = invitation.leader(self.read, party, today())[1]
            return tuple(dict.fromkeys((*found, *self.helpers(side))))
        if party.kind is PartyKind.STUDIO:
            return self._studio(party.id)
        return tuple(people.holders(self.read, Role.PARTNER, ScopeKind.PARTNER, party.id, today()))

    def helpers(self, side: Side) -> tuple[str, ...]:
        """Of them those who help a school without belonging to it: the assistant of its studio."""
        party = self.visit.sides[side]
        school = schools.school(self.read, party.id) if party.kind is PartyKind.SCHOOL else None
        return self._studio(school.studio, assistant_only=True) if school else ()

    def _studio(self, code: str, *, assistant_only: bool = False) -> tuple[str, ...]:
        found = studios.studio(self.read, code)
        ids = (() if assistant_only else (found.lead,)) + (found.assistant,) if found else ()
        return tuple(person for person in ids if person)

    def colleagues(self, side: Side) -> tuple[str, ...]:
        """Those, and everybody else whom the directory has enrolled at the unit: whom to choose from."""
        return tuple(dict.fromkeys((*self.people(side), *people.enrolled_at(self.read, self.visit.sides[side]))))

    @property
    def everybody(self) -> tuple[str, ...]:
        """People of both sides, and who is named in the arrangements."""
        visit = self.visit
        named = (*(visit.delegation or ()), *([visit.responsible] if visit.responsible else []))
        return tuple(dict.fromkeys((*self.people(Side.HOST), *self.people(Side.GUEST), *named)))

    def names_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Names by id, of those who are in the directory, in the given order."""
        names = self.hub.private.names
        return {person: called for person in dict.fromkeys(ids) if (called := names(person)) != ERASED}

    def finder(self, own: Container[str], ticked: Container[str] = ()) -> Find:
        """Who has exactly this name: those ticked already, else people of the own list, else everybody of the directory."""

        def find(name: str) -> list[str]:
            known = self.hub.private.find_people(name, HOMONYMS)
            exact = [person.id for person in known if person.name == name]
            chosen = [person for person in exact if person in ticked]
            return chosen or [person for person in exact if person in own] or exact

        return find

    def called_like(self, text: str) -> tuple[str, ...]:
        """People of the directory with this in their name or its spelling, as far as this person may know them."""
        seen = sight.colleagues(self.read, self.who)
        found = self.hub.private.find_people(text.strip(), MOST_FOUND) if text.strip() else []
        return tuple(person.id for person in found if seen is None or person.id in seen)

    # ---- what is possible

    def own(self, command: str) -> frozenset[Side]:
        """Sides for which the person may do this."""
        rule = access.RULES[f"visit.{command}"] - OFFICE
        sides = self.visit.sides
        return frozenset(side for side, party in sides.items() if self.who.role_for(rule, party))

    @property
    def of_party_school(self) -> bool:
        return bool(self.who.role_for(OFFICE))

    def stops(self, command: str, side: Side | None = None) -> Refused | None:
        """Why this person cannot do it now: not theirs, the other side's (`side` alone may), not in this state; None where they can."""
        own = self.own(command)
        if side and own and side not in own:
            return OtherSideOnly(side=side)
        if not own and (refusal := self._no_right(command, side)) is not None:
            return refusal
        return refusal_in(self.visit.state, command) if command in LEGAL else None

    def _no_right(self, command: str, side: Side | None) -> Refused | None:
        sides = self.visit.sides
        try:
            act_for(self.who, command, sides, frame.act(self.request), None, side or Side.HOST)
        except Refused as refusal:
            return refusal
        return None


def sided(form: Form, command: str) -> Callable[[Desk], Form]:
    """A form that is one side's word: who could say it for either, or only for others, names the side."""

    def asks(desk: Desk) -> Form:
        if len(desk.own(command)) == 1:
            return form
        names = {Side.HOST: desk.host.name, Side.GUEST: desk.guest.name}
        side = Choice(_l("代哪一方办理"), required=True, options={each: (word(each), names[each]) for each in Side})
        return Form(form.name, side=side, **form.fields)

    return asks


VISIT = Thing(
    area="visits",
    path="/visits/{no:int}",
    at=Desk.at,
    head="visits/_brief.html",
    beside="visits/_known.html",
    back=_l("返回互访"),
)
"""What the forms of a visit are about: each stands on a page of its own under the visit's header."""
