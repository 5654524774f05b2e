"""A feed for programs that ask again and again what is new: Atom, RFC 4287."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from xml.etree import ElementTree as ET

from web import texts

ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "application/atom+xml; charset=utf-8"


class Item(NamedTuple):
    """One entry; `address` is its page and its id, `by` the unit that speaks."""

    address: str
    title: str
    updated: datetime
    by: str
    summary: str


def written(title: str, home: str, here: str, items: Sequence[Item]) -> bytes:
    """The feed as it is sent, in the order given. `home` is the page it follows, `here` its own address."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": texts.language()})
    _add(root, "id", home)
    _add(root, "title", title)
    _add(root, "updated", max((item.updated for item in items), default=datetime.fromtimestamp(0, UTC)).isoformat())
    _add(root, "link", href=home, rel="alternate")
    _add(root, "link", href=here, rel="self")
    for item in items:
        entry = ET.SubElement(root, "entry")
        _add(entry, "id", item.address)
        _add(entry, "title", item.title)
        _add(entry, "updated", item.updated.isoformat())
        _add(entry, "link", href=item.address, rel="alternate")
        _add(ET.SubElement(entry, "author"), "name", item.by)
        _add(entry, "summary", item.summary)
    told: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return told


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text or None
