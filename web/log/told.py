"""One event as a line: when, what happened to which thing, who did it; and the page of the thing, where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from domain.record import SYSTEM
from domain.words import Party, PartyKind, Role
from hub import access
from hub.trail import Step
from projections.numbers import numbers
from projections.story import moment_at, party_of
from web.desk import Desk
from web.log.words import SOURCES, THINGS, title
from web.texts import _
from web.words import word


class Line(NamedTuple):
    """`thing` and `address`: to what it happened; `who` says the role alone to people who may not know the person."""

    step: Step
    at: datetime
    title: str
    thing: str
    address: str
    who: str
    unit: str
    source: str


def reads(desk: Desk) -> bool:
    """Whether the person may know who did it and what stands in it; of the past too, by today's rights."""
    return desk.who.role_for(access.RULES["log.read"]) is not None


def lines(desk: Desk, steps: Iterable[Step]) -> list[Line]:
    """The events as lines; numbers of things are asked for once."""
    steps = list(steps)
    known: dict[str, dict[str, int]] = {}
    for kind in {step.kind for step in steps}:
        known[kind] = numbers(desk.read, kind, {step.key for step in steps if step.kind == kind})
    named = reads(desk)
    return [_line(desk, step, known[step.kind].get(step.key), named=named) for step in steps]


def _line(desk: Desk, step: Step, no: int | None, *, named: bool) -> Line:
    by = step.by
    thing, address = _thing(desk, step, no, named=named)
    unit = desk.names(party_of(by.on_behalf_of)) if by.on_behalf_of else ""
    who = called(desk, by.actor) if named else role(by.role, by.actor)
    at = moment_at(step.recorded_at)
    return Line(step, at, title(step.topic), thing, address, who, unit, str(SOURCES.get(by.source, by.source)))


def called(desk: Desk, actor: str) -> str:
    """Who did it: a person, a guest without an account, or the system by itself."""
    return _("系统") if actor == SYSTEM else desk.called(actor)


def role(text: str, actor: str) -> str:
    """The role in which it was done."""
    if text in set(Role):
        return word(Role(text))
    return _("系统") if actor == SYSTEM else _("—")


def _thing(desk: Desk, step: Step, no: int | None, *, named: bool) -> tuple[str, str]:
    """Words and address. Whoever may not see people's names is not told whom an event of a person concerns."""
    noun, address = THINGS.get(step.kind, (step.kind, ""))
    if no is not None:
        return _("{thing} {no}", thing=noun, no=no), address.format(no=no, key=step.key)
    if step.kind in set(PartyKind):
        unit = Party(PartyKind(step.kind), step.key)
        return desk.names.code(unit.kind, unit.id), address.format(key=step.key)
    if step.kind == "person" and named:
        return _("{thing}：{name}", thing=noun, name=desk.called(step.key)), ""
    return str(noun), ""
