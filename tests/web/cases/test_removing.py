"""移除: a section, a file, a text of an adoption is gone for everybody and for ever; only who may do it is asked."""

import re

from tests.web.cases_stage import PUBLISHED, TRYING, USED

HERE = f"/cases/{PUBLISHED}"


def send(site, login, path, **typed):
    browser = site.as_(login)
    return browser.submit(browser.get(path), path, **typed)


def test_an_attached_file_is_gone_from_the_page_and_from_its_address(site):
    file = re.search(r"/files/([0-9a-f]+)", site.as_("sec-kg-01").get(HERE).html)[1]

    send(site, "sec-ms-01", f"{HERE}/remove-file", file=file, sure="yes")

    assert site.as_("sec-kg-01").get(f"/files/{file}").status == 404
    assert "1 个文件已移除" in site.as_("sec-kg-01").get(HERE).text


def test_a_text_of_an_adoption_is_removed_by_who_wrote_it(site):
    path = f"{HERE}/adoptions/{TRYING}"
    key = re.search(r'name="of" value="([^"]+)"', site.as_("sec-kg-01").get(f"{path}/redact").html)[1]

    send(site, "sec-kg-01", f"{path}/redact", of=key, reason="含有个人信息", sure="yes")

    page = site.as_("sec-ms-01").get(path)
    assert "按本校作息调整。" not in page.text
    assert "（内容已移除）" in page.text


def test_nobody_removes_what_others_wrote(site):
    assert site.as_("sec-ms-01").get(f"{HERE}/adoptions/{USED}/redact").status == 403
    assert site.as_("sec-kg-01").get(f"{HERE}/remove-file").status == 403


def test_without_saying_that_one_knows_it_nothing_is_removed(site, head):
    before = head()

    page = send(site, "officer", f"{HERE}/redact", edition="1", sections=["effect"], reason="含有个人信息")

    assert (page.status, set(page.errors), head()) == (422, {"sure"}, before)
