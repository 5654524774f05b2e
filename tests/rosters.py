"""Sheets as districts send them: workbooks made by a spreadsheet's own library, tables in the codings of Chinese programs."""

from __future__ import annotations

import io

import xlsxwriter

SCHOOL = ["学校代码", "学校名称", "学段", "所在区域", "街道或乡镇", "党组织形式", "党员人数"]
STUDIO = ["工作室代码", "工作室名称", "学段"]
PERSON = ["姓名", "所属单位", "职务", "办公电话", "本站角色", "工作室", "任期开始", "任现职年月"]
TERM = ["姓名", "本站角色", "任职单位", "工作室", "任期开始", "任期结束", "任现职年月", "个人信息处理依据", "原因"]
PARTNER = ["共建单位代码", "共建单位名称", "类别", "联络员", "个人信息处理依据", "联络员任期开始"]

RIVER = ["PS-11", "河湾第二小学", "小学", "镇区", "河湾街道", "党支部", "12"]
MEADOW = ["KG-11", "麦田幼儿园", "幼儿园", "乡村", "麦田庄乡", "联合党支部", "3"]


def book(**sheets):
    """A workbook; each sheet is a list of rows."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    file.seek(0)
    return file


def drawn(draw, name="学校"):
    """A workbook whose one sheet is drawn by a function of the sheet and the workbook."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as made:
        draw(made.add_worksheet(name), made)
    file.seek(0)
    return file


def table(rows, *, coding="utf-8", separator=",", begins=""):
    """A text as it is saved under another name."""
    text = begins + "".join(separator.join(row) + "\r\n" for row in rows)
    return io.BytesIO(text.encode(coding))


def told(hub, found, **which):
    """Line, action, and the codes of what is wrong, of each row of an import."""
    lines = hub.roster.register.lines(found.id, limit=1_000, **which)
    return [(line.line, str(line.action), [fault.code for fault in line.faults]) for line in lines]


def looked_through(hub, file, act, name="名册.xlsx"):
    """An import whose rows have been compared, its columns as they were guessed."""
    found = hub.roster.take(name, file, act=act)
    return hub.roster.match(found.id, found.sheets, act=act)


def carried_out(hub, file, act, *, good_only=False, name="名册.xlsx"):
    """An import from the file to its end."""
    found = looked_through(hub, file, act, name)
    return hub.roster.apply(found.id, good_only=good_only, act=act)
