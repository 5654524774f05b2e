"""Editions are immutable: wording is revised at once, more than that is reviewed while the published edition stays up."""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import replace

from domain.cases import Case, Changes, Section, State, Visibility, faults, refusals
from domain.errors import NotChosen
from domain.model import REMOVED, Prose
from domain.words import Level, OutcomeForm
from tests.case_stories import (
    AUTHOR,
    DECLARED,
    MANUSCRIPT,
    OTHER,
    PHOTO,
    REVIEWER,
    WHY,
    published,
    returned,
    revising,
    submitted,
)
from tests.stories import happened, on, refused, replayed, stored, told

NEXT: dict[str, Any] = {"by_person": AUTHOR, "base_edition": 1, "change_note": WHY}
FIRST = Prose("开学前共同编制周历，全校执行")


def seen(case: Case) -> Case:
    """The case as it stands in the log."""
    return replayed(stored(case))


def kept(case: Case) -> list[dict[str, Any]]:
    """What the last commands wrote into the log."""
    return [json.loads(body) for _, body in stored(case, first=100)]


def test_a_revised_wording_is_up_at_once():
    case = published()

    facts = happened(case.revise, OTHER, DECLARED, **NEXT)

    told_so = {"edition": 2, "base_edition": 1, "change_note": WHY, "declared": DECLARED}
    assert facts == [(Case.Revised, told_so | {"changes": Changes(effect=OTHER.effect)})]
    assert (case.edition, case.published, case.revision) == (2, 2, None)
    assert case.editions == {1: MANUSCRIPT, 2: OTHER}


def test_a_revision_is_reviewed_while_the_published_edition_stays_up():
    case = published()

    facts = happened(case.submit_revision, OTHER, DECLARED, **NEXT)

    assert [kind for kind, _ in facts] == [Case.RevisionSubmitted]
    assert (case.state, case.edition, case.published, case.revision) == (State.PUBLISHED, 2, 1, 2)
    case.publish_revision(by_person=REVIEWER, edition=2, comment=Prose(" "))
    assert (case.published, case.revision, case.visibility) == (2, None, Visibility.DISTRICT)


def test_everything_that_changed_is_told_and_what_was_left_out_is_dropped():
    base = submitted(replace(MANUSCRIPT, appendix=Prose("样表")))
    new = replace(
        MANUSCRIPT,
        title="一张课表",
        form=OutcomeForm.METHOD_CASE,
        topics=("共建",),
        levels=(Level.KINDERGARTEN,),
        attachments=(PHOTO,),
    )
    case = returned(base)

    case.resubmit(new, DECLARED, by_person=AUTHOR, base_edition=1)

    lines = {"title": "一张课表", "topics": ("共建",), "levels": (Level.KINDERGARTEN,), "attachments": (PHOTO,)}
    form = OutcomeForm.METHOD_CASE
    assert case.pending_events[-1].changes == Changes(**lines, form=form, dropped=(Section.APPENDIX,))
    assert case.manuscript == new
    assert told(seen(case)) == told(case)


def test_a_returned_revision_leaves_the_published_edition_and_can_be_taken_further():
    case = revising()
    case.return_revision(by_person=REVIEWER, edition=2, comments=Prose("再补充口径"))
    better = replace(OTHER, reflection=Prose("先排时间表"))

    assert (case.published, case.revision) == (1, None)
    case.submit_revision(better, DECLARED, **NEXT | {"base_edition": 2})
    assert (case.published, case.revision, case.editions) == (1, 3, {1: MANUSCRIPT, 2: OTHER, 3: better})
    assert case.pending_events[-1].changes == Changes(reflection=better.reflection)


def test_a_wording_is_revised_from_what_is_up_not_from_what_was_returned():
    case = revising()
    case.return_revision(by_person=REVIEWER, edition=2, comments=Prose("再补充口径"))

    assert refused(case.revise, OTHER, DECLARED, **NEXT | {"base_edition": 2}) == [
        (refusals.EditionChanged, "", {"seen": 2, "edition": 1})
    ]
    case.revise(replace(MANUSCRIPT, title="两本账"), DECLARED, **NEXT)
    assert (case.published, case.manuscript) == (3, replace(MANUSCRIPT, title="两本账"))


def test_a_newer_revision_takes_the_place_of_the_one_under_review():
    case = revising()

    case.submit_revision(replace(OTHER, practice=FIRST), DECLARED, **NEXT | {"base_edition": 2})

    assert case.revision == 3
    for command in (case.publish_revision, case.return_revision):
        assert refused(command, by_person=REVIEWER, edition=2) == [
            (refusals.EditionChanged, "", {"seen": 2, "edition": 3})
        ]


def test_nothing_is_revised_without_a_change_and_a_note():
    case = revising()
    case.return_revision(by_person=REVIEWER, edition=2, comments=Prose("不必改"))
    last = NEXT | {"base_edition": 2, "change_note": Prose("")}
    nothing = [(NotChosen, "change_note", {}), (faults.NothingChanged, "", {})]

    assert refused(published().revise, MANUSCRIPT, DECLARED, **NEXT | {"change_note": Prose("")}) == nothing
    assert refused(case.submit_revision, OTHER, DECLARED, **last) == nothing
    assert refused(case.submit_revision, MANUSCRIPT, DECLARED, **last) == nothing


def test_wording_waits_while_a_revision_is_reviewed():
    assert refused(revising().revise, OTHER, DECLARED, **NEXT) == [(refusals.RevisionPending, "", {"edition": 2})]


def test_only_the_author_revises():
    for command in (published().revise, published().submit_revision):
        assert refused(command, OTHER, DECLARED, **NEXT | {"by_person": REVIEWER}) == [(refusals.AuthorOnly, "", {})]


def test_what_an_edition_does_not_change_keeps_its_text_and_key():
    case = revising(seen(published()))

    keys = {section: case.editions[2].section(section).key for section in Section if section is not Section.APPENDIX}
    assert keys == {"summary": "k1", "background": "k2", "practice": "k3", "effect": "", "reflection": "k5"}
    assert set(kept(case)[0]["changes"]) == {"effect"}


def test_a_text_that_comes_back_is_the_text_that_was_there():
    case = published()
    case.revise(replace(MANUSCRIPT, practice=FIRST), DECLARED, **NEXT)
    case = seen(case)
    before = case.editions[1].practice.key

    case.revise(MANUSCRIPT, DECLARED, **NEXT | {"base_edition": 2})

    assert kept(case)[0]["changes"] == {"practice": {"k": before, "c": str(MANUSCRIPT.practice)[::-1]}}


def test_the_mark_of_a_removed_text_sent_back_by_a_form_stays_the_removed_text():
    case = seen(published())
    removed = Prose("%", "k3", lambda _: None)
    case.editions[1] = replace(case.editions[1], practice=removed)
    typed = replace(OTHER, practice=Prose(REMOVED))

    case.revise(typed, DECLARED, **NEXT)

    assert case.pending_events[-1].changes == Changes(effect=OTHER.effect)
    assert case.manuscript.practice is removed


def test_one_redaction_removes_a_text_from_every_edition_that_has_it():
    case = revising(seen(published()))
    case.publish_revision(by_person=REVIEWER, edition=2)
    shared = (Section.SUMMARY, Section.PRACTICE)

    facts = happened(case.redact, edition=2, sections=shared, reason="涉及个人")

    assert facts == [(Case.Redacted, {"of": ("k1", "k3"), "edition": 2, "sections": shared, "reason": "涉及个人"})]
    assert happened(case.redact, edition=1, sections=shared, reason="涉及个人") == []


def test_a_reviewer_is_assigned_to_a_revision_and_is_done_with_its_publication():
    due = {"reviewer_id": REVIEWER, "due_on": on("03-17"), "today": on("03-03")}
    case = revising()

    assert refused(published().assign_reviewer, **due) == [(refusals.NoRevision, "", {})]
    case.assign_reviewer(**due)
    assert case.review == (REVIEWER, on("03-17"))
    case.publish_revision(by_person=REVIEWER, edition=2)
    assert case.review is None
