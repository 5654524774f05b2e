"""For whom a case can be found: nobody while it is not up, else the own people and as many more as its visibility says."""

from __future__ import annotations

from domain.cases import State, Visibility
from domain.record import Entry
from domain.words import Party, PartyKind
from projections import audience
from projections.book import Book
from projections.cases.held import Held
from projections.held import Row

WIDER = (Visibility.STUDIO, Visibility.PROGRAMME, Visibility.DISTRICT, Visibility.PARTNERS)
"""Each for more readers than the one before."""


def tokens(
    state: str, visibility: str | None, *, author: str, school: str, studio: str, programme: str
) -> frozenset[str]:
    """Who may find a case in this state. An archived one is read where it is linked, and not offered."""
    if state != State.PUBLISHED or visibility is None:
        return frozenset()
    return readers(visibility, author=author, school=school, studio=studio, programme=programme)


def readers(visibility: str, *, author: str, school: str, studio: str, programme: str) -> frozenset[str]:
    """Everybody whom the visibility lets read."""
    found = {audience.OFFICE}
    found |= {audience.person(author)} if author else set()
    found |= {audience.unit(Party(PartyKind.SCHOOL, school))} if school else set()
    found |= {audience.member(studio), audience.guide(studio)} if studio else set()
    wide = WIDER.index(Visibility(visibility))
    found |= {audience.programme(programme)} if wide >= 1 and programme else set()
    found |= {audience.DISTRICT} if wide >= WIDER.index(Visibility.DISTRICT) else set()
    found |= {audience.PARTNERS} if wide >= WIDER.index(Visibility.PARTNERS) else set()
    return frozenset(found)


def reach(db: Book, row: Row, entry: Entry) -> None:
    """Note who may find the case now, and that it changed, if it did."""
    place = {name: row[name] for name in ("author", "school", "studio", "programme")}
    found = tokens(row["state"], row["visibility"], **place)
    if (now := " ".join(sorted(found))) == row["audience"]:
        return
    stood = row["audience"].split()
    row |= {"audience": now, "audience_at": entry.position}
    pairs = dict.fromkeys(stood, False) | dict.fromkeys(found, True)
    db.held(Held).audience.update({(token, row["no"]): finds for token, finds in pairs.items()})
