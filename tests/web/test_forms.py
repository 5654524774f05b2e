"""What people type is understood, kept and answered in words; nothing that can arrive breaks a page."""

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web import sample
from tests.web.browsing import open_site

CANARY = "<script>alert('x')</script>{{7*7}}"
HOSTILE = [
    "",
    " ",
    "\u3000\u200b",
    "\0",
    "a\0b",
    "\x1b[31m",
    "\u202egnp.exe",
    "长" * 100_000,
    CANARY,
    "' OR 1=1--",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "a\r\nSet-Cookie: x=y",
    "９" * 400,
    "-1",
    "1e309",
    "0001-01-01",
    "9999-12-31",
    "99999-1-1",
    "13月45日",
    "25:61",
    "١٢",
    "👨‍👩‍👧",
    "%s%n{0.__class__}",
]


def values(browser, typed):
    """What a command would get, and what is wrong, as text by field."""
    page = browser.post("/sample/read", typed)
    assert page.status == 200, page.text
    return dict(line.split("=", 1) for line in unescape(page.html).splitlines() if "=" in line)


@pytest.fixture(scope="module")
def reading(district_folder, tmp_path_factory):
    """A browser on a site that this module only reads."""

    with open_site(district_folder, tmp_path_factory.mktemp("reading") / "data", sample) as site:
        yield site.as_("director")


# ---- understood as written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-03-20", "2026-03-20"),
        ("2026-3-20", "2026-03-20"),
        ("2026/3/20", "2026-03-20"),
        ("2026.3.20", "2026-03-20"),
        ("20260320", "2026-03-20"),
        ("2026年3月20日", "2026-03-20"),
        ("２０２６年３月２０号", "2026-03-20"),
        (" 3 月 20 日 ", "2026-03-20"),
        ("3月5日", "2026-03-05"),
        ("3月4日", "2027-03-04"),
        ("", "None"),
    ],
)
def test_a_date_is_understood_as_people_write_it(reading, typed, meant):
    assert values(reading, {"on": typed})["on"] == meant


@pytest.mark.parametrize(
    "typed", ["2月30日", "2026-13-01", "0001-01-01", "9999-12-31", "下周三", "1", "2026-3-20x", "3月"]
)
def test_a_date_that_is_none_is_said_to_be_none(reading, typed):
    read = values(reading, {"on": typed})

    assert read["on"] == "None"
    assert re.search("请填写日期|没有 .* 这一天|请核对年份", read["!on"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:00", "14:00:00"),
        ("14：05", "14:05:00"),
        ("14:00:00", "14:00:00"),
        ("9:5", "09:05:00"),
        ("1430", "14:30:00"),
        ("14点半", "14:30:00"),
        ("下午2点", "14:00:00"),
        ("下午2点半", "14:30:00"),
        ("上午9时30分", "09:30:00"),
        ("１４：３０", "14:30:00"),
    ],
)
def test_a_time_is_understood_as_people_write_it(reading, typed, meant):
    assert values(reading, {"at": typed})["at"] == meant


@pytest.mark.parametrize("typed", ["25:00", "14:60", "两点", "14", "::"])
def test_a_time_that_is_none_is_said_to_be_none(reading, typed):
    read = values(reading, {"at": typed})

    assert read["at"] == "None"
    assert "时间" in read["!at"]


@pytest.mark.parametrize(
    ("typed", "meant", "said"),
    [
        ("6", "6", None),
        ("０６", "6", None),
        ("+6", "6", None),
        ("9", "None", "请填写 1 到 8 之间的整数"),
        ("0", "None", "请填写 1 到 8 之间的整数"),
        ("六", "None", "请填写整数，例如 1"),
        ("6.0", "None", "请填写整数，例如 1"),
        ("9" * 50, "None", "请填写整数，例如 1"),
        ("", "None", "请填写人数"),
    ],
)
def test_a_number_is_whole_and_within_its_bounds(reading, typed, meant, said):
    read = values(reading, {"answer": "yes", "count": typed})

    assert (read["count"], read.get("!count")) == (meant, said)


def test_a_question_that_depends_on_an_answer_is_asked_only_then(reading):
    assert "!count" not in values(reading, {"answer": "no", "count": "nonsense"})
    assert values(reading, {"answer": "yes"})["!count"] == "请填写人数"


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("topic", "  读书会\t第一期 ", "读书会 第一期"),
        ("purpose", "第一行\r\n第二行", "第一行"),
        ("phone", "１３８００１３８０００", "13800138000"),
        ("mail", "he@example.cn", "he@example.cn"),
        ("tags", ["b", "a"], "['a', 'b']"),
        ("sure", "yes", "True"),
        ("kind", "rural", "rural"),
        ("offer", "7", "7"),
    ],
)
def test_other_fields_are_read_as_they_were_meant(reading, field, typed, meant):
    assert values(reading, {field: typed})[field] == meant


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("topic", "长" * 11, "最多 10 字，现在 11 字"),
        ("topic", "", "请填写主题"),
        ("topic", "a\0b", "控制字符"),
        ("topic", "\u202e反", "控制字符"),
        ("topic", ["一", "二"], "收到了 2 个值"),
        ("kind", "other-kind", "没有这个选项"),
        ("kind", ["rural", "other"], "收到了 2 个值"),
        ("tags", ["a", "z"], "没有这个选项"),
        ("phone", "call me", "电话号码"),
        ("mail", "a@b", "邮箱地址"),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field(reading, field, typed, said):
    assert said in values(reading, {field: typed})[f"!{field}"]


# ---- rows


def test_rows_left_empty_do_not_count_and_each_fault_stands_in_its_row(reading):
    typed = {
        "slots.0.part": "am",
        "slots.1.on": "3月20日",
        "slots.2.on": "2月30日",
        "slots.4.on": "",
        "slots.x.on": "1",
    }

    read = values(reading, typed)

    assert read["slots"] == "[{'on': datetime.date(2026, 3, 20), 'part': None}, {'on': None, 'part': None}]"
    assert [name for name in read if name.startswith("!slots")] == ["!slots.2.on"]


def test_more_rows_than_allowed_are_said_to_be_too_many(reading):
    read = values(reading, {f"slots.{n}.on": "3月20日" for n in range(6)})

    assert read["!slots"] == "最多 5 行，现在 6 行"


def test_names_are_taken_from_a_sheet_and_faults_named_by_line(reading):
    good = values(reading, {"sheet": "何田苒\t13800138000\r\n\r\n郝砺川，13900139000\n连青禾"})
    bad = values(reading, {"sheet": "何田苒\tabc\n何田苒\n\t13800138000\na,13800138000,c"})

    assert good["sheet"].count("'name'") == 3
    assert "'phone': '13900139000'" in good["sheet"]
    assert bad["!sheet"].split("；") == [
        "第 1 行：请填写电话号码，例如 13800138000",
        "第 2 行：与第 1 行重复",
        "第 3 行：请填写姓名",
        "第 4 行：多了 1 列",
    ]


def test_rows_by_key_are_taken_for_known_keys_only(reading):
    read = values(reading, {"present.p-1.status": "in", "present.p-9.status": "in", "present.p-2.status": ""})

    assert read["present"] == "{'p-1': {'status': 'in'}}"


# ---- kept and answered


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


# ---- whatever arrives


FIELDS = ["topic", "purpose", "kind", "answer", "count", "tags", "sure", "on", "at", "phone", "mail", "offer", "sheet"]
FIELDS += [
    "slots.0.on",
    "slots.0.part",
    "present.p-1.status",
    "version",
    "command_id",
    "key",
    "more",
    "discard",
    "kept",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_is_answered_in_words(reading, text):
    at_once = 1 if len(text) > 1_000 else len(FIELDS)  # all of the longest together are over the limit of a body

    for first in range(0, len(FIELDS), at_once):
        page = reading.post("/sample/new", dict.fromkeys(FIELDS[first : first + at_once], text))

        assert page.status in {200, 422}
        assert CANARY not in page.html


def test_half_characters_are_answered_in_words(reading):
    body = b'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n' + reading.csrf.encode()
    body += b'\r\n--x\r\nContent-Disposition: form-data; name="topic"\r\n\r\n+2AA-\r\n--x--\r\n'

    page = reading.raw_post("/sample/new", body, {"content-type": "multipart/form-data; boundary=x; charset=utf-7"})

    assert page.status == 422
    assert "控制字符" in page.errors["topic"]


TEXTS = st.text(max_size=40) | st.sampled_from(HOSTILE[:7] + HOSTILE[8:])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.dictionaries(st.sampled_from(FIELDS), st.lists(TEXTS.filter(str.isprintable), max_size=3), max_size=8))
def test_nothing_that_can_arrive_breaks_a_page(reading, typed):
    page = reading.post("/sample/new", typed)

    assert page.status in {200, 303, 409, 422}
