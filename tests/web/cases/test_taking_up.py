"""借鉴: planned, tried, adapted, reported, given back; the author is told; the family of a case shows schools and years."""

import pytest

from tests.web import cases_stage
from tests.web.cases_stage import ADAPTED, PUBLISHED, TRYING, USED

HERE = f"/cases/{PUBLISHED}"


def step(site, login, adoption, name, **typed):
    browser, path = site.as_(login), f"{HERE}/adoptions/{adoption}/{name}"
    return browser.submit(browser.get(path), path, **typed)


def test_a_school_plans_to_take_a_case_up_and_the_author_is_told(site):
    lead = site.as_("lead-ms")
    page = lead.get(f"{HERE}/adopt")

    answer = lead.submit(page, f"{HERE}/adopt", adapted="先在一个年级试。")

    assert answer.headers["location"] == f"{HERE}?done=cases.adopt"
    assert "望江中学准备借鉴" in site.as_("sec-ms-01").get("/cases/mine").text
    assert "望江中学" in site.as_("sec-kg-01").get(HERE).text


def test_a_second_plan_of_the_same_school_adds_nothing(site, head):
    kindergarten = site.as_("sec-kg-01")
    before, page = head(), kindergarten.get(f"{HERE}/adopt")

    answer = kindergarten.submit(page, f"{HERE}/adopt", adapted="再来一次。")

    assert (answer.status, head()) == (303, before)
    assert f"{HERE}/adoptions/{TRYING}" in page.html


def test_nobody_takes_up_an_own_case(site):
    page = site.as_("sec-ms-01").get(f"{HERE}/adopt")

    assert page.status == 403
    assert "这是贵方自己的案例，不用借鉴" in page.text


def test_an_officer_cannot_take_it_up_for_the_authors_school(site):
    officer = site.as_("officer")
    page = officer.get(f"{HERE}/adopt")

    assert 'value="school:MS-01"' not in page.html
    refused = officer.submit(page, f"{HERE}/adopt", by="school:MS-01", adapted="代为登记。")
    assert (refused.status, set(refused.errors)) == (422, {"by"})


@pytest.mark.parametrize(
    ("name", "typed", "seen"),
    [
        ("adopt", {"note": "原样用起来了。"}, "已采用"),
        ("adapt", {"note": "改成两周一次。"}, "已改编采用"),
        ("drop", {"reason": "人手不够。"}, "已放弃"),
    ],
)
def test_a_trial_ends_in_use_in_an_own_way_or_in_a_reason(site, name, typed, seen):
    step(site, "sec-kg-01", TRYING, name, **typed)

    page = site.as_("sec-ms-01").get(f"{HERE}/adoptions/{TRYING}")
    assert seen in page.text
    assert next(iter(typed.values())) in page.text


def test_what_came_of_it_is_reported_with_a_word_and_a_reason(site):
    refused = step(site, "sec-kg-01", TRYING, "result", note="还说不上。")
    assert set(refused.errors) == {"result"}

    step(site, "sec-kg-01", TRYING, "result", result="no", note="园里没有固定时段。")

    assert "没有效果" in site.as_("sec-ms-01").get(HERE).text


def test_evidence_comes_with_a_file_that_readers_of_the_case_can_save(site):
    browser, path = site.as_("sec-kg-01"), f"{HERE}/adoptions/{TRYING}/evidence"
    fields = browser.get(path).form(path) | {"note": ["现场照片"]}

    browser.post(path, fields, files={"file": ("现场.png", cases_stage.picture(), "image/png")})

    page = site.as_("sec-ms-01").get(f"{HERE}/adoptions/{TRYING}")
    assert "现场照片" in page.text
    assert "现场.png" in page.text


def test_tomorrow_has_not_happened_yet(site):
    page = step(site, "sec-kg-01", TRYING, "adopt", on="2026-03-06")

    assert (page.status, set(page.errors)) == (422, {"on"})


def test_only_the_own_unit_says_how_far_it_has_come(site):
    assert site.as_("sec-ms-01").get(f"{HERE}/adoptions/{TRYING}/adopt").status == 403
    assert site.as_("sec-ms-01").get(f"{HERE}/adoptions/{TRYING}").status == 200


def test_an_adoption_is_found_under_its_own_case_only(site):
    assert site.as_("sec-kg-01").get(f"/cases/{ADAPTED}/adoptions/{TRYING}").status == 404


def test_the_family_names_school_and_year_and_marks_this_case(site):
    page = site.as_("sec-kg-01").get(f"/cases/{ADAPTED}")

    family = page.text.partition("来龙去脉")[2]
    assert "2026 柳岸中学 一张课表两本账" in family
    assert "2026 青禾小学 两本账进小学 （本篇）" in family
    assert f'<a href="{HERE}"' in page.html


def test_a_case_that_was_given_back_stands_with_the_adoption(site):
    page = site.as_("sec-ms-01").get(f"{HERE}/adoptions/{USED}")

    assert "两本账进小学" in page.text
    assert "回馈了自己的案例" in page.text


def test_an_adapted_case_names_its_origin_while_it_is_written(site, write):
    page = site.as_("sec-kg-01").get(f"/cases/new?from={PUBLISHED}")
    assert "改编自： 一张课表两本账" in page.text

    answer = write("sec-kg-01", query=f"?from={PUBLISHED}")

    assert site.as_("sec-kg-01").get(answer.headers["location"]).status == 200
    assert "课后服务里的党员岗" not in site.as_("sec-ms-01").get(HERE).text


def test_what_a_case_descends_from_is_no_choice_to_whom_it_is_not_open(site):
    page = site.as_("sec-ms-01").get(f"/cases/new?from={cases_stage.FOREIGN}")

    assert page.form("/cases/new")["adapted_from"] == [""]
