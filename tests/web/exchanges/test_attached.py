"""Files of a notice: attached while it is written, opened by whom it names, kept through corrections, and no longer than that."""

from datetime import timedelta

from tests.hub.attachments.papers import picture
from tests.web.exchanges.test_running import NOTICE, fill
from tests.web.exchanges_stage import OPEN

PICTURE = ("路线图.png", picture(), "image/png")


def attach(browser, path, file=PICTURE, **typed):
    page = browser.get(path)
    fields = page.form(path) | {name: [text] for name, text in typed.items()}
    return browser.post(path, fields, files={"file": file})


def announce(site, row):
    """A notice with a file, by the lead; its number and the id of the file."""
    answer = attach(site.as_("lead-ms"), "/exchanges/new", **NOTICE)
    assert answer.status == 303, answer.text
    no = int(answer.headers["location"].partition("?")[0].rpartition("/")[2])
    return no, row(no).notice.attachments[0].id


def test_a_file_goes_with_the_notice_and_is_opened_by_whoever_reads_it(site, row):
    no, file = announce(site, row)

    page = site.as_("sec-kg-01").get(f"/exchanges/{no}")
    opened = site.as_("sec-kg-01").client.get(f"/files/{file}")

    assert "附件 路线图.png" in page.text
    assert "路线图.png" in site.as_("sec-kg-01").get(f"/exchanges/{no}/print").text
    assert (opened.status_code, opened.content) == (200, PICTURE[1])
    assert row(OPEN).notice.attachments == ()


def test_people_without_an_account_and_partners_who_are_not_asked_do_not_open_it(site, row):
    no, file = announce(site, row)

    assert site.as_("partner-01").client.get(f"/files/{file}").status_code == 404
    assert "路线图" not in site.as_("partner-01").get(f"/exchanges/{no}").text
    assert "路线图" not in site.stranger.get(f"/exchanges/{no}/join").text


def test_a_colleague_s_correction_keeps_the_file_and_can_take_it_away(site, row):
    no, file = announce(site, row)
    path, assistant = f"/exchanges/{no}/revise", site.as_("asst-ms")

    fill(assistant, path, venue="三楼", reason="换场地")
    kept = [each.id for each in row(no).notice.attachments]
    gone = assistant.submit(assistant.get(path), path, detach=file)
    assistant.submit(gone, path, reason="附件有误")

    assert kept == [file]
    assert "移除：路线图.png" not in gone.html
    assert row(no).notice.attachments == ()
    assert "路线图.png" not in site.as_("lead-ms").get(f"/exchanges/{no}").text
    assert site.as_("sec-kg-01").client.get(f"/files/{file}").status_code == 404


def test_somebody_else_s_file_is_not_taken_along_by_its_number(site, row):
    _, file = announce(site, row)

    fill(site.as_("asst-ms"), "/exchanges/new", **NOTICE | {"title": "另一场"}, attachments=file)

    assert [each.notice.attachments for each in map(row, (OPEN, 15)) if each] == [(), ()]


def test_files_of_a_notice_outlive_the_sweep_and_those_of_none_do_not(site, row, hands):
    no, file = announce(site, row)
    stray = attach(site.as_("lead-ms"), "/exchanges/new", ("未发.png", picture(size=(9, 9)), "image/png"), attach="1")
    (left,) = stray.form("/exchanges/new")["attachments"]
    site.as_("lead-ms").post("/exchanges/new", {"discard": "1"})
    hands.now += timedelta(days=3)

    site.hub.cases.sweep_files()

    assert site.hub.attachments.find_many([file, left]).keys() == {file}
    assert row(no).notice.attachments
