"""A table reaches a spreadsheet as it is: dates as dates, numbers as numbers, and no text ever as a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from domain.model import Prose
from domain.words import Level
from web import sheets
from web.texts import _l

MORNING = datetime(2026, 3, 20, 1, 30, tzinfo=UTC)
EVIL = [
    *('=HYPERLINK("http://x","y")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1", "\n=1", "  =1+1", "\u3000=1+1"),
    *("＝1+1", "＋1", "－1", "＠A1"),
]


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("text", EVIL)
def test_text_that_looks_like_a_formula_gets_an_apostrophe_in_csv_and_its_neighbour_does_not(text):
    found = sheets.as_csv(["甲", "乙"], [[text, "安静的文字"]], "表")

    assert read_csv(found) == [["甲", "乙"], [f"'{text}", "安静的文字"]]


@pytest.mark.parametrize("text", EVIL)
def test_text_that_looks_like_a_formula_is_text_in_xlsx(text):
    found = sheets.as_xlsx(["甲"], [[text]], "表")

    sheet = zipfile.ZipFile(io.BytesIO(found)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert sheet.count('t="inlineStr"') == 2
    assert [[each.strip() for each in row] for row in read_xlsx(found)] == [["甲"], [text.strip()]]


def test_a_heading_is_no_formula_either():
    assert read_csv(sheets.as_csv(["=1+1"], [], "表")) == [["'=1+1"]]


def test_addresses_and_digits_stay_the_text_they_are():
    row = ["https://example.org/x", "007", "1e5"]

    assert read_xlsx(sheets.as_xlsx(["甲", "乙", "丙"], [row], "表")) == [["甲", "乙", "丙"], row]
    assert read_csv(sheets.as_csv(["甲", "乙", "丙"], [row], "表")) == [["甲", "乙", "丙"], row]


def test_dates_moments_and_numbers_keep_their_kind():
    row = [sheets.cell(each) for each in (date(2026, 3, 20), MORNING, -5, 0.25, None)]

    assert read_csv(sheets.as_csv(list("甲乙丙丁戊"), [row], "表"))[1] == [
        "2026-03-20",
        "2026-03-20 09:30",
        "-5",
        "0.25",
        "",
    ]
    assert read_xlsx(sheets.as_xlsx(list("甲乙丙丁戊"), [row], "表"))[1] == [
        date(2026, 3, 20),
        datetime(2026, 3, 20, 9, 30),  # noqa: DTZ001  # a sheet knows no zones: this is the district's time
        -5.0,
        0.25,
        "",
    ]


def test_a_value_becomes_what_people_read():
    values = [True, False, Level.PRIMARY, Prose("一段话"), _l("互访"), "", 3]

    assert [sheets.cell(each) for each in values] == ["是", "否", "小学", "一段话", "互访", None, 3]


def test_a_comma_a_quote_and_a_line_break_stay_in_their_cell():
    row = ['甲,乙"丙', "第一行\n第二行"]

    assert read_csv(sheets.as_csv(["一", "二"], [row], "表"))[1] == row
    assert read_xlsx(sheets.as_xlsx(["一", "二"], [row], "表"))[1] == row


def test_excel_is_told_that_a_csv_file_is_utf_8_and_a_text_too_long_for_a_cell_is_cut():
    found = sheets.as_csv(["甲"], [[sheets.cell("长" * 40_000)]], "表")

    assert found.startswith(b"\xef\xbb\xbf")
    assert len(read_csv(found)[1][0]) == 32_767
