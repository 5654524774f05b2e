"""A page that has not changed is not drawn again: its ETag names everything it was made of, and a match is answered 304.

Made of: position of the read database, the person's part of the private store (names, choices, drafts), the session (forms carry
its token), fragment or whole page, language and size, the day (terms count in days), and the code. A handler opts out with
`Cache-Control: no-store`.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Send

from web import texts
from web.pages import partial
from web.visitor import Visitor, visitor

WEB = Path(__file__).parent
OK = 200


@cache
def code() -> str:
    """Hash over code, templates, styles, scripts and catalogues of the web layer: 12 hex digits."""
    digest = hashlib.sha256()
    for path in sorted(path for path in WEB.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(path.relative_to(WEB).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def etag(request: Request) -> str:
    """The ETag that this page has at this moment, for this visitor."""
    here = visitor(request)
    if here.session is None:
        raise LookupError("only pages of a person have an ETag")
    mine = hashlib.sha256(f"{here.session.person_id} {here.session.csrf}".encode()).hexdigest()[:12]
    part = "p" if partial(request) else "f"
    liking = f"{here.size[0]}.{here.language}"
    return f'W/"{here.hub.position()}-{here.stamp}-{mine}-{liking}-{part}-{texts.today():%Y%m%d}-{_past(here)}{code()}"'


def _past(here: Visitor) -> str:
    """Which past a page shows: its place, and the day whose rights hold."""
    if (as_of := here.as_of) is None:
        return ""
    return f"{as_of.axis[0]}{as_of.position}.{as_of.moment:%H%M%S}.{here.today():%Y%m%d}-"


async def answer(app: ASGIApp, request: Request, send: Send) -> None:
    """304 without asking the route when the browser's copy is as good; else the route's page with its ETag."""
    tag = etag(request)
    if tag in {sent.strip() for sent in request.headers.get("if-none-match", "").split(",")}:
        await Response(status_code=304, headers={"etag": tag})(request.scope, request.receive, send)
        return

    async def send_with_tag(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == OK:
            headers = MutableHeaders(scope=message)
            if "cache-control" not in headers and headers.get("content-type", "").startswith("text/html"):
                headers["etag"] = tag
        await send(message)

    await app(request.scope, request.receive, send_with_tag)
