"""记录 as a file: the events that the page lists, over all its pages."""

from __future__ import annotations

from web.export import MOST, Column, Export
from web.log.look import all_of
from web.log.told import Line, reads
from web.texts import _l

EXPORT: Export[Line] = Export(
    name="log:everywhere",
    path="/log",
    title=_l("记录"),
    rows=lambda desk: all_of(desk, MOST + 1),
    columns=(
        Column(_l("位置"), lambda line, _: line.step.position),
        Column(_l("记录时间"), lambda line, _: line.at),
        Column(_l("事项"), lambda line, _: line.thing),
        Column(_l("事件"), lambda line, _: line.title),
        Column(_l("代号"), lambda line, _: line.step.topic),
        Column(_l("经办人"), lambda line, _: line.who, reads),
        Column(_l("角色"), lambda line, _: line.step.by.role),
        Column(_l("代办单位"), lambda line, _: line.unit),
        Column(_l("来源"), lambda line, _: line.source),
        Column(_l("校验值"), lambda line, _: line.step.hash.hex()),
    ),
)
