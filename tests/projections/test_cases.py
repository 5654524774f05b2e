"""A case as people see it: its editions whole, its reviews, its timeline, and the place it belongs to."""

from __future__ import annotations

from datetime import date

import pytest

from domain.cases import Remarks, Section, State, Visibility
from domain.model import REMOVED, Prose
from domain.words import File
from projections import cases
from tests.district import KG1
from tests.library import DECLARED, SCORES, approved, in_use, kinds, level, paper, published, revision, see, submitted

FILE = File("f-1", "a" * 64, 2_048, "application/pdf")


def test_a_submitted_case_has_a_number_a_place_and_one_edition(district):
    bystander = submitted(district, "另一篇", by="sec-kg")
    key = submitted(district, attachments=(FILE,))

    row = see(district, key)
    (edition,) = district.ask(cases.editions, key)

    assert (row.no, row.year, row.state, row.edition, row.published) == (2, 2026, State.IN_REVIEW, 1, None)
    assert (row.author, row.school, row.studio, row.level, row.stage) == (
        "sec-ms",
        "MS-01",
        "ST-MS",
        "middle",
        "practice",
    )
    assert (edition.kind, edition.base, edition.by, edition.attachments) == ("submitted", 0, "sec-ms", (FILE,))
    assert (str(edition.practice), edition.appendix) == ("开学前联合排历，固定支部时段", None)
    assert see(district, bystander).studio == "ST-KG"
    assert level(district)


def test_each_edition_is_kept_whole_and_what_did_not_change_keeps_its_seal(district):
    key = submitted(district)
    district.hub.cases.ask_changes(key, edition=1, comments="成效请写清口径", act=district.by("officer"))
    changed = paper("一张课表三本账", effect="降到两次（台账）", appendix="样表", attachments=(FILE,))
    district.hub.cases.resubmit(key, changed, DECLARED, base_edition=1, act=district.by("sec-ms"))
    dropped = paper("一张课表三本账", effect="降到两次（台账）")
    district.hub.cases.ask_changes(key, edition=2, comments="附录不必", act=district.by("officer"))
    district.hub.cases.resubmit(key, dropped, DECLARED, base_edition=2, act=district.by("sec-ms"))

    first, second, third = district.ask(cases.editions, key)

    assert [row.title for row in (first, second, third)] == ["一张课表两本账", "一张课表三本账", "一张课表三本账"]
    assert (first.practice.key, second.effect.key) == (second.practice.key, third.effect.key)
    assert (str(second.appendix), third.appendix, third.attachments) == ("样表", None, ())
    assert district.ask(cases.timeline, key)[2].facts.changed == ("title", "effect", "appendix", "attachments")
    assert (see(district, key).title, see(district, key).edition) == ("一张课表三本账", 3)
    assert level(district)


def test_reviews_keep_comments_remarks_and_scores(district):
    key = submitted(district)
    remarks = Remarks(effect=Prose("口径？"), summary=Prose("短些"))
    district.hub.cases.ask_changes(key, edition=1, comments="再改", remarks=remarks, act=district.by("mentor-ms"))
    written = paper(effect="有口径")
    district.hub.cases.resubmit(key, written, DECLARED, base_edition=1, act=district.by("sec-ms"))
    district.hub.cases.approve(key, edition=2, scores=SCORES, act=district.by("lead-ms"))

    asked, passed = district.ask(cases.reviews, key)

    facts = [(each.verdict, each.edition, each.by, each.scores) for each in (asked, passed)]
    assert facts == [("changes_asked", 1, "mentor-ms", None), ("approved", 2, "lead-ms", SCORES)]
    remarked = {section.value: str(text) for section, text in asked.remarks.items()}
    assert (str(asked.comment), remarked) == ("再改", {"effect": "口径？", "summary": "短些"})
    assert (passed.comment, passed.remarks) == (None, {})
    assert level(district)


def test_the_published_edition_stays_up_while_the_next_is_reviewed(district):
    key = published(district)
    revision(district, key, effect="一年后的数据")

    waiting = see(district, key)
    district.hub.cases.return_revision(key, edition=2, comments="再核", act=district.by("officer"))
    returned = see(district, key)
    revision(district, key, base=2, effect="一年后的数据（核过）")
    district.hub.cases.publish_revision(key, edition=3, act=district.by("officer"))

    assert (waiting.published, waiting.revision, waiting.reading, waiting.reviewing) == (1, 2, 1, 2)
    assert (returned.published, returned.revision, returned.returned) == (1, None, 2)
    assert (see(district, key).published, see(district, key).revision, see(district, key).returned) == (3, None, None)
    assert [
        (row.edition, row.base, row.kind, row.change_note and str(row.change_note))
        for row in district.ask(cases.editions, key)
    ] == [
        (1, 0, "submitted", None),
        (2, 1, "revision", "补充口径"),
        (3, 2, "revision", "补充口径"),
    ]
    assert level(district)


def test_wording_is_up_at_once(district):
    key = published(district)

    district.hub.cases.revise(
        key, paper(effect="改期两次"), DECLARED, base_edition=1, change_note="文字", act=district.by("sec-ms")
    )

    assert (see(district, key).published, see(district, key).edition) == (2, 2)
    assert level(district)


def test_school_studio_and_stage_are_those_of_the_day_of_publication(district):
    key = published(district, on=date(2025, 3, 2))

    district.hub.cases.publish(key, edition=1, visibility=Visibility.STUDIO, act=district.by("officer"))

    row = see(district, key)
    assert (row.published_on, row.stage, row.visibility) == (date(2025, 3, 2), "study", Visibility.STUDIO)
    assert district.ask(cases.timeline, key)[-1].facts.old_visibility == "district"
    assert level(district)


def test_the_timeline_tells_who_did_what(district):
    key = approved(district, reviewer="mentor-ms")
    district.hub.cases.publish(key, edition=1, visibility=Visibility.DISTRICT, act=district.by("officer"))
    district.hub.cases.recommend(key, reason="可学可用", act=district.by("director"))
    district.hub.cases.archive(key, reason="已过时", act=district.by("sec-ms"))
    district.hub.cases.restore(key, reason="仍有用", act=district.by("officer"))
    district.hub.cases.withdraw(key, reason="有误", act=district.by("officer"))

    lines = district.ask(cases.timeline, key)

    assert [(line.kind, line.actor, line.role) for line in lines] == [
        ("submitted", "sec-ms", "secretary"),
        ("approved", "mentor-ms", "mentor"),
        ("published", "officer", "officer"),
        ("recommended", "director", "director"),
        ("archived", "sec-ms", "secretary"),
        ("restored", "officer", "officer"),
        ("withdrawn", "officer", "officer"),
    ]
    assert (lines[1].facts.scores, str(lines[3].note)) == ((24, 19, 25, 20), "可学可用")
    assert str(see(district, key).reason) == "有误"
    assert level(district)


def test_a_removed_text_is_gone_from_every_edition_and_the_rest_stays(district):
    key, bystander = published(district), published(district, "另一篇", by="sec-kg")
    district.hub.cases.revise(
        key, paper(effect="改期两次"), DECLARED, base_edition=1, change_note="文字", act=district.by("sec-ms")
    )

    district.hub.cases.redact(
        key, edition=1, sections=(Section.PRACTICE,), reason="涉及他人", act=district.by("officer")
    )

    assert [(str(row.practice), str(row.summary)) for row in district.ask(cases.editions, key)] == [
        (REMOVED, "把支部生活排进教学周历")
    ] * 2
    line = district.ask(cases.timeline, key)[-1]
    assert (line.kind, line.facts.count, line.facts.sections, line.facts.reason) == (
        "redacted",
        1,
        ("practice",),
        "涉及他人",
    )
    assert str(district.ask(cases.editions, bystander)[0].practice) == "开学前联合排历，固定支部时段"
    assert level(district)


def test_a_title_is_taken_in_the_own_school_whatever_its_blanks_and_width(district):
    key = submitted(district, "ＡＢ 课表")

    def taken(school, title, **more):
        return district.ask(cases.same_title, school, title, **more)

    assert (taken("MS-01", "ab课表"), taken("PS-01", "ab课表"), taken("MS-01", "ab课表", but=key)) == (key, None, None)
    district.hub.cases.withdraw(key, reason="重写", act=district.by("sec-ms"))
    assert taken("MS-01", "ab课表") is None


@pytest.mark.parametrize("name", ["f-1", "f-9"])
def test_files_know_the_cases_that_name_them(district, name):
    key = submitted(district, attachments=(FILE,))
    adoption = in_use(district, published(district, "另一篇", by="sec-ps"), party=KG1)
    evidence = File("f-9", "b" * 64, 5, "image/png")
    district.hub.adoptions.add_evidence(adoption, note="照片", file=evidence, act=district.by("sec-kg"))

    found = {row.title for row in district.ask(cases.of_file, name)}

    assert found == ({see(district, key).title} if name == "f-1" else {"另一篇"})
    assert district.ask(cases.named_files) == {"f-1", "f-9"}
    assert kinds(district, key) == ["submitted"]
    assert level(district)
