"""The network: units on a circle, a sector for each level, arrows from guest to host.

Places depend on the list of units alone, so two days can be compared by eye; a force layout cannot give that.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup, escape

from web.charts.paint import EDGE, EMPTY, INK, INK_PALE, LEVEL, RED, num, shape

SIZE, RADIUS = 700, 230
CENTRE = SIZE / 2
GAP = 0.16
"""Radians between two levels."""
START = -math.pi / 2 - 0.62
ACROSS, WITHIN = 0.55, 0.32
"""How far a line is pulled to the centre: what crosses the middle is what crosses levels."""
LABEL = 6
"""Characters of a name beside its unit; the whole name is in the title."""


class Dot(NamedTuple):
    """A unit: `sentence` says what it did, `times` how often it took part, `href` where its visits are listed."""

    key: str
    name: str
    level: str
    times: int
    sentence: str
    href: str


class Line(NamedTuple):
    """Two units that met: how often the first visited the second, and the second the first."""

    one: str
    other: str
    out: int
    back: int
    crossing: bool
    sentence: str


def network(dots: Sequence[Dot], lines: Sequence[Line], described_by: str) -> Markup:
    """The picture. `dots` stand in the order of levels; `described_by` is the id of the text that says the same."""
    angles, arcs = _places(dots)
    grey_first = sorted(lines, key=lambda line: line.crossing)
    drawn = [
        _heads(),
        *arcs,
        *(_curve(angles, line) for line in grey_first),
        *(_dot(angles[dot.key], dot) for dot in dots),
    ]
    return Markup(  # noqa: S704  # what people wrote is escaped where it is put in
        f'<svg class="chart net" viewBox="0 0 {SIZE} {SIZE}" role="group" aria-labelledby="{described_by}"'
        f' font-size="15">{"".join(drawn)}</svg>'
    )


def _heads() -> str:
    """The two arrow heads, as wide as five lines of width one."""
    head = '<marker id="head-{0}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" orient="auto-start-reverse"'
    head += ' markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z" fill="{1}"/></marker>'
    return f"<defs>{head.format('x', RED)}{head.format('s', EDGE)}</defs>"


def _places(dots: Sequence[Dot]) -> tuple[dict[str, float], list[str]]:
    """Angle by unit, and the arc of each level."""
    sectors = [(level, list(members)) for level, members in groupby(dots, key=lambda dot: dot.level)]
    room = 2 * math.pi - GAP * len(sectors)
    angles, arcs, angle = dict[str, float](), list[str](), START
    for level, members in sectors:
        width = room * len(members) / len(dots)
        for n, dot in enumerate(members):
            angles[dot.key] = angle + width * (n + 0.5) / len(members)
        arcs.append(_arc(level, angle, angle + width))
        angle += width + GAP
    return angles, arcs


def _at(angle: float, radius: float) -> tuple[float, float]:
    return CENTRE + radius * math.cos(angle), CENTRE + radius * math.sin(angle)


def _arc(level: str, first: float, last: float) -> str:
    r = RADIUS + 14
    last = min(last, first + 2 * math.pi - 0.01)  # a full circle has no two ends
    (x0, y0), (x1, y1) = _at(first, r), _at(last, r)
    return (
        f'<path d="M{num(x0)} {num(y0)}A{r} {r} 0 {int(last - first > math.pi)} 1 {num(x1)} {num(y1)}"'
        f' fill="none" stroke="{LEVEL[level]}" stroke-width="4" opacity=".25"/>'
    )


def _curve(angles: dict[str, float], line: Line) -> str:
    """A line with an arrow head at each end that was visited."""
    (xa, ya), (xb, yb) = (_at(angles[end], RADIUS - 8) for end in (line.one, line.other))
    pull, count = ACROSS if line.crossing else WITHIN, line.out + line.back
    mx, my = (xa + xb) / 2, (ya + yb) / 2
    qx, qy = mx + (CENTRE - mx) * pull, my + (CENTRE - my) * pull
    colour, opacity = (RED, min(0.9, 0.34 + 0.16 * count)) if line.crossing else (EDGE, 0.5)
    head = f"url(#head-{'x' if line.crossing else 's'})"
    ends = (f' marker-end="{head}"' if line.out else "") + (f' marker-start="{head}"' if line.back else "")
    return (
        f'<path d="M{num(xa)} {num(ya)}Q{num(qx)} {num(qy)} {num(xb)} {num(yb)}" fill="none" stroke="{colour}"'
        f' stroke-opacity="{opacity:.2f}" stroke-width="{num(min(9, 1 + 1.1 * count))}"{ends}>'
        f"<title>{escape(line.sentence)}</title></path>"
    )


def _dot(angle: float, dot: Dot) -> str:
    """The unit with its name outside the circle; names on the left half are turned, so that none stands on its head."""
    (x, y), (tx, ty), colour = _at(angle, RADIUS), _at(angle, RADIUS + 25), LEVEL[dot.level]
    left = math.cos(angle) < -1e-6  # noqa: PLR2004  # straight up and down is not the left half
    turn = math.degrees(angle) + (180 if left else 0)
    name = dot.name if len(dot.name) <= LABEL else dot.name[: LABEL - 1] + "…"
    return (
        f'<a href="{escape(dot.href)}" aria-label="{escape(dot.sentence)}">'
        f"{shape(dot.level, x, y, min(14, 4.5 + 1.6 * math.sqrt(dot.times)))}"
        f' fill="{colour if dot.times else EMPTY}" stroke="{colour}" stroke-width="1.6"/>'
        f'<text transform="translate({num(tx)} {num(ty)}) rotate({num(turn)})" dy="5" text-anchor="{"end" if left else "start"}"'
        f' fill="{INK if dot.times else INK_PALE}">{escape(name)}</text><title>{escape(dot.sentence)}</title></a>'
    )
