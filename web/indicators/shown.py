"""How a figure is written: its value in the form of its kind, 样本不足 where too few records make it, a dash where nothing does."""

from __future__ import annotations

from typing import NamedTuple

from projections.indicators import Figure, Ratio
from web.indicators.definitions import DEFINITIONS, Shape
from web.texts import _


class Shown(NamedTuple):
    """A figure in words. `state`: value, low (too few records: the value is never shown), none; `of`: how many records."""

    words: str
    state: str
    of: str


def shown(code: str, figure: Figure | None) -> Shown:
    """One figure as people see it."""
    if figure is None or figure.v is None:
        return Shown(_("—"), "none", "")
    if figure.low:
        return Shown(_("样本不足"), "low", "")
    of = _("{n} / {d}", n=figure.n, d=figure.d) if isinstance(figure, Ratio) else ""
    return Shown(_value(DEFINITIONS[code].shape, figure.v), "value", of)


def _value(shape: Shape, value: float) -> str:
    if shape is Shape.SHARE:
        return _("{share}%", share=f"{100 * value:.1f}".rstrip("0").rstrip("."))
    if shape is Shape.DAYS:
        return _("{n} 天", n=f"{value:g}")
    return f"{value:g}"


def written(code: str, value: float | None) -> str:
    """A value without its records, such as a median; a dash for none."""
    return _value(DEFINITIONS[code].shape, value) if value is not None else _("—")
