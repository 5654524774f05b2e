"""A drawn page is led into the past: its links keep the day, and what changes anything is taken out. No template knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from urllib.parse import parse_qsl, urlencode, urlsplit

from markupsafe import escape
from starlette.routing import BaseRoute, Route

from hub.as_of import AsOf, Axis
from web.texts import _

AS_OF, AXIS = "as_of", "axis"
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
HREF, ASKS = re.compile(r'\bhref="(/[^"]*)"'), re.compile(r'(<(?!form\b)[a-z]+\b[^>]*?\bhx-get=")(/[^"]*)"')
LIVE = re.compile(r"<div hx-sse:connect=[^>]*></div>")
EMPTY = re.compile(r"<li(?: [^>]*)?>\s*</li>")
NOW = "data-now"
"""Marks a link or a form that is not to be led into the past."""


def question(as_of: AsOf) -> dict[str, str]:
    """What an address says to mean this day; the default axis is not said."""
    return {AS_OF: as_of.text} | ({AXIS: as_of.axis.value} if as_of.axis is not Axis.KNOWN else {})


def led(address: str, as_of: AsOf) -> str:
    """An address of this site on that day; one that names a day stays as it is."""
    place, mark, part = address.partition("#")
    path, _query, query = place.partition("?")
    if AS_OF in dict(parse_qsl(query, keep_blank_values=True)):
        return address
    return f"{path}?{'&'.join(filter(None, (query, urlencode(question(as_of)))))}{mark}{part}"


class Commands:
    """Which addresses of the site are forms that change something."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        plain = [route for route in routes if isinstance(route, Route)]
        sent = {route.path for route in plain if "POST" in (route.methods or ())}
        self._routes: dict[str, list[tuple[re.Pattern[str], bool]]] = {}
        for route in plain:
            if "GET" in (route.methods or ()):
                self._routes.setdefault(_first(route.path), []).append((route.path_regex, route.path in sent))

    def __call__(self, path: str) -> bool:
        return next((sent for rule, sent in self._routes.get(_first(path), ()) if rule.match(path)), False)


def _first(path: str) -> str:
    return path[1:].partition("/")[0]


def kept(html: str, as_of: AsOf, commands: Commands, here: str) -> str:
    """The page of a past day: its links keep the day, and nothing on it changes anything."""
    html = LIVE.sub("", html)
    instead = (
        f'<div class="notice"><p>{escape(_("这是过去的记录，只供查看，不能办理。"))}</p></div>'
        if commands(here)
        else ""
    )
    html = FORM.sub(partial(_form, as_of=as_of, instead=iter((instead,))), html)
    html = LINK.sub(partial(_link, as_of=as_of, commands=commands), html)
    html = ASKS.sub(lambda found: f'{found[1]}{escape(led(_plain(found[2]), as_of))}"', html)
    return EMPTY.sub("", html)


def _form(found: re.Match[str], as_of: AsOf, instead: Iterator[str]) -> str:
    given, inside = found[1], found[2]
    if 'method="post"' in given:
        return next(instead, "") if "/prefs/" not in given else ""
    if NOW in given:
        return found[0]
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in question(as_of).items()
    )
    return f"<form{given}>{hidden}{inside}</form>"


def _link(found: re.Match[str], as_of: AsOf, commands: Commands) -> str:
    given = found[1]
    if NOW in given or (href := HREF.search(given)) is None:
        return found[0]
    address = _plain(href[1])
    if commands(urlsplit(address).path):
        return ""
    kept_href = f'href="{escape(led(address, as_of))}"'
    return f"<a{given.replace(href[0], kept_href)}>{found[2]}</a>"


def _plain(address: str) -> str:
    return address.replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", '"')
