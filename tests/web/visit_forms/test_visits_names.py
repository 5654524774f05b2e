"""Lists pasted from a sheet, and what has changed in a text."""

from __future__ import annotations

import pytest

from web.diff import Run, runs
from web.lines import Unfit
from web.visits.names import Pasted, read

DIRECTORY = {"何田苒": ["p-1"], "柯一苇": ["p-2"], "陈静": ["p-3", "p-4"]}


def find(name):
    return DIRECTORY.get(name, [])


@pytest.mark.parametrize(
    "line",
    [
        "何田苒",
        "1\t何田苒\t书记",
        "1. 何田苒 书记 13800138000",
        "何田苒，010-62345678",
        "何田苒；+86-13800138000",
        " 何田苒　园长 ",
    ],
)
def test_a_name_is_read_however_the_sheet_was_laid_out(line):
    assert read(line, find) == Pasted(("p-1",), 0, ())


def test_people_who_are_not_in_the_directory_are_counted_and_not_kept():
    assert read("何田苒\n白鹭洲\n\n顾远山", find) == Pasted(("p-1",), 2, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("何田苒\n柯一苇 138001380", "第 2 行：电话 138001380 的位数不对，请核对"),
        ("何田苒\n白鹭洲\n白鹭洲", "第 3 行：“白鹭洲”与第 2 行重复"),
        ("陈静", "第 1 行：名录里有 2 位“陈静”，请在上面的名单里勾选"),
        ("13800138000", "第 1 行：没有读出姓名，请把姓名写在行首"),
        ("一" * 21, "第 1 行：没有读出姓名，请把姓名写在行首"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_by_its_number(text, said):
    assert read(text, find).wrong == (said,)


def test_of_two_people_with_one_name_the_one_who_is_ticked_is_meant():
    assert read("陈静", find, there=("p-4",)) == Pasted((), 0, ())


def test_a_sheet_that_takes_only_known_people_names_the_others():
    assert read("何田苒\n白鹭洲", find, known_only=True).wrong == (
        "第 2 行：名录里没有“白鹭洲”，请核对姓名或删去这一行",
    )


@pytest.mark.parametrize("text", ["何田苒\n" * 101, "何田苒\u202e"])
def test_what_is_no_list_is_refused_as_a_whole(text):
    with pytest.raises(Unfit):
        read(text, find)


def test_a_changed_figure_is_marked_within_its_clause():
    found = runs("看了现场。把党课改成十分钟的短讲。", "看了现场。把党课改成十五分钟的短讲。")

    assert found == [Run("same", "看了现场。把党课改成十"), Run("new", "五"), Run("same", "分钟的短讲。")]


def test_another_clause_is_shown_whole_and_not_letter_by_letter():
    found = runs("场地偏小。时间够。", "停车不便。时间够。")

    assert found == [Run("old", "场地偏小。"), Run("new", "停车不便。"), Run("same", "时间够。")]


@pytest.mark.parametrize(
    ("old", "new"), [("", "新的"), ("旧的", ""), ("", ""), ("一样", "一样"), ("甲\n乙", "甲\n丙\n乙")]
)
def test_the_way_leads_from_the_one_text_to_the_other(old, new):
    found = runs(old, new)

    assert "".join(run.text for run in found if run.kind != "new") == old
    assert "".join(run.text for run in found if run.kind != "old") == new
