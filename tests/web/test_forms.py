"""What people type is understood, kept and answered in words; nothing that can arrive breaks a page."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.browsing import values

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
