"""Pictures drawn by the server as SVG: no script, no inline style; every figure in them also stands in a table or a sentence beside.

Colours go into presentation attributes, which the content security policy allows. Each level has a shape as well as a colour
(WCAG 1.4.1). Labels are at least 12 px as drawn.
"""

from __future__ import annotations

from web.charts.bars import bars
from web.charts.network import Dot, Line, network
from web.charts.paint import LEVEL, legend
from web.charts.tint import tint

__all__ = ["LEVEL", "Dot", "Line", "bars", "legend", "network", "tint"]
