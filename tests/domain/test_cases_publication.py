"""What readers get to see of a case, and that what is taken away leaves a reason behind."""

from __future__ import annotations

from typing import Any

import pytest

from domain.cases import Case, Section, State, Visibility, faults, refusals
from domain.days import InTheFuture
from domain.errors import NotChosen
from domain.model import Prose
from domain.texts import TextUnknown
from tests.case_stories import (
    AUTHOR,
    DECLARED,
    MANUSCRIPT,
    OTHER,
    REVIEWER,
    TODAY,
    WHY,
    approved,
    archived,
    published,
    recalled,
    revising,
    submitted,
    withdrawn,
)
from tests.stories import happened, on, refused, replayed, stored

UP: dict[str, Any] = {"edition": 1, "visibility": Visibility.STUDIO, "on": TODAY}


def test_an_approved_case_is_published_for_its_readers():
    case = approved()

    assert happened(case.publish, **UP, today=TODAY) == [(Case.Published, UP)]
    assert (case.state, case.published, case.published_edition, case.visibility) == (
        State.PUBLISHED,
        1,
        1,
        Visibility.STUDIO,
    )


def test_the_audience_of_a_published_case_is_changed_by_publishing_it_again():
    case = revising()
    wider = UP | {"visibility": Visibility.PARTNERS}

    assert happened(case.publish, **UP | {"visibility": Visibility.DISTRICT}, today=TODAY) == []
    assert happened(case.publish, **wider, today=TODAY) == [(Case.Published, wider)]
    assert (case.published, case.revision, case.visibility) == (1, 2, Visibility.PARTNERS)
    assert refused(case.publish, **UP | {"edition": 2}, today=TODAY) == [
        (refusals.EditionChanged, "", {"seen": 2, "edition": 1})
    ]


def test_another_edition_than_the_approved_one_is_not_published():
    assert refused(approved().publish, **UP | {"edition": 2}, today=TODAY) == [
        (refusals.EditionChanged, "", {"seen": 2, "edition": 1})
    ]


def test_nothing_is_published_or_recommended_on_a_day_to_come():
    tomorrow = on("03-04")

    assert refused(approved().publish, **UP | {"on": tomorrow}, today=TODAY) == [(InTheFuture, "on", {})]
    assert refused(published().recommend, on=tomorrow, reason=Prose(""), today=TODAY) == [
        (InTheFuture, "on", {}),
        (NotChosen, "reason", {}),
    ]


def test_a_case_is_recommended_once():
    case, why = published(), {"on": TODAY, "reason": Prose("可学可用")}

    assert happened(case.recommend, **why, today=TODAY) == [(Case.Recommended, why)]
    assert happened(case.recommend, **why, today=TODAY) == []
    assert case.recommended


@pytest.mark.parametrize("command", ["archive", "withdraw"])
def test_the_author_and_the_party_school_take_a_case_away_with_a_reason(command: str):
    assert happened(getattr(published(), command), by_person=AUTHOR, reason=WHY)
    assert happened(getattr(published(), command), by_person=None, reason=WHY)
    assert refused(getattr(published(), command), by_person=REVIEWER, reason=WHY) == [(refusals.AuthorOnly, "", {})]
    assert refused(getattr(published(), command), by_person=AUTHOR, reason=Prose(" ")) == [(NotChosen, "reason", {})]


def test_bringing_a_case_back_is_explained():
    assert refused(archived().restore, reason=Prose("")) == [(NotChosen, "reason", {})]
    assert refused(withdrawn().reinstate, reason=Prose("")) == [(NotChosen, "reason", {})]


def test_a_withdrawn_case_comes_back_as_it_was_published():
    case = published()
    case.revise(OTHER, DECLARED, by_person=AUTHOR, base_edition=1, change_note=WHY)
    withdrawn(case)

    case.reinstate(reason=Prose("已脱敏"))

    assert (case.state, case.published, case.visibility) == (State.PUBLISHED, 2, Visibility.DISTRICT)


@pytest.mark.parametrize("build", [submitted, recalled, approved])
def test_what_was_never_published_is_not_reinstated(build: Any):
    case = withdrawn(build())

    assert refused(case.reinstate, reason=WHY) == [(refusals.NeverPublished, "", {})]


def test_a_revision_waits_while_its_case_is_archived():
    case = revising()
    case.archive(by_person=AUTHOR, reason=WHY)
    case.restore(reason=WHY)

    assert (case.state, case.published, case.revision) == (State.PUBLISHED, 1, 2)


def test_comments_of_reviewers_are_redacted_by_their_key():
    case = submitted()
    case.ask_changes(by_person=REVIEWER, edition=1, comments=Prose("王老师的数据不对"))
    case = replayed(stored(case))

    facts = happened(case.redact, of=("k6", "k6"), reason="涉及个人")

    assert facts == [(Case.Redacted, {"of": ("k6",), "reason": "涉及个人"})]


def test_a_redaction_names_a_text_that_is_there_and_a_reason():
    case = replayed(stored(published()))

    assert refused(case.redact, of=("k9",), reason="") == [
        (TextUnknown, "of", {"key": "k9"}),
        (NotChosen, "reason", {}),
    ]
    assert refused(case.redact, reason="涉及个人") == [(NotChosen, "of", {})]
    assert refused(case.redact, reason="涉及个人", edition=2, sections=(Section.EFFECT,)) == [
        (faults.EditionUnknown, "edition", {"edition": 2})
    ]
    assert refused(case.redact, reason="涉及个人", edition=1, sections=(Section.APPENDIX,)) == [
        (faults.SectionEmpty, "sections", {"section": Section.APPENDIX})
    ]


def test_a_text_that_was_never_stored_has_no_key_to_destroy():
    assert refused(published().redact, reason="涉及个人", edition=1, sections=(Section.EFFECT,)) == [
        (NotChosen, "of", {})
    ]
    assert published().manuscript == MANUSCRIPT
