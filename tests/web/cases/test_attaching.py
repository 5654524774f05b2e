"""附件: taken in with the form, listed, removed, handed over to readers of the case and to nobody else."""

import re

from tests.web import cases_stage
from tests.web.cases.conftest import PAPER

PICTURE = ("流程图.png", cases_stage.picture(), "image/png")


def send(browser, page, file, **typed):
    fields = page.form("/cases/new") | {name: [text] for name, text in typed.items()}
    return browser.post("/cases/new", fields, files={"file": file})


def test_a_file_is_listed_and_what_was_typed_is_kept(site):
    browser = site.as_("sec-ms-01")

    page = send(browser, browser.get("/cases/new"), PICTURE, title="有附件", attach="1")

    assert page.status == 200
    assert "已上传 流程图.png" in page.text
    fields = page.form("/cases/new")
    assert (fields["title"], len(fields["attachments"])) == (["有附件"], 1)


def test_a_file_chosen_but_not_yet_uploaded_goes_along(site):
    browser = site.as_("sec-ms-01")
    fields = browser.get("/cases/new").form("/cases/new") | PAPER

    answer = browser.post("/cases/new", fields, files={"file": PICTURE})

    assert "流程图.png" in browser.get(answer.headers["location"]).text


def test_a_file_is_taken_off_the_list(site):
    browser = site.as_("sec-ms-01")
    page = send(browser, browser.get("/cases/new"), PICTURE, attach="1")
    (file,) = page.form("/cases/new")["attachments"]

    page = browser.submit(page, "/cases/new", detach=file)

    assert "attachments" not in page.form("/cases/new")


def test_the_same_file_twice_is_one(site):
    browser = site.as_("sec-ms-01")
    page = send(browser, browser.get("/cases/new"), PICTURE, attach="1")

    page = send(browser, page, PICTURE, attach="1")

    assert len(page.form("/cases/new")["attachments"]) == 1


def test_a_file_that_is_not_what_it_says_is_refused_and_the_form_stays(site):
    browser = site.as_("sec-ms-01")

    page = send(
        browser, browser.get("/cases/new"), ("图.png", b"MZ not a picture", "image/png"), title="留着", attach="1"
    )

    assert page.status == 422
    assert "内容与扩展名不符" in page.errors["attachments"]
    assert page.form("/cases/new")["title"] == ["留着"]


def test_a_file_over_the_limit_names_the_limit_and_the_size(site):
    browser = site.as_("sec-ms-01")
    large = ("大.png", cases_stage.picture() + bytes(20 * 1024 * 1024), "image/png")

    page = send(browser, browser.get("/cases/new"), large, title="留着", attach="1")

    assert page.status == 422
    assert "20 MB" in page.errors["attachments"]
    assert page.form("/cases/new")["title"] == ["留着"]


def test_a_body_over_the_limit_of_the_route_is_told_so(site):
    browser = site.as_("sec-ms-01")
    enormous = ("大.png", bytes(23 * 1024 * 1024), "image/png")

    page = send(browser, browser.get("/cases/new"), enormous, attach="1")

    assert page.status == 413
    assert "一次最多 22 MB" in page.text


def test_the_script_gets_the_list_of_files_alone(site):
    browser = site.as_("sec-ms-01")
    fields = browser.get("/cases/new").form("/cases/new") | {"attach": ["1"]}

    part = browser.post("/cases/new", fields, files={"file": PICTURE}, headers={"HX-Request-Type": "partial"})

    assert "流程图.png" in part.text
    assert "<html" not in part.html


def attached(browser):
    return re.search(r"/files/([0-9a-f]+)", browser.get(f"/cases/{cases_stage.PUBLISHED}").html)[1]


def test_a_reader_saves_a_file_under_its_name_and_nothing_opens_it_in_the_page(site):
    browser = site.as_("sec-kg-01")

    answer = browser.client.get(f"/files/{attached(browser)}")

    assert answer.content == cases_stage.picture()
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E5%AE%B6%E9%95%BF")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_who_may_not_read_the_case_gets_no_file(site):
    file = attached(site.as_("sec-ms-01"))

    assert site.as_("partner-01").get(f"/files/{file}").status == 404
    assert site.stranger.get(f"/files/{file}").status == 303


def test_nobody_attaches_a_file_of_somebody_else(site):
    others, thief = attached(site.as_("sec-ms-01")), site.as_("sec-kg-01")
    fields = thief.get("/cases/new").form("/cases/new") | PAPER | {"attachments": [others]}

    answer = thief.post("/cases/new", fields)

    assert "家长开放日流程.png" not in thief.get(answer.headers["location"]).text
