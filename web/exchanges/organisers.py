"""Who organises an exchange, as a sentence has it."""

from __future__ import annotations

from projections.exchanges import ExchangeRow
from web.naming import Names
from web.texts import _


def organised(row: ExchangeRow, names: Names) -> str:
    """Who organises it: the units, or the Party School."""
    units = [names(party) for party in row.organisers]
    first = [] if row.notice.organiser else [_("区教育党校")]
    return _("、").join([*first, *units])
