"""One evaluation before one person: how much of it they see, and what they can do with it now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request

from domain.errors import NotFound, NotYours, Refused
from domain.evaluation import EVALUATION, Capacity, Definition, Evaluation, State
from domain.evaluation.refusals import (
    AlreadyDone,
    Incomplete,
    NotInState,
    NotScored,
    NotSignedYet,
    NotYourScore,
    SameSigner,
)
from domain.evaluation.scoring import Row, Sheet
from domain.words import Role
from hub.access import RULES
from hub.evaluation import sheet_of
from hub.evaluation.sight import MENTOR, Sight, judged_subjects, own_subjects, sight_of
from projections import evaluation
from projections.evaluation import EvaluationRow
from web import desk, pages
from web.desk import Crumbs
from web.evaluation.naming import Subjects, evaluation_no, stage_word
from web.matter import Thing
from web.texts import _, _l

HERE = ("/evaluation", _l("评价"))
SUBJECTS_OWN = frozenset({"self_assess", "object"})
RULE = {"lift_veto": "veto"}
"""The rule behind a command, where it is not its name."""
CAPACITIES = {Role.EVALUATOR: Capacity.EVALUATOR, Role.DIRECTOR: Capacity.DIRECTOR}


@dataclass(frozen=True)
class Desk(desk.Desk):
    """An evaluation."""

    row: EvaluationRow
    sight: Sight

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The evaluation of the address. NotFound for whom it does not exist."""
        no, read = request.path_params["evaluation"], pages.reader(request)
        row = evaluation.evaluation(read, no)
        sight = sight_of(read, pages.standing(request), row) if row else None
        if row is None or sight is None:
            raise NotFound(kind=Evaluation.TOPIC, key=str(no))
        return cls(request, row, sight)

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def version(self) -> int:
        return self.row.version

    @cached_property
    def subjects(self) -> Subjects:
        return Subjects(self.read, self.names, self.called, [self.row.subject])

    @property
    def subject(self) -> str:
        return self.subjects(self.row.subject)

    @property
    def title(self) -> str:
        return _("{subject} {stage}评价", subject=self.subject, stage=stage_word(self.row.stage))

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), HERE, (f"/evaluation/{self.row.no}", evaluation_no(self.row))]

    @cached_property
    def rubric(self) -> Definition:
        found = evaluation.rubric(self.read, self.row.rubric)
        if found is None:
            raise NotFound(kind="rubric", key=self.row.rubric)
        return found.definition

    @cached_property
    def sheet(self) -> Sheet:
        return sheet_of(self.row, self.rubric)

    # ---- how much is seen

    @property
    def all(self) -> bool:
        """Whether everything is seen, with the names behind scores."""
        return self.sight is Sight.ALL

    @property
    def results(self) -> bool:
        """Whether points and sums are seen; by the subject once they are published."""
        known = self.row.published_on is not None
        return self.all or (known and self.sight in {Sight.OWN, Sight.RESULTS})

    @property
    def own(self) -> bool:
        return self.sight is Sight.OWN

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines that are seen."""
        if self.sight is Sight.JUDGED:
            return tuple(row for row in self.sheet.rows if row.line.judged)
        return self.sheet.rows if self.results else ()

    # ---- what is possible

    def stops(self, command: str) -> Refused | None:
        """Why this person cannot do it now; None where they can."""
        return self.right(command) or EVALUATION.refusal(self.row.state, command) or self._not_now(command)

    def right(self, command: str) -> Refused | None:
        """Why this person could not do it in any state."""
        rule = RULES[f"evaluation.{RULE.get(command, command)}"]
        own = self.row.subject in own_subjects(self.read, self.who)
        if command in SUBJECTS_OWN:
            return None if own else self.who.refusal(rule) if not self.who.roles & rule else NotYours()
        if command != "score":
            return None if self.who.role_for(rule) else self.who.refusal(rule)
        if own:
            return NotYourScore()
        if self.who.role_for(rule - MENTOR) or self.row.subject in judged_subjects(self.read, self.who):
            return None
        return NotYours() if self.who.roles & rule else self.who.refusal(rule)

    def _not_now(self, command: str) -> Refused | None:
        row = self.row
        if command == "sign":
            return self._signing()
        if command == "object" and not self.results:
            return NotInState(command=command, state=row.state)
        if command == "moderate" and not row.expert:
            return NotScored(code=self.sheet.missing)
        none = (command == "veto" and not self.rubric.veto) or (command == "lift_veto" and not row.vetoes)
        return NotInState(command=command, state=row.state) if none else None

    @property
    def capacity(self) -> Capacity | None:
        """In which capacity the person would sign now."""
        needed = Role.EVALUATOR if self.row.state is State.OPENED else Role.DIRECTOR
        return CAPACITIES[needed] if needed in self.who.roles else None

    def _signing(self) -> Refused | None:
        row = self.row
        if self.capacity is None:
            early = row.state is State.OPENED
            return NotSignedYet() if early else AlreadyDone(command="sign", state=row.state)
        if row.signed_by(Capacity.EVALUATOR) == self.person:
            return SameSigner()
        missing = self.sheet.missing
        return Incomplete(codes=missing) if missing or self.sheet.total is None else None


SHEET = Thing(
    area="evaluation",
    path="/evaluation/{evaluation:int}",
    at=Desk.at,
    back=_l("返回评价"),
    beside="evaluation/_sums.html",
)
"""What the forms of an evaluation are about."""
