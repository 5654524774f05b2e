"""Cases of the demo: written, sent back, published, revised, recommended, taken up; each through the hub's own commands."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from domain.cases import AdoptionState, Case, Result, Scores, State
from projections import cases
from tests.hub.history.past import demo_lines, loaded, numbered, written

LINES = [line for line in demo_lines() if line["aggregate"] == "Case"]


def rows(hub):
    with hub.reader() as read:
        return [cases.by_key(read, key) for (key,) in read.rows("SELECT key FROM cases ORDER BY no")]


def test_all_cases_and_adoptions_of_the_demo_are_there(past):
    report, hub = past

    found = rows(hub)
    with hub.reader() as read:
        states = Counter(row.state for key in found for row in cases.adoptions(read, key.key))

    told = Counter(line["event"] for line in LINES)
    assert (
        (len(found), {row.state for row in found})
        == (told["CasePublished"], {State.PUBLISHED})
        == (34, {State.PUBLISHED})
    )
    assert sum(row.recommended_on is not None for row in found) == told["CaseDistrictRecommended"] == 4
    assert states.total() == told["CaseAdopted"] == 50
    results = Counter(line["data"]["result"] for line in LINES if line["event"] == "AdoptionReported")
    assert states[AdoptionState.ADAPTED] == results["works"] + results["partly"]
    assert states[AdoptionState.DROPPED] == results["no"]
    assert states[AdoptionState.TRYING] == 50 - results.total()
    assert report.kept == {("Case", "CaseDrafted"): 34, ("Case", "CaseDraftEdited"): 13}


def test_a_case_carries_its_text_scores_and_editions(past):
    _, hub = past

    case = hub.log.load(Case, "c-ms-00")

    assert case.scores == Scores(authenticity=24, innovation=19, effect=19, typicality=20)
    assert (case.edition, case.published, case.visibility) == (2, 2, "district")
    first, second = case.editions[1], case.editions[2]
    assert str(second.summary) == f"{first.summary}\n\n补充一年后的数据"
    assert str(first.practice) == "1. 开学前联合排历\n2. 设立每月固定支部时段\n3. 活动台账与问题台账分开记"
    assert first.practice.key == second.practice.key


def test_what_an_adopter_reported_stands_with_the_adoption(past):
    _, hub = past

    with hub.reader() as read:
        adoption = cases.adoption(read, "c-kg-00/school:s-kg-03")

    assert (adoption.state, adoption.result, str(adoption.reason)) == (
        AdoptionState.DROPPED,
        Result.NO,
        "记录要当天写完",
    )


def test_the_facets_are_those_of_the_day_of_publication(past):
    _, hub = past

    found = Counter((row.studio, row.level) for row in rows(hub))

    assert {studio for studio, _ in found} <= {"st-ms", "st-ps", "st-kg"} | {row.studio for row in rows(hub)}
    assert all(row.studio and row.level and row.stage for row in rows(hub))


def test_what_was_not_submitted_by_the_end_is_a_private_draft(tmp_path):
    before = next(no for no, line in enumerate(demo_lines()) if line["event"] == "CaseSubmitted")
    people = demo_lines()[:before]
    report, hub = loaded(tmp_path, history=written(tmp_path, numbered(people)), now=datetime(2026, 9, 1, tzinfo=UTC))

    drafts = hub.private.drafts("p-ms-00")

    assert report.drafts >= 1
    assert [(draft.form, draft.key) for draft in drafts] == [("cases.submit", "c-ms-00")]
    assert drafts[0].body["title"] == ["一张课表两本账：把支部生活排进学校教学周"]
    assert drafts[0].body["topics"] == ["组织生活", "党建与教学融合", "制度机制"]
    hub.close()


def test_an_adoption_that_nobody_planned_and_a_case_that_nobody_drafted_are_refused(tmp_path):
    wanted = {"CaseSubmitted", "AdoptionReported"}
    told = [line for line in demo_lines() if line["aggregate"] != "Case" or line["event"] in wanted][:700]
    report, hub = loaded(tmp_path, history=written(tmp_path, numbered(told)))
    hub.close()

    assert {(each.event, each.refused.code) for each in report.refused} == {
        (event, "not_found") for event in {line["event"] for line in told} & wanted
    }
