"""A report is called for, handed in, signed by the lead, returned or accepted by somebody else; the log hands in what it shows."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotChosen
from domain.model import Prose
from domain.obligations import CHAPTERS, Belonging, Chapter, Kind, Obligation, Paper, Section, State
from domain.obligations.faults import (
    ChapterUnfit,
    FileTwice,
    InTheFuture,
    NothingHandedIn,
    OutsideProgramme,
    OwnerNotThere,
    OwnerUnfit,
    RequiredUnfit,
    TooFewRefs,
    TooManyFiles,
    TooManyRefs,
)
from domain.obligations.refusals import (
    NoSignature,
    NotEvidenced,
    NotSigned,
    OfficeOnly,
    OwnSubmission,
    SignedAlready,
    SubmissionChanged,
)
from domain.words import File
from tests.programme_stories import (
    ASSISTANT,
    DUE,
    END,
    LEAD,
    NAMED,
    OFFICER,
    OPENING,
    PERSON,
    REPORT,
    SCHOOL,
    SECRETARY,
    STUDIO,
    TODAY,
    a_case,
    duty,
    handed_in,
    obligation,
    report_in,
)
from tests.stories import happened, refused, replayed, stored, told

SHEET = File("f-1", "a" * 64, 20_480, "application/pdf")
DAYS = {"starts_on": OPENING, "ends_on": END}
JUDGED = {"no": 1, "on": TODAY, "by_person": OFFICER, "by_office": True}
BY = {"by_person": LEAD, "on": TODAY, "today": TODAY}

# ---- called for


def test_a_report_is_called_for_under_a_key_of_its_own():
    made = Obligation.issue(duty(), belonging=Belonging(STUDIO, OPENING), **DAYS)

    assert made.key == "prog-2024/annual_summary/studio:st-ms/study"
    assert (made.state, made.due_on, made.required) == (State.ISSUED, DUE, 1)


@pytest.mark.parametrize(
    ("asked", "belonging", "faults"),
    [
        (duty(), None, [(OwnerNotThere, "owner", {"due_on": DUE})]),
        (duty(), Belonging(STUDIO, date(2025, 5, 1)), [(OwnerNotThere, "owner", {"due_on": DUE})]),
        (duty(), Belonging(SCHOOL, OPENING), [(OwnerNotThere, "owner", {"due_on": DUE})]),
        (
            duty(owner=PERSON),
            Belonging(PERSON, OPENING),
            [(OwnerUnfit, "owner", {"because": Kind.ANNUAL_SUMMARY, "owner_kind": STUDIO.kind})],
        ),
        (
            duty(due_on=date(2026, 9, 1), required=0, period=""),
            Belonging(STUDIO, OPENING),
            [
                (NotChosen, "period", {}),
                (OutsideProgramme, "due_on", DAYS),
                (RequiredUnfit, "required", {"least": 1, "most": 99}),
            ],
        ),
    ],
)
def test_nobody_owes_what_was_not_theirs_to_give(asked, belonging, faults):
    assert refused(Obligation.issue, asked, belonging=belonging, **DAYS) == faults


# ---- handed in


def test_the_lead_signs_a_report_by_handing_it_in():
    facts = happened(obligation().submit, REPORT, **BY, signs=True)

    said = {"no": 1, "refs": (), "on": TODAY, "by_person": LEAD, "sections": REPORT.sections, "signed": True}
    assert facts == [(Obligation.Submitted, said)]


def test_what_the_assistant_hands_in_the_lead_signs_afterwards():
    made = handed_in(by=ASSISTANT, signs=False)

    unsigned = refused(made.accept, **JUDGED)
    facts = happened(made.sign, no=1, on=TODAY)

    assert unsigned == [(NotSigned, "", {})]
    assert facts == [(Obligation.Signed, {"no": 1, "on": TODAY})]
    assert refused(made.sign, no=1, on=TODAY) == [(SignedAlready, "", {})]


def test_a_secretary_hands_in_a_case_or_a_work_report_without_any_signature():
    case = handed_in(a_case(), NAMED, by=SECRETARY, signs=True)

    assert (case.signed, case.paper) == (False, NAMED)
    assert refused(case.sign, no=1, on=TODAY) == [(NoSignature, "", {})]
    assert happened(case.accept, **JUDGED) == [(Obligation.Accepted, {"no": 1, "on": TODAY})]


def test_a_file_alone_is_enough():
    facts = happened(
        obligation(Kind.BRANCH_WORK_REPORT, SCHOOL).submit, Paper(attachments=(SHEET,)), **BY | {"by_person": SECRETARY}
    )

    assert facts == [
        (Obligation.Submitted, {"no": 1, "refs": (), "on": TODAY, "by_person": SECRETARY, "attachments": (SHEET,)})
    ]


@pytest.mark.parametrize("kind", CHAPTERS)
def test_a_report_that_is_begun_has_all_its_chapters(kind):
    begun = Paper(sections=(Section(CHAPTERS[kind][0], Prose("一节")), Section(CHAPTERS[kind][1], Prose(" "))))
    owner = SCHOOL if kind is Kind.BRANCH_WORK_REPORT else STUDIO

    faults = refused(obligation(kind, owner).submit, begun, **BY)

    assert faults == [(NotChosen, f"sections.{chapter}", {}) for chapter in CHAPTERS[kind][1:]]


@pytest.mark.parametrize(
    ("paper", "faults"),
    [
        (Paper(), [(NothingHandedIn, "refs", {})]),
        (Paper(sections=(Section(Chapter.FIGURES, Prose("")),)), [(NothingHandedIn, "refs", {})]),
        (Paper(refs=("",)), [(NotChosen, "refs", {})]),
        (
            Paper(refs=("x",) * 51, attachments=(SHEET, SHEET)),
            [(TooManyRefs, "refs", {"limit": 50, "count": 51}), (FileTwice, "attachments", {"no": 2})],
        ),
        (
            Paper(attachments=tuple(File(f"f-{n}", str(n), 1, "application/pdf") for n in range(11))),
            [(TooManyFiles, "attachments", {"limit": 10, "count": 11})],
        ),
        (
            Paper(sections=(*REPORT.sections, Section(Chapter.LEADING, Prose("一节")), REPORT.sections[0])),
            [
                (ChapterUnfit, "sections.leading", {"chapter": Chapter.LEADING}),
                (ChapterUnfit, "sections.plan_vs_done", {"chapter": Chapter.PLAN_VS_DONE}),
            ],
        ),
    ],
)
def test_what_is_handed_in_says_something_and_fits(paper, faults):
    assert refused(obligation().submit, paper, **BY) == faults


def test_nothing_is_handed_in_tomorrow_or_by_nobody():
    faults = refused(obligation().submit, REPORT, by_person="", on=DUE, today=TODAY)

    assert faults == [(NotChosen, "by_person", {}), (InTheFuture, "on", {})]


def test_as_many_outcomes_are_named_as_are_required():
    made = obligation(Kind.REPRESENTATIVE_OUTCOME, required=2)

    faults = refused(made.submit, Paper(refs=("outcome:1", "outcome:1")), **BY)

    assert faults == [(TooFewRefs, "refs", {"required": 2, "count": 1})]


# ---- by itself


@pytest.mark.parametrize("state", [State.ISSUED, State.MISSED, State.RETURNED])
def test_what_the_log_shows_hands_itself_in(state):
    made = report_in(state, a_case(), NAMED)
    before = made.no

    facts = happened(made.fulfil, ("case:c-1", "case:c-1"), on=TODAY)

    told_ = {"no": before + 1, "refs": ("case:c-1",), "on": TODAY, "automatic": True}
    assert facts == [(Obligation.Submitted, told_)]
    assert happened(made.accept, **JUDGED | {"no": before + 1}) == [
        (Obligation.Accepted, {"no": before + 1, "on": TODAY})
    ]


def test_it_does_so_when_there_is_as_much_as_required_and_only_where_the_log_can_show_it():
    two = obligation(Kind.REPRESENTATIVE_OUTCOME, required=2)

    assert refused(two.fulfil, ("outcome:1",), on=TODAY) == [(TooFewRefs, "refs", {"required": 2, "count": 1})]
    assert refused(obligation().fulfil, ("x",), on=TODAY) == [(NotEvidenced, "", {})]


# ---- judged


def test_a_report_comes_back_with_comments_and_is_mended():
    made = handed_in()

    back = happened(made.send_back, **JUDGED, comments=Prose("补充口径"))
    handed_in(made, by=ASSISTANT, signs=False)

    assert back == [(Obligation.Returned, {"no": 1, "comments": Prose("补充口径"), "on": TODAY})]
    assert (made.no, made.state, made.signed) == (2, State.SUBMITTED, False)
    assert refused(made.accept, **JUDGED) == [(SubmissionChanged, "", {"seen": 1, "no": 2})]
    assert refused(made.sign, no=1, on=TODAY) == [(SubmissionChanged, "", {"seen": 1, "no": 2})]


def test_who_sends_something_back_says_why():
    assert refused(handed_in().send_back, **JUDGED, comments=Prose("")) == [(NotChosen, "comments", {})]


@pytest.mark.parametrize(("command", "more"), [("accept", {}), ("send_back", {"comments": Prose("补充口径")})])
def test_nobody_judges_the_own_report_and_the_lead_not_that_of_the_studio(command, more):
    studios, members = handed_in(), handed_in(a_case(), NAMED, by=LEAD)
    by_lead = {"no": 1, "on": TODAY, "by_person": LEAD, "by_office": False}

    assert refused(getattr(studios, command), **by_lead, **more) == [(OfficeOnly, "", {})]
    assert refused(getattr(members, command), **by_lead, **more) == [(OwnSubmission, "", {})]


def test_the_lead_accepts_what_a_member_handed_in():
    made = handed_in(a_case(), NAMED, by=SECRETARY)

    assert happened(made.accept, no=1, on=TODAY, by_person=LEAD, by_office=False) == [
        (Obligation.Accepted, {"no": 1, "on": TODAY})
    ]


def test_a_stored_report_reads_back_with_its_chapters():
    made = report_in(State.ACCEPTED)

    read = replayed(stored(made))

    assert told(read) == told(made)
    assert [str(section.text) for section in read.paper.sections][:1] == ["plan_vs_done 一节"]
    assert read.texts == {"k1", "k2", "k3", "k4"}
