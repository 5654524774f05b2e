"""案例库 as a file: the published cases that the question of the address finds for this person."""

from __future__ import annotations

from domain.words import PartyKind
from hub import sight
from hub.audience import tokens_of
from hub.search import CASE
from projections.cases import Card
from web.cases.words import case_no
from web.desk import Desk
from web.export import Column, Export, TooManyRows
from web.finding.asked import SORTS, asked_for
from web.texts import _l
from web.words import joined, word

AT_ONCE = 100
"""Hits of one answer of the search."""
DEEPEST = 10_000
"""As many hits can be paged through."""


def exported(desk: Desk) -> list[Card]:
    """All hits in the order of the page."""
    sight.enter(desk.who)
    asked = asked_for("/cases", desk.request.query_params)
    ask, tokens = desk.hub.search.find, tokens_of(desk.read, desk.who)
    chosen, sort = asked.chosen | {"kind": (CASE,)}, SORTS[asked.sort][0]
    found: dict[str, Card] = {}
    for page in range(1, DEEPEST // AT_ONCE + 1):
        answer = ask(desk.read, tokens, asked.text, chosen=chosen, sort=sort, page=page, limit=AT_ONCE)
        found |= {hit.key: hit.case for hit in answer.hits if hit.case}
        if answer.page.total > DEEPEST:
            raise TooManyRows(limit=DEEPEST)
        if answer.page.total <= page * AT_ONCE:
            break
    return list(found.values())


EXPORT = Export(
    name="cases:library",
    path="/cases",
    title=_l("案例库"),
    rows=exported,
    columns=(
        Column(_l("编号"), lambda card, _: case_no(card.year, card.no)),
        Column(_l("题目"), lambda card, _: card.title),
        Column(_l("成果形式"), lambda card, _: card.form),
        Column(_l("学段"), lambda card, _: joined(word(each) for each in card.levels) if card.levels else ""),
        Column(_l("主题"), lambda card, _: joined(card.topics) if card.topics else ""),
        Column(_l("学校"), lambda card, desk: card.school and desk.names.code(PartyKind.SCHOOL, card.school)),
        Column(_l("作者"), lambda card, desk: card.author and desk.called(card.author)),
        Column(_l("发布日期"), lambda card, _: card.published_on),
        Column(_l("被借鉴次数"), lambda card, _: card.adopted),
    ),
)
