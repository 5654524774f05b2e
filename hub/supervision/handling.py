"""Use cases of supervision: visits made, problems found, mending asked for and reported, sent back or closed."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from domain.errors import NotFound, refuse
from domain.supervision import Before, Category, Mode, Supervision
from domain.words import Party, PartyKind, Role
from hub.access import RULES, Act
from hub.basis import Basis
from hub.core import command
from hub.log import Receipt
from hub.supervision.sight import may_see
from hub.texts import Text, needed, prose
from hub.visits.basis import UnknownUnit
from projections import programme, schools, studios, supervision
from projections.read import Reader

OF_DISTRICT = frozenset({Role.DIRECTOR, Role.OFFICER, Role.EVALUATOR})
IN_A_STAGE = 1
"""Supervision visits to a studio in one stage that need no reason: supervision is no burden (mission, constraint 9)."""


class Supervising(Basis):
    """The use cases of supervision."""

    @command
    def make_visit(
        self,
        studio: str,
        *,
        mode: Mode,
        note: Text,
        on: date | None = None,
        reason: Text = None,
        key: str = "",
        act: Act,
    ) -> Receipt:
        """By an evaluator or an officer. `on`: today. More than one visit in a stage needs a `reason`."""
        act = self._district("visit", act)
        today = self._core.today()
        with self._look() as read:
            found = studios.studio(read, studio)
            unit = str(Party(PartyKind.STUDIO, studio))
            refuse(None if found else UnknownUnit("studio", unit=unit))
            before = _before(read, studio, found.programme if found else "", on or today)
        visit = Supervision.make_visit(
            studio_id=studio,
            on=on or today,
            mode=mode,
            note=needed(note),
            today=today,
            before=before,
            reason=prose(reason),
            key=key,
        )
        return self._core.commit(visit, act=act)

    @command
    def find(
        self,
        key: str,
        *,
        category: Category,
        description: Text,
        school: str | None = None,
        problem_no: int | None = None,
        act: Act,
    ) -> Receipt:
        """A problem, of the studio or of one of its schools; by an evaluator."""
        act, visit = self._district("judge", act), self._core.log.load(Supervision, key)
        visit.find(
            category=category,
            description=needed(description),
            schools=self._schools(visit, act, school),
            school_id=school,
            problem_no=problem_no,
        )
        return self._core.commit(visit, act=act)

    @command
    def request(self, key: str, *, problem_no: int, to: Party, due_on: date, act: Act) -> Receipt:
        """交办: the director hands a problem to the studio or a school of it."""
        act, visit = self._district("request", act), self._core.log.load(Supervision, key)
        schools_ = self._schools(visit, act, to.id if to.kind == PartyKind.SCHOOL else None)
        visit.request(problem_no=problem_no, to=to, due_on=due_on, schools=schools_, today=self._core.today())
        return self._core.commit(visit, act=act)

    @command
    def report(self, key: str, *, problem_no: int, measures: Text, on: date | None = None, act: Act) -> Receipt:
        """What was done about it; by the lead or secretary of whom it was handed to."""
        visit = self._core.log.load(Supervision, key)
        self._refuse_unseen(key, act)
        problem = visit.problems.get(problem_no)
        act = self._core.may(act, "supervision.report", problem.to if problem and problem.to else None)
        today = self._core.today()
        visit.report(problem_no=problem_no, measures=needed(measures), on=on or today, today=today)
        return self._core.commit(visit, act=act)

    @command
    def return_(self, key: str, *, problem_no: int, comments: Text, act: Act) -> Receipt:
        """Not mended yet; by an evaluator."""
        act, visit = self._district("judge", act), self._core.log.load(Supervision, key)
        visit.return_(problem_no=problem_no, comments=needed(comments))
        return self._core.commit(visit, act=act)

    @command
    def close(self, key: str, *, problem_no: int, on: date | None = None, act: Act) -> Receipt:
        """销号, by an evaluator. `on`: today."""
        act, visit = self._district("judge", act), self._core.log.load(Supervision, key)
        today = self._core.today()
        visit.close(problem_no=problem_no, on=on or today, today=today)
        return self._core.commit(visit, act=act)

    @command
    def redact(self, key: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by an officer, or by who wrote all of them."""
        visit = self._core.log.load(Supervision, key)
        if not act.trusted:
            self._refuse_unseen(key, act)
            who = self._core.standing(act.person)
            role = who.role_for(RULES["supervision.redact"])
            if role is None and not (of and set(of) <= self._written_by(Supervision, key, act.person)):
                raise who.refusal(RULES["supervision.redact"])
            act = replace(act, role=role or next(iter(sorted(who.roles)), None))
        visit.redact(of=of, reason=reason)
        receipt = self._core.commit(visit, act=act)
        self._obey()
        return receipt

    # ---- who may, and the facts from outside

    def _district(self, action: str, act: Act) -> Act:
        """The act with a role of the Party School."""
        if act.trusted:
            return act
        who, rule = self._core.standing(act.person), RULES[f"supervision.{action}"]
        if role := who.role_for(rule & OF_DISTRICT):
            return replace(act, role=role)
        raise who.refusal(rule)

    def _refuse_unseen(self, key: str, act: Act) -> None:
        if act.trusted:
            return
        with self._look() as read:
            row = supervision.by_key(read, key)
        if row is None or not may_see(self._core.standing(act.person), row):
            raise NotFound(kind=Supervision.TOPIC, key=key)

    def _schools(self, visit: Supervision, act: Act, named: str | None) -> frozenset[str]:
        """Schools of the studio that was visited; a history may name one that has left it since."""
        with self._look() as read:
            found = {school.code for school in schools.of_studio(read, visit.studio_id)}
        return frozenset(found | ({named} if named and act.source == "history" else set()))


def _before(read: Reader, studio: str, code: str, on: date) -> Before:
    """How often the studio was visited in the stage of that day."""
    stage = programme.stage_on(read, code, on)
    if stage is None:
        return Before(None, 0, IN_A_STAGE)
    made = supervision.made_between(read, studio, stage.starts_on, stage.ends_on)
    return Before(stage.stage, made, IN_A_STAGE)
