"""What people write in Markdown is read as headings, lists, tables and paragraphs, and whatever else they typed as plain text.

Two locks: the renderer writes no HTML that was typed, and of what it writes nh3 lets pass only what is listed here. Pictures are
attachments, so `![…](…)` becomes a link; a page never fetches anything from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

BLOCKS: Final = {"p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "h3", "h4", "h5", "h6"}
TABLES: Final = {"table", "thead", "tbody", "tr", "th", "td"}
TAGS: Final = BLOCKS | TABLES | {"code", "em", "strong", "s", "a"}
ATTRIBUTES: Final[dict[str, set[str]]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
SCHEMES: Final = {"http", "https", "mailto"}
OUTERMOST: Final = 3
"""A `#` is a heading below the one of its section."""
DEEPEST: Final = 6

_READER: Final = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])


def markdown(text: object) -> Markup:
    """The HTML of a text; the mark of a removed text is a paragraph like any other."""
    tokens = _READER.parse(str(text))
    _lower(tokens)
    html: Any = _READER.renderer.render(tokens, _READER.options, {})
    clean = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer nofollow"
    )
    return Markup(clean)  # noqa: S704  # cleaned in the line above


def _lower(tokens: Sequence[Token]) -> None:
    """Headings continue the outline of the page without a gap; a picture is the link to it."""
    levels = sorted({int(token.tag[1:]) for token in tokens if token.type == "heading_open"})
    above = OUTERMOST - 1
    for token in tokens:
        if token.type == "heading_open":
            above = min(OUTERMOST + levels.index(int(token.tag[1:])), above + 1, DEEPEST)
            token.tag = f"h{above}"
        elif token.type == "heading_close":
            token.tag = f"h{above}"
        if token.children:
            token.children = [part for child in token.children for part in _linked(child)]


def _linked(token: Token) -> list[Token]:
    if token.type != "image":
        return [token]
    address = str(token.attrs.get("src", ""))
    words = Token("text", "", 0, content=token.content or address)
    return [Token("link_open", "a", 1, attrs={"href": address}), words, Token("link_close", "a", -1)]
