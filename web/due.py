"""What waits for somebody, as one line of 轮到我: shown on the first page, counted in the frame, told by mail and in the studio's group.

An area gives its lines as `of_person(read, who, hub, names) -> list[Item]`; web/home/turn.py has the list of areas.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from web.naming import Shown
from web.texts import Lazy


class Way(NamedTuple):
    """How one kind of thing is shown: kind and word of its tag, words of the button, address behind the visit's, and who may."""

    kind: str
    word: Lazy
    button: Lazy
    address: str = ""
    command: str = ""


class Item(NamedTuple):
    """One line of 轮到我. `thing`, `name` and `occasion` say which one it is, so that a message tells of it once (hub/notices).

    `whose` is the own unit that it waits for, `reminders` are the days on which it is reminded.
    """

    way: Way
    other: Shown
    title: str
    note: str
    until: date | None
    address: str
    thing: str
    name: str
    occasion: str = ""
    whose: str = ""
    reminders: tuple[date, ...] = ()
