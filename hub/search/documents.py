"""What each area lets be found: one line to join, and a function that reads a document as it stands now.

A reader is handed in whose texts open; a text that was removed for ever counts as empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from domain.brands import Brand
from domain.cases import Case, Section
from domain.exchanges import Exchange
from domain.model import Prose, decode
from domain.outcomes import Outcome
from domain.record import Entry
from domain.visits import Visit
from domain.words import SCHOOL_LEVELS, PartyKind
from hub.attachments import Attachments
from projections import brands, cases, exchanges, outcomes, programme, schools, visits
from projections.brands import BrandRow
from projections.cases import CaseRow, EditionRow
from projections.exchanges import ExchangeRow
from projections.outcomes import OutcomeRow
from projections.read import Reader
from projections.visits import VisitRow
from search.feed import Area, Documents
from search.port import Attachment, SearchDoc

CASE, MINUTES, BRAND, OUTCOME, EXCHANGE = "case", "minutes", "brand", "outcome", "exchange"
"""Kinds of documents: values of the facet `kind`."""

PARTED = "\n\n"


def all_documents(attachments: Attachments) -> Documents:
    """Every kind of thing that can be found: an area joins with one line here."""
    return Documents(
        [
            Area(("case.", "adoption."), _case(attachments), _keys_of(Case.TOPIC, cases.all_keys), _case_of),
            Area(("visit.",), _minutes, _keys_of(Visit.TOPIC, visits.with_minutes)),
            Area(("brand.",), _brand, _keys_of(Brand.TOPIC, brands.all_keys)),
            Area(("outcome.",), _outcome, _keys_of(Outcome.TOPIC, outcomes.all_keys)),
            Area(("exchange.",), _exchange, _keys_of(Exchange.TOPIC, exchanges.with_papers)),
        ]
    )


def _keys_of(kind: str, keys: Callable[[Reader], Iterable[str]]) -> Callable[[Reader], list[str]]:
    return lambda read: [f"{kind}:{key}" for key in keys(read)]


def bare(key: str) -> str:
    """The key of the thing itself, without its kind."""
    return key.partition(":")[2]


# ---- cases


def _case_of(entry: Entry) -> list[str]:
    """An adoption changes the case that it takes up: its stream is called `adoption:case/unit`."""
    stream = decode(entry.topic, entry.state).originator_id
    return [f"{Case.TOPIC}:{bare(stream).partition('/')[0]}"]


def _case(attachments: Attachments) -> Callable[[Reader, str], SearchDoc | None]:
    def document(read: Reader, key: str) -> SearchDoc | None:
        row = cases.by_key(read, bare(key))
        if row is None or not row.audience or row.published is None:
            return None
        edition = cases.edition(read, row.key, row.published)
        return _case_document(key, row, edition, _pages(attachments, edition)) if edition else None

    return document


def _case_document(key: str, row: CaseRow, edition: EditionRow, pages: tuple[Attachment, ...]) -> SearchDoc:
    return SearchDoc(
        key=key,
        kind=CASE,
        title=edition.title,
        text=case_text(edition),
        attachments=pages,
        level=tuple(edition.levels) or ((row.level,) if row.level else ()),
        studio=row.studio,
        form=edition.form,
        stage=row.stage,
        year=str(row.published_on.year) if row.published_on else "",
        tags=edition.topics,
        adopted=row.adopted,
        on=row.published_on.isoformat() if row.published_on else "",
        audience=tuple(sorted(row.audience)),
        position=row.touched,
    )


def case_text(edition: EditionRow) -> str:
    """All sections in the order of the paper."""
    return PARTED.join(filter(None, (_said(edition.section(section)) for section in Section)))


MARKS = re.compile(r"^[ \t]*(?:#{1,6}|[-*+>]|\|?(?:[ :]*-{3,}[ :]*\|?)+$)[ \t]*|\*\*|[ \t]*\|[ \t]*", re.MULTILINE)
"""What Markdown needs and a hit does not: signs of headings, lists, quotations, tables and bold type."""


def plain(text: str) -> str:
    """A text as it is shown among hits."""
    return MARKS.sub(lambda mark: " " if "|" in mark[0] else "", text)


def _pages(attachments: Attachments, edition: EditionRow) -> tuple[Attachment, ...]:
    kept = attachments.find_many([file.id for file in edition.attachments]) if edition.attachments else {}
    return tuple(
        Attachment(found.name, page.text, page.page)
        for file in edition.attachments
        if (found := kept.get(file.id))
        for page in attachments.pages(found)
    )


def _said(text: Prose | None) -> str:
    return (text.text or "") if text is not None else ""


# ---- minutes of visits


def _minutes(read: Reader, key: str) -> SearchDoc | None:
    row = visits.by_key(read, bare(key))
    if row is None or not (tokens := visits.minutes_audience(row)):
        return None
    stage = programme.stage_on(read, row.programme, row.held_on) if row.held_on else None
    return SearchDoc(
        key=key,
        kind=MINUTES,
        title=row.topic,
        text=minutes_text(read, row),
        level=tuple(level for level in dict.fromkeys((row.host_level, row.guest_level)) if level in set(SCHOOL_LEVELS)),
        studio=row.host_studio or row.guest_studio,
        stage=stage.stage if stage else "",
        year=str(row.held_on.year) if row.held_on else "",
        on=row.held_on.isoformat() if row.held_on else "",
        audience=tuple(sorted(tokens)),
        position=row.position,
    )


def minutes_text(read: Reader, row: VisitRow) -> str:
    """What the latest revision says."""
    minutes = visits.minutes(read, row.key)
    if minutes is None:
        return ""
    texts = (minutes.summary, *minutes.learnt, *minutes.problems, *(item.what for item in minutes.items))
    return PARTED.join(filter(None, map(_said, texts)))


# ---- minutes and briefings of exchanges


def _exchange(read: Reader, key: str) -> SearchDoc | None:
    row = exchanges.by_key(read, bare(key))
    if row is None or not (tokens := exchanges.papers_audience(row)):
        return None
    stage = programme.stage_on(read, row.notice.programme_id, row.held_on) if row.held_on else None
    return SearchDoc(
        key=key,
        kind=EXCHANGE,
        title=row.title,
        text=exchange_text(read, row),
        studio=row.studio,
        stage=stage.stage if stage else "",
        year=str(row.held_on.year) if row.held_on else "",
        on=row.held_on.isoformat() if row.held_on else "",
        audience=tuple(sorted(tokens)),
        position=row.position,
    )


def exchange_text(read: Reader, row: ExchangeRow) -> str:
    """What the latest minutes say, and each briefing as it was printed last."""
    minutes = exchanges.minutes(read, row.key)
    said: list[str] = []
    if minutes is not None:
        texts = (minutes.summary, *minutes.learnt, *minutes.problems, *(item.what for item in minutes.items))
        said += map(_said, texts)
    for briefing, _, _ in exchanges.briefings(read, row.key):
        said += [briefing.title, _said(briefing.body), _said(briefing.editor_note)]
    return PARTED.join(filter(None, said))


# ---- brands and outcomes


def _brand(read: Reader, key: str) -> SearchDoc | None:
    row = brands.by_key(read, bare(key))
    if row is None or not row.audience:
        return None
    school = schools.school(read, row.school)
    return SearchDoc(
        key=key,
        kind=BRAND,
        title=row.title,
        text=brand_text(row),
        level=(school.level,) if school else (),
        studio=school.studio if school else "",
        year=str(row.year),
        adopted=len(row.replicas),
        on=row.reached[-1].on.isoformat() if row.reached else "",
        audience=tuple(sorted(row.audience)),
        position=row.position,
    )


def brand_text(row: BrandRow) -> str:
    """What its school says of it, in the order of the path."""
    said = (row.slogan, _said(row.problem), _said(row.meaning), _said(row.identity))
    return PARTED.join(filter(None, (*said, *(each.carrier for each in row.carriers))))


def _outcome(read: Reader, key: str) -> SearchDoc | None:
    row = outcomes.by_key(read, bare(key))
    if row is None:
        return None
    school = schools.school(read, row.owner.id) if row.owner.kind == PartyKind.SCHOOL else None
    stage = programme.stage_on(read, row.programme, row.accepted_on or row.submitted_on)
    return SearchDoc(
        key=key,
        kind=OUTCOME,
        title=row.title,
        text=outcome_text(row),
        level=(school.level,) if school else (),
        studio=school.studio if school else row.owner.id,
        form=row.form,
        stage=stage.stage if stage else "",
        year=str(row.counts_in or row.for_year),
        on=(row.accepted_on or row.submitted_on).isoformat(),
        audience=tuple(sorted(row.audience)),
        position=row.position,
    )


def outcome_text(row: OutcomeRow) -> str:
    """The abstract, and evidence in words."""
    return PARTED.join(filter(None, (_said(row.abstract), *(_said(each.text) for each in row.evidence))))
