"""写案例: filled in, looked at, kept as a draft, handed in; whatever is wrong is said at once and nothing typed is lost."""

import re
from html import unescape

from tests.web import cases_stage, visits_stage
from tests.web.cases.conftest import PAPER


def sent_to(answer):
    return answer.headers["location"]


def test_a_complete_case_is_handed_in_and_shown_to_its_author(site, write):
    answer = write("sec-ms-01")

    page = site.as_("sec-ms-01").get(sent_to(answer))
    assert page.status == 200
    assert "课后服务里的党员岗" in page.title
    assert "评阅中" in page.text
    assert "已提交，等评阅" in page.text


def test_missing_parts_are_listed_on_top_each_with_the_way_to_its_field(site, head):
    before, browser = head(), site.as_("sec-ms-01")
    page = browser.submit(browser.get("/cases/new"), "/cases/new", title="只有题目")

    assert page.status == 422
    links = re.findall(r'<li><a href="#f-([a-z_]+)">', page.html)
    needed = ["form", "topics", "summary", "background", "practice", "effect", "reflection"]
    assert links == [*needed, "truthful", "original", "privacy_checked"]
    assert all(f'id="f-{name}"' in page.html for name in links)
    assert page.form("/cases/new")["title"] == ["只有题目"]
    assert head() == before


def test_the_same_title_shows_the_other_case(write):
    page = write("sec-ms-01", title="一张课表 两本账".replace(" ", ""))

    assert page.status == 422
    assert set(page.errors) == {"title"}
    assert f'href="/cases/{cases_stage.PUBLISHED}"' in page.html


def test_a_telephone_number_stands_beside_its_section(write):
    page = write("sec-ms-01", effect="联系 13800138000")

    assert page.status == 422
    assert set(page.errors) == {"effect"}


def test_a_summary_over_three_hundred_characters_names_both_lengths(write):
    page = write("sec-ms-01", summary="字" * 301)

    assert page.errors == {"summary": "最多 300 字，现在 301 字"}


def test_a_preview_shows_the_case_as_readers_will_see_it_and_keeps_it(site, write, head):
    before = head()
    page = write("sec-ms-01", "preview", practice="## 第一步\n\n<b onclick=x>粗</b> **重点**")

    assert "<h3>第一步</h3>" in page.html
    assert "&lt;b onclick=x&gt;粗&lt;/b&gt; <strong>重点</strong>" in page.html
    assert head() == before
    again = site.as_("sec-ms-01").submit(page, "/cases/new")
    assert re.fullmatch(r"/cases/\d+\?done=cases.sent", sent_to(again))


def test_from_the_preview_back_to_the_paper_nothing_is_lost(site, write):
    page = write("sec-ms-01", "preview")

    back = site.as_("sec-ms-01").submit(page, "/cases/new", edit="1")

    fields = back.form("/cases/new")
    assert {name: fields[name] for name in ("title", "effect", "levels")} == {
        "title": [PAPER["title"]],
        "effect": [PAPER["effect"]],
        "levels": ["middle", "primary"],
    }


def test_a_draft_is_kept_by_a_button_and_found_again_by_its_author_alone(site):
    browser = site.as_("sec-ms-01")
    browser.submit(browser.get("/cases/new"), "/cases/new", title="半篇", save="1")

    assert browser.get("/cases/new").form("/cases/new")["title"] == ["半篇"]
    assert "半篇" in browser.get("/cases/mine").text
    assert "半篇" not in site.as_("sec-ps-01").get("/cases/mine").text


def test_a_case_begins_with_the_minutes_of_a_visit(site):
    page = site.as_("sec-kg-01").get(f"/cases/new?visit={visits_stage.REPORTED}")

    fields = page.form("/cases/new")
    assert fields["title"] == ["支委会怎样开得短"]
    assert "午睡间隙的支委会" in fields["practice"][0]
    assert "二十分钟支委会" in fields["effect"][0]


def test_minutes_of_others_are_not_taken_over(site):
    page = site.as_("sec-ms-01").get(f"/cases/new?visit={visits_stage.REPORTED}")

    assert page.form("/cases/new")["practice"] == [""]


def test_a_case_from_a_visit_links_back_to_it(site, write):
    answer = write("sec-kg-01", query=f"?visit={visits_stage.REPORTED}")

    page = site.as_("sec-kg-01").get(sent_to(answer))
    assert f'href="/visits/{visits_stage.REPORTED}"' in page.html


def test_what_is_sent_twice_is_one_case(site):
    browser = site.as_("sec-ms-01")
    page = browser.get("/cases/new")

    first, second = (browser.submit(page, "/cases/new", **PAPER) for _ in range(2))

    assert sent_to(first) == sent_to(second)


def test_who_belongs_to_no_school_writes_no_case(site):
    assert site.as_("mentor-ms").get("/cases/new").status == 403
    assert site.as_("partner-01").get("/cases/new").status == 403


def test_everything_typed_is_shown_as_text(site, write):
    answer = write("sec-ms-01", title="<script>alert(1)</script>", topics="<b>甲</b>")

    page = site.as_("sec-ms-01").get(sent_to(answer))
    assert "<script>alert" not in page.html
    assert "<b>甲</b>" not in page.html
    assert "<script>alert(1)</script>" in unescape(page.html)


def test_a_case_that_was_taken_back_can_be_changed_and_handed_in_again(site):
    browser, here = site.as_("sec-ms-01"), f"/cases/{cases_stage.IN_REVIEW}"
    browser.submit(browser.get(here), f"{here}/recall")

    page = browser.get(f"{here}/edit")
    answer = browser.submit(page, f"{here}/edit", effect="口径写清了。", **yes())

    assert sent_to(answer) == f"{here}?done=cases.sent"
    assert "口径写清了。" in browser.get(here).text


def test_what_the_reviewer_said_stands_beside_the_paper(site):
    page = site.as_("sec-ms-01").get(f"/cases/{cases_stage.RETURNED}/edit")

    assert "成效再写实一些。" in page.text
    assert "请写明数据的口径。" in page.text


def test_an_unchanged_case_is_not_handed_in_again(site, head):
    browser, here = site.as_("sec-ms-01"), f"/cases/{cases_stage.RETURNED}/edit"
    before = head()

    page = browser.submit(browser.get(here), here, **yes())

    assert (page.status, head()) == (422, before)
    assert "内容与上一版相同" in page.text


def test_wording_is_up_at_once_and_more_than_wording_is_reviewed_first(site):
    browser, here = site.as_("sec-ms-01"), f"/cases/{cases_stage.PUBLISHED}"
    note = {"change_note": "改一个数字。", **yes()}

    small = browser.submit(browser.get(f"{here}/edit"), f"{here}/edit", how="revise", effect="小改过的成效。", **note)
    assert sent_to(small) == f"{here}?done=cases.revised"
    large = browser.submit(
        browser.get(f"{here}/edit"), f"{here}/edit", how="submit_revision", effect="修订中的成效。", **note
    )

    assert sent_to(large) == f"{here}?done=cases.sent"
    reader = site.as_("sec-kg-01").get(here).text
    assert ("小改过的成效。" in reader, "修订中的成效。" in reader) == (True, False)


def yes():
    return dict.fromkeys(("truthful", "original", "privacy_checked"), "yes")
