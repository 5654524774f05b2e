"""What people call an event: the shape of the titles that stand beside this module, by area."""

from __future__ import annotations

from typing import NamedTuple


class Title(NamedTuple):
    """What an event is called, and the version of the product that first wrote it."""

    zh: str
    en: str
    since: str = "0.1"
