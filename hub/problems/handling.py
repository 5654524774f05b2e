"""Use cases of the problem list: raised by the school, its lead or mentor; diagnosed, met by a measure, solved; perhaps there again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from domain.errors import NotFound, refuse
from domain.evidence import EvidenceKind, Standing
from domain.problems import Problem
from domain.words import Party, PartyKind, Role
from hub.access import RULES, Act
from hub.basis import Basis
from hub.core import command
from hub.evidence import standing
from hub.log import Receipt
from hub.problems.faults import OwnerUnknown, ThingUnseen
from hub.problems.sight import may_see
from hub.texts import Text, needed, prose
from projections import people, problems, schools, studios

OF_STUDIO = frozenset({Role.LEAD, Role.MENTOR})
"""Who acts for all schools of a studio; a secretary for the own one."""


class Problems(Basis):
    """The use cases of problems."""

    @command
    def raise_problem(
        self, school: str, *, title: str, description: Text = None, studio: str = "", key: str = "", act: Act
    ) -> Receipt:
        """For a school of a studio, by its secretary, or the studio's lead or mentor. `studio`: the one to which the school belongs.

        The receipt's first position names it (`problems.created_at`).
        """
        with self._look() as read:
            row = schools.school(read, school)
            code = studio or (row.studio if row else "")
            found = studios.studio(read, code)
            there = {each.school for each in studios.members(read, code)}
        act = self._acting(act, "raise", school, code)
        problem = Problem.raise_problem(
            programme_id=found.programme if found else "",
            studio_id=code,
            school_id=school,
            title=title,
            by_person=act.person,
            school_of_studio=school in there,
            description=prose(description),
            key=key,
        )
        return self._core.commit(problem, act=act)

    @command
    def diagnose(self, key: str, *, diagnosis: Text, visit_id: str | None = None, act: Act) -> Receipt:
        """By a mentor or the lead of the studio, never by who raised it; perhaps from a visit that they may see."""
        problem, act = self._of(key, "diagnose", act)
        self._refuse_unseen("visit_id", [f"{EvidenceKind.VISIT}:{visit_id}"] if visit_id else [], act)
        problem.diagnose(by_person=act.person, diagnosis=needed(diagnosis), visit_id=visit_id)
        return self._core.commit(problem, act=act)

    @command
    def agree_measure(self, key: str, *, measure: Text, owner: str, due_on: date, act: Act) -> Receipt:
        """What is done about it; `owner` is a person id."""
        problem, act = self._of(key, "agree", act)
        with self._look() as read:
            refuse(OwnerUnknown("owner") if owner and not people.known(read, [owner]) else None)
        problem.agree_measure(measure=needed(measure), owner=owner, due_on=due_on, today=self._core.today())
        return self._core.commit(problem, act=act)

    @command
    def solve(self, key: str, *, result: Text, on: date | None = None, refs: Sequence[str] = (), act: Act) -> Receipt:
        """It is overcome; `refs` are visits, exchanges, cases that show it, as `kind:key`. `on`: today."""
        problem, act = self._of(key, "solve", act)
        self._refuse_unseen("refs", refs, act)
        today = self._core.today()
        problem.solve(on=on or today, result=needed(result), today=today, refs=tuple(refs))
        return self._core.commit(problem, act=act)

    @command
    def reopen(self, key: str, *, reason: Text, act: Act) -> Receipt:
        """It is there again."""
        problem, act = self._of(key, "reopen", act)
        problem.reopen(reason=needed(reason))
        return self._core.commit(problem, act=act)

    @command
    def withdraw(self, key: str, *, reason: Text, act: Act) -> Receipt:
        """It was none."""
        problem, act = self._of(key, "withdraw", act)
        problem.withdraw(reason=needed(reason))
        return self._core.commit(problem, act=act)

    @command
    def redact(self, key: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by an officer, or by who wrote all of them."""
        problem = self._seen(key, act)
        act = self._redacting(act, "problem.redact", Problem, key, of)
        problem.redact(of=of, reason=reason)
        receipt = self._core.commit(problem, act=act)
        self._obey()
        return receipt

    # ---- who may, and the facts from outside

    def _seen(self, key: str, act: Act) -> Problem:
        """The problem. For whom it does not exist, it is not found."""
        problem = self._core.log.load(Problem, key)
        if not act.trusted:
            with self._look() as read:
                row = problems.by_key(read, key)
                if row is None or not may_see(read, self._core.standing(act.person), row):
                    raise NotFound(kind=Problem.TOPIC, key=key)
        return problem

    def _of(self, key: str, action: str, act: Act) -> tuple[Problem, Act]:
        problem = self._seen(key, act)
        return problem, self._acting(act, action, problem.school_id, problem.studio_id)

    def _acting(self, act: Act, action: str, school: str, studio: str) -> Act:
        """The act for the school, or by who acts for its whole studio. Raises a refusal of hub.access."""
        if act.trusted:
            return act
        who, rule = self._core.standing(act.person), RULES[f"problem.{action}"]
        of_school = who.role_for(rule, Party(PartyKind.SCHOOL, school))
        role = of_school or (who.role_for(rule & OF_STUDIO, Party(PartyKind.STUDIO, studio)) if studio else None)
        if role is None:
            raise who.refusal(rule, Party(PartyKind.SCHOOL, school))
        return replace(act, role=role)

    def _refuse_unseen(self, field: str, things: Iterable[str], act: Act) -> None:
        wanted = list(things)
        with self._look() as read:
            found = standing(self._core, read, wanted, act)
        gone = [each for each in wanted if found.get(each, Standing.UNKNOWN) is Standing.UNKNOWN]
        refuse(*(ThingUnseen(field, thing=each) for each in gone))
