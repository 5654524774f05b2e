"""本系统收集什么、不收集什么: generated from the tables of the private store, so that nothing can be kept without being told.

A test fails when a table or a column is not described here. `NOTICE_VERSION` rises with each change that people should read.
"""

from __future__ import annotations

from hub.private_tables import metadata
from web.help.about import About
from web.help.kept import KEPT
from web.texts import Lazy, _l

NOTICE_VERSION = "2026-11"


NEVER: tuple[Lazy, ...] = (
    _l("政治面貌、入党时间、党费、党员名单（学校只登记人数区间）"),
    _l("身份证号、民族、出生日期、家庭住址、私人电话"),
    _l("人脸照片、指纹、定位、行程轨迹；不要求打卡"),
    _l("学生和儿童的任何信息"),
    _l("登录次数、在线时长、浏览和点赞数量；没有积分和排行榜"),
)

RIGHTS: tuple[Lazy, ...] = (
    _l("查看和带走：点右上角自己的名字，再点“查看全部”，就是本站保存的您的全部资料，可以存成表格文件。"),
    _l("更正：职务、单位和联系方式可以自己更正；姓名有误，请联系区教育党校。"),
    _l(
        "删除：任期结束后，可以自己删除姓名、联系方式和账号，也可以请区教育党校删除。互访记录仍在，您的名字处显示“已删除人员”。"
    ),
    _l("脱敏：记录中的文字不该公开的，可以申请脱敏。脱敏后文字从所有页面和检索中消失，不能恢复。"),
)


def tables() -> list[tuple[About, list[Lazy]]]:
    """What is kept, table by table, each with the columns that the store has, in words."""
    kept = metadata.tables
    return [(about, [about.columns[column.name] for column in kept[name].columns]) for name, about in KEPT.items()]
