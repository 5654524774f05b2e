"""轮到我 as messages: what has begun to wait, with what has changed, old and new; and on its days once more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.words import SHANGHAI
from hub.notices import Kind, Notice
from web.due import Item
from web.home.turn import everything
from web.texts import _
from web.visits.notices import offered

if TYPE_CHECKING:
    from web.notices.asked import Asked

OFFERS = frozenset({"visit.answer", "visit.answer_change"})
"""What is waiting is an answer to terms, which may differ from those before."""


def turn(asked: Asked) -> Iterator[Notice]:
    """Each line of 轮到我: the reminders that have come, the last one first, then that it began to wait."""
    today = asked.now.astimezone(SHANGHAI).date()
    for item in everything(asked.read, asked.who, asked.hub, asked.names):
        line = _line(asked, item)
        for on in sorted((on for on in set(item.reminders) if on <= today), reverse=True):
            yield _notice(asked, item, line, Kind.REMINDER, f"{item.occasion}@{on.isoformat()}")
        yield _notice(asked, item, line, Kind.TURN, item.occasion)


def _line(asked: Asked, item: Item) -> str:
    said = _("{word}。{note}", word=item.way.word, note=item.note) if item.note else str(item.way.word)
    changed = offered(asked, item.thing.partition(":")[2]) if item.name in OFFERS else ""
    return _("{said}。{changed}", said=said, changed=changed) if changed else said


def _notice(asked: Asked, item: Item, line: str, kind: Kind, occasion: str) -> Notice:
    title = _("{whose}｜{title}", whose=item.whose, title=item.title) if asked.group else item.title
    return Notice(kind, item.name, item.thing, occasion, title, line, item.address, item.until)
