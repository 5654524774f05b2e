"""A case is written by one secretary, complete and declared, or taken over from elsewhere as it is."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import asdict, replace

from domain.cases import Case, Changes, Declarations, State, faults, refusals
from domain.errors import NotChosen, PersonalNumber, TooLong
from domain.model import Prose
from domain.words import Level
from tests.case_stories import (
    AUTHOR,
    DECLARED,
    MANUSCRIPT,
    OTHER,
    PHOTO,
    REVIEWER,
    SHEET,
    manuscript,
    recalled,
    returned,
    submission,
    submitted,
    taken_over,
)
from tests.stories import happened, refused, said

NEXT: dict[str, Any] = {"by_person": AUTHOR, "base_edition": 1}


def wrong(**other: Any) -> list[tuple[type, str, dict[str, object]]]:
    """What is the matter with a manuscript that is right but for this."""
    return refused(Case.submit, manuscript(**other), DECLARED, **submission())


def test_a_submitted_case_is_edition_1_and_waits_for_review():
    case = submitted(visit_id="v-1", adapted_from="c-0", ancestors=("c-00",))

    written = {name: value for name, value in asdict(MANUSCRIPT).items() if value is not None}
    who = {"programme_id": "prog-2024", "author_id": AUTHOR, "school_id": "s-ps"}
    about = who | {"visit_id": "v-1", "adapted_from": "c-0"}
    assert [said(fact) for fact in case.pending_events] == [written | about | {"edition": 1, "declared": DECLARED}]
    assert (case.key, case.state, case.edition, case.manuscript) == ("c-1", State.IN_REVIEW, 1, MANUSCRIPT)
    with pytest.raises(LookupError):
        _ = case.published_edition


def test_all_that_is_missing_is_told_at_once_each_beside_its_field():
    nothing = dict.fromkeys(("summary", "background", "practice", "effect", "reflection"), Prose(" "))
    none = Declarations(original=False, truthful=False, privacy_checked=False)
    who = {"programme_id": "", "author_id": "", "school_id": ""}

    told = refused(Case.submit, manuscript(title="", topics=(" ",), levels=(), **nothing), none, **submission(**who))

    missing = (*who, "title", "topics", "levels", *nothing)
    declared = ("original", "truthful", "privacy_checked")
    assert told == [(NotChosen, name, {}) for name in missing] + [(faults.NotDeclared, name, {}) for name in declared]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"title": "长" * 41}, (TooLong, "title", {"limit": 40, "length": 41})),
        ({"summary": Prose("长" * 301)}, (TooLong, "summary", {"limit": 300, "length": 301})),
        ({"appendix": Prose("长" * 20_001)}, (TooLong, "appendix", {"limit": 20_000, "length": 20_001})),
        ({"practice": Prose("请电13812345678")}, (PersonalNumber, "practice", {"kind": "phone", "at": 3})),
        ({"topics": ("长" * 41,)}, (TooLong, "topics", {"limit": 40, "length": 41})),
        (
            {"topics": tuple(map(str, range(11)))},
            (faults.TooManyTopics, "topics", {"limit": 10, "count": 11}),
        ),
        ({"levels": (Level.MIXED,)}, (faults.LevelUnfit, "levels", {})),
    ],
)
def test_what_is_written_keeps_the_limits(given: dict[str, Any], fault: tuple[type, str, dict[str, object]]):
    assert wrong(**given) == [fault]


def test_blanks_and_what_is_said_twice_are_left_out():
    typed = manuscript(title=" 题目 ", topics=("共建", " 共建 ", ""), levels=(Level.PRIMARY,) * 2, appendix=Prose(" "))

    assert submitted(typed).manuscript == manuscript(title="题目", topics=("共建",), levels=(Level.PRIMARY,))


def test_files_are_few_and_different():
    many = tuple(replace(PHOTO, sha256=f"{no:064}") for no in range(21))

    assert wrong(attachments=(SHEET, PHOTO, SHEET)) == [(faults.FileTwice, "attachments", {"no": 3})]
    assert wrong(attachments=many) == [(faults.TooManyFiles, "attachments", {"limit": 20, "count": 21})]


def test_a_title_stands_once_in_a_school():
    assert refused(Case.submit, MANUSCRIPT, DECLARED, **submission(same_title="c-7")) == [
        (faults.TitleTaken, "title", {"case": "c-7"})
    ]


@pytest.mark.parametrize("lineage", [{"adapted_from": "c-1"}, {"adapted_from": "c-0", "ancestors": ("c-00", "c-1")}])
def test_a_case_does_not_descend_from_itself(lineage: dict[str, Any]):
    assert refused(Case.submit, MANUSCRIPT, DECLARED, **submission(**lineage)) == [
        (faults.LineageCycle, "adapted_from", {"case": lineage["adapted_from"]})
    ]


def test_a_case_taken_over_from_elsewhere_may_lack_parts_but_not_all_of_them():
    case = taken_over(written=manuscript(title="长" * 200, background=None))
    thin = taken_over()

    assert (case.manuscript.background, thin.source, thin.manuscript.topics) == (None, "案例汇编 17", ())
    nothing = dict.fromkeys(("summary", "background", "practice", "effect", "reflection"))
    elsewhere = submission(source="旧档")
    assert refused(Case.submit, manuscript(**nothing, title="长" * 201), DECLARED, **elsewhere) == [
        (TooLong, "title", {"limit": 200, "length": 201}),
        (NotChosen, "practice", {}),
    ]


def test_only_the_author_or_the_party_school_takes_a_case_back():
    assert refused(submitted().recall, by_person=REVIEWER) == [(refusals.AuthorOnly, "", {})]
    assert refused(returned().resubmit, OTHER, DECLARED, **NEXT | {"by_person": REVIEWER}) == [
        (refusals.AuthorOnly, "", {})
    ]
    assert happened(submitted().recall, by_person=AUTHOR) == [(Case.Recalled, {})]
    assert happened(taken_over().recall, by_person=None) == [(Case.Recalled, {})]


def test_what_was_changed_is_the_next_edition_and_only_that_is_stored():
    case = returned()

    facts = happened(case.resubmit, OTHER, DECLARED, **NEXT)

    changes = Changes(effect=OTHER.effect)
    told = {"edition": 2, "base_edition": 1, "declared": DECLARED, "changes": changes}
    assert facts == [(Case.Resubmitted, told)]
    assert (case.state, case.editions) == (State.IN_REVIEW, {1: MANUSCRIPT, 2: OTHER})


def test_a_recalled_case_may_be_submitted_as_it_was_and_stays_that_edition():
    case = recalled()

    facts = happened(case.resubmit, MANUSCRIPT, DECLARED, **NEXT)

    assert facts == [(Case.Resubmitted, {"edition": 1, "base_edition": 1, "declared": DECLARED})]
    assert case.editions == {1: MANUSCRIPT}


def test_a_case_that_was_sent_back_comes_again_changed_complete_and_declared():
    unchecked = replace(DECLARED, privacy_checked=False)

    assert refused(returned().resubmit, MANUSCRIPT, unchecked, **NEXT) == [
        (faults.NotDeclared, "privacy_checked", {}),
        (faults.NothingChanged, "", {}),
    ]
    assert refused(returned().resubmit, replace(OTHER, practice=None), DECLARED, **NEXT, same_title="c-7") == [
        (faults.TitleTaken, "title", {"case": "c-7"}),
        (NotChosen, "practice", {}),
    ]


def test_what_builds_on_an_older_edition_is_refused():
    case = returned()
    case.resubmit(OTHER, DECLARED, **NEXT)
    returned(case)

    assert refused(case.resubmit, MANUSCRIPT, DECLARED, **NEXT) == [
        (refusals.EditionChanged, "", {"seen": 1, "edition": 2})
    ]


def test_a_case_taken_over_stays_one_that_may_lack_parts():
    case = returned(taken_over(author_id=AUTHOR))

    case.resubmit(replace(case.manuscript, title="旧案例新编"), DECLARED, **NEXT)

    assert case.manuscript.title == "旧案例新编"
