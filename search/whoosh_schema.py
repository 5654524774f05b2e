"""How a document lies in Whoosh's files: two fields of tokens, one of facts, one of folded text. The position is a document too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from search.composition import Body, Card, CardCoder, Composed
from search.engine import columns, fields, formats

VERSION: Final = "1"
"""Changes with the shape of the files: an index of another shape is built anew."""
POSITION: Final = "#position"
"""Key of the document that says how far the log has been followed; committed with each batch."""
FIELDS: Final = ("text", "title")


class Tokens(fields.FieldType):  # type: ignore[misc]
    """A field of counted tokens: {token: times}. Weights are the counts; neither positions nor the tokens themselves are stored."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None, scorable=True)

    def index(self, value: Counter[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """(token, times, weight, nothing) for each token, as Whoosh wants it."""
        for token, times in value.items():
            yield token.encode(), times, float(times), b""


_body_to_bytes: Final = msgspec.msgpack.Encoder().encode
_body_from_bytes: Final = msgspec.msgpack.Decoder(Body).decode


def schema() -> Any:
    return fields.Schema(
        key=fields.ID(unique=True),
        title=Tokens(),
        text=Tokens(),
        card=fields.COLUMN(columns.VarBytesColumn()),
        body=fields.STORED(),
    )


def row(composed: Composed, coder: CardCoder) -> dict[str, Any]:
    """The fields of one document."""
    return {
        "key": composed.card.key,
        "title": composed.title,
        "text": composed.text,
        "card": coder.encode(composed.card),
        "body": _body_to_bytes(composed.body),
    }


def position_row(position: int, coder: CardCoder) -> dict[str, Any]:
    return {"key": POSITION, "card": coder.encode(Card(POSITION, "", "", "", 0, (), (), position))}


def body(stored: dict[str, Any]) -> Body:
    return _body_from_bytes(stored["body"])
