"""A form comes back with everything that was typed, says all faults at once, and keeps what was not sent as a draft."""

import re

import pytest

CANARY = "<script>alert('x')</script>{{7*7}}"


def test_all_faults_are_told_at_once_with_the_text_kept_and_nothing_done(sample_site):
    site = sample_site()
    browser, before = site.as_("director"), site.hub.position()
    typed = {"topic": "长" * 11, "purpose": CANARY, "on": "2月30日", "slots.0.on": "昨天"}

    page = browser.submit(browser.get("/sample/new"), "/sample/new", **typed)

    assert page.status == 422
    assert list(page.errors) == ["topic", "kind", "on", "slots.0.on"]
    kept = page.form("/sample/new")
    assert {name: kept[name] for name in typed} == {name: [text] for name, text in typed.items()}
    assert CANARY not in page.html
    assert site.hub.position() == before


def test_the_summary_gets_the_focus_and_leads_to_each_field(sample_site):
    browser = sample_site().as_("director")

    page = browser.submit(browser.get("/sample/new"), "/sample/new", **{"slots.0.on": "昨天"})

    links = re.findall(r'<li><a href="#([^"]+)">', page.html)
    assert links == ["f-topic", "f-kind", "f-slots.0.on"]
    assert set(links) <= set(page.document.ids)
    assert page.document.ids["f-topic"]["aria-describedby"] == "h-topic e-topic"
    assert page.document.ids["f-topic"]["aria-invalid"] == "true"
    assert [given["role"] for _, given in page.document.tags if "autofocus" in given] == ["alert"]


def test_a_fault_in_a_hidden_input_is_said_in_one_notice(sample_site):
    browser = sample_site().as_("director")

    page = browser.submit(browser.get("/sample/new"), "/sample/new", topic="短", kind="rural", offer="x" * 9)

    assert page.status == 422
    assert page.errors == {}
    assert "这一页的内容不完整" in page.notices[0]


def test_one_more_row_keeps_what_was_typed_and_saves_nothing(sample_site):
    site = sample_site()
    browser, before = site.as_("director"), site.hub.position()

    page = browser.submit(browser.get("/sample/new"), "/sample/new", more="slots", topic="长" * 11)

    assert (page.status, page.errors) == (200, {})
    assert [name for name in page.form("/sample/new") if name.endswith(".on")] == ["slots.0.on", "slots.1.on"]
    assert page.form("/sample/new")["topic"] == ["长" * 11]
    assert site.hub.position() == before


def test_a_refused_command_keeps_the_text_and_says_why(sample_site):
    browser = sample_site().as_("sec-ms-01")

    page = browser.submit(browser.get("/sample/new"), "/sample/new", topic="读书会", kind="rural")

    assert page.status == 403
    assert "您不在可以办理这件事的名单里" in page.notices[0]
    assert page.form("/sample/new")["topic"] == ["读书会"]
    assert page.form("/sample/new")["version"] == ["3"]


def test_a_second_click_is_carried_out_once(sample_site):
    site = sample_site()
    browser = site.as_("director")
    form = browser.get("/sample/new")

    first, second = (browser.submit(form, "/sample/new", topic="读书会", kind="rural") for _ in range(2))

    assert first.headers["location"] == second.headers["location"] == "/sample?done=1"
    assert site.hub.position() == 31
    assert "已保存" in browser.get("/sample?done=1").text


def test_a_part_is_told_where_to_go_after_a_success(sample_site):
    browser = sample_site().as_("director")

    answer = browser.submit(
        browser.get("/sample/new"), "/sample/new", topic="读书会", kind="rural", headers={"HX-Request-Type": "partial"}
    )

    assert (answer.status, answer.headers["hx-redirect"], answer.html) == (200, "/sample?done=1", "")


# ---- drafts


def test_a_draft_is_there_again_until_the_form_has_been_sent(sample_site):
    browser = sample_site().as_("director")
    typed = browser.get("/sample/new").form("/sample/new") | {
        "topic": ["读书会"],
        "slots.0.on": ["3月20日"],
        "odd": ["x"],
    }

    said = browser.post("/drafts/sample.need", typed)
    again = browser.get("/sample/new")
    browser.submit(again, "/sample/new", kind="rural")

    assert said.text == "草稿已于 09:30 保存，只有您能看到。"
    assert "已恢复您 3 月 5 日 09:30 保存的草稿" in again.text
    assert again.form("/sample/new")["topic"] == ["读书会"]
    assert "odd" not in again.form("/sample/new")
    assert browser.get("/sample/new").form("/sample/new")["topic"] == [""]


def test_a_draft_is_for_its_author_only_and_can_be_thrown_away(sample_site):
    site = sample_site()
    browser = site.as_("director")
    browser.post("/drafts/sample.need", {"key": "MS-01", "topic": "秘"})

    other = site.as_("officer").get("/sample/new")
    page = browser.submit(browser.get("/sample/new"), "/sample/new", discard="1")

    assert other.form("/sample/new")["topic"] == [""]
    assert (page.status, page.form("/sample/new")["topic"]) == (200, [""])
    assert site.hub.private.drafts("p-director") == []


@pytest.mark.parametrize("form", ["", "../x", "X", "a" * 90, "a.b.c.d.e"])
def test_a_draft_of_no_form_is_refused(site, form):
    assert site.as_("director").post(f"/drafts/{form}").status in {404, 405}
