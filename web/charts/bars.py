"""Months as bars under the bands of the stages, each a link to the day on which it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from web.charts.paint import BAND, GREY, INK_PALE, INK_SOFT, RED, RED_DARK, RED_DEEP, RED_MIST, RED_SOFT, num

WIDTH, HEIGHT, MARGIN, BASE, TALL = 880, 162, 6, 132, 88
EVERY = 3
"""Each third month has its name below."""
PALE = ".28"


class Band(NamedTuple):
    """A stage: its first and last month, counted from 0, and whether the chosen month lies in it."""

    name: str
    first: int
    last: int
    current: bool


class Bar(NamedTuple):
    """A month: visits within a level and across, its link, and what it says; `later`: after the chosen one."""

    label: str
    month: str
    within: int
    across: int
    href: str
    sentence: str
    current: bool
    later: bool


def bars(bands: Sequence[Band], months: Sequence[Bar], label: str) -> Markup:
    """The picture; a month without a link (in the future) is drawn all the same."""
    step = (WIDTH - 2 * MARGIN) / max(1, len(months))
    scale = TALL / max([month.within + month.across for month in months] + [1])
    drawn = [_band(band, step) for band in bands]
    drawn += [_bar(n, month, step, scale) for n, month in enumerate(months)]
    return Markup(  # noqa: S704  # what people wrote is escaped where it is put in
        f'<svg class="chart bars" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(label)}" font-size="14">'
        f"{''.join(drawn)}</svg>"
    )


def _band(band: Band, step: float) -> str:
    x, width = MARGIN + band.first * step, (band.last - band.first + 1) * step
    return (
        f'<rect x="{num(x + 1)}" y="0" width="{num(width - 2)}" height="26" rx="5" fill="{RED_SOFT if band.current else BAND}"/>'
        f'<text x="{num(x + width / 2)}" y="18" text-anchor="middle" fill="{RED_DARK if band.current else INK_SOFT}">'
        f"{escape(band.name)}</text>"
    )


def _bar(n: int, month: Bar, step: float, scale: float) -> str:
    x, middle = MARGIN + n * step, MARGIN + (n + 0.5) * step
    low, high, fade = month.within * scale, month.across * scale, PALE if month.later else "1"

    def rect(y: float, height: float, fill: str) -> str:
        return (
            f'<rect x="{num(x + 5)}" y="{num(y)}" width="{num(max(1, step - 10))}" height="{num(height)}"'
            f' fill="{fill}" opacity="{fade}"/>'
        )

    ground = RED_MIST if month.current else "transparent"
    parts = [f'<rect x="{num(x)}" y="30" width="{num(step)}" height="{HEIGHT - 32}" rx="4" fill="{ground}"/>']
    parts += [rect(BASE - low, low, GREY), rect(BASE - low - high, max(0.0, high - 1), RED)]
    if month.current:
        parts.append(f'<path d="M{num(middle - 5)} 140h10l-5-6z" fill="{RED_DEEP}"/>')
    if n % EVERY == 0 or month.current:
        parts.append(
            f'<text x="{num(middle)}" y="155" text-anchor="middle" fill="{RED_DEEP if month.current else INK_PALE}">'
            f"{escape(month.label)}</text>"
        )
    if not month.href:
        return "".join(parts)
    # data-now: whatever day the page itself is looked at, the link leads to the day of its month (web/past.py)
    mark = ' aria-current="true"' if month.current else ""
    return (
        f'<a href="{escape(month.href)}" data-now="" aria-label="{escape(month.sentence)}"{mark}>{"".join(parts)}</a>'
    )
