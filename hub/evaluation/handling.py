"""Use cases of an evaluation while it is open: computed at once, then the subject's own view, experts' scores, moderation, vetoes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from domain.errors import Several, Wrong, refuse
from domain.evaluation import Evaluation, Rubric, Score, Subject
from domain.evaluation.faults import NothingSaid, SubjectUnfit
from domain.evaluation.refusals import NotYourScore
from domain.words import Party, PartyKind, Role, Stage
from hub.access import RULES, Act
from hub.core import command
from hub.evaluation.basis import Judging, speaks_for
from hub.evaluation.computing import reckon
from hub.log import Receipt
from hub.texts import Text, needed, prose
from projections.indicators import FORMULA


class Said(NamedTuple):
    """What an expert says of one line."""

    code: str
    points: float | None
    comment: Text = None


class Handling(Judging):
    """From opening to the last score."""

    @command
    def open(self, *, subject: Subject, stage: Stage, rubric: str, as_of: date | None = None, act: Act) -> Receipt:
        """By an evaluator. `as_of`: today. Frozen is everything that was recorded by the end of that day; the lines are computed at once."""
        act, day = self._core.may(act, "evaluation.open"), as_of or self._core.today()
        version = self._core.log.load(Rubric, rubric)
        position = self._figures.position(day)
        district = self._figures.district(day, position=position)
        if district.programme is None:
            raise SubjectUnfit("subject", subject=str(subject))
        evaluation = Evaluation.open(
            programme_id=district.programme.code,
            subject=subject,
            stage=stage,
            rubric_version=rubric,
            rubric=version.definition,
            rubric_state=version.state,
            as_of=day,
            position=position,
            formula=FORMULA,
        )
        found = reckon(district, subject, stage, version.definition)
        evaluation.compute(lines=found.lines, input_digest=found.digest)
        return self._core.commit(evaluation, act=act)

    @command
    def self_assess(self, key: str, *, scores: Sequence[Score] = (), statement: Text, act: Act) -> Receipt:
        """自评, by the subject."""
        of = self._open(key)
        act = self._subject_act(act, "evaluation.self_assess", of.evaluation)
        of.evaluation.self_assess(rubric=of.rubric, scores=scores, statement=needed(statement), by_person=act.person)
        return self._core.commit(of.evaluation, act=act)

    @command
    def score(self, key: str, *, code: str, points: float | None = None, comment: Text = None, act: Act) -> Receipt:
        """By a mentor of the studio or an evaluator; points for what experts judge, or a note on any line."""
        of = self._open(key)
        act = self._expert(act, of.evaluation)
        of.evaluation.score(rubric=of.rubric, code=code, by_person=act.person, points=points, comment=prose(comment))
        return self._core.commit(of.evaluation, act=act)

    @command
    def score_lines(self, key: str, *, scores: Sequence[Said], act: Act) -> Receipt:
        """As `score`, several lines at once: all of them or none. Faults stand at `lines.CODE.points`."""
        of = self._open(key)
        act = self._expert(act, of.evaluation)
        refuse(NothingSaid("lines") if not scores else None)
        faults: list[Wrong] = []
        for each in scores:
            code, points, comment = each.code, each.points, prose(each.comment)
            try:
                of.evaluation.score(rubric=of.rubric, code=code, by_person=act.person, points=points, comment=comment)
            except (Several, Wrong) as wrong:
                found = wrong.faults if isinstance(wrong, Several) else (wrong,)
                faults += [type(one)(f"lines.{code}.{one.field}", **one.facts) for one in found]
        refuse(*faults)
        return self._core.commit(of.evaluation, act=act)

    def _expert(self, act: Act, evaluation: Evaluation) -> Act:
        """A mentor scores the studios assigned to him, an evaluator everybody; nobody the own unit."""
        if act.trusted:
            return act
        who, rule, party = self._core.standing(act.person), RULES["evaluation.score"], self._party(evaluation)
        if speaks_for(who, evaluation.subject, party):
            raise NotYourScore
        role = who.role_for(rule - {Role.MENTOR}) or (party and who.role_for(rule, self._studio(evaluation) or party))
        if role is None:
            raise who.refusal(rule, party)
        return replace(act, role=role)

    def _studio(self, evaluation: Evaluation) -> Party | None:
        """The studio of a subject that is a person or a brand: its mentors score it."""
        party = self._party(evaluation)
        if party is None or party.kind is PartyKind.STUDIO:
            return party
        district = self._figures.district(evaluation.as_of, position=evaluation.position)
        studio = district.studio_of.get(party.id)
        return Party(PartyKind.STUDIO, studio) if studio else None

    @command
    def moderate(self, key: str, *, code: str, points: float, reason: Text, act: Act) -> Receipt:
        """复核, by the director: an expert's score only, with a reason."""
        act, of = self._core.may(act, "evaluation.moderate"), self._open(key)
        of.evaluation.moderate(rubric=of.rubric, code=code, points=points, reason=needed(reason))
        return self._core.commit(of.evaluation, act=act)

    @command
    def veto(self, key: str, *, no: int, reason: Text, act: Act) -> Receipt:
        """一票否决, by the evaluator or the director; `no` of the rubric's rules, from 1."""
        act, of = self._core.may(act, "evaluation.veto"), self._open(key)
        of.evaluation.veto(rubric=of.rubric, no=no, reason=needed(reason))
        return self._core.commit(of.evaluation, act=act)

    @command
    def lift_veto(self, key: str, *, no: int, reason: Text, act: Act) -> Receipt:
        """It does not apply after all."""
        act, of = self._core.may(act, "evaluation.veto"), self._open(key)
        of.evaluation.lift_veto(no=no, reason=needed(reason))
        return self._core.commit(of.evaluation, act=act)
