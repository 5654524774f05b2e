"""我的案例 and 待评阅 as files."""

from __future__ import annotations

from domain.words import PartyKind
from hub import sight
from hub.access import RULES
from projections import cases
from projections.cases import Card
from web.cases import waiting
from web.cases.words import case_no
from web.desk import Desk
from web.export import Column, Export
from web.texts import _l
from web.words import joined


def written(desk: Desk) -> list[Card]:
    """What the person wrote."""
    sight.enter(desk.who)
    return cases.mine(desk.read, desk.who.person)


def waits(desk: Desk) -> list[Card]:
    """What waits for a review, then what waits for publication."""
    sight.enter(desk.who, RULES["case.review"])
    return [*waiting.to_review(desk.read, desk.who), *waiting.to_publish(desk.read, desk.who)]


def _school(card: Card, desk: Desk) -> str:
    return desk.names.code(PartyKind.SCHOOL, card.school) if card.school else ""


def _person(key: str, desk: Desk) -> str:
    return desk.called(key) if key else ""


NUMBER: Column[Card] = Column(_l("编号"), lambda card, _: case_no(card.year, card.no))
TITLE: Column[Card] = Column(_l("案例"), lambda card, _: card.title)
FORM: Column[Card] = Column(_l("形式"), lambda card, _: card.form)
STATE: Column[Card] = Column(_l("情况"), lambda card, _: card.state)
EDITION: Column[Card] = Column(_l("版次"), lambda card, _: card.edition)
SUBMITTED: Column[Card] = Column(_l("提交日期"), lambda card, _: card.submitted_on)

MINE = Export(
    name="cases:mine",
    path="/cases/mine",
    title=_l("我的案例"),
    rows=written,
    columns=(
        NUMBER,
        TITLE,
        FORM,
        Column(_l("主题词"), lambda card, _: joined(card.topics) if card.topics else ""),
        STATE,
        EDITION,
        SUBMITTED,
        Column(_l("发布日期"), lambda card, _: card.published_on),
        Column(_l("借鉴的单位数"), lambda card, _: card.adopted),
    ),
)
QUEUE = Export(
    name="cases:queue",
    path="/cases/queue",
    title=_l("待评阅案例"),
    rows=waits,
    columns=(
        NUMBER,
        TITLE,
        FORM,
        Column(_l("学校"), _school),
        Column(_l("作者"), lambda card, desk: _person(card.author, desk)),
        STATE,
        EDITION,
        SUBMITTED,
        Column(_l("评阅人"), lambda card, desk: _person(card.reviewer, desk)),
        Column(_l("评阅期限"), lambda card, _: card.review_due),
    ),
)
routes = [*MINE.routes, *QUEUE.routes]
