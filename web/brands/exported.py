"""品牌墙 as a file: every school, its brand and the step that comes next."""

from __future__ import annotations

from typing import Any

from domain.words import PartyKind
from hub import sight
from projections import brands
from web.brands.wall import Asked, Line, lines
from web.desk import Desk
from web.export import MOST, Column, Export
from web.texts import _l


def exported(desk: Desk) -> list[Line]:
    """The same schools, over all pages."""
    sight.enter(desk.who)
    asked = Asked.of(desk.request, desk.names.codes(PartyKind.STUDIO))
    chosen: dict[str, Any] = {"studio": asked.studio, "level": asked.level, "state": asked.state}
    return lines(desk.request, brands.wall(desk.read, **chosen, limit=MOST + 1))


EXPORT = Export(
    name="brands:wall",
    path="/brands",
    title=_l("品牌墙"),
    rows=exported,
    columns=(
        Column(_l("学校"), lambda line, _: line.plot.school_name),
        Column(_l("学段"), lambda line, _: line.plot.level),
        Column(_l("工作室"), lambda line, desk: line.plot.studio and desk.names.code("studio", line.plot.studio)),
        Column(_l("品牌"), lambda line, _: line.plot.brand.title if line.opens and line.plot.brand else ""),
        Column(_l("已走到"), lambda line, _: line.plot.brand.state if line.plot.brand else ""),
        Column(_l("下一步"), lambda line, _: line.plot.next),
        Column(_l("认定等级"), lambda line, _: line.plot.brand.tier if line.opens and line.plot.brand else ""),
        Column(_l("有佐证已作废"), lambda line, _: line.flagged and line.opens),
    ),
)
