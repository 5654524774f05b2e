"""学段互访矩阵, 有来有往: how the levels meet: a table of guests by hosts, and there against back."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from hub.access import RULES
from projections import network
from projections.network import LEVELS, Cell, Exchange
from web import charts, pages
from web.charts.paint import num
from web.collaboration.view import View, view
from web.desk import Desk
from web.export import Column, Export
from web.texts import _, _l


class Shown(NamedTuple):
    """A cell of the table: its counts, its tint, the list behind it, and where an invitation begins ("" for who does not invite)."""

    cell: Cell
    tint: int
    sentence: str
    records: str
    invite: str


class Wing(NamedTuple):
    """There and back between two: the widths of the bars in percent of the longest, and how even it is in percent."""

    row: Exchange
    out_width: str
    back_width: str
    rest: str
    balance: int


def cells(seen: View) -> list[tuple[str, list[Shown]]]:
    """The table row by row: the guests' level, and a cell for each level of hosts."""
    counted = network.matrix(seen.visits)
    most = max(cell.held for cell in counted.values())
    return [(guest, [_shown(seen, counted[guest, host], most) for host in LEVELS]) for guest in LEVELS]


def _shown(seen: View, cell: Cell, most: int) -> Shown:
    guest, host = seen.level(cell.guest), seen.level(cell.host)
    said = _("{guest}到访{host} {n} 次，{pairs} 对单位", guest=guest, host=host, n=cell.held, pairs=cell.pairs)
    return Shown(
        cell, charts.tint(cell.held, most), said, seen.records(guest=cell.guest, host=cell.host), _invite(seen, cell)
    )


def _invite(seen: View, cell: Cell) -> str:
    """Where somebody of one of the two levels begins: the own side is what they are, the other is chosen among the other level."""
    who = pages.standing(seen.request)
    if not who.role_for(RULES["visit.propose"]):
        return ""
    own = {node.level for node in seen.nodes if any(str(party) == node.unit for party in who.units)}
    if own and not own & {cell.guest, cell.host}:
        return ""
    side, level = ("guest", cell.host) if cell.guest in own else ("host", cell.guest)
    return f"/visits/new?as={side}&level={level}"


def wings(seen: View) -> list[Wing]:
    """There and back between each two levels that have met."""
    rows = network.between_levels(seen.visits)
    return spread(rows)


def spread(rows: list[Exchange]) -> list[Wing]:
    """The rows with the widths of their bars."""
    most = max((max(row.out, row.back) for row in rows), default=1)
    return [
        Wing(
            row,
            num(100 * row.out / most),
            num(100 * row.back / most),
            num(100 - 100 * row.out / most),
            round(100 * row.balance),
        )
        for row in rows
    ]


async def matrix(request: Request) -> Response:
    """The large table, by stage; cells in which nothing has happened are named."""
    seen = view(request)
    table = cells(seen)
    empty = [
        cell for guest, row in table for cell in row if not cell.cell.held and {guest, cell.cell.host} != {"partner"}
    ]
    return pages.page(request, "collaboration/matrix.html", view=seen, cells=table, levels=LEVELS, empty=empty)


def exported(desk: Desk) -> list[tuple[View, Cell]]:
    """A line for each cell."""
    seen = view(desk.request)
    return [(seen, cell) for cell in network.matrix(seen.visits).values()]


EXPORT = Export[tuple[View, Cell]](
    name="collaboration:matrix",
    path="/network/matrix",
    title=_l("学段互访矩阵"),
    rows=exported,
    columns=(
        Column(_l("来访方"), lambda row, _desk: row[0].level(row[1].guest)),
        Column(_l("接待方"), lambda row, _desk: row[0].level(row[1].host)),
        Column(_l("互访次数"), lambda row, _desk: row[1].held),
        Column(_l("几对单位"), lambda row, _desk: row[1].pairs),
        Column(_l("期间"), lambda row, _desk: row[0].said),
    ),
)
