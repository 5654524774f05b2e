"""Use cases that make an evaluation final: signatures, the result told to its subject, objections and answers, reopening."""

from __future__ import annotations

from datetime import date

from domain.evaluation import Capacity, Decision, Evaluation, Grade
from domain.evaluation.refusals import NotReproduced
from domain.words import Party, Role
from hub.access import RULES, Act
from hub.core import command
from hub.evaluation.basis import Judging, Open, sheet_of
from hub.log import Receipt
from hub.texts import Text, needed

IN_CAPACITY = {Role.EVALUATOR: Capacity.EVALUATOR, Role.DIRECTOR: Capacity.DIRECTOR}


class Deciding(Judging):
    """From the first signature on."""

    @command
    def sign(self, key: str, *, capacity: Capacity, seen: int, act: Act) -> Receipt:
        """First the evaluator, then the director. `seen`: version of the evaluation that was read (`EvaluationRow.version`).

        The figures are computed anew of the frozen position: what the log does not give any more is not signed.
        """
        act, of = self._signer(act, capacity), self._open(key)
        self._refuse_other_figures(of)
        found = sheet_of(of.evaluation, of.rubric)
        of.evaluation.sign(
            capacity=capacity,
            by_person=act.person,
            seen=seen,
            total=found.total,
            grade=found.grade,
            missing=found.missing,
        )
        return self._core.commit(of.evaluation, act=act)

    @command
    def sign_as_recorded(self, key: str, *, capacity: Capacity, total: float, grade: Grade, act: Act) -> Receipt:
        """A signature of a history, whose scores are not in it: total and grade are what the paper says."""
        evaluation = self._core.log.load(Evaluation, key)
        evaluation.sign(capacity=capacity, by_person=act.person, seen=evaluation.version, total=total, grade=grade)
        return self._core.commit(evaluation, act=act)

    def _signer(self, act: Act, capacity: Capacity) -> Act:
        """Whoever signs has the role of the capacity itself."""
        if act.trusted:
            return act
        role = next(role for role, in_it in IN_CAPACITY.items() if in_it is capacity)
        who = self._core.standing(act.person)
        if who.role_for({role}) is None:
            raise who.refusal(RULES["evaluation.sign"] & {role})
        return self._core.may(act, "evaluation.sign")

    def _refuse_other_figures(self, of: Open) -> None:
        now, there = self._reckoned(of), of.evaluation.computed
        if (now.digest, now.lines) != (of.evaluation.input_digest, tuple(there.values())):
            raise NotReproduced(codes=tuple(each.code for each in now.lines if there.get(each.code) != each))

    @command
    def publish(self, key: str, *, to: tuple[Party, ...] = (), on: date | None = None, act: Act) -> Receipt:
        """反馈, by the director, to the subject alone. The log is signed up to the position that the report names, before it is published."""
        act, of = self._core.may(act, "evaluation.publish"), self._open(key)
        party = self._party(of.evaluation)
        of.evaluation.publish(to=to or ((party,) if party else ()), on=on or self._core.today())
        self._attest(of.evaluation.position)
        return self._core.commit(of.evaluation, act=act)

    @command
    def object_(self, key: str, *, code: str, statement: Text, act: Act) -> Receipt:
        """异议, by the subject: to a line, or to the `total`."""
        of = self._open(key)
        act = self._subject_act(act, "evaluation.object", of.evaluation)
        of.evaluation.object_(rubric=of.rubric, code=code, statement=needed(statement), by_person=act.person)
        return self._core.commit(of.evaluation, act=act)

    @command
    def resolve(self, key: str, *, code: str, decision: Decision, reason: Text, act: Act) -> Receipt:
        """The director answers an objection."""
        act, of = self._core.may(act, "evaluation.resolve"), self._open(key)
        of.evaluation.resolve(code=code, decision=decision, reason=needed(reason))
        return self._core.commit(of.evaluation, act=act)

    @command
    def reopen(self, key: str, *, reason: Text, act: Act) -> Receipt:
        """By the director, with a reason; the signatures fall."""
        act, of = self._core.may(act, "evaluation.reopen"), self._open(key)
        of.evaluation.reopen(reason=needed(reason))
        return self._core.commit(of.evaluation, act=act)

    @command
    def redact(self, key: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts are destroyed for ever; by the Party School, or by who wrote all of them."""
        act = self._redacting(act, "evaluation.redact", Evaluation, key, of)
        evaluation = self._core.log.load(Evaluation, key)
        evaluation.redact(of=of, reason=reason)
        receipt = self._core.commit(evaluation, act=act)
        self._obey()
        return receipt
