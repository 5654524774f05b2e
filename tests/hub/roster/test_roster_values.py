"""Cells are understood as people write them, and named where they cannot be."""

from datetime import date

import pytest

from domain.errors import PersonalNumber, TooLong
from hub.roster import columns, values
from hub.roster.faults import CodeUnfit, DayUnread, MailUnfit, MonthUnread, PhoneUnfit, WordUnknown
from hub.roster.kinds import Kind
from web.roster.words import COLUMNS

MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-3-1",
        "2026年3月1日",
        "2026/3/1",
        "2026.03.01",
        "20260301",
        "46082",
        "46082.0",
        "２０２６－３－１",
        " 2026-03-01 ",
        "2026-03-01 00:00:00",
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert values.day("on", text) == MARCH


@pytest.mark.parametrize("text", ["3月1日", "2026-13-1", "2026-2-30", "1/3/2026", "昨天", "999999", "1899-1-1"])
def test_what_is_no_day_is_named(text):
    with pytest.raises(DayUnread) as refused:
        values.day("from_on", text)

    assert (refused.value.field, refused.value.facts) == ("from_on", {"text": values.tidy(text)})


@pytest.mark.parametrize("text", ["2024-08", "2024年8月", "2024.8", "202408", "2024-08-15", "45505"])
def test_a_month_is_read_however_it_is_written(text):
    assert values.month("in_post_since", text) == "2024-08"


def test_what_is_no_month_is_named():
    with pytest.raises(MonthUnread):
        values.month("in_post_since", "2024-15")


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("6", "lt7"),
        ("7人", "7_19"),
        ("19", "7_19"),
        ("２０", "20_49"),
        ("50名", "ge50"),
        ("7 至 19 人", "7_19"),
        ("7-19", "7_19"),
    ],
)
def test_a_number_of_members_becomes_its_band(text, band):
    assert values.band("member_band", text) == band


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("level", "初 中", "middle"),
        ("level", "Primary School", "primary"),
        ("org_kind", "支部", "branch"),
        ("role", "主持人", "lead"),
        ("kind", "两新组织", "two_new"),
        ("legal_basis", "本人同意", "consent"),
    ],
)
def test_a_word_of_a_closed_list_is_known_by_its_names(field, text, value):
    assert values.word(field, text) == value


def test_a_word_that_is_none_is_named_with_those_that_are():
    with pytest.raises(WordUnknown) as refused:
        values.word("level", "大学")

    assert refused.value.facts == {"text": "大学", "known": ("middle", "primary", "kindergarten", "mixed")}


def test_full_width_letters_blanks_and_marks_nobody_sees_are_made_usual():
    assert values.code("code", "　ＭＳ－０１\u200b ") == "MS-01"
    assert values.name("name", "河湾　小学（东区）") == "河湾 小学（东区）"
    assert values.name("name", "'=甲校") == "=甲校"


@pytest.mark.parametrize(
    ("reading", "text", "refused"),
    [
        (values.code, "PS 4?", CodeUnfit),
        (values.code, "new", CodeUnfit),
        (values.mail, "xia.example.cn", MailUnfit),
        (values.phone, "内线", PhoneUnfit),
        (values.name, "夏致远 13800138000", PersonalNumber),
        (values.name, "字" * 41, TooLong),
    ],
)
def test_what_does_not_fit_a_column_is_refused(reading, text, refused):
    with pytest.raises(refused):
        reading("name", text)


@pytest.mark.parametrize("kind", Kind)
def test_the_headings_of_our_templates_are_known(kind):
    headings = [str(word) for word in COLUMNS[kind].values()]

    assert columns.match(kind, headings) == {field: number for number, field in enumerate(COLUMNS[kind])}


def test_a_heading_is_known_with_its_notes_and_marks():
    found = columns.match(Kind.SCHOOLS, ["代 码*", "学校名称（全称）", "党员数（人）：", "备注", "名称"])

    assert found == {"code": 0, "name": 1, "member_band": 2}
