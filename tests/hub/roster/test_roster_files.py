"""A sheet is read as its program wrote it; what cannot be one is refused by a clear code, and nothing of it stays."""

import io
import zipfile

import pytest

from domain.errors import Refused
from hub.attachments.faults import Bomb, Broken, Empty, Encrypted
from hub.roster.faults import FileTooLarge, NoColumns, NoRows, NotASheet, OldFormat, TextUnreadable
from hub.roster.files import Folder, Row
from tests.rosters import MEADOW, RIVER, SCHOOL, book, drawn, table

HEAD = ["代码", "名称"]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rows(tmp_path, file, name="名册.xlsx", sheet=0):
    folder = Folder(tmp_path, "one")
    folder.keep(name, file)
    return list(folder.rows(sheet))


@pytest.mark.parametrize(
    ("coding", "separator", "begins"),
    [
        ("utf-8", ",", ""),
        ("utf-8-sig", ",", ""),
        ("gbk", ",", ""),
        ("gb18030", "\t", ""),
        ("utf-8", ";", ""),
        ("utf-8-sig", ";", "sep=;\r\n"),
        ("utf-16", "\t", ""),
    ],
)
def test_a_table_is_read_in_the_coding_and_with_the_separator_it_was_saved_with(tmp_path, coding, separator, begins):
    found = rows(tmp_path, table([HEAD, RIVER[:2]], coding=coding, separator=separator, begins=begins), "名册.csv")

    assert [row.cells for row in found] == [HEAD, RIVER[:2]]
    assert [row.line for row in found] == ([2, 3] if begins else [1, 2])


def test_lines_are_counted_as_the_spreadsheet_shows_them(tmp_path):
    found = rows(tmp_path, book(学校=[[], ["望汀区学校名册"], [], HEAD, RIVER[:2], [], MEADOW[:2]]))

    assert [row.line for row in found] == [2, 4, 5, 7]


def test_a_merged_cell_stands_in_each_cell_that_it_covers(tmp_path):
    def draw(sheet, _):
        sheet.write_row(0, 0, ["街道", "学校"])
        sheet.merge_range(1, 0, 3, 0, "河湾街道")
        sheet.write_column(1, 1, ["甲校", "乙校", "丙校"])

    found = rows(tmp_path, drawn(draw))

    assert [row.cells for row in found[1:]] == [["河湾街道", "甲校"], ["河湾街道", "乙校"], ["河湾街道", "丙校"]]


def test_a_formula_counts_as_its_result_and_without_one_as_no_value(tmp_path):
    def draw(sheet, _):
        sheet.write_formula(0, 0, '="PS"&"-11"', None, "PS-11")
        sheet.write_formula(1, 0, "=B9", None, "")
        sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")
        sheet.write_string(3, 1, "尾")

    assert rows(tmp_path, drawn(draw)) == [
        Row(1, ["PS-11", ""]),
        Row(2, ["\0formula", ""]),
        Row(3, ["\0error#DIV/0!", ""]),
        Row(4, ["", "尾"]),
    ]


def test_a_day_and_a_number_are_read_as_people_would_have_typed_them(tmp_path):
    def draw(sheet, made):
        from datetime import datetime  # noqa: PLC0415  # what the library wants

        day = datetime(2026, 3, 1)  # noqa: DTZ001  # a spreadsheet knows no zones
        sheet.write_datetime(0, 0, day, made.add_format({"num_format": "yyyy/m/d"}))
        sheet.write_number(0, 1, 46082)
        sheet.write_number(0, 2, 12.0)

    assert rows(tmp_path, drawn(draw)) == [Row(1, ["2026-03-01", "46082", "12"])]


def test_a_hidden_sheet_is_left_alone(tmp_path):
    def draw(sheet, made):
        sheet.write_row(0, 0, HEAD)
        other = made.add_worksheet("旧")
        other.write_row(0, 0, ["不", "读"])
        other.hide()

    folder = Folder(tmp_path, "one")
    folder.keep("名册.xlsx", drawn(draw))

    assert folder.sheets() == ["学校"]


def _zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"", Empty),
        (COMPOUND + b"\0" * 600, OldFormat),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), Encrypted),
        (b"%PDF-1.7 and more", NotASheet),
        (b"<html><table><tr><td>", NotASheet),
        (b"abc\0def", NotASheet),
        ("姓名".encode("gbk") + b"\xff\xff\xff,", TextUnreadable),
        (b"PK\x03\x04 cut off", Broken),
        (_zipped(a="0" * 60_000_000), Bomb),
        (b"a," * (11 << 20), FileTooLarge),
    ],
)
def test_what_is_no_sheet_is_refused_and_nothing_of_it_stays(tmp_path, content, refused):
    with pytest.raises(refused):
        Folder(tmp_path, "one").keep("名册.xlsx", io.BytesIO(content))

    assert not (tmp_path / "roster" / "one").exists()


def test_a_file_of_a_hundred_megabytes_is_not_even_kept_while_it_comes(tmp_path):
    class Endless(io.RawIOBase):
        left = 100 << 20

        def read(self, size):
            self.left -= size
            return b"," * size if self.left >= 0 else b""

    with pytest.raises(FileTooLarge) as refused:
        Folder(tmp_path, "one").keep("名册.csv", Endless())

    assert refused.value.facts == {"name": "名册.csv", "limit": 20, "size": 100.0}


@pytest.mark.parametrize(
    ("file", "refused"),
    [
        (book(学校=[SCHOOL]), NoRows),
        (book(学校=[[], []]), NoColumns),
        (table([SCHOOL]), NoRows),
    ],
)
def test_a_sheet_without_rows_is_refused(district, file, refused):
    with pytest.raises(Refused) as said:
        district.hub.roster.take("名册.xlsx", file, act=district.by("director"))

    assert type(said.value) is refused
    assert district.hub.roster.register.latest() == []
