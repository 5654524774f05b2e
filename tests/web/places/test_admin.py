"""Whoever keeps the hub sees how it is, and tries again what was set aside."""

import re
import sqlite3
from datetime import timedelta

import pytest

from hub import backup
from projections import state
from tests.web import district


def park(hub):
    """As if a handler of an older release had failed at position 3."""
    db = sqlite3.connect(hub.read.path)
    db.execute("INSERT INTO parked VALUES (3, 'school.registered', 'KeyError: level')")
    db.commit()
    db.close()


def test_positions_sizes_and_sessions_are_told_as_figures_about_nobody(lively):
    lively.another("sec-ms-01")
    page = lively.as_("admin").get("/admin")

    head = lively.hub.log.head()
    assert f"记录总数 {head.position} 页面数据更新到 {head.position} 落后 0 条" in page.text
    assert f"校验码（前 12 位） {head.hash.hex()[:12]}" in page.text
    assert "正在使用的登录 2" in page.text
    assert re.search(r"占用空间 记录 [\d.]+ kB 个人资料 [\d.]+ kB", page.text)
    assert "郝砺川" not in page.text


def test_what_was_set_aside_is_named_with_its_reason_and_tried_again_by_a_button(lively):
    park(lively.hub)
    browser = lively.as_("admin")
    page = browser.get("/admin")
    assert "搁置的记录 1" in page.text
    assert "3 school.registered KeyError: level" in page.text

    answer = browser.submit(page, "/admin/rebuild")

    assert answer.headers["location"] == "/admin?done=rebuilt"
    with lively.hub.reader() as read:
        assert state.parked_count(read) == 0
    after = browser.get("/admin?done=rebuilt")
    assert "页面数据已按现在的程序重新算出" in after.text
    assert "没有搁置的记录" in after.text


def test_a_rebuild_shows_what_was_there_before(lively):
    browser = lively.as_("admin")
    before = lively.as_("sec-ms-01").get("/schools/MS-01").text

    browser.submit(browser.get("/admin"), "/admin/rebuild")

    assert lively.as_("sec-ms-01").get("/schools/MS-01").text == before


def test_the_party_school_looks_and_only_the_administrator_mends(lively):
    officer = lively.as_("officer")

    page = officer.get("/admin")

    assert "重新计算由系统管理员办理" in page.text
    assert officer.post("/admin/rebuild").status == 403
    assert lively.as_("sec-ms-01").get("/admin").status == 403


def test_the_parts_of_pages_are_shown_together(lively):
    page = lively.as_("admin").get("/admin/patterns")

    assert {"lv middle", "tag wait", "notice bad", "btn pri"} <= set(re.findall(r'class="([^"]+)"', page.html))


@pytest.mark.parametrize(
    ("days", "told", "warned"),
    [(None, "最近一次备份 还没有备份过", True), (0, "最近一次备份 3 月 5 日", False), (8, "（8 天前）", True)],
)
def test_the_age_of_the_last_good_backup_is_told_and_warns_after_a_week(lively, days, told, warned):
    if days is not None:
        made = district.NOW - timedelta(days=days)
        backup.make(lively.hub.settings.data, lively.hub.settings.data / "kept.tar", lambda: made)

    page = lively.as_("admin").get("/admin")

    assert told in page.text
    assert ("hub backup" in page.text) is warned
    ready = lively.stranger.get("/readyz").html
    assert ('"last_backup":""' in ready) is (days is None)
