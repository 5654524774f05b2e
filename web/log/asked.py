"""What the address of the log asks for: area, kind of event, person, unit, days, and where the page begins."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request

from domain.catalogue import KINDS
from domain.words import SHANGHAI, Party, PartyKind
from hub.clock import micros
from hub.trail import Wanted
from projections import studios
from projections.read import Reader
from web import pages
from web.desk import Desk
from web.log.told import reads
from web.log.words import AREAS, topics_of
from web.naming import Names
from web.texts import _

MOST_NAMED = 200
"""People of one name that are looked for."""
LONGEST = 40
NOBODY = frozenset({""})
"""For a name that nobody has: nothing is found."""


class Asked(NamedTuple):
    """As it was typed, unless it makes no sense; `wrong`: sentences about what does not."""

    area: str = ""
    kind: str = ""
    who: str = ""
    unit: str = ""
    since: str = ""
    until: str = ""
    before: int = 0
    wrong: tuple[str, ...] = ()

    @classmethod
    def of(cls, desk: Desk) -> Asked:
        request, names = desk.request, desk.names
        said = {name: request.query_params.get(name, "").strip()[:LONGEST] for name in cls._fields}
        units = names.options(*PartyKind)
        wrong = [
            _("没有这样的日期：{text}。请写成 2026-03-20。", text=said[name])
            for name in ("since", "until")
            if said[name] and day(said[name]) is None
        ]
        if (since := day(said["since"])) and (until := day(said["until"])) and since > until:
            wrong.append(_("起始日期在截止日期之后，请改正。"))
        return cls(
            area=said["area"] if said["area"] in AREAS else "",
            kind=said["kind"] if said["kind"] in KINDS else "",
            who=said["who"] if reads(desk) else "",
            unit=said["unit"] if said["unit"] in units else "",
            since=said["since"],
            until=said["until"],
            before=int(said["before"]) if said["before"].isascii() and said["before"].isdecimal() else 0,
            wrong=tuple(wrong),
        )

    @property
    def narrowed(self) -> bool:
        return any(self._replace(before=0, wrong=()))

    def day(self, name: str) -> str:
        """A day as an input of a form takes it: what is none is named in a sentence above the list."""
        text: str = getattr(self, name)
        return text if day(text) else ""

    def address(self, path: str = "/log", **other: object) -> str:
        given = {name: value for name, value in {**self._asdict(), "wrong": (), **other}.items() if value}
        return f"{path}?{urlencode(given)}" if given else path


def day(text: str) -> date | None:
    """A day as forms send it; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def wanted(request: Request, asked: Asked) -> Wanted:
    """The events that the address asks for."""
    topics = None
    if asked.kind:
        topics = {asked.kind}
    elif asked.area:
        topics = topics_of(AREAS[asked.area][1])
    actors = None
    if asked.who:
        found = pages.hub(request).private.find_people(asked.who, MOST_NAMED)
        actors = {person.id for person in found} or NOBODY
    streams = None
    if asked.unit:
        streams = streams_of(request, Party(PartyKind(asked.unit.partition(":")[0]), asked.unit.partition(":")[2]))
    since, until = day(asked.since), day(asked.until)
    return Wanted(
        topics=topics,
        actors=actors,
        streams=streams,
        since=_instant(since, time.min) if since else None,
        until=_instant(until, time.max) if until else None,
    )


def _instant(on: date, at: time) -> int:
    return micros(datetime.combine(on, at, SHANGHAI))


def streams_of(request: Request, unit: Party) -> set[str]:
    """The streams that concern a unit; of a studio also those of every school that ever belonged to it."""
    read = pages.reader(request)
    units = [unit.id, *_schools(read, unit)]
    codes = [party.partition(":")[2] for party in Names(read).options(*PartyKind)]
    return pages.hub(request).trail.streams_of(units, codes, read.position)


def _schools(read: Reader, unit: Party) -> set[str]:
    if unit.kind != PartyKind.STUDIO:
        return set()
    return {row.school for row in studios.belongings_of_studio(read, unit.id)}
