"""What a search shows: hits with their words marked, from the read database and the opened texts of this moment, never from an index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from domain.brands import Brand
from domain.exchanges import Exchange
from domain.model import Aggregate
from domain.outcomes import Outcome
from domain.visits import Visit
from hub.attachments import Attachments
from hub.search.documents import (
    BRAND,
    CASE,
    EXCHANGE,
    MINUTES,
    OUTCOME,
    bare,
    brand_text,
    case_text,
    exchange_text,
    minutes_text,
    outcome_text,
    plain,
)
from projections import brands, cases, exchanges, outcomes, visits
from projections.brands import BrandRow
from projections.cases import Card, EditionRow
from projections.exchanges import ExchangeRow
from projections.outcomes import OutcomeRow
from projections.read import Reader
from projections.visits import VisitRow
from search.port import Count, Hit, Place, SearchPage

if TYPE_CHECKING:
    from search.highlight import Run

__all__ = ["Count", "Found", "Place", "SearchPage", "Shown", "show"]


class Shown(NamedTuple):
    """One hit: a case, the minutes of a visit, a brand, an outcome or the papers of an exchange, exactly one of them.

    `place`: the attachment (and page) where most of it stands.
    """

    key: str
    kind: str
    title: list[Run]
    fragment: list[Run]
    place: Place | None = None
    case: Card | None = None
    visit: VisitRow | None = None
    brand: BrandRow | None = None
    outcome: OutcomeRow | None = None
    exchange: ExchangeRow | None = None

    @property
    def no(self) -> int:
        """The number by which its page is called."""
        thing = self.case or self.visit or self.brand or self.outcome or self.exchange
        return thing.no if thing else 0


class Found(NamedTuple):
    """An answer: `page` has total, facets and what was made of the words; `hits` are those of this page, in its order."""

    page: SearchPage
    hits: list[Shown]


def show(read: Reader, attachments: Attachments, page: SearchPage) -> Found:
    """The hits of a page, with a fixed number of statements for the things among them. What is gone by now is left out."""
    keys = [bare(hit.key) for hit in page.hits if hit.kind == CASE]
    cards = cases.by_keys(read, keys) if keys else {}
    editions = cases.published_editions(read, keys) if keys else {}
    rows = {row.key: row for row in visits.rows_of(read, found)} if (found := _keys(page, Visit)) else {}
    marks = brands.by_keys(read, found) if (found := _keys(page, Brand)) else {}
    works = outcomes.by_keys(read, found) if (found := _keys(page, Outcome)) else {}
    papers = exchanges.by_keys(read, _keys(page, Exchange))
    shown: list[Shown] = []
    for hit in page.hits:
        key = bare(hit.key)
        if hit.kind == CASE and key in editions:
            shown.append(_case(attachments, hit, cards[key], editions[key], page.needles))
        elif hit.kind == BRAND and key in marks:
            shown.append(_brand(hit, marks[key], page.needles))
        elif hit.kind == OUTCOME and key in works:
            shown.append(_outcome(hit, works[key], page.needles))
        elif hit.kind == EXCHANGE and key in papers:
            shown.append(_exchange(read, hit, papers[key], page.needles))
        elif hit.kind == MINUTES and key in rows:
            shown.append(_visit(read, hit, rows[key], page.needles))
    return Found(page, shown)


def _keys(page: SearchPage, kind: type[Aggregate]) -> list[str]:
    """Keys of the hits of one kind of thing."""
    return [bare(hit.key) for hit in page.hits if hit.key.startswith(f"{kind.TOPIC}:")]


def _case(attachments: Attachments, hit: Hit, card: Card, edition: EditionRow, needles: Sequence[str]) -> Shown:
    from search.highlight import fragment, marked  # noqa: PLC0415  # with a dictionary: see Finder

    text = _page_text(attachments, edition, hit.place) or plain(case_text(edition))
    return Shown(hit.key, hit.kind, marked(card.title, needles), fragment(text, needles), place=hit.place, case=card)


def _page_text(attachments: Attachments, edition: EditionRow, place: Place | None) -> str:
    """The page of the attachment in which the hit stands."""
    if place is None:
        return ""
    for kept in attachments.find_many([file.id for file in edition.attachments]).values():
        if kept.name == place.name:
            return "\n".join(page.text for page in attachments.pages(kept) if page.page == place.page)
    return ""


def _visit(read: Reader, hit: Hit, row: VisitRow, needles: Sequence[str]) -> Shown:
    from search.highlight import fragment, marked  # noqa: PLC0415  # as above

    text = minutes_text(read, row)
    return Shown(hit.key, hit.kind, marked(row.topic, needles), fragment(text, needles), visit=row)


def _exchange(read: Reader, hit: Hit, row: ExchangeRow, needles: Sequence[str]) -> Shown:
    from search.highlight import fragment, marked  # noqa: PLC0415  # as above

    text = exchange_text(read, row)
    return Shown(hit.key, hit.kind, marked(row.title, needles), fragment(text, needles), exchange=row)


def _brand(hit: Hit, row: BrandRow, needles: Sequence[str]) -> Shown:
    from search.highlight import fragment, marked  # noqa: PLC0415  # as above

    return Shown(hit.key, hit.kind, marked(row.title, needles), fragment(brand_text(row), needles), brand=row)


def _outcome(hit: Hit, row: OutcomeRow, needles: Sequence[str]) -> Shown:
    from search.highlight import fragment, marked  # noqa: PLC0415  # as above

    return Shown(hit.key, hit.kind, marked(row.title, needles), fragment(outcome_text(row), needles), outcome=row)
