"""交流活动 as a file, and for who runs one the list of its seats."""

from __future__ import annotations

from hub import sight
from projections import exchanges
from projections.exchanges import ExchangeRow, SeatRow
from web import desk as base
from web.exchanges import board, seats
from web.exchanges.asked import Asked
from web.exchanges.organisers import organised
from web.exchanges.words import exchange_no
from web.export import MOST, Column, Export
from web.texts import _l


def exported(desk: base.Desk) -> list[ExchangeRow]:
    """The same exchanges, over all pages; of a month those that its calendar shows."""
    sight.enter(desk.who)
    asked = Asked.of(desk.request)
    if asked.month:
        return [each.row for each in board.month_of(desk.read, desk.who, asked)["listed"]]
    if asked.box == "mine":
        return board.own(desk.read, desk.who, asked)
    return exchanges.exchanges(desk.read, board.of(desk.read, desk.who, asked), order=asked.order, limit=MOST + 1)


EXPORT = Export(
    name="exchanges:board",
    path="/exchanges",
    title=_l("交流活动"),
    rows=exported,
    columns=(
        Column(_l("编号"), lambda row, _: exchange_no(row.year, row.no)),
        Column(_l("主题"), lambda row, _: row.title),
        Column(_l("形式"), lambda row, _: row.notice.kind),
        Column(_l("学习方式"), lambda row, _: row.notice.learning_mode),
        Column(_l("范围"), lambda row, _: row.notice.scope),
        Column(_l("组织方"), lambda row, desk: organised(row, desk.names)),
        Column(_l("开始"), lambda row, _: row.notice.starts_at),
        Column(_l("结束"), lambda row, _: row.notice.ends_at),
        Column(_l("地点"), lambda row, _: row.notice.venue),
        Column(_l("名额"), lambda row, _: row.notice.capacity),
        Column(_l("已用名额"), lambda row, _: row.taken),
        Column(_l("情况"), lambda row, _: row.state),
    ),
)


def _seats(desk: base.Desk) -> list[tuple[SeatRow, str]]:
    """The same people under the same names; refused to whom the page is refused."""
    return seats.named(seats.entered(desk.request))


SEATS = Export(
    name="exchanges:seats",
    path="/exchanges/{no:int}/seats",
    title=_l("报名名单"),
    rows=_seats,
    columns=(
        Column(_l("姓名"), lambda line, _: line[1]),
        Column(_l("单位"), lambda line, desk: desk.names(line[0].party) if line[0].party else ""),
        Column(_l("人数"), lambda line, _: line[0].heads),
        Column(_l("情况"), lambda line, _: line[0].state),
        Column(_l("报名时间"), lambda line, _: line[0].asked_at),
    ),
)
