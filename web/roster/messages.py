"""The sentences of what can be wrong with a roster."""

from __future__ import annotations

from web import messages
from web.roster.words import COLUMNS
from web.texts import _l

messages.SENTENCES |= {
    "roster.no_file": _l("请先选择要导入的表格。"),
    "roster.not_a_sheet": _l("“{name}”不是表格。请用 Excel 工作簿（.xlsx）或 CSV 文件。"),
    "roster.old_format": _l("“{name}”是旧格式的工作簿（.xls）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。"),
    "roster.file_too_large": _l("“{name}”有 {size} MB，最多 {limit} MB。请分成几份，或删去表里的图片。"),
    "roster.no_rows": _l("“{name}”里除了表头没有内容，请填写后再上传。"),
    "roster.too_many_rows": _l("一份名册最多 {limit} 行，请分成几份。"),
    "roster.text_unreadable": _l("没有认出“{name}”的文字编码。请另存为“CSV UTF-8”或 .xlsx 后再上传。"),
    "roster.no_columns": _l("“{name}”里没有名册的表头。请下载模板，把内容填进去再上传。"),
    "roster.column_twice": _l("有两列都选成了“{column}”，请只留一列。"),
    "roster.column_missing": _l("还没有指明哪一列是“{column}”。"),
    "roster.nothing_chosen": _l("没有要导入的表。请至少为一张表选择内容。"),
    "roster.not_now": _l("这份名册现在是“{state}”，不能这样办理。请刷新后核对。"),
    "roster.rows_wrong": _l("有 {count} 行有错误，没有导入。请改好表格再上传，或者选择只导入没有错误的行。"),
    "roster.nothing_to_do": _l("没有要导入的内容：每一行都与现有的相同，或者有错误。"),
    "roster.formula": _l("这一格是没有算出结果的公式，请改成数值。"),
    "roster.error_cell": _l("这一格是错误值 {text}，请更正。"),
    "roster.word_unknown": _l("没有“{text}”这个选项，可填：{known}。"),
    "roster.day_unread": _l("没有读懂日期“{text}”，请写成 2026-3-1。"),
    "roster.month_unread": _l("没有读懂年月“{text}”，请写成 2024-08。"),
    "roster.code_unfit": _l("代码“{text}”不能用：请用字母、数字和短横，不超过 20 个字符。"),
    "roster.mail_unfit": _l("“{text}”不是邮箱地址。"),
    "roster.phone_unfit": _l("“{text}”不是电话号码。"),
    "roster.row_twice": _l("与第 {first} 行重复。"),
    "roster.fixed": _l("登记后不能更改，现在是“{now}”。"),
    "roster.unit_unknown": _l("没有“{text}”这个单位。请核对，或先登记这个单位。"),
    "roster.unit_ambiguous": _l("有 {count} 个单位叫“{text}”，请填代码。"),
    "roster.programme_unknown": _l("没有代码为“{text}”的培育期。"),
    "roster.no_programme": _l("还没有开启培育期，不能设立工作室。"),
    "roster.person_unknown": _l("通讯录里没有“{text}”，请先登记这个人。"),
    "roster.namesakes": _l("有 {count} 人叫“{text}”，请填人员编号，或写明单位和电话。"),
    "roster.other_start": _l("此人自 {since}起已担任这个角色，与表里的日期不同。"),
    "roster.term_overlaps": _l("与现有的任期重叠（从 {since}开始）。请先结束那一段，或改日期。"),
    "roster.term_over": _l("只能更改最近一段任期的结束日期。"),
    "roster.reason_needed": _l("这样变动要写明原因。"),
    "roster.member_elsewhere": _l("此人在这一期的入室已经结束，不能再次入室。"),
    "roster.may_not": _l("您的角色不能办理这一行，请由区教育党校负责人导入。"),
}
messages.FACTS |= {f"{kind}.{field}": word for kind, columns in COLUMNS.items() for field, word in columns.items()}
