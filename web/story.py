"""经过: one line of what happened to a thing, as pages and papers tell it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from domain.model import Prose
from projections.story import Stamp
from web.desk import Desk
from web.texts import Lazy, _


class Told(NamedTuple):
    """When, the sentence, what was written with it."""

    at: datetime
    sentence: str
    note: Prose | None


def acted(desk: Desk, stamp: Stamp) -> str:
    """Who did it, with the unit for which they acted."""
    who = desk.called(stamp.actor) if stamp.actor else _("系统")
    return _("{who}（代{unit}）", who=who, unit=desk.names(stamp.on_behalf_of)) if stamp.on_behalf_of else who


def tell(desk: Desk, stamp: Stamp, said: Lazy, facts: Mapping[str, object], note: Prose | None = None) -> Told:
    """The sentence of one event; `{who}` is the person, with the unit for which they acted."""
    return Told(stamp.at, said.with_({"who": acted(desk, stamp), **facts}), note)
