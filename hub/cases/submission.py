"""Use cases of an author: submit, recall, submit again, revise; each is refused with everything that is wrong at once."""

from __future__ import annotations

from typing import TypedDict, Unpack

from domain.cases import Adoption, Case, Declarations, Manuscript
from domain.cases.states import IN_USE
from domain.errors import NotFound, refuse
from domain.model import Aggregate, Prose
from domain.words import Party, PartyKind
from hub.access import RULES, Act
from hub.audience import tokens_of
from hub.cases.basis import Basis
from hub.cases.faults import NoProgramme, NoSchool, OriginUnseen, VisitUnseen
from hub.cases.sight import may_see
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed
from hub.visits.sight import Sight as VisitSight
from hub.visits.sight import may_see as may_see_visit
from projections import cases, programme, visits
from projections.read import Reader


class Note(TypedDict):
    """The edition that the author read, and what is said of the change."""

    base_edition: int
    change_note: Text


class Submission(Basis):
    """What an author does with a case."""

    @command
    def submit(
        self,
        manuscript: Manuscript,
        declared: Declarations,
        *,
        school: str = "",
        visit_id: str | None = None,
        adapted_from: str | None = None,
        key: str = "",
        source: str = "",
        act: Act,
    ) -> Receipt:
        """A new case of the own school (or, of several, of `school`). The receipt's first position names it.

        `source` is for a history: such a case may lack what was not recorded there.

        An adapted case (`adapted_from`) is at the same time given back to the case that the school had adopted.
        """
        act, school = self._for_school(act, school)
        with self._alone("title"), self._look() as read:
            new = self._new(read, manuscript, declared, school, visit_id, adapted_from, act, key, source)
            given_back = self._given_back(read, new, school)
            return self._core.commit(new, *given_back, act=act)

    def _for_school(self, act: Act, school: str) -> tuple[Act, str]:
        """The school for which a person writes. Raises NoSchool, or the refusal of hub.access."""
        if act.trusted:
            return act, school
        own = [unit.id for unit in self._core.standing(act.person).units if unit.kind == PartyKind.SCHOOL]
        if not school and not own:
            refusal = self._core.standing(act.person).refusal(RULES["case.submit"])
            raise NoSchool if self._core.standing(act.person).role_for(RULES["case.submit"]) else refusal
        school = school or own[0]
        return self._core.may(act, "case.submit", Party(PartyKind.SCHOOL, school)), school

    def _new(
        self,
        read: Reader,
        manuscript: Manuscript,
        declared: Declarations,
        school: str,
        visit_id: str | None,
        adapted_from: str | None,
        act: Act,
        key: str = "",
        source: str = "",
    ) -> Case:
        if (runs := programme.current(read, self._core.today())) is None:
            raise NoProgramme
        if not act.trusted:
            refuse(
                None if self._may_name_visit(read, visit_id, act) else VisitUnseen("visit_id"),
                None if self._may_adapt(read, adapted_from, act) else OriginUnseen("adapted_from"),
            )
        return Case.submit(
            manuscript,
            declared,
            programme_id=runs.code,
            author_id=act.person,
            school_id=school,
            key=key,
            visit_id=visit_id or None,
            adapted_from=adapted_from or None,
            ancestors=cases.ancestors(read, adapted_from) if adapted_from else (),
            same_title=cases.same_title(read, school, manuscript.title),
            source=source if act.trusted else "",
        )

    def _may_name_visit(self, read: Reader, visit_id: str | None, act: Act) -> bool:
        if not visit_id:
            return True
        row = visits.by_key(read, visit_id)
        return row is not None and may_see_visit(self._core.standing(act.person), row) is VisitSight.FULL

    def _may_adapt(self, read: Reader, key: str | None, act: Act) -> bool:
        if not key:
            return True
        row, who = cases.by_key(read, key), self._core.standing(act.person)
        return row is not None and may_see(who, row, tokens_of(read, who)) is not None

    def _given_back(self, read: Reader, new: Case, school: str) -> list[Aggregate]:
        """The adoption to which an adapted case belongs, told of it."""
        if new.adapted_from is None:
            return []
        try:
            by = Party(PartyKind.SCHOOL, school)
            adoption = self._core.log.load(Adoption, Adoption.key_of(new.adapted_from, by))
        except NotFound:
            return []
        if adoption.state in IN_USE:
            above = (new.adapted_from, *cases.ancestors(read, new.adapted_from))
            adoption.share_back(case_id=new.key, ancestors=above)
        return [adoption]

    @command
    def recall(self, key: str, *, act: Act) -> Receipt:
        """The author takes it back before it has been reviewed."""
        before, by_person = self._own("recall", key, act)
        before.case.recall(by_person=by_person)
        return self._commit(before)

    @command
    def resubmit(
        self, key: str, manuscript: Manuscript, declared: Declarations, *, base_edition: int, act: Act
    ) -> Receipt:
        """After changes were asked for, or after it was recalled. `base_edition`: the one the author read."""
        return self._again("resubmit", key, manuscript, declared, act, base_edition=base_edition)

    @command
    def revise(
        self, key: str, manuscript: Manuscript, declared: Declarations, *, act: Act, **note: Unpack[Note]
    ) -> Receipt:
        """Wording and figures of a published case: up at once."""
        return self._again("revise", key, manuscript, declared, act, **note)

    @command
    def submit_revision(
        self, key: str, manuscript: Manuscript, declared: Declarations, *, act: Act, **note: Unpack[Note]
    ) -> Receipt:
        """More than wording: reviewed while the published edition stays up."""
        return self._again("submit_revision", key, manuscript, declared, act, **note)

    def _again(
        self, command: str, key: str, manuscript: Manuscript, declared: Declarations, act: Act, **told: object
    ) -> Receipt:
        """Another edition by this decision of the case, under a title that no other case of the school has."""
        if isinstance(change_note := told.get("change_note"), str | Prose):
            told["change_note"] = needed(change_note)
        before, by_person = self._own(command, key, act)
        with self._alone("title"), self._look() as read:
            same = self._same_title(read, before.case, manuscript.title)
            decide = getattr(before.case, command)
            decide(manuscript, declared, by_person=by_person, same_title=same, **told)
            return self._commit(before)
