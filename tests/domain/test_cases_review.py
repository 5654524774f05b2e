"""A case is reviewed by somebody else than its author, with comments on its sections and four scores."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from domain.cases import Case, Remarks, faults, refusals
from domain.errors import NotChosen, TooLong
from domain.model import Prose
from tests.case_stories import (
    AUTHOR,
    DECLARED,
    OTHER,
    REVIEWER,
    SCORES,
    TODAY,
    published,
    returned,
    revising,
    submitted,
    taken_over,
)
from tests.stories import happened, on, refused

ASSIGNED: dict[str, Any] = {"reviewer_id": REVIEWER, "due_on": on("03-17")}
READ: dict[str, Any] = {"by_person": REVIEWER, "edition": 1}
COMMENTS = Prose("成效请写清口径")


def test_a_reviewer_is_assigned_until_a_day_and_replaced_by_another():
    case = submitted()

    assert happened(case.assign_reviewer, **ASSIGNED, today=TODAY) == [(Case.ReviewerAssigned, ASSIGNED)]
    assert happened(case.assign_reviewer, **ASSIGNED, today=TODAY) == []
    case.assign_reviewer(reviewer_id="p-ms", due_on=on("03-17"), today=TODAY)
    assert case.review == ("p-ms", on("03-17"))


def test_a_reviewer_is_somebody_else_and_has_time():
    late = {"due_on": on("03-02"), "today": TODAY}

    assert refused(submitted().assign_reviewer, reviewer_id=AUTHOR, **late) == [
        (faults.ReviewerIsAuthor, "reviewer_id", {}),
        (faults.DuePast, "due_on", {}),
    ]
    assert refused(taken_over().assign_reviewer, reviewer_id="", due_on=TODAY, today=TODAY) == [
        (NotChosen, "reviewer_id", {})
    ]


def test_changes_are_asked_for_on_the_whole_and_on_sections():
    remarks = Remarks(effect=Prose("数据从哪里来"), practice=Prose(" "))
    case = submitted()

    facts = happened(case.ask_changes, **READ, comments=COMMENTS, remarks=remarks)

    assert facts == [
        (Case.ChangesAsked, {"edition": 1, "comments": COMMENTS, "remarks": Remarks(effect=Prose("数据从哪里来"))})
    ]


def test_one_remark_is_enough_and_none_is_too_little():
    alone = Remarks(summary=Prose("写短一些"))
    wrong = {"comments": Prose("长" * 20_001), "remarks": Remarks(appendix=Prose("长" * 20_001))}

    assert happened(submitted().ask_changes, **READ, remarks=alone)
    assert happened(revising().return_revision, **READ | {"edition": 2}, remarks=alone)
    for empty in ({}, {"comments": Prose(" "), "remarks": Remarks(summary=Prose(""))}):
        assert refused(submitted().ask_changes, **READ, **empty) == [(faults.NoComments, "comments", {})]
        assert refused(revising().return_revision, **READ | {"edition": 2}, **empty) == [
            (faults.NoComments, "comments", {})
        ]
    assert refused(submitted().ask_changes, **READ, **wrong) == [
        (TooLong, "comments", {"limit": 20_000, "length": 20_001}),
        (TooLong, "remarks.appendix", {"limit": 20_000, "length": 20_001}),
    ]


def test_an_approved_case_has_four_scores():
    case = submitted()

    facts = happened(case.approve, **READ, scores=SCORES, comment=COMMENTS)

    assert facts == [(Case.Approved, {"edition": 1, "scores": SCORES, "comment": COMMENTS})]
    assert (case.scores, SCORES.total) == (SCORES, 68)


def test_a_case_may_be_approved_in_words_alone():
    assert happened(submitted().approve, **READ, comment=Prose(" ")) == [(Case.Approved, {"edition": 1})]


def test_each_score_lies_between_0_and_25():
    scores = replace(SCORES, authenticity=26, typicality=-1)

    assert refused(submitted().approve, **READ, scores=scores, comment=Prose("长" * 20_001)) == [
        (faults.ScoreUnknown, "scores.authenticity", {"most": 25}),
        (faults.ScoreUnknown, "scores.typicality", {"most": 25}),
        (TooLong, "comment", {"limit": 20_000, "length": 20_001}),
    ]


@pytest.mark.parametrize("command", ["ask_changes", "approve", "return_revision", "publish_revision"])
def test_the_author_does_not_review_the_own_case(command: str):
    case = revising() if command.endswith("revision") else submitted()

    assert refused(getattr(case, command), by_person=AUTHOR, edition=case.edition) == [(refusals.OwnCase, "", {})]


@pytest.mark.parametrize("command", ["ask_changes", "approve"])
def test_whoever_read_an_older_edition_is_led_to_the_new_one(command: str):
    case = returned()
    case.resubmit(OTHER, DECLARED, by_person=AUTHOR, base_edition=1)

    assert refused(getattr(case, command), **READ) == [(refusals.EditionChanged, "", {"seen": 1, "edition": 2})]


@pytest.mark.parametrize("command", ["return_revision", "publish_revision"])
def test_where_no_revision_waits_none_is_returned_or_published(command: str):
    assert refused(getattr(published(), command), **READ) == [(refusals.NoRevision, "", {})]


def test_a_revision_is_published_with_a_word_about_it():
    facts = happened(revising().publish_revision, by_person=REVIEWER, edition=2, comment=COMMENTS)

    assert facts == [(Case.RevisionPublished, {"edition": 2, "comment": COMMENTS})]


def test_a_revision_is_returned_with_comments():
    facts = happened(revising().return_revision, by_person=REVIEWER, edition=2, comments=COMMENTS)

    assert facts == [(Case.RevisionReturned, {"edition": 2, "comments": COMMENTS})]
