"""Use cases of reviewers: lead or mentor of the studio, an officer, whoever was asked; never the author."""

from __future__ import annotations

from datetime import date

from domain.cases import Remarks, Scores
from domain.errors import refuse
from hub.access import RULES, Act
from hub.cases.basis import Basis
from hub.cases.faults import ReviewerUnfit
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, prose


class Review(Basis):
    """What a reviewer does with a case, and with a revision of a published one."""

    @command
    def assign_reviewer(self, key: str, *, reviewer_id: str, due_on: date, act: Act) -> Receipt:
        """By the lead of the studio or an officer, to somebody who reviews."""
        before = self._guiding("assign_reviewer", key, act)
        if not act.trusted:
            able = self._core.standing(reviewer_id).role_for(RULES["case.review"])
            refuse(None if able else ReviewerUnfit("reviewer_id", person=reviewer_id))
        before.case.assign_reviewer(reviewer_id=reviewer_id, due_on=due_on, today=self._core.today())
        return self._commit(before)

    @command
    def ask_changes(
        self, key: str, *, edition: int, comments: Text = None, remarks: Remarks | None = None, act: Act
    ) -> Receipt:
        """Back to the author, with comments on the whole or on sections. `edition`: the one that was read."""
        before = self._reviewing(key, act)
        before.case.ask_changes(by_person=act.person, edition=edition, comments=prose(comments), remarks=remarks)
        return self._commit(before)

    @command
    def approve(
        self, key: str, *, edition: int, scores: Scores | None = None, comment: Text = None, act: Act
    ) -> Receipt:
        before = self._reviewing(key, act)
        before.case.approve(by_person=act.person, edition=edition, scores=scores, comment=prose(comment))
        return self._commit(before)

    @command
    def return_revision(
        self, key: str, *, edition: int, comments: Text = None, remarks: Remarks | None = None, act: Act
    ) -> Receipt:
        before = self._reviewing(key, act)
        before.case.return_revision(by_person=act.person, edition=edition, comments=prose(comments), remarks=remarks)
        return self._commit(before)

    @command
    def publish_revision(self, key: str, *, edition: int, comment: Text = None, act: Act) -> Receipt:
        """Approved and up in one step, for the same readers."""
        before = self._reviewing(key, act)
        before.case.publish_revision(by_person=act.person, edition=edition, comment=prose(comment))
        return self._commit(before)
