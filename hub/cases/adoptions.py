"""Use cases of who takes a case up: another school, or a partner; an officer on behalf of one that phoned."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from domain.cases import Adoption, Case, Result
from domain.errors import AlreadyThere, NotFound, Overtaken, refuse
from domain.words import File, Party, PartyKind, Role
from hub.access import OFFICER, RULES, Act
from hub.audience import tokens_of
from hub.cases.basis import Basis
from hub.cases.faults import SchoolOrPartner, VisitUnseen
from hub.cases.sight import Sight, may_see
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed, prose
from hub.visits.sight import may_see as may_see_visit
from projections import cases, visits
from projections.read import Reader


class Taking(NamedTuple):
    """An adoption before somebody who acts for its unit."""

    adoption: Adoption
    act: Act


class Adoptions(Basis):
    """The use cases of adoptions."""

    @command
    def plan(self, case_key: str, *, by: Party, adapted: Text, start_on: date, act: Act) -> Receipt:
        """A unit means to take a case up; a second plan of the same unit adds nothing. The key is `Adoption.key_of(case_key, by)`."""
        act = self._for(act, by)
        with self._look() as read:
            case = self._readable(read, case_key, act)
        refuse(SchoolOrPartner("by") if by.kind == PartyKind.STUDIO else None)
        adoption = Adoption.plan(
            case_id=case_key,
            edition=case.published,
            author_school=case.school_id,
            by=by,
            adapted=needed(adapted),
            start_on=start_on,
            there=self._there(case_key, by),
        )
        try:
            return self._core.commit(adoption, act=act)
        except AlreadyThere:
            raise Overtaken(
                kind=Adoption.TOPIC, key=adoption.key
            ) from None  # the same plan came twice at once: decided anew, it is there

    @command
    def start_trial(self, key: str, *, on: date | None = None, act: Act) -> Receipt:
        taking, today = self._taking(key, act), self._core.today()
        taking.adoption.start_trial(on=on or today, today=today)
        return self._done(taking)

    @command
    def add_evidence(
        self, key: str, *, note: Text, file: File | None = None, visit_id: str | None = None, act: Act
    ) -> Receipt:
        """In words, with a file (of `hub.attachments`) or a visit that the person can see."""
        taking = self._taking(key, act)
        if visit_id and not act.trusted:
            with self._look() as read:
                row = visits.by_key(read, visit_id)
                seen = row is not None and may_see_visit(self._core.standing(act.person), row) is not None
            refuse(None if seen else VisitUnseen("visit_id"))
        taking.adoption.add_evidence(note=needed(note), file=file, visit_id=visit_id or None)
        return self._done(taking)

    @command
    def report_result(self, key: str, *, result: Result, note: Text, on: date | None = None, act: Act) -> Receipt:
        """The adopter says what came of it."""
        taking, today = self._taking(key, act), self._core.today()
        taking.adoption.report_result(result=result, note=needed(note), on=on or today, today=today)
        return self._done(taking)

    @command
    def adopt(self, key: str, *, on: date | None = None, note: Text = None, act: Act) -> Receipt:
        taking, today = self._taking(key, act), self._core.today()
        taking.adoption.adopt(on=on or today, today=today, note=prose(note))
        return self._done(taking)

    @command
    def adapt(self, key: str, *, on: date | None = None, note: Text = None, act: Act) -> Receipt:
        taking, today = self._taking(key, act), self._core.today()
        taking.adoption.adapt(on=on or today, today=today, note=prose(note))
        return self._done(taking)

    @command
    def drop(self, key: str, *, reason: Text, act: Act) -> Receipt:
        taking = self._taking(key, act)
        taking.adoption.drop(reason=needed(reason))
        return self._done(taking)

    @command
    def end(self, key: str, *, on: date | None = None, act: Act) -> Receipt:
        taking, today = self._taking(key, act), self._core.today()
        taking.adoption.end(on=on or today, today=today)
        return self._done(taking)

    @command
    def resume(self, key: str, *, on: date | None = None, act: Act) -> Receipt:
        taking, today = self._taking(key, act), self._core.today()
        taking.adoption.resume(on=on or today, today=today)
        return self._done(taking)

    @command
    def share_back(self, key: str, *, case_id: str, act: Act) -> Receipt:
        """A case of the own school that descends from the adopted one; a case submitted as adapted is shared back by itself."""
        taking = self._taking(key, act)
        with self._look() as read:
            self._readable(read, case_id, taking.act)
            above = cases.ancestors(read, case_id)
        taking.adoption.share_back(case_id=case_id, ancestors=above)
        return self._done(taking)

    @command
    def redact(self, key: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts of an adoption are destroyed for ever; by an officer, or by who wrote all of them."""
        adoption = self._core.log.load(Adoption, key)
        if not act.trusted:
            who = self._core.standing(act.person)
            own = self._written_by(Adoption, key, act.person)
            role = who.role_for(RULES["adoption.redact"])
            if role is None and not (of and set(of) <= own):
                raise who.refusal(RULES["adoption.redact"])
            act = replace(act, role=role or who.role_for(RULES["adoption.act"]))
        adoption.redact(of=of, reason=reason)
        receipt = self._core.commit(adoption, act=act)
        self._obey()
        return receipt

    # ---- who may

    def _taking(self, key: str, act: Act) -> Taking:
        adoption = self._core.log.load(Adoption, key)
        return Taking(adoption, self._for(act, adoption.by))

    def _for(self, act: Act, party: Party) -> Act:
        """The act for a unit: by its own people, or by an officer on its behalf."""
        if act.trusted:
            return act
        who, rule = self._core.standing(act.person), RULES["adoption.act"]
        if role := who.role_for(rule - OFFICER, party):
            return replace(act, role=role)
        if who.role_for(OFFICER):
            return replace(act, role=Role.OFFICER, on_behalf_of=party)
        raise who.refusal(rule - OFFICER, party)

    def _readable(self, read: Reader, key: str, act: Act) -> Case:
        """The case, for whoever may read its published edition or more. Raises NotFound."""
        if not act.trusted:
            who, row = self._core.standing(act.person), cases.by_key(read, key)
            if row is None or may_see(who, row, tokens_of(read, who)) not in (Sight.FULL, Sight.READ):
                raise NotFound(kind=Case.TOPIC, key=key)
        return self._core.log.load(Case, key)

    def _there(self, case_key: str, by: Party) -> Adoption | None:
        try:
            return self._core.log.load(Adoption, Adoption.key_of(case_key, by))
        except NotFound:
            return None

    def _done(self, taking: Taking) -> Receipt:
        return self._core.commit(taking.adoption, act=taking.act)
