"""Who may do what to a case and to an adoption: the author, the studio's people, the Party School, the adopter; everybody else not."""

from __future__ import annotations

from datetime import date

import pytest

from domain.cases import Result, Section, Visibility
from domain.errors import Conflict, Forbidden, NotFound, ReadOnly, Refused, TermEnded
from domain.words import Party, PartyKind
from hub.access import RULES
from projections import cases
from tests.district import KG1, STREET
from tests.library import (
    DECLARED,
    DISTRICT,
    DUE,
    approved,
    in_use,
    paper,
    planned,
    published,
    revision,
    sight,
    submitted,
)

PEOPLE = (
    "sec-ms",
    "sec-ps",
    "lead-ms",
    "mentor-ms",
    "asst-ms",
    "sec-kg",
    "officer",
    "director",
    "evaluator",
    "observer",
    "admin",
    "liaison",
    "nobody",
)
AUTHOR, STUDIO, OFFICE = {"sec-ms"}, {"lead-ms", "mentor-ms"}, {"officer"}
MAY = {
    "recall": AUTHOR | OFFICE,
    "assign_reviewer": {"lead-ms"} | OFFICE,
    "ask_changes": STUDIO | OFFICE,
    "approve": STUDIO | OFFICE,
    "resubmit": AUTHOR,
    "publish": OFFICE,
    "revise": AUTHOR,
    "submit_revision": AUTHOR,
    "return_revision": STUDIO | OFFICE,
    "publish_revision": STUDIO | OFFICE,
    "recommend": {"director"},
    "archive": AUTHOR | OFFICE,
    "restore": OFFICE,
    "withdraw": AUTHOR | OFFICE,
    "reinstate": OFFICE,
    "redact": AUTHOR | OFFICE,
    "remove_file": AUTHOR | OFFICE,
}


WHY = {"reason": "因"}
NEW = {"manuscript": paper(effect="新"), "declared": DECLARED, "base_edition": 1}


def recalled(district):
    key = submitted(district)
    district.hub.cases.recall(key, act=district.by("sec-ms"))
    return key


def revised(district):
    key = published(district)
    revision(district, key, effect="新")
    return key


def ended(command):
    def made(district):
        key = published(district)
        getattr(district.hub.cases, command)(key, **WHY, act=district.by("officer"))
        return key

    return made


STAGES = {
    "recall": (submitted, {}),
    "assign_reviewer": (submitted, {"reviewer_id": "mentor-ms", "due_on": DUE}),
    "ask_changes": (submitted, {"edition": 1, "comments": "改"}),
    "approve": (submitted, {"edition": 1}),
    "resubmit": (recalled, NEW),
    "publish": (approved, {"edition": 1, "visibility": DISTRICT}),
    "revise": (published, NEW | {"change_note": "注"}),
    "submit_revision": (published, NEW | {"change_note": "注"}),
    "return_revision": (revised, {"edition": 2, "comments": "改"}),
    "publish_revision": (revised, {"edition": 2}),
    "restore": (ended("archive"), WHY),
    "reinstate": (ended("withdraw"), WHY),
    "redact": (published, {"edition": 1, "sections": (Section.EFFECT,)} | WHY),
    "remove_file": (published, {"file_id": "none"}),
    **dict.fromkeys(("recommend", "archive", "withdraw"), (published, WHY)),
}
"""A case for which the command is legal, and what it wants."""


def allowed(use_case, *args, **kwargs):
    """Whether access lets it pass; what the case itself says is another matter."""
    try:
        use_case(*args, **kwargs)
    except (Forbidden, ReadOnly):
        return False
    except NotFound as missing:
        return missing.facts.get("kind") == "attachment"
    except Conflict:
        return True
    return True


def test_the_table_names_every_command_of_a_case():
    named = {f"case.{command}" for command in MAY} | {"case.submit", "case.take_over", "case.review"}
    others = {"case.ask_changes", "case.approve", "case.return_revision", "case.publish_revision", "case.remove_file"}

    assert named - others == {rule for rule in RULES if rule.startswith("case.")}


@pytest.mark.parametrize("command", MAY)
def test_each_person_may_do_what_the_table_says(district, command):
    made, given = STAGES[command]
    key = made(district)
    before = district.hub.position()

    may = set()
    for person in sorted(PEOPLE, key=lambda person: person in MAY[command]):
        if allowed(getattr(district.hub.cases, command), key, **given, act=district.by(person)):
            may.add(person)
        elif person not in MAY[command]:
            assert district.hub.position() == before

    assert may == MAY[command]


def test_an_author_removes_the_own_words_and_no_reviewers(district):
    key = submitted(district)
    district.hub.cases.ask_changes(key, edition=1, comments="评语", act=district.by("mentor-ms"))
    comment = district.ask(cases.reviews, key)[0].comment.key

    with pytest.raises(Refused):
        district.hub.cases.redact(key, of=(comment,), reason="不喜欢", act=district.by("sec-ms"))
    district.hub.cases.redact(key, of=(comment,), reason="涉及他人", act=district.by("officer"))


def test_who_sees_a_case_before_it_is_published(district):
    key = submitted(district)

    found = {person: sight(district, person, key) for person in PEOPLE}

    full = {"sec-ms", "lead-ms", "mentor-ms", "officer", "director", "evaluator"}
    assert found == {person: "full" if person in full else None for person in PEOPLE}


def test_whom_it_was_given_to_for_review_sees_all_of_it(district):
    key = submitted(district, by="sec-kg")
    assert sight(district, "mentor-ms", key) is None

    district.hub.cases.assign_reviewer(key, reviewer_id="mentor-ms", due_on=DUE, act=district.by("officer"))

    assert sight(district, "mentor-ms", key) == "full"


def test_a_withdrawn_case_is_a_stub_for_its_readers_and_nothing_for_others(district):
    key = published(district, visibility=Visibility.PROGRAMME)
    district.hub.cases.withdraw(key, reason="因", act=district.by("officer"))

    assert [sight(district, person, key) for person in ("sec-ms", "sec-kg", "observer", "liaison")] == [
        "full",
        "stub",
        None,
        None,
    ]


def test_an_archived_case_is_still_read_where_it_is_linked(district):
    key = published(district)
    district.hub.cases.archive(key, reason="旧", act=district.by("sec-ms"))

    assert sight(district, "sec-kg", key) == "read"


def test_a_term_that_ended_is_told_with_its_day(district):
    key = published(district)
    plan = {"by": KG1, "adapted": "改", "start_on": date(2026, 3, 9)}

    with pytest.raises(TermEnded) as refused:
        district.hub.adoptions.plan(key, **plan, act=district.by("gone"))

    assert refused.value.facts["on"] == date(2025, 8, 31)


ADOPTION = {
    "start_trial": {},
    "adopt": {},
    "adapt": {},
    "drop": {"reason": "因"},
    "add_evidence": {"note": "证"},
    "report_result": {"result": Result.WORKS, "note": "好"},
    "end": {},
    "share_back": {"case_id": "none"},
}


@pytest.mark.parametrize("command", ADOPTION)
def test_an_adoption_is_the_adopters_affair_and_the_officers_for_one_that_phoned(district, command):
    adoption = planned(district, published(district))

    may = {
        person
        for person in PEOPLE
        if allowed(getattr(district.hub.adoptions, command), adoption, **ADOPTION[command], act=district.by(person))
    }

    assert may == ({"sec-kg", "officer"} if command != "share_back" else set())


def test_nobody_takes_up_the_case_of_the_own_school_nor_for_others(district):
    key = published(district)
    plan = {"adapted": "改", "start_on": date(2026, 3, 9)}

    def code(by, person):
        with pytest.raises(Refused) as refused:
            district.hub.adoptions.plan(key, by=by, **plan, act=district.by(person))
        return refused.value.code

    assert code(Party(PartyKind.SCHOOL, "MS-01"), "sec-ms") == "adoption.own_case"
    assert code(KG1, "sec-ps") == "access.not_yours"
    assert code(Party(PartyKind.STUDIO, "ST-MS"), "lead-ms") == "adoption.school_or_partner"
    assert code(STREET, "liaison") == "not_found"


def test_an_officer_notes_what_an_adopter_phoned(district):
    adoption = in_use(district, published(district))

    district.hub.adoptions.report_result(adoption, result=Result.WORKS, note="来电", act=district.by("officer"))

    case = district.ask(cases.adoption, adoption).case_key
    line = district.ask(cases.adoption_timeline, case)[-1]
    assert (line.kind, line.role, str(line.on_behalf_of)) == ("result_reported", "officer", "school:KG-01")


def test_texts_of_an_adoption_are_removed_by_who_wrote_them_or_an_officer(district):
    adoption = planned(district, published(district))
    text = district.ask(lambda read: read.value("SELECT adapted FROM adoption")).key

    with pytest.raises(Forbidden):
        district.hub.adoptions.redact(adoption, of=(text,), reason="因", act=district.by("sec-ms"))
    district.hub.adoptions.redact(adoption, of=(text,), reason="因", act=district.by("sec-kg"))

    assert district.ask(lambda read: read.value("SELECT adapted FROM adoption")).text is None
    assert district.level()
