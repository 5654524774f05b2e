"""Colours and shapes of levels, and how numbers are written in pictures."""

from __future__ import annotations

from markupsafe import Markup

LEVEL = {"middle": "#2a5a9a", "primary": "#1d7358", "kindergarten": "#9a5200", "partner": "#69489a"}
RED, RED_DEEP, RED_DARK, RED_SOFT, RED_MIST = "#b5232a", "#9c1c20", "#7d1418", "#f6e0de", "#fcf4f3"
INK, INK_SOFT, INK_PALE = "#1f2328", "#454b54", "#626973"
EDGE, GREY, BAND, EMPTY = "#868b93", "#a9a59c", "#efece6", "#fff"


def num(value: float) -> str:
    """A coordinate with one decimal at most: shorter markup, the same from day to day."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def shape(level: str, x: float, y: float, r: float) -> str:
    """The beginning of the element that stands for a unit: a circle, a square, a diamond, a triangle of like size."""
    if level == "middle":
        return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}"'
    if level == "primary":
        side = r * 1.8
        return f'<rect x="{num(x - side / 2)}" y="{num(y - side / 2)}" width="{num(side)}" height="{num(side)}" rx="2"'
    if level == "kindergarten":
        d = r * 1.2
        return f'<path d="M{num(x)} {num(y - d)}L{num(x + d)} {num(y)}L{num(x)} {num(y + d)}L{num(x - d)} {num(y)}z"'
    return (
        f'<path d="M{num(x)} {num(y - r * 1.15)}L{num(x + r * 1.1)} {num(y + r * 0.85)}'
        f'L{num(x - r * 1.1)} {num(y + r * 0.85)}z"'
    )


def legend(level: str) -> Markup:
    """The shape of a level, to stand before its name."""
    drawn = f'{shape(level, 8, 8, 6)} fill="{LEVEL[level]}"/>'
    svg = f'<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{drawn}</svg>'
    return Markup(svg)  # noqa: S704  # numbers and colours of ours
