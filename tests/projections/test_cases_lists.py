"""Lists of cases: the library for these eyes, what waits for whom, and what an index has to know."""

from __future__ import annotations

from datetime import date

import pytest

from domain.cases import Visibility
from domain.words import Level, OutcomeForm
from projections import cases
from tests.district import PS1
from tests.library import (
    DECLARED,
    DUE,
    approved,
    in_use,
    level,
    paper,
    planned,
    published,
    revision,
    see,
    sight,
    submitted,
    tokens,
)

EYES = {
    Visibility.STUDIO: {"sec-ms", "sec-ps", "lead-ms", "mentor-ms", "asst-ms", "officer", "director", "evaluator"},
    Visibility.PROGRAMME: {"sec-kg", "sec-kg2", "asst-kg"},
    Visibility.DISTRICT: {"observer", "admin"},
    Visibility.PARTNERS: {"liaison"},
}
"""Who reads with each step, beside those of the step before."""


def titles(district, person, **chosen):
    found = district.ask(cases.library, tokens(district, person), **chosen)
    assert district.ask(cases.library_count, tokens(district, person), **chosen) == len(found)
    return [card.title for card in found]


@pytest.mark.parametrize("visibility", list(Visibility))
def test_each_step_of_visibility_opens_a_case_to_more_people(district, visibility):
    key = published(district, visibility=visibility)
    everybody = {person for step in EYES.values() for person in step} | {"nobody", "gone"}

    steps = list(Visibility)
    expected = set().union(*(EYES[step] for step in steps[: steps.index(visibility) + 1]))

    assert {person for person in everybody if titles(district, person)} == expected
    assert {person for person in everybody if sight(district, person, key)} == expected


def test_what_is_not_up_is_in_nobodys_library(district):
    published(district, "留着")
    for title, step in (("归档", "archive"), ("撤回", "withdraw")):
        getattr(district.hub.cases, step)(published(district, title), reason="因", act=district.by("officer"))
    submitted(district, "待评阅")
    approved(district, "已审定")

    assert titles(district, "director") == ["留着"]
    assert level(district)


def test_the_library_is_chosen_by_each_facet(district):
    one = published(district, "甲", on=date(2025, 3, 1), topics=("组织生活",), levels=(Level.PRIMARY,))
    published(district, "乙", by="sec-kg", form=OutcomeForm.PAPER, topics=("家校",), levels=(Level.KINDERGARTEN,))
    in_use(district, one)

    found = {
        name: titles(district, "sec-kg2", **{name: value})
        for name, value in {
            "level": "primary",
            "studio": "ST-KG",
            "form": "paper",
            "stage": "study",
            "year": "2025",
            "topic": "家校",
            "adopted": "yes",
            "title": "乙",
        }.items()
    }

    first, second = ("level", "stage", "year", "adopted"), ("studio", "form", "topic", "title")
    assert found == {name: ["甲"] for name in first} | {name: ["乙"] for name in second}
    assert titles(district, "sec-kg2", adopted="no", level="kindergarten") == ["乙"]
    assert titles(district, "sec-kg2") == ["乙", "甲"]


def test_the_library_shows_the_edition_that_is_up(district):
    key = published(district, "旧题")
    revision(district, key, title="新题")

    assert titles(district, "sec-kg") == ["旧题"]
    assert [card.title for card in district.ask(cases.mine, "sec-ms")] == ["新题"]


def test_lists_run_as_many_statements_for_one_case_as_for_many(district):
    def counted():
        eyes = tokens(district, "director")
        return [
            district.statements(cases.library, eyes),
            district.statements(cases.mine, "sec-ms"),
            district.statements(cases.to_review, reviewer="mentor-ms", studios=["ST-MS"]),
            district.statements(cases.lineage, first),
            district.statements(cases.news, "sec-ms"),
            district.statements(cases.editions, first),
        ]

    first = published(district)
    planned(district, first)
    one = counted()
    for no in range(5):
        key = published(district, f"第{no}篇", adapted_from=first)
        planned(district, key)
        submitted(district, f"待{no}")

    assert counted() == one


def test_what_waits_for_a_reviewer_is_due_first_and_never_the_own(district):
    one, two = submitted(district, "甲"), submitted(district, "乙", by="sec-ps")
    mine, other = submitted(district, "丙", by="lead-ms"), submitted(district, "丁", by="sec-kg")
    key = published(district, "戊")
    revision(district, key, title="戊", effect="新")
    for each, person in ((two, "mentor-ms"), (other, "mentor-ms")):
        district.hub.cases.assign_reviewer(each, reviewer_id=person, due_on=DUE, act=district.by("officer"))

    def waiting(**whose):
        return [card.key for card in district.ask(cases.to_review, **whose)]

    assert waiting(reviewer="mentor-ms") == [two, other]
    assert waiting(reviewer="lead-ms", studios=["ST-MS"]) == [two, one, key]
    assert waiting(studios=None) == [two, other, one, mine, key]
    assert waiting(studios=["ST-KG"]) == [other]


def test_what_waits_for_publication_and_for_its_author(district):
    up, back = approved(district, "甲"), submitted(district, "乙")
    district.hub.cases.ask_changes(back, edition=1, comments="改", act=district.by("officer"))
    key = published(district, "丙")
    revision(district, key, title="丙", effect="新")
    district.hub.cases.return_revision(key, edition=2, comments="改", act=district.by("officer"))
    submitted(district, "丁", by="sec-kg")

    assert [card.key for card in district.ask(cases.to_publish)] == [up]
    assert district.ask(cases.to_publish, studios=["ST-KG"]) == []
    assert [card.key for card in district.ask(cases.to_revise, "sec-ms")] == [back, key]
    assert level(district)


def test_cases_of_a_school_and_of_a_visit(district):
    visit = district.reported()
    key = submitted(district, visit_id=visit)
    submitted(district, "别的", by="sec-ps")

    assert [card.key for card in district.ask(cases.of_visit, visit)] == [key]
    assert [card.school for card in district.ask(cases.of_school, PS1.id)] == ["PS-01"]


def test_an_index_learns_whose_eyes_changed_since(district):
    gone, quiet = published(district, "甲"), published(district, "乙", by="sec-kg")
    before = district.hub.position()
    district.hub.cases.withdraw(gone, reason="因", act=district.by("officer"))
    planned(district, quiet, by="sec-ps", party=PS1)
    revised = paper("乙", effect="新")
    district.hub.cases.revise(quiet, revised, DECLARED, base_edition=1, change_note="字", act=district.by("sec-kg"))

    changed = district.ask(cases.audiences_since, before)

    assert changed == {gone: frozenset()}
    assert district.ask(cases.touched_since, before, 1 << 40) == [gone, quiet]
    assert [card.key for card in district.ask(cases.offered)] == district.ask(cases.all_keys) == [quiet]
    assert "district" in see(district, quiet).audience
