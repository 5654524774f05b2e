"""评阅和发布: read, remarked upon section by section, scored; sent back or let pass; published, recommended, taken back, removed."""

from tests.web import cases_stage
from tests.web.cases_stage import APPROVED, ARCHIVED, FOREIGN, IN_REVIEW, PUBLISHED, REVISED, WITHDRAWN

PASSED = {
    "verdict": "approve",
    **{f"score_{name}": "20" for name in ("authenticity", "innovation", "effect", "typicality")},
}


def review(site, login, number, **typed):
    browser, here = site.as_(login), f"/cases/{number}/review"
    return browser.submit(browser.get(here), here, **typed)


def test_what_waits_stands_in_the_queue_of_the_lead_and_the_mentor_of_the_studio(site):
    for login in ("lead-ms", "mentor-ms", "officer"):
        page = site.as_(login).get("/cases/queue")
        assert f'href="/cases/{IN_REVIEW}/review"' in page.html, login
        assert f'href="/cases/{REVISED}/review"' in page.html, login
    assert site.as_("sec-ms-01").get("/cases/queue").status == 403


def test_a_remark_stands_under_its_section_for_the_author(site):
    answer = review(site, "mentor-ms", IN_REVIEW, verdict="ask_changes", remark_effect="数据从哪里来？")

    assert answer.headers["location"] == f"/cases/{IN_REVIEW}?done=cases.review"
    page = site.as_("sec-ms-01").get(f"/cases/{IN_REVIEW}")
    assert "数据从哪里来？" in page.text
    assert "已退改" in page.text


def test_sending_back_without_a_word_is_refused_beside_the_comments(site, head):
    before = head()

    page = review(site, "lead-ms", IN_REVIEW, verdict="ask_changes")

    assert (page.status, set(page.errors), head()) == (422, {"comments"}, before)


def test_without_a_verdict_only_the_verdict_is_missing(site):
    page = review(site, "lead-ms", IN_REVIEW)

    assert page.errors == {"verdict": "请选择评阅结论"}


def test_letting_pass_wants_four_scores_of_at_most_twenty_five(site):
    page = review(site, "lead-ms", IN_REVIEW, verdict="approve", score_effect="26", remark_practice="留着这一句")

    assert set(page.errors) == {"score_authenticity", "score_innovation", "score_effect", "score_typicality"}
    assert page.form(f"/cases/{IN_REVIEW}/review")["remark_practice"] == ["留着这一句"]


def test_an_approved_case_waits_for_publication_and_is_then_found_by_its_readers(site):
    review(site, "lead-ms", IN_REVIEW, **PASSED)
    officer, here = site.as_("officer"), f"/cases/{IN_REVIEW}/publish"

    officer.submit(officer.get(here), here, visibility="district")

    assert site.as_("sec-kg-01").get(f"/cases/{IN_REVIEW}").status == 200
    assert site.as_("partner-01").get(f"/cases/{IN_REVIEW}").status == 404


def test_nobody_reviews_an_own_case(site):
    lead = site.as_("lead-ms")
    page = lead.get("/cases/new")
    fields = {**cases_stage.TEXTS, "title": "主持人的案例", "form": "paper", "topics": "工作室"}
    yes = dict.fromkeys(("truthful", "original", "privacy_checked"), "yes")
    own = lead.submit(page, "/cases/new", **fields, **yes, levels=["middle"]).headers["location"].partition("?")[0]

    shown = lead.get(f"{own}/review")

    assert shown.status == 403
    assert "自己的案例要由别人评阅" in shown.text


def test_a_reviewer_who_read_an_older_edition_is_led_to_the_new_one(site):
    mentor, author, here = site.as_("mentor-ms"), site.as_("sec-ms-01"), f"/cases/{REVISED}"
    opened = mentor.get(f"{here}/review")
    yes = dict.fromkeys(("truthful", "original", "privacy_checked"), "yes")
    again = {"how": "submit_revision", "change_note": "再改。", "effect": "又改过的成效。", **yes}
    author.submit(author.get(f"{here}/edit"), f"{here}/edit", **again)

    page = mentor.submit(opened, f"{here}/review", verdict="ask_changes", comments="看旧稿写的意见")

    assert page.status == 409
    assert "又改过的成效。" in page.text
    assert f"{here}/editions?from=2&amp;to=3" in page.html
    fields = page.form(f"{here}/review")
    assert (fields["comments"], fields["edition"]) == (["看旧稿写的意见"], ["3"])


def test_a_revision_passes_without_scores_and_takes_the_place_of_the_old_edition(site):
    review(site, "lead-ms", REVISED, verdict="approve")

    assert "每次不超过三十分钟" in site.as_("sec-kg-01").get(f"/cases/{REVISED}").text


def test_a_lead_publishes_for_the_own_studio_only(site):
    page = site.as_("lead-ms").get(f"/cases/{APPROVED}/publish")

    assert page.html.count('name="visibility"') == 1
    assert "本工作室" in page.text


def test_a_lead_asks_somebody_to_review_until_a_day(site):
    lead, here = site.as_("lead-ms"), f"/cases/{IN_REVIEW}/reviewer"

    lead.submit(lead.get(here), here, reviewer_id="p-mentor-ms", due_on="2026-03-12")

    assert "由章怀瑜评阅" in site.as_("officer").get("/cases/queue").text


def test_a_withdrawn_case_leaves_its_title_and_the_reason(site):
    page = site.as_("sec-kg-01").get(f"/cases/{WITHDRAWN}")

    assert "家访手记" in page.text
    assert "涉及个人信息。" in page.text
    assert cases_stage.TEXTS["effect"] not in page.text
    for more in ("/print", "/editions"):
        assert cases_stage.TEXTS["effect"] not in site.as_("sec-kg-01").get(f"/cases/{WITHDRAWN}{more}").text
    assert site.as_("sec-kg-01").get(f"/cases/{WITHDRAWN}/editions/1").status == 404


def test_an_archived_case_is_brought_back_by_the_party_school_alone(site):
    officer, here = site.as_("officer"), f"/cases/{ARCHIVED}/restore"
    assert site.as_("sec-ms-01").get(here).status == 403

    officer.submit(officer.get(here), here, reason="仍在使用。")

    assert "已归档" not in site.as_("sec-kg-01").get(f"/cases/{ARCHIVED}").text


def test_a_recommended_case_says_so_and_why(site):
    director, here = site.as_("director"), f"/cases/{PUBLISHED}/recommend"

    director.submit(director.get(here), here, reason="做法简单，谁都能用。")

    assert "全区推荐 做法简单，谁都能用。" in site.as_("sec-kg-01").get(f"/cases/{PUBLISHED}").text


def test_a_removed_section_is_gone_from_the_page_the_editions_and_the_search(site):
    author, here = site.as_("sec-ms-01"), f"/cases/{PUBLISHED}/redact"

    answer = author.submit(
        author.get(here), here, edition="1", sections=["background"], reason="含有个人信息", sure="yes"
    )

    assert answer.status == 303
    for path in (f"/cases/{PUBLISHED}", f"/cases/{PUBLISHED}/editions/1", "/cases?q=阅卷撞车"):
        text = site.as_("sec-kg-01").get(path).text
        assert "阅卷撞车，一学期" not in text, path
    assert "（内容已移除）" in site.as_("sec-kg-01").get(f"/cases/{PUBLISHED}").text


def test_two_editions_are_laid_side_by_side_with_their_changes(site):
    page = site.as_("sec-ms-01").get(f"/cases/{REVISED}/editions?from=1&to=2")

    assert "三十分钟" in "".join(page.html.split("<ins>")[1:])
    assert "<del>" in page.html


def test_an_edition_that_was_never_up_is_for_insiders(site):
    here = f"/cases/{REVISED}/editions/2"

    assert site.as_("lead-ms").get(here).status == 200
    assert site.as_("sec-kg-01").get(here).status == 404


def test_a_case_of_another_studio_is_not_there(site):
    assert site.as_("sec-ms-01").get(f"/cases/{FOREIGN}").status == 404
    assert site.as_("sec-ms-01").get(f"/cases/{FOREIGN}/adopt").status == 404
