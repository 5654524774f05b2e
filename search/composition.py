"""A shared thing as an engine takes it in: its tokens to be found by, its folded text to compare with, its facts to choose by."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import NamedTuple

import msgspec

from search.analyser import Analyser
from search.folding import fold
from search.port import FACETS, NO, YES, Place, SearchDoc

PARTING = "\n"
"""Between title, text and attachments: no phrase reaches across it."""


class Part(NamedTuple):
    """Where an attachment (or a page of it) begins in the folded text; it ends where the next one begins."""

    start: int
    name: str
    page: int


class Body(msgspec.Struct, frozen=True):
    """All text of a document, folded: title, text, then the attachments."""

    folded: str
    parts: tuple[Part, ...] = ()

    def piece(self, number: int) -> str:
        """Folded text of attachment `number`; -1 = title and text."""
        start = self.parts[number].start if number >= 0 else 0
        end = self.parts[number + 1].start if number + 1 < len(self.parts) else len(self.folded)
        return self.folded[start:end]

    def place(self, number: int) -> Place:
        return Place(self.parts[number].name, self.parts[number].page)


class Card(msgspec.Struct, frozen=True, array_like=True):
    """The facts of a document, as stored in each engine. `facets` in the order of FACETS."""

    key: str
    kind: str
    title: str
    on: str
    adopted: int
    audience: tuple[str, ...]
    facets: tuple[tuple[str, ...], ...]
    position: int


class Composed(NamedTuple):
    """One document, ready for any engine."""

    card: Card
    body: Body
    title: Counter[str]
    """Tokens of the title, with how often each stands there."""
    text: Counter[str]
    """Tokens of everything, the title included."""


class CardCoder:
    """Cards to bytes and back. Bytes that are none raise msgspec.MsgspecError (a ValueError)."""

    def __init__(self) -> None:
        self.encode = msgspec.msgpack.Encoder().encode

    @cached_property
    def _decoder(self) -> msgspec.msgpack.Decoder[Card]:
        return msgspec.msgpack.Decoder(Card)

    def decode(self, stored: bytes) -> Card:
        return self._decoder.decode(stored)


def compose(doc: SearchDoc, analyser: Analyser) -> Composed:
    """Fold and cut a document. Whatever its text holds, it comes out clean."""
    title = fold(doc.title)
    pieces = [title, fold(doc.text)]
    starts: list[Part] = []
    length = sum(len(piece) + len(PARTING) for piece in pieces)
    for each in doc.attachments:
        starts.append(Part(length, clean(each.name), each.page))
        pieces.append(fold(each.text))
        length += len(pieces[-1]) + len(PARTING)
    body = Body(PARTING.join(pieces), tuple(starts))
    return Composed(
        _card(doc),
        body,
        Counter(analyser.tokens(title, folded=True)),
        Counter(analyser.tokens(body.folded, folded=True)),
    )


def _card(doc: SearchDoc) -> Card:
    values: dict[str, tuple[str, ...]] = {
        "kind": (doc.kind,),
        "level": doc.level,
        "studio": (doc.studio,),
        "form": (doc.form,),
        "stage": (doc.stage,),
        "year": (doc.year,),
        "tags": doc.tags,
        "adopted": (YES if doc.adopted else NO,),
    }
    facets = tuple(tuple(dict.fromkeys(clean(value) for value in values[name] if value)) for name in FACETS)
    return Card(doc.key, doc.kind, clean(doc.title), doc.on, doc.adopted, doc.audience, facets, doc.position)


def clean(text: str) -> str:
    """Without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode()
