"""What a unit can name as evidence: visits and exchanges that took place, cases that are out, what it has taken up."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from domain.cases import AdoptionState, State
from domain.evidence import EvidenceKind
from domain.exchanges import State as ExchangeState
from domain.visits.states import TOOK_PLACE
from domain.words import Party, PartyKind
from projections import cases, exchanges, visits
from projections.read import Reader
from web.cases.words import case_no
from web.exchanges.words import exchange_no
from web.texts import _
from web.words import plain_day, visit_no

MOST: Final = 60
"""Of each kind, the latest: more nobody looks through in a menu."""
HELD: Final = (ExchangeState.HELD, ExchangeState.REPORTED, ExchangeState.CLOSED)
OUT: Final = frozenset({State.PUBLISHED, State.ARCHIVED})
USED: Final = frozenset(AdoptionState) - {AdoptionState.PLANNED, AdoptionState.DROPPED}


def things(read: Reader, parties: Collection[Party], *kinds: EvidenceKind) -> dict[str, str]:
    """What these units can name, of these kinds or of all, as words by `kind:key`; the latest of each kind first."""
    wanted = kinds or tuple(OFFERS)
    return {f"{kind}:{key}": words for kind in wanted for key, words in OFFERS[kind](read, parties)}


def _visits(read: Reader, parties: Collection[Party]) -> Iterator[tuple[str, str]]:
    for card in visits.cards(read, parties=parties, states=tuple(TOOK_PLACE), limit=MOST):
        facts = {"no": visit_no(card.year, card.no), "topic": card.topic}
        on = plain_day(card.held_on) if card.held_on else _("—")
        yield card.key, _("互访 {no}：{topic}（{on}）", on=on, **facts)


def _exchanges(read: Reader, parties: Collection[Party]) -> Iterator[tuple[str, str]]:
    for row in exchanges.of_unit(read, parties, states=list(HELD))[:MOST]:
        on = plain_day(row.held_on) if row.held_on else _("—")
        yield row.key, _("活动 {no}：{topic}（{on}）", no=exchange_no(row.year, row.no), topic=row.notice.title, on=on)


def _cases(read: Reader, parties: Collection[Party]) -> Iterator[tuple[str, str]]:
    schools = [party.id for party in parties if party.kind == PartyKind.SCHOOL]
    for card in [card for code in schools for card in cases.of_school(read, code) if card.state in OUT][:MOST]:
        yield card.key, _("案例 {no}：{title}", no=case_no(card.year, card.no), title=card.title)


def _adoptions(read: Reader, parties: Collection[Party]) -> Iterator[tuple[str, str]]:
    for taken in [each for each in cases.adoptions_by(read, parties) if each.adoption.state in USED][:MOST]:
        yield taken.adoption.key, _("借鉴：{title}", title=taken.title)


OFFERS: Final = {
    EvidenceKind.VISIT: _visits,
    EvidenceKind.EXCHANGE: _exchanges,
    EvidenceKind.CASE: _cases,
    EvidenceKind.ADOPTION: _adoptions,
}
