"""A district is set up from a sheet in the browser: sent, matched, looked through row by row, imported; and taken along again."""

import io
import re

import pytest
from python_calamine import CalamineWorkbook

from hub.roster import imports
from hub.roster.kinds import Kind, State
from projections import programme, schools, studios
from tests.rosters import MEADOW, PERSON, RIVER, SCHOOL, STUDIO, book, table

BAD = ["PS-12", "坏行小学", "大学", "镇区", "河湾街道", "党支部", "12"]


def send(browser, file, name="名册.xlsx"):
    """Choose a file and send it; the answer."""
    page = browser.get("/roster")
    fields = {name: texts[0] for name, texts in page.form("/roster").items() if texts}
    headers = {"Origin": browser.origin, "Sec-Fetch-Site": "same-origin"}
    return browser.client.post("/roster", data=fields, files={"file": (name, file)}, headers=headers)


def sent(browser, file, name="名册.xlsx"):
    """The address of the import that a file became."""
    answer = send(browser, file, name)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def compared(browser, file):
    """The page of the rows, after the columns were taken as they were guessed."""
    here = sent(browser, file)
    answer = browser.submit(browser.get(here), f"{here}/columns")
    assert answer.status == 303, answer.notices
    return browser.get(answer.headers["location"])


def press(browser, page, which):
    """The button that carries it out; the page it leads to."""
    (here,) = set(re.findall(r'action="(/roster/[0-9a-f]+)/apply"', page.html))
    answer = browser.submit(page, f"{here}/apply", which=which)
    assert answer.status == 303, answer.notices
    return browser.get(answer.headers["location"])


def actions(page):
    """Line and tags of each row."""
    rows = re.findall(r"<tr><td>.*?</tr>", page.html, re.DOTALL)
    return [(re.search(r"第 (\d+) 行", row)[1], re.findall(r'class="tag \w*">([^<]+)<', row)) for row in rows]


def test_a_sheet_is_imported_once_every_row_has_been_seen(empty):
    director = empty.as_("director")

    page = compared(director, book(学校=[SCHOOL, RIVER, MEADOW]))
    assert "新增 2 行，变更 0 行，跳过 0 行（与现有的相同），错误 0 行。现在还没有导入任何内容。" in page.text
    assert actions(page) == [("2", ["新增"]), ("3", ["新增"])]
    done = press(director, page, "all")

    assert "导入了 2 行。" in done.text
    assert actions(done) == [("2", ["新增", "已导入"]), ("3", ["新增", "已导入"])]
    with empty.hub.reader() as read:
        assert [row.name for row in schools.everywhere(read)] == [MEADOW[1], RIVER[1]]


def test_wrong_rows_are_named_and_left_while_the_others_come_in(empty):
    director = empty.as_("director")
    page = compared(director, book(学校=[SCHOOL, RIVER, BAD]))

    assert "学段：没有“大学”这个选项，可填：中学、小学、幼儿园、混合学段。" in page.text
    refused = director.submit(page, re.search(r'action="(/roster/\w+/apply)"', page.html)[1], which="all")
    assert (refused.status, "有 1 行有错误，没有导入" in refused.text) == (409, True)
    done = press(director, page, "good")

    assert "导入了 1 行。有 1 行有错误，没有导入，原因见下。" in done.text
    assert actions(director.get(f"{done.answer.request.url.path}?show=wrong")) == [("3", ["错误"])]


def test_a_column_that_was_taken_wrongly_is_put_right(empty):
    director = empty.as_("director")
    odd = [["名", *SCHOOL[1:]], RIVER]
    here = sent(director, book(学校=odd))
    page = director.get(here)

    missing = director.submit(page, f"{here}/columns")
    assert (missing.status, missing.notices) == (422, ["这次没有办成  还没有指明哪一列是“学校代码”。"])
    twice = director.submit(page, f"{here}/columns", c0_0="name")
    assert "有两列都选成了“学校名称”，请只留一列。" in twice.text
    answer = director.submit(page, f"{here}/columns", c0_0="code")

    assert (answer.status, actions(director.get(here))) == (303, [("2", ["新增"])])


def test_a_sheet_that_was_not_known_is_read_as_somebody_says(empty):
    director = empty.as_("director")
    here = sent(director, book(表一=[["甲"], ["标题", "某校"], ["PS-11", "河湾第二小学"]]))

    again = director.submit(director.get(here), f"{here}/columns", k0="schools", h0="2", look="1")

    assert (again.status, again.form(f"{here}/columns")["h0"]) == (200, ["2"])
    assert "某校" in again.text
    assert {"c0_0", "c0_1"} <= again.form(f"{here}/columns").keys()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "", "请先选择要导入的表格。"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧.xls", "“旧.xls”是旧格式的工作簿（.xls）。"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密.xlsx", "密码"),
        (b"%PDF-1.7", "名册.pdf", "“名册.pdf”不是表格。"),
        (table([SCHOOL]).getvalue(), "名册.csv", "除了表头没有内容"),
        (table([["甲", "乙"], ["一", "二"]]).getvalue(), "名册.csv", None),
        (b"a," * (21 << 19), "大.csv", "最多 20 MB"),
    ],
    ids=["nothing", "old", "locked", "pdf", "no rows", "unknown", "large"],
)
def test_what_cannot_be_imported_is_refused_with_a_sentence_and_leaves_nothing(empty, content, name, sentence):
    answer = send(empty.as_("director"), io.BytesIO(content), name)

    kept = empty.hub.roster.register.latest()
    if sentence is None:  # a table of something else: somebody may say what it is
        assert (answer.status_code, [each.sheets[0].kind for each in kept]) == (303, [None])
    else:
        assert (answer.status_code, sentence in answer.text, kept) == (422, True, [])


def test_a_body_of_a_hundred_megabytes_is_stopped_on_its_way(empty):
    answer = send(empty.as_("director"), io.BytesIO(bytes(100 << 20)), "大.csv")

    assert (answer.status_code, "一次最多 22 MB" in answer.text) == (413, True)
    assert empty.hub.roster.register.latest() == []


def test_progress_is_shown_while_the_background_process_works(empty, monkeypatch):
    monkeypatch.setattr(imports, "SMALL", 1)
    director = empty.as_("director")

    page = compared(director, book(学校=[SCHOOL, RIVER, MEADOW]))
    assert '<progress max="2" value="0"' in page.html
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page.html
    here = page.answer.request.url.path
    assert "0 行，共 2 行" in director.part(here, HX_Target="progress").text
    empty.hub.roster.work()

    assert director.part(here, HX_Target="progress").headers["hx-redirect"] == here
    assert "新增 2 行" in director.get(here).text


def test_a_discarded_sheet_is_gone(empty):
    director = empty.as_("director")
    here = sent(director, book(学校=[SCHOOL, RIVER]))

    answer = director.submit(director.get(here), f"{here}/discard")

    assert (answer.status, "这份表格没有导入，已经删除。" in director.get(here).text) == (303, True)
    assert empty.hub.roster.find(here.rpartition("/")[2]).state is State.DISCARDED


def test_templates_hold_every_column_and_can_be_imported_filled(empty):
    director = empty.as_("director")
    content = director.client.get("/roster/template.xlsx").content
    made = CalamineWorkbook.from_filelike(io.BytesIO(content))

    headings = {name: made.get_sheet_by_name(name).to_python()[0] for name in made.sheet_names}

    assert list(headings) == ["学校", "工作室", "人员", "共建单位", "任职", "填写说明"]
    assert headings["学校"] == SCHOOL
    assert [director.get(f"/roster/template/{kind}.csv").status for kind in Kind] == [200] * len(Kind)


def test_what_is_taken_along_is_written_down_and_comes_in_again_unchanged(site):
    director = site.as_("director")

    content = director.client.get("/roster/export.xlsx").content
    page = compared(director, io.BytesIO(content))

    counts = site.hub.roster.register.latest()[0].counts
    assert (set(counts), "错误 0 行" in page.text) == ({"skip"}, True)
    assert [(each.list, each.form) for each in site.hub.exports.latest()] == [("roster:export_book", "xlsx")]


def test_an_administrator_sees_the_results_and_imports_nothing(site):
    press(site.as_("director"), compared(site.as_("director"), book(学校=[SCHOOL, RIVER])), "all")
    admin = site.as_("admin")

    page = admin.get("/roster")
    (address,) = re.findall(r'href="(/roster/[0-9a-f]{16})"', page.html)

    assert ("导入 1 行" in page.text, "上传表格" in page.text) == (True, False)
    assert actions(admin.get(address)) == [("2", ["新增", "已导入"])]


def test_a_district_of_three_studios_and_twenty_nine_schools_comes_in_from_one_workbook(empty):
    director = empty.as_("director")
    days = {"starts_on": "2025-09-01", "ends_on": "2027年8月31日"}
    form = director.get("/programme/new")
    director.submit(form, "/programme/new", title="第一期", code="2025", operator="望汀区教育党校", **days)
    rows = [[f"PS-{n:02d}", f"第{n}小学", "小学", "城区", "河湾街道", "党支部", "12"] for n in range(1, 30)]
    places = [[f"ST-{n}", f"第{n}工作室", "小学"] for n in (1, 2, 3)]
    staff = [
        [f"书记{n}", f"PS-{n:02d}", "书记", "", "入室书记", f"ST-{n % 3 + 1}", "2025-9-1", "2024-08"]
        for n in range(1, 30)
    ]

    done = press(
        director, compared(director, book(学校=[SCHOOL, *rows], 工作室=[STUDIO, *places], 人员=[PERSON, *staff])), "all"
    )

    assert "导入了 61 行。" in done.text
    with empty.hub.reader() as read:
        assert [len(studios.members(read, f"ST-{n}")) for n in (1, 2, 3)] == [9, 10, 10]
        assert programme.current(read, empty.hub.core.today()).code == "2025"
