"""Who took a case up and what came of it; what its author is told; the family of a case."""

from __future__ import annotations

from datetime import date

from domain.cases import AdoptionState, Result, Visibility
from projections import cases
from tests.district import KG1, KG2, PS1, STREET
from tests.library import in_use, level, planned, published, see, submitted


def test_an_adoption_goes_from_the_plan_to_its_end(district):
    key, bystander = published(district), published(district, "另一篇", by="sec-ps")
    other = planned(district, bystander)
    adoption = in_use(district, key)
    say = district.hub.adoptions
    say.report_result(adoption, result=Result.PARTLY, note="频次减半", act=district.by("sec-kg"))
    say.end(adoption, on=date(2026, 3, 5), act=district.by("sec-kg"))

    row = district.ask(cases.adoption, adoption)

    assert (row.no, row.party, row.state, row.edition) == (2, KG1, AdoptionState.ENDED, 1)
    assert (row.start_on, row.adopted_on, row.ended_on) == (date(2026, 3, 9), date(2026, 3, 5), date(2026, 3, 5))
    assert (row.result, str(row.result_note), str(row.adapted)) == (Result.PARTLY, "频次减半", "按幼儿园作息调整")
    assert district.ask(cases.numbered, 1).key == other
    assert [taken.title for taken in district.ask(cases.adoptions_by, [KG1])] == ["一张课表两本账", "另一篇"]
    assert level(district)


def test_a_dropped_one_counts_no_more_and_may_be_taken_up_again(district):
    key = published(district)
    adoption, used = planned(district, key), in_use(district, key, party=KG2, by="sec-kg2")
    assert (see(district, key).adopted, see(district, key).taken_up) == (1, 2)

    district.hub.adoptions.drop(adoption, reason="不合适", act=district.by("sec-kg"))
    dropped = district.ask(cases.adoption, adoption)
    counts = see(district, key)
    district.hub.adoptions.resume(adoption, act=district.by("sec-kg"))

    assert (dropped.state, str(dropped.reason), counts.adopted, counts.taken_up) == ("dropped", "不合适", 1, 1)
    assert district.ask(cases.adoption, adoption).reason is None
    assert [row.key for row in district.ask(cases.adoptions, key)] == [adoption, used]
    assert see(district, key).taken_up == 2
    assert level(district)


def test_the_author_is_told_and_nobody_else(district):
    key = published(district)
    adoption = in_use(district, key)
    district.hub.adoptions.report_result(adoption, result=Result.WORKS, note="很好", act=district.by("sec-kg"))
    planned(district, published(district, "另一篇", by="sec-ps"))

    told = district.ask(cases.news, "sec-ms")

    assert [(each.case_no, each.party, each.line.kind) for each in told] == [
        (1, KG1, kind) for kind in ("result_reported", "adapted", "trial_started", "planned")
    ]
    assert (told[0].line.facts.result, str(told[0].line.note)) == ("works", "很好")
    assert [each.line.kind for each in district.ask(cases.news, "sec-ms", after=told[1].line.position)] == [
        "result_reported"
    ]
    assert district.ask(cases.news, "sec-kg") == []


def test_evidence_stands_with_its_adoption(district):
    key = published(district)
    adoption, other = in_use(district, key), in_use(district, key, party=KG2, by="sec-kg2")
    visit = district.reported()
    district.hub.adoptions.add_evidence(adoption, note="照片一组", visit_id=visit, act=district.by("sec-kg"))
    district.hub.adoptions.add_evidence(other, note="会议记录", act=district.by("sec-kg2"))

    found = district.ask(cases.evidence, key)

    assert {each: [(str(row.note), row.visit_id, row.by) for row in rows] for each, rows in found.items()} == {
        adoption: [("照片一组", visit, "sec-kg")],
        other: [("会议记录", None, "sec-kg2")],
    }
    assert level(district)


def test_a_family_is_the_same_from_wherever_one_looks(district):
    root, stranger = published(district), published(district, "无关", by="sec-ps")
    child = published(district, "改编一", by="sec-kg", adapted_from=root)
    other = submitted(district, "改编二", by="sec-kg2", adapted_from=root)
    grandchild = submitted(district, "再改编", by="sec-ps", adapted_from=child)

    families = [district.ask(cases.lineage, key) for key in (root, child, other, grandchild)]

    assert [(node.key, node.parent, node.depth, node.school) for node in families[0]] == [
        (root, None, 0, "MS-01"),
        (child, root, 1, "KG-01"),
        (other, root, 1, "KG-02"),
        (grandchild, child, 2, "PS-01"),
    ]
    assert families == [families[0]] * 4
    assert [node.key for node in district.ask(cases.lineage, stranger)] == [stranger]
    assert district.ask(cases.ancestors, grandchild) == [child, root]


def test_an_adapted_case_is_given_back_to_the_one_it_came_from(district):
    key = published(district)
    adoption, not_yet = in_use(district, key), planned(district, key, party=PS1, by="sec-ps")

    own = submitted(district, "幼儿园版", by="sec-kg", adapted_from=key)
    submitted(district, "小学版", by="sec-ps", adapted_from=key)

    assert (district.ask(cases.adoption, adoption).shared, district.ask(cases.adoption, not_yet).shared) == (own, None)
    assert [line.kind for line in district.ask(cases.adoption_timeline, key)][-1] == "shared_back"
    assert level(district)


def test_a_partner_takes_up_what_is_shown_to_partners(district):
    key = published(district, visibility=Visibility.PARTNERS)

    adoption = planned(district, key, party=STREET, by="liaison")

    assert district.ask(cases.adoption, adoption).party == STREET
    assert level(district)
