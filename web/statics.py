"""Styles, scripts and the icon: served from memory under names that carry their content, so a browser asks for each once.

htmx comes from the content network where that is allowed, and from here otherwise: the same bytes under the same hash
(web.md section 7). The files are read at start; a change needs a restart.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from hub.settings import Settings

STATIC = Path(__file__).parent / "static"
PREFIX = "/static/"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
FOREVER = "public, max-age=31536000, immutable"
REMOTE = {
    "vendor/htmx-4.0.1.min.js": "htmx.org@4.0.1/dist/htmx.min.js",
    "vendor/hx-sse-4.0.1.min.js": "htmx.org@4.0.1/dist/ext/hx-sse.min.js",
}
"""Own copy -> address below the npm mirror. Full versions only: a range redirects and breaks hash and policy."""
OWN = ("boot.js", "hub.js")


@dataclass(frozen=True)
class File:
    """One file as it is sent. `address` carries the first 12 hex digits of its SHA-384, `sri` is its integrity value."""

    address: str
    media: str
    body: bytes
    packed: bytes
    sri: str


@dataclass(frozen=True)
class Asset:
    """One script for the loader: `cdn` is "" when the content network is switched off."""

    cdn: str
    local: str
    sri: str


@cache
def files() -> dict[str, File]:
    """All files by their plain name, such as `hub.css` or `vendor/htmx-4.0.1.min.js`."""
    found = {}
    for path in sorted(STATIC.rglob("*")):
        if path.suffix in TYPES:
            name, body = path.relative_to(STATIC).as_posix(), path.read_bytes()
            digest = hashlib.sha384(body).digest()
            address = f"{PREFIX}{name.removesuffix(path.suffix)}.{digest.hex()[:12]}{path.suffix}"
            sri = "sha384-" + base64.b64encode(digest).decode()
            found[name] = File(address, TYPES[path.suffix], body, gzip.compress(body, 9, mtime=0), sri)
    return found


@cache
def _by_address() -> dict[str, File]:
    return {file.address: file for file in files().values()}


def address(name: str) -> str:
    """Where a page finds a file."""
    return files()[name].address


def assets(settings: Settings) -> list[Asset]:
    """The scripts that `boot.js` loads, in order."""
    base = settings.cdn_base.rstrip("/") + "/" if settings.cdn == "on" else ""
    return [
        Asset(base + remote if base else "", files()[name].address, files()[name].sri)
        for name, remote in REMOTE.items()
    ]


def own_scripts() -> list[Asset]:
    """The scripts that stand in the page itself."""
    return [Asset("", files()[name].address, files()[name].sri) for name in OWN]


class Static:
    """ASGI application of `/static`: known addresses only, nothing is looked up on the disk."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = _by_address().get(scope["path"])
        if file is None or scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(404)
        headers = {"cache-control": FOREVER, "vary": "Accept-Encoding", "etag": f'"{file.sri}"'}
        asked = Headers(scope=scope)
        if asked.get("if-none-match") == headers["etag"]:
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        body = file.body
        if "gzip" in asked.get("accept-encoding", ""):
            body, headers["content-encoding"] = file.packed, "gzip"
        await Response(body, headers=headers, media_type=file.media)(scope, receive, send)
