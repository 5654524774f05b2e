"""How the terms of a notice differ, each as people read it: term, old, new."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from domain.exchanges import Quota
from domain.model import Prose
from domain.words import AgendaLine, File, Party
from web.desk import Desk
from web.exchanges.words import FIELDS
from web.texts import _
from web.words import clock, day, moment, shown, word

PEOPLE = frozenset({"responsible_person", "mentor_ids", "contact"})


class Changed(NamedTuple):
    """One term."""

    term: str
    old: str
    new: str


def changed(desk: Desk, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Changed]:
    """Terms that are not the same, in the order of the notice."""
    return [
        Changed(str(words), _told(desk, name, before[name]), _told(desk, name, after[name]))
        for name, words in FIELDS.items()
        if before[name] != after[name]
    ]


def _told(desk: Desk, name: str, value: Any) -> str:
    if value is None or value in ("", ()):
        return _("（无）")
    if isinstance(value, tuple):
        return _("、").join(_told(desk, name, each) for each in value)
    if name in PEOPLE:
        return desk.called(value)
    return next((say(desk, value) for kind, say in _SAID if isinstance(value, kind)), str(shown(value)))


def _quota(desk: Desk, value: Quota) -> str:
    whose = desk.names(Party(value.kind, value.id)) if value.id else word(value.kind)
    return _("{unit}最多 {n} 人", unit=whose, n=value.seats)


def _file(desk: Desk, value: File) -> str:
    kept = desk.hub.attachments.find_many([value.id]).get(value.id)
    return kept.name if kept else _("已移除的文件")


_SAID: tuple[tuple[type, Callable[[Desk, Any], str]], ...] = (
    (Party, lambda desk, value: desk.names(value)),
    (AgendaLine, lambda _desk, value: _("{time} {item}", time=clock(value.t), item=value.item)),
    (Quota, _quota),
    (File, _file),
    (datetime, lambda _desk, value: moment(value)),
    (date, lambda _desk, value: day(value)),
    (Prose, lambda _desk, value: str(value)),
)
