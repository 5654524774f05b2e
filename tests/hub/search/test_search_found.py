"""What is found, by whom, from which place; and at once not any more."""

from __future__ import annotations

import io
from datetime import date

import pytest

from domain.cases import Section, Visibility
from domain.visits import VoidReason
from domain.words import Level
from tests.hub.attachments import papers
from tests.hub.search.eyes import bytes_of, found, marked, titles
from tests.library import DECLARED, in_use, paper, published, submitted, tokens

WORDS = "旋转木马的钥匙"


def with_file(district, content, name, **more):
    file = district.hub.attachments.keep(name, io.BytesIO(content), person="sec-ms")
    return published(district, attachments=(file,), **more)


def test_a_published_case_is_found_by_its_words_and_marked_where_they_stand(district):
    published(district, practice=f"先找到{WORDS}，再排历")
    published(district, "无关的一篇", by="sec-kg")
    assert district.hub.search.level()

    answer = found(district, "sec-kg2", "旋转木马")

    (hit,) = answer.hits
    assert (answer.page.total, answer.page.degraded, hit.kind, hit.case.title) == (1, False, "case", "一张课表两本账")
    assert "先找到[旋转木马]的钥匙" in marked(hit.fragment)
    assert marked(found(district, "sec-kg2", "课表").hits[0].title) == "一张[课表]两本账"


def test_a_hit_is_shown_without_the_signs_of_its_markdown(district):
    published(district, practice=f"# {WORDS}\n\n- **先**排历\n\n| 周二 | 周四 |\n|---|---|\n| 3-5 人 | #补位 |")
    district.hub.search.level()

    (hit,) = found(district, "sec-kg", WORDS).hits

    shown = " ".join("".join(run.text for run in hit.fragment).split())
    assert f"{WORDS} 先排历 周二 周四 3-5 人 #补位" in shown


@pytest.mark.parametrize(
    ("name", "content", "page"),
    [
        ("课件.pptx", lambda: papers.pptx("首页", WORDS), 2),
        ("方案.docx", lambda: papers.docx(WORDS), 0),
        ("台账.xlsx", lambda: papers.xlsx(台账=[["名", WORDS]]), 0),
    ],
)
def test_a_hit_in_a_file_says_which_file_and_which_page(district, name, content, page):
    with_file(district, content(), name)
    published(district, "无关的一篇", by="sec-kg")
    district.hub.search.level()

    (hit,) = found(district, "sec-kg2", "旋转木马").hits

    assert hit.place == (name, page)
    assert "[旋转木马]的钥匙" in marked(hit.fragment)


def test_each_person_finds_what_that_person_may_read(district):
    steps = list(Visibility)
    for visibility in steps:
        published(district, f"{WORDS}{visibility}", visibility=visibility)
    submitted(district, f"{WORDS}未审")
    district.hub.search.level()

    eyes = {
        "director": 4,
        "sec-ps": 4,
        "mentor-ms": 4,
        "sec-kg": 3,
        "observer": 2,
        "liaison": 1,
        "nobody": 0,
        "gone": 0,
    }

    assert {person: found(district, person, "旋转木马").page.total for person in eyes} == eyes
    for person, total in eyes.items():
        facets = found(district, person, "旋转木马").page.facets
        assert [(count.value, count.hits) for count in facets["studio"]] == ([("ST-MS", total)] if total else [])


def test_minutes_are_found_by_both_sides_and_who_guides_them(district):
    district.reported()
    published(district, "把问题摆出来的会", by="sec-ps")
    district.hub.search.level()

    def minutes(person):
        return [hit.visit.topic for hit in found(district, person, "把问题摆出来", chosen={"kind": ["minutes"]}).hits]

    people = (
        "sec-ms",
        "sec-kg",
        "lead-ms",
        "mentor-ms",
        "asst-kg",
        "officer",
        "sec-kg2",
        "sec-ps",
        "observer",
        "liaison",
    )
    full = {"sec-ms", "sec-kg", "lead-ms", "mentor-ms", "asst-kg", "officer"}
    assert {person: minutes(person) for person in people} == {
        person: ["家校沟通"] if person in full else [] for person in people
    }
    assert titles(district, "sec-kg2", "把问题摆出来") == ["把问题摆出来的会"]


def test_what_is_withdrawn_archived_or_voided_is_gone_before_any_index_knows(district):
    one, two = published(district, "旋转甲"), published(district, "旋转乙", by="sec-kg")
    narrowed = published(district, "旋转丙", by="sec-ps")
    visit = district.reported()
    district.hub.search.level()
    assert found(district, "sec-kg2", "旋转").page.total == 3

    district.hub.cases.withdraw(one, reason="误", act=district.by("officer"))
    district.hub.cases.archive(two, reason="旧", act=district.by("sec-kg"))
    district.hub.cases.publish(narrowed, edition=1, visibility=Visibility.STUDIO, act=district.by("officer"))
    district.visits.void(visit, reason=VoidReason.OTHER, note="错", act=district.by("officer"))

    assert titles(district, "sec-kg2", "旋转") == []
    assert titles(district, "sec-ps", "旋转") == ["旋转丙"]
    assert titles(district, "sec-ms", "把问题摆出来", chosen={"kind": ["minutes"]}) == []
    district.hub.search.level()
    assert titles(district, "officer", "旋转") == ["旋转丙"]


def test_what_comes_back_is_found_again(district):
    key = published(district)
    district.hub.cases.withdraw(key, reason="误", act=district.by("officer"))
    district.hub.search.level()

    district.hub.cases.reinstate(key, reason="无误", act=district.by("officer"))
    district.hub.search.level()

    assert titles(district, "sec-kg", "课表") == ["一张课表两本账"]


def test_facets_count_and_choose(district):
    first = published(district, "甲课表", on=date(2025, 3, 1), levels=(Level.PRIMARY,), topics=("组织生活",))
    published(district, "乙课表", by="sec-kg", levels=(Level.KINDERGARTEN,), topics=("家校",))
    in_use(district, first)
    district.hub.search.level()

    answer = found(district, "sec-kg2", "课表", chosen={"level": ["primary"]})

    facets = {name: {count.value: count.hits for count in counts} for name, counts in answer.page.facets.items()}
    assert titles(district, "sec-kg2", "课表", chosen={"level": ["primary"]}) == ["甲课表"]
    assert facets["level"] == {"primary": 1, "kindergarten": 1}
    assert facets["stage"] == {"study": 1, "practice": 0}
    assert facets["year"] == {"2025": 1, "2026": 0}
    assert facets["adopted"] == {"yes": 1, "no": 0}
    assert facets["tags"] == {"组织生活": 1, "家校": 0}


def test_words_that_mean_the_same_find_each_other_from_the_next_question_on(district):
    published(district, "党的建设在课堂")
    published(district, "无关的一篇", by="sec-kg")
    district.hub.search.level()
    assert titles(district, "sec-kg2", "党建") == []

    district.hub.vocabulary.set_synonyms("党建", ("党的建设",), act=district.by("officer"))

    assert titles(district, "sec-kg2", "党建") == ["党的建设在课堂"]


def test_similar_cases_and_completions_are_for_these_eyes_too(district):
    key = published(district, "送教下乡", summary="送教下乡到村小结对帮扶")
    published(district, "送教进山", by="sec-kg", summary="送教下乡到村小结对帮扶")
    published(district, "送教入村", by="sec-ps", summary="送教下乡到村小结对帮扶", visibility=Visibility.STUDIO)
    for no in range(4):
        published(district, f"食堂开放日{no}", by="sec-kg2", summary="家长陪餐", practice="食堂开放", effect="放心")
    district.hub.search.level()

    def asked(person):
        eyes = tokens(district, person)
        with district.hub.reader() as read:
            near = [card.title for card in district.hub.search.similar(read, eyes, key)]
            return sorted(near), sorted(each.text for each in district.hub.search.suggest(read, eyes, "songjiao", 20))

    assert asked("sec-ps")[0] == ["送教入村", "送教进山"]
    assert asked("sec-kg2")[0] == ["送教进山"]
    assert "送教入村" in asked("sec-ps")[1]
    assert "送教入村" not in asked("sec-kg2")[1]


@pytest.mark.parametrize(
    "text",
    ["", "。", "课", "😀", "\x00", "((((", '*"(', "党" * 2_000, "a " * 64, '"', "-", "-课表", '"课表" -账', "\ud83d"],
)
def test_whatever_is_typed_is_answered(district, text):
    published(district)
    district.hub.search.level()

    assert found(district, "sec-kg", text).page.total in (0, 1)


def test_a_page_takes_as_many_statements_for_one_hit_as_for_ten(district):
    published(district, "课表一")
    district.hub.search.level()
    eyes = tokens(district, "sec-kg")

    def statements():
        return district.statements(lambda read: district.hub.search.find(read, eyes, "课表"))

    one = statements()
    for no in range(9):
        published(district, f"课表又{no}")
    district.hub.search.level()

    assert found(district, "sec-kg", "课表").page.total == 10
    assert statements() == one


def test_a_removed_text_leaves_the_answers_and_the_files(district):
    canary = "zinnoberrot"
    key = published(district, practice=f"canary {canary} here")
    published(district, "无关的一篇", by="sec-kg")
    district.hub.search.level()
    assert (titles(district, "sec-kg", canary), canary.encode() in bytes_of(district.folder / "search")) == (
        ["一张课表两本账"],
        True,
    )

    district.hub.cases.redact(
        key, edition=1, sections=(Section.PRACTICE,), reason="涉及他人", act=district.by("officer")
    )
    district.hub.search.level()

    assert titles(district, "sec-kg", canary) == []
    assert canary.encode() not in bytes_of(district.folder)
    assert titles(district, "sec-kg", "课表") == ["一张课表两本账"]


def test_a_removed_file_leaves_the_answers_and_the_files(district):
    canary = "zinnoberrot"
    file = district.hub.attachments.keep("a.docx", io.BytesIO(papers.docx(canary)), person="sec-ms")
    key = published(district, attachments=(file,))
    district.hub.search.level()
    assert titles(district, "sec-kg", canary) == ["一张课表两本账"]

    district.hub.cases.remove_file(key, file.id, act=district.by("officer"))
    district.hub.search.level()

    assert titles(district, "sec-kg", canary) == []
    assert canary.encode() not in bytes_of(district.folder)


def test_before_the_first_index_titles_are_looked_through(district):
    published(district, "课表甲", levels=(Level.PRIMARY,))
    published(district, "课表乙", by="sec-kg", levels=(Level.KINDERGARTEN,))
    published(district, "课表丙", by="sec-ps", visibility=Visibility.STUDIO)

    answer = found(district, "sec-kg2", "课表")

    assert (answer.page.degraded, answer.page.total) == (True, 2)
    assert [marked(hit.title) for hit in answer.hits] == ["[课表]乙", "[课表]甲"]
    assert titles(district, "sec-kg2", "课表", chosen={"level": ["primary"]}) == ["课表甲"]
    assert titles(district, "sec-kg2", "课表", page=2, limit=1) == ["课表甲"]
    with district.hub.reader() as read:
        assert district.hub.search.suggest(read, frozenset({"district"}), "课") == []


def test_a_damaged_index_answers_from_the_second_and_heals(district):
    published(district)
    district.hub.search.level()
    generation = max((district.folder / "search").glob("g*"))
    for path in generation.iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    hurt = found(district, "sec-kg", "课表")
    health = district.hub.search.check()["index"].faults
    district.hub.search.level()
    healed = found(district, "sec-kg", "课表")

    assert (hurt.page.total, hurt.page.degraded, bool(health)) == (1, True, True)
    assert (healed.page.total, healed.page.degraded, district.hub.search.check()["index"].faults) == (1, False, ())


def test_the_index_is_never_readable_by_others(district):
    published(district)
    district.hub.search.level()

    assert {path.stat().st_mode & 0o077 for path in (district.folder / "search").rglob("*") if path.is_dir()} == {0}


def test_what_is_revised_is_found_by_its_new_words_only(district):
    key = published(district, practice="旧办法")
    district.hub.search.level()
    change = {"base_edition": 1, "change_note": "注"}
    district.hub.cases.revise(key, paper(practice="灯笼"), DECLARED, **change, act=district.by("sec-ms"))
    district.hub.search.level()

    assert (titles(district, "sec-kg", "灯笼"), titles(district, "sec-kg", '"旧办法"')) == (["一张课表两本账"], [])
