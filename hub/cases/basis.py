"""What the use cases of cases share: the case before a person, who may do what to it, one way to commit."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from domain.cases import Case
from domain.errors import NotFound, NotYours, Refused, TermEnded, TermNotBegun
from domain.words import Party, PartyKind, Role
from hub import basis
from hub.access import OFFICER, RULES, Act, Standing
from hub.attachments import Attachments
from hub.audience import tokens_of
from hub.cases.sight import Sight, may_see
from hub.core import Core
from hub.log import Receipt
from projections import cases
from projections.cases import CaseRow
from projections.read import Reader


class Before(NamedTuple):
    """A case before somebody, with the role by which it is done."""

    case: Case
    act: Act


class Basis(basis.Basis):
    """A hub's cases: the parts on which every use case stands."""

    def __init__(self, core: Core, attachments: Attachments, forget: Callable[[], object]) -> None:
        super().__init__(core)
        self._attachments, self._forget = attachments, forget

    # ---- who may

    def _own(self, command: str, key: str, act: Act) -> tuple[Before, str | None]:
        """For the author, or the Party School in the author's place: the domain asks by this id, None = the Party School."""
        case = self._core.log.load(Case, key)
        if act.trusted:
            return Before(case, act), None
        who, row = self._who(act, key)
        if case.author_id != act.person and (role := who.role_for(OFFICER & RULES[f"case.{command}"])):
            school = Party(PartyKind.SCHOOL, row.school) if row.school else None
            return Before(case, replace(act, role=role, on_behalf_of=school)), None
        role = who.role_for(RULES[f"case.{command}"] - OFFICER)
        if case.author_id == act.person and role is None:
            raise who.refusal(RULES[f"case.{command}"] - OFFICER)
        return Before(case, replace(act, role=role)), act.person

    def _reviewing(self, key: str, act: Act) -> Before:
        """Who reviews: lead or mentor of the studio, an officer, or to whom it was assigned. An author is refused by the case itself."""
        case = self._core.log.load(Case, key)
        if act.trusted:
            return Before(case, act)
        who, row = self._who(act, key)
        if case.author_id == act.person:
            return Before(case, act)
        return Before(case, self._for_studio(who, row, "case.review", act))

    def _guiding(self, command: str, key: str, act: Act) -> Before:
        """Lead of the studio, or an officer; the director for what only the director does."""
        case = self._core.log.load(Case, key)
        if act.trusted:
            return Before(case, act)
        who, row = self._who(act, key)
        return Before(case, self._for_studio(who, row, f"case.{command}", act))

    def _for_studio(self, who: Standing, row: CaseRow, action: str, act: Act) -> Act:
        if action == "case.review" and row.reviewer == act.person and (role := who.role_for(RULES[action])):
            return replace(act, role=role)
        office = frozenset({Role.OFFICER, Role.DIRECTOR})
        studio = Party(PartyKind.STUDIO, row.studio)
        role = who.role_for(RULES[action] & office) or who.role_for(RULES[action] - office, studio)
        if role is None:
            raise _telling(who.refusal(RULES[action] & office), who.refusal(RULES[action] - office, studio))
        return replace(act, role=role)

    def _who(self, act: Act, key: str) -> tuple[Standing, CaseRow]:
        """The person and the case. For whom it does not exist, it is not found."""
        who = self._core.standing(act.person)
        with self._look() as read:
            row = cases.by_key(read, key)
            if row is None or may_see(who, row, tokens_of(read, who)) is None:
                raise NotFound(kind=Case.TOPIC, key=key)
        return who, row

    def sight(self, read: Reader, person: str, row: CaseRow) -> Sight | None:
        """How much of a case a person may read; for one case. Lists ask for the tokens once."""
        who = self._core.standing(person)
        return may_see(who, row, tokens_of(read, who))

    # ---- how it is done

    def _commit(self, before: Before) -> Receipt:
        return self._core.commit(before.case, act=before.act)

    def _same_title(self, read: Reader, case: Case, title: str) -> str | None:
        return cases.same_title(read, case.school_id, title, but=case.key) if case.school_id else None


def _telling(*refusals: Refused) -> Refused:
    """The reason that says most: a term that has ended, one that has not begun, or no right at all."""
    for kind in (TermEnded, TermNotBegun):
        if fitting := [each for each in refusals if isinstance(each, kind)]:
            return fitting[-1]
    return next((each for each in refusals if not isinstance(each, NotYours)), NotYours())
