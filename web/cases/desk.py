"""What lies before somebody who looks at a case or does something with it: the case, the edition they may read, what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request

from domain.cases.refusals import AuthorOnly, NoRevision, OwnCase
from domain.cases.states import CASE
from domain.errors import NotFound, NotYours, Refused
from domain.model import Prose
from domain.words import Party, PartyKind, Stage
from hub import access
from hub.access import OFFICE
from hub.audience import tokens_of
from hub.cases import Sight, may_see
from projections import cases
from projections.cases import CaseRow, EditionRow, LineRow
from web import desk, pages
from web.cases.words import case_no
from web.desk import Crumbs
from web.matter import Thing
from web.texts import _, _l
from web.words import word

AUTHORS = frozenset({"recall", "resubmit", "revise", "submit_revision", "archive", "withdraw"})
"""What the author does, or an officer in the author's place."""
OF_REVISION = frozenset({"return_revision", "publish_revision"})
REVIEWS = frozenset({"ask_changes", "approve"}) | OF_REVISION
"""What a reviewer does, and never the author."""


@dataclass(frozen=True)
class Desk(desk.Desk):
    """One case before one person in one request."""

    case: CaseRow
    sight: Sight

    @classmethod
    def at(cls, request: Request) -> Desk:
        """The case of the address; NotFound for whom it does not exist."""
        number = request.path_params["case"]
        if (found := cls.of(request, number)) is None:
            raise NotFound(kind="case", key=str(number))
        return found

    @classmethod
    def of(cls, request: Request, number: int) -> Desk | None:
        """The case with this number; None for whom it does not exist."""
        read, who = pages.reader(request), pages.standing(request)
        found = cases.case(read, number)
        sight = may_see(who, found, tokens_of(read, who)) if found else None
        return cls(request, found, sight) if found and sight else None

    @property
    def number(self) -> str:
        return case_no(self.case.year, self.case.no)

    @property
    def version(self) -> int:
        return self.case.version

    @property
    def key(self) -> str:
        return self.case.key

    @property
    def title(self) -> str:
        """As readers see it; to insiders that of the last edition. It stays where a case was withdrawn."""
        up = None if self.full else cases.edition(self.read, self.case.key, self.case.reading)
        return up.title if up else self.case.title

    @property
    def full(self) -> bool:
        """Whether the person sees every edition, the reviews and what happened."""
        return self.sight is Sight.FULL

    @property
    def own(self) -> bool:
        """Whether the person wrote it."""
        return self.case.author == self.person

    @property
    def school(self) -> Party:
        return Party(PartyKind.SCHOOL, self.case.school)

    @cached_property
    def editions(self) -> list[EditionRow]:
        """The editions that the person may read, oldest first: to insiders all, to readers those that have been up."""
        if self.sight is Sight.STUB:
            return []
        found = cases.editions(self.read, self.case.key)
        if self.full:
            return found
        return [row for row in found if self.case.published is not None and row.edition in self._been_up]

    @cached_property
    def _been_up(self) -> frozenset[int]:
        told = {"published", "revised", "revision_published"}
        return frozenset(line.facts.edition or 0 for line in self._story if line.kind in told)

    @property
    def praise(self) -> Prose | None:
        """Why the district recommends it."""
        if self.case.recommended_on is None:
            return None
        return next((line.note for line in self._story if line.kind == "recommended"), None)

    @cached_property
    def _story(self) -> list[LineRow]:
        return cases.timeline(self.read, self.case.key)

    def edition(self, number: int) -> EditionRow:
        """One of them. NotFound for one that is not there, or not for these eyes."""
        found = next((row for row in self.editions if row.edition == number), None)
        if found is None:
            raise NotFound(kind="edition", key=str(number))
        return found

    @cached_property
    def shown(self) -> EditionRow:
        """The edition that the page of the case shows."""
        return self.edition(self.case.reading)

    @cached_property
    def origin(self) -> Desk | None:
        """The case that it was adapted from, where this person may read it."""
        above = cases.number(self.read, self.case.adapted_from) if self.case.adapted_from else None
        return Desk.of(self.request, above) if above else None

    @property
    def stage(self) -> str:
        """The stage of the two years in which it was written, or published."""
        return word(Stage(self.case.stage)) if self.case.stage else ""

    @property
    def crumbs(self) -> Crumbs:
        return [("/", _("工作台")), ("/cases", _("案例")), (f"/cases/{self.case.no}", self.number)]

    # ---- what is possible

    def stops(self, command: str) -> Refused | None:
        """Why this person cannot do it now: not theirs, their own, not in this state; None where they can."""
        refusal = self.right(command) or CASE.refusal(self.case.state, command)
        if refusal is None and self.case.revision is None and command in OF_REVISION:
            return NoRevision()
        if refusal is None and command == "assign_reviewer" and self.case.reviewing is None:
            return NoRevision()
        return refusal

    def can(self, command: str) -> bool:
        return self.stops(command) is None

    def right(self, command: str) -> Refused | None:
        """Why this person could not do it in any state."""
        if command in REVIEWS:
            return OwnCase() if self.own else self._studio_right("review")
        if command in AUTHORS:
            return self._author_right(command)
        return self._studio_right(command)

    def _author_right(self, command: str) -> Refused | None:
        rule = access.RULES[f"case.{command}"]
        if self.who.role_for(rule & OFFICE) or (self.own and self.who.role_for(rule - OFFICE)):
            return None
        return self.who.refusal(rule - OFFICE) if self.own else AuthorOnly()

    def _studio_right(self, command: str) -> Refused | None:
        rule, studio = access.RULES[f"case.{command}"], Party(PartyKind.STUDIO, self.case.studio)
        if command == "review" and self.case.reviewer == self.person and self.who.role_for(rule):
            return None
        if self.who.role_for(rule & OFFICE) or self.who.role_for(rule - OFFICE, studio):
            return None
        refusals = (self.who.refusal(rule & OFFICE), self.who.refusal(rule - OFFICE, studio))
        return next((each for each in refusals if not isinstance(each, NotYours)), NotYours())


CASE_PAGE = Thing(area="cases", path="/cases/{case:int}", at=Desk.at, back=_l("返回案例"))
"""What the forms of a case are about."""
