"""What waits for a person with cases: an own one that was sent back, one to be reviewed, one to be published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from domain.words import Party, PartyKind, Role
from hub.access import OFFICER, RULES, Standing
from projections import cases
from projections.cases import Card
from projections.read import Reader
from web.texts import Lazy, _, _l
from web.words import plain_day


class Due(NamedTuple):
    """One thing; `kind` and `word` are those of its tag, `until` is None where no day was set, `what` is to be done with the edition."""

    kind: str
    word: Lazy
    button: Lazy
    title: str
    note: str
    school: Party
    until: date | None
    address: str
    key: str
    what: str
    edition: int


def to_review(read: Reader, who: Standing) -> list[Card]:
    """Cases and revisions of the studios that the person leads or accompanies, and what was assigned; an officer's are all."""
    guided = [
        unit.id for unit in who.units if unit.kind == PartyKind.STUDIO and who.role_for(RULES["case.review"], unit)
    ]
    everything = None if who.role_for(OFFICER) else guided
    return cases.to_review(read, reviewer=who.person, studios=everything) if who.roles else []


def to_publish(read: Reader, who: Standing) -> list[Card]:
    """Approved cases: an officer's are all, a lead's those of the own studio."""
    led = [unit.id for unit in who.units if unit.kind == PartyKind.STUDIO and who.role_for({Role.LEAD}, unit)]
    if who.role_for(OFFICER):
        return cases.to_publish(read, studios=None)
    return cases.to_publish(read, studios=led) if led else []


def of_person(read: Reader, who: Standing) -> list[Due]:
    """What is this person's turn: sent back first, then what is due first. What lies with somebody else waits for them."""
    office = bool(who.role_for(OFFICER))
    mine = (card for card in to_review(read, who) if card.reviewer == who.person or not (card.reviewer or office))
    publish = to_publish(read, who) if office else []
    return [*_sent_back(read, who), *map(_review, mine), *map(_publish, publish)]


def _sent_back(read: Reader, who: Standing) -> Iterator[Due]:
    if not who.role_for(RULES["case.submit"]):
        return
    for card in cases.to_revise(read, who.person):
        note = _("评阅意见写在案例页上，改好后再交")
        yield _due(card, "wait", _l("已退改"), _l("修改"), note, None, "edit")


def _review(card: Card) -> Due:
    note = _("{on}提交，第 {n} 版", on=plain_day(card.submitted_on), n=card.edition)
    return _due(card, "wait", _l("待评阅"), _l("评阅"), note, card.review_due, "review")


def _publish(card: Card) -> Due:
    note = _("评阅已通过，请选择谁能看到")
    return _due(card, "info", _l("待发布"), _l("发布"), note, None, "publish")


def _due(card: Card, kind: str, word: Lazy, button: Lazy, note: str, until: date | None, name: str) -> Due:
    school = Party(PartyKind.SCHOOL, card.school)
    address = f"/cases/{card.no}/{name}"
    return Due(kind, word, button, card.title, note, school, until, address, card.key, name, card.shown)
