"""What authors hear of their cases in other units: taken up, tried, reported, given back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from hub.notices import Kind, Notice
from projections import cases
from web.cases.timeline import of_news

if TYPE_CHECKING:
    from web.notices.asked import Asked

FRESH = timedelta(days=3)
"""What happened before nobody is told any more: a hub that begins to send mail does not begin with its past."""


def news(asked: Asked) -> Iterator[Notice]:
    """Of each unit that took up a case the newest, done by somebody else; a past that was loaded is no news."""
    told: set[str] = set()
    for each in cases.news(asked.read, asked.who.person) if asked.who.person else ():
        line, thing = each.line, f"adoption:{each.line.adoption}"
        if thing in told or line.at < asked.now - FRESH or line.source == "history" or line.actor == asked.who.person:
            continue
        told.add(thing)
        said, path = str(of_news(line, asked.names(each.party))), f"/cases/{each.case_no}"
        yield Notice(Kind.NEWS, "adoption.news", thing, str(line.position), each.title, said, path)
