"""协作网络: the months under the stages, the network, the levels, on one page as of its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hub.clock import local_day
from projections import network
from projections.network import LEVELS, Met, Node
from web import charts, pages
from web.charts.bars import Band, Bar
from web.charts.network import Dot, Line
from web.collaboration.levels import cells, wings
from web.collaboration.view import View, view
from web.texts import _
from web.words import word

MOST = 60
"""Units in one picture; a larger district is drawn by studio, and each studio by its schools."""


async def picture(request: Request) -> Response:
    """The page; the scrubber asks for its block alone. `studio`: only the visits of this studio's schools."""
    seen = view(request)
    if (month := request.query_params.get("month", "")).isascii() and month.isdigit():
        return pages.to(request, _month(seen, int(month[:4])))
    crossing = sum(each.crossing for each in seen.visits)
    context: dict[str, Any] = {"view": seen, "total": len(seen.visits), "crossing": crossing}
    context |= _drawn(seen, request.query_params.get("studio", "")) | _scrubbed(seen)
    context |= {
        "cells": cells(seen),
        "wings": wings(seen),
        "legend": charts.legend,
        "levels": LEVELS,
        "colours": charts.LEVEL,
    }
    return pages.page(request, "collaboration/network.html", block="picture", **context)


# ---- the network


def _drawn(seen: View, studio: str) -> dict[str, Any]:
    """The picture of the units, or of the studios where there are too many units and none was chosen."""
    grouped = len(seen.nodes) > MOST and not studio
    nodes = _studios(seen.nodes) if grouped else _around(seen, studio) if studio else seen.nodes
    place = {node.unit: _group(node) if grouped else node.unit for node in seen.nodes}
    ways = Counter((place[a], place[b]) for a, b in _ways(seen.visits, place) if place[a] != place[b])
    times = Counter(key for each in seen.visits for key in {place.get(each.guest), place.get(each.host)} if key)
    known = {node.unit: node for node in nodes}
    dots = [_dot(seen, node, times[node.unit], grouped=grouped) for node in nodes]
    lines = [_line(known, ways, pair) for pair in _pairs(ways) if set(pair) <= set(known)]
    return {
        "net": charts.network(dots, lines, "net-text"),
        "dots": dots,
        "lines": lines,
        "grouped": grouped,
        "studio": seen.names.code("studio", studio) if studio else "",
        "active": sum(dot.times > 0 for dot in dots),
    }


def _ways(visits: Iterable[Met], place: dict[str, str]) -> Iterable[tuple[str, str]]:
    return (each.direction for each in visits if each.guest in place and each.host in place)


def _group(node: Node) -> str:
    return f"studio:{node.studio}" if node.studio else "partner:"


def _studios(nodes: Iterable[Node]) -> list[Node]:
    """A node for each studio; all partners are one."""
    found: dict[str, Node] = {}
    for node in nodes:
        found.setdefault(_group(node), Node(_group(node), "", node.level, node.studio))
    return list(found.values())


def _around(seen: View, studio: str) -> list[Node]:
    """The schools of a studio, and whom they have met."""
    own = {node.unit for node in seen.nodes if node.studio == studio}
    near = {unit for each in seen.visits if own & set(each.direction) for unit in each.direction}
    return [node for node in seen.nodes if node.unit in own | near]


def _pairs(ways: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted({(min(way), max(way)) for way in ways})


def _dot(seen: View, node: Node, times: int, *, grouped: bool) -> Dot:
    name = node.name or (seen.names.code("studio", node.studio) if node.studio else _("共建单位"))
    said = _("{name}：参与 {n} 次", name=name, n=times)
    href = f"/network?studio={node.studio}" if grouped and node.studio else seen.records(unit=node.unit)
    return Dot(node.unit, _short(name, seen), node.level, times, said, href)


def _short(name: str, seen: View) -> str:
    """Without the district, which most have in common: “望汀区第一中学” is “第一中学” here."""
    return name.removeprefix(seen.prefix) or name


def _line(known: dict[str, Node], ways: Counter[tuple[str, str]], pair: tuple[str, str]) -> Line:
    one, other = (known[key] for key in pair)
    out, back = ways[pair], ways[pair[1], pair[0]]
    crossing = one.level != other.level and "partner" not in (one.level, other.level)
    said = _(
        "{one} 到访 {other} {out} 次，{other} 到访 {one} {back} 次",
        one=one.name or one.studio,
        other=other.name or other.studio,
        out=out,
        back=back,
    )
    return Line(*pair, out, back, crossing, said)


# ---- the months


def _months(seen: View) -> list[tuple[date, str]]:
    """The months of the cohort up to today, each with the address of the page as of its last day."""
    if seen.cohort is None:
        return []
    hub, found, month = pages.hub(seen.request), list[tuple[date, str]](), seen.cohort.starts_on.replace(day=1)
    today, first = local_day(hub.clock()), hub.begun_on()
    while month <= seen.cohort.ends_on:
        last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        known = first is not None and first <= last
        href = "" if month > today or not known else "/network" if last >= today else f"/network?as_of={last:%Y-%m}"
        found.append((month, href))
        month = last + timedelta(days=1)
    return found


def _month(seen: View, number: int) -> str:
    """The address of the month with this number, counted from 1; of the nearest that can be looked at."""
    hrefs = [href for _month, href in _months(seen)]
    there = [n for n, href in enumerate(hrefs, 1) if href]
    return hrefs[min(there, key=lambda n: abs(n - number)) - 1] if there else "/network"


def _scrubbed(seen: View) -> dict[str, Any]:
    """The bars, and where the scrubber stands."""
    months = _months(seen)
    now = next((n for n, (month, _href) in enumerate(months) if month == seen.today.replace(day=1)), len(months) - 1)
    with pages.hub(seen.request).reader() as read:  # also what came later: it is drawn pale
        counts = network.by_month(network.met(read))
    drawn = [
        _bar(n, month, href, now, counts.get((month.year, month.month), (0, 0)))
        for n, (month, href) in enumerate(months)
    ]
    begun = [n for n, (_month, href) in enumerate(months) if href]
    return {
        "bars": charts.bars(_bands(seen, [month for month, _href in months], now), drawn, _("每月互访次数"))
        if months
        else "",
        "months": drawn,
        "now": now + 1,
        "most": max(begun, default=-1) + 1,
        "least": min(begun, default=0) + 1,
        "before": months[now - 1][1] if now - 1 in begun else "",
        "after": months[now + 1][1] if now + 1 in begun else "",
    }


def _bar(n: int, month: date, href: str, now: int, counted: tuple[int, int]) -> Bar:
    within, across = counted
    said = _(
        "{year} 年 {month} 月：同学段 {within} 次，跨学段 {across} 次",
        year=month.year,
        month=month.month,
        within=within,
        across=across,
    )
    named = _("{year} 年 {month} 月", year=month.year, month=month.month)
    return Bar(_("{month}月", month=month.month), named, within, across, href, said, n == now, n > now)


def _bands(seen: View, months: list[date], now: int) -> list[Band]:
    found = []
    for row in seen.stages:
        inside = [n for n, month in enumerate(months) if row.starts_on.replace(day=1) <= month <= row.ends_on]
        inside = [n for n in inside if row.starts_on.day == 1 or months[n] > row.starts_on or n == 0 or n == inside[-1]]
        if inside:
            found.append(Band(word(row.stage), inside[0], inside[-1], inside[0] <= now <= inside[-1]))
    return found
