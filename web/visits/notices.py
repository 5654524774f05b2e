"""What people hear of their visits beside what waits for them: the other side's answers and changes, old and new, and the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.words import SHANGHAI
from hub.notices import Kind, Notice
from hub.visits.sight import reach
from projections import programme, units, visits
from projections.visits import Card, LineRow
from web.texts import _
from web.visits.timeline import Told, Words, tell
from web.words import clock, day

if TYPE_CHECKING:
    from web.notices.asked import Asked

FRESH = timedelta(days=3)
"""What happened before nobody is told any more: a hub that begins to send mail does not begin with its past."""
MOST_COMING = 20
LONG = 60
"""Characters of a term that are told; the page has the whole."""

NEWS = frozenset(
    {"accepted", "declined", "withdrawn", "expired", "logistics_set", "confirmed", "rescheduled", "change_rejected"}
    | {"change_retracted", "cancelled", "not_held", "record_disputed", "record_corrected", "return_promised"}
    | {"return_waived", "voided"}
)
AT_ONCE = frozenset({"reminded"})
"""What the Party School asks for now, and not with the next digest."""
"""What the other side, the Party School or the clock did; what asks for an answer waits in 轮到我 instead."""
OFFERS = frozenset({"offer_amended", "countered", "change_proposed"})


def news(asked: Asked) -> Iterator[Notice]:
    """The newest of each visit of the own units that somebody else has changed lately."""
    since = asked.now - FRESH
    for card in visits.changed_since(asked.read, reach(asked.who), since):
        lines = [line for line in _lines(asked, card.key) if line.at >= since and _concerns(asked, card, line)]
        for line in lines[:-2:-1]:
            told = _told(asked, card.key, line)
            said = (
                _("{sentence}。{changed}", sentence=told.sentence, changed=_changed(told))
                if told.changes
                else told.sentence
            )
            kind = Kind.TURN if line.kind in AT_ONCE else Kind.NEWS
            yield _notice(asked, card, kind, "visit.news", str(line.position), said)


def coming(asked: Asked) -> Iterator[Notice]:
    """Agreed visits of today and of the next school day."""
    days, today = programme.school_days(asked.read), asked.now.astimezone(SHANGHAI).date()
    for card in visits.upcoming(asked.read, reach(asked.who), asked.now, MOST_COMING):
        if card.starts_at and days.before(on := card.starts_at.astimezone(SHANGHAI).date(), 1) <= today:
            said = _("{day} {time} 开始", day=day(on), time=clock(card.starts_at))
            yield _notice(asked, card, Kind.COMING, "visit.coming", on.isoformat(), said)


def offered(asked: Asked, key: str) -> str:
    """How the terms that wait for an answer differ from those before; "" for a first offer."""
    found = [line for line in _lines(asked, key) if line.kind in OFFERS]
    return _changed(_told(asked, key, found[-1])) if found else ""


def _lines(asked: Asked, key: str) -> list[LineRow]:
    return visits.timeline(asked.read, key, today=asked.now.astimezone(SHANGHAI).date())


def _concerns(asked: Asked, card: Card, line: LineRow) -> bool:
    """Done by somebody else; a past that was loaded is no news."""
    own = card.sides_of(reach(asked.who))
    others = line.side is None or line.side not in own
    return line.kind in NEWS | AT_ONCE and others and line.source != "history" and line.actor != asked.who.person


def _told(asked: Asked, key: str, line: LineRow) -> Told:
    visit = visits.by_key(asked.read, key)
    sides = visit.sides if visit else {}
    return tell([line], Words(asked.called, units.all_units(asked.read), sides))[0]


def _changed(told: Told) -> str:
    terms = (_("{term}：{old} → {new}", term=term, old=_cut(old), new=_cut(new)) for term, old, new in told.changes)
    return _("；").join(terms)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONG else plain[: LONG - 1] + "…"


def _notice(asked: Asked, card: Card, kind: Kind, name: str, occasion: str, said: str) -> Notice:
    facts = {"host": asked.names(card.host), "guest": asked.names(card.guest), "topic": card.topic}
    title = _("{guest}到访{host}：{topic}", **facts)
    return Notice(kind, name, f"visit:{card.key}", occasion, title, said, f"/visits/{card.no}")
