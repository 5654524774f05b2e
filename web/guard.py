"""Nothing is changed by a page of another site, and nothing is shown to somebody who has not signed in.

`SecurityHeaders` stands around everything. `Entrance` stands around each route: it knows the visitor, asks for sign-in, checks
origin and token of unsafe requests, and answers 304. Rules: reliability.md section 2, web.md section 8.

The scheme is what the operator says (HUB_TLS), the host is the Host header; of a forwarded header only the visitor's address is read,
and only from proxies that the operator names (HUB_PROXIES, `pages.address`).
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from python_multipart.exceptions import FormParserError
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.errors import Forbidden
from hub.as_of import OnlyToRead
from hub.settings import Settings
from web import fresh, past, rescue, statics
from web.pages import FORM, partial
from web.visitor import visitor

SAFE = frozenset({"GET", "HEAD"})
FIELDS = 3_000
"""Inputs in one form; the largest of ours has 300 rows of six."""


class ForeignOrigin(Forbidden):
    """An unsafe request that was not sent from a page of this site."""

    code = "web.foreign_origin"


class StaleForm(Forbidden):
    """An unsafe request without the token of this session: the page is older than the session."""

    code = "web.stale_form"


def headers_of(settings: Settings) -> dict[str, str]:
    """The headers of every answer, exactly as web.md section 8 has them."""
    scripts = " ".join(["'self'", *(asset.cdn for asset in statics.assets(settings) if asset.cdn)])
    policy = [
        *("default-src 'none'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "form-action 'self'"),
        *("base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'"),
        *(f"script-src {scripts}", f"connect-src {scripts}"),
    ]
    headers = {
        "content-security-policy": "; ".join(policy),
        "integrity-policy": "blocked-destinations=(script)",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
    }
    if settings.tls == "on":
        headers["strict-transport-security"] = "max-age=31536000"
    return headers


class SecurityHeaders:
    """Puts the headers on every answer, errors and files included. Plain ASGI: see web.md section 12."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.headers = headers_of(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                if headers.get("cache-control") != statics.FOREVER:
                    headers["vary"] = "Cookie, HX-Request-Type, Accept-Encoding"
                    headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def check_origin(headers: Headers, settings: Settings) -> None:
    """Refuse what another site has sent: each of the two headers that is there must be ours, and one must be there."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in {"same-origin", "none"}:
        raise ForeignOrigin
    if origin is None:
        if site is None:
            raise ForeignOrigin
        return
    scheme = "https" if settings.tls == "on" else "http"
    if _place(origin) != _place(f"{scheme}://{headers.get('host', '')}"):
        raise ForeignOrigin


def _place(origin: str) -> tuple[str, str, int | None] | None:
    """Scheme, host and port of an origin; None, which equals nothing of ours, for `null` and nonsense."""
    try:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.username:
            return None
        return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}[parts.scheme]
    except ValueError:
        return None


Stranger = Callable[[Request], Response | None]
"""What somebody without an account is shown."""


class Entrance:
    """Around one route: origin, sign-in, token, 304. `stranger` answers in place of the sign-in page, or leaves it at that (None)."""

    def __init__(self, app: ASGIApp, *, public: bool, cached: bool, stranger: Stranger | None = None) -> None:
        self.app, self.public, self.cached, self.stranger = app, public, cached, stranger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        visiting, safe = visitor(request), scope["method"] in SAFE
        if not safe:
            check_origin(request.headers, visiting.hub.settings)
        if not self.public and visiting.session is None:
            led = self.stranger(request) if self.stranger and safe else None
            await (led or await turned_away(request))(scope, receive, send)
            return
        if not safe:
            await _check_token(request)
        app = self.app
        if visiting.session and (asked := past.asked(request, public=self.public)):
            if not safe:
                raise OnlyToRead
            visiting.look_back(*asked)
            app = past.Jump(app)
        if self.cached and visiting.session and safe:
            await fresh.answer(app, request, send)
        else:
            await app(scope, receive, send)


async def _check_token(request: Request) -> None:
    """The token stands in the form, which is kept for the route: a body can be read only once."""
    data = await _form(request)
    request.scope[FORM] = data
    token, ours = data.get("csrf"), visitor(request).form_token
    if not isinstance(token, str) or not hmac.compare_digest(token.encode(errors="replace"), ours.encode()):
        raise StaleForm


async def _form(request: Request) -> FormData:
    """What arrived as a form; another content type or a broken body is an empty form, which has no token."""
    try:
        return await request.form(max_files=10, max_fields=FIELDS)
    except HTTPException as error:
        if error.status_code != 400:  # noqa: PLR2004  # 400 is the parser's word for a body it cannot read
            raise
    except (FormParserError, UnicodeError):
        pass
    return FormData()


async def turned_away(request: Request) -> Response:
    """To the sign-in page; whose session ended for want of use reads so, and keeps what the form held as a draft."""
    if (whose := rescue.ended(request)) is None:
        return sign_in_first(request)
    lost = request.method in SAFE or not await rescue.kept(request, whose, await _form(request))
    return sign_in_first(request, rescue.IDLE if lost else rescue.KEPT)


def sign_in_first(request: Request, done: str = "") -> Response:
    """To the sign-in page and, after it, back to where the visitor wanted to go. `done`: the word for what the page says."""
    address = "/login?next=" + quote(_wanted(request), safe="/") + (f"&done={done}" if done else "")
    if partial(request):
        return Response(status_code=401, headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


def _wanted(request: Request) -> str:
    """The page to come back to: this one, or for a form the page on which it stood."""
    if request.method in SAFE and not partial(request):
        return request.url.path + (f"?{request.url.query}" if request.url.query else "")
    stood = urlsplit(request.headers.get("hx-current-url") or request.headers.get("referer", ""))
    if stood.netloc != request.headers.get("host", ""):
        return "/"
    return local(stood.path + (f"?{stood.query}" if stood.query else ""))


def local(address: str) -> str:
    """A path of this site, or the home page: never another site, whatever stands in `next`."""
    plain = address if len(address) <= 2_000 else "/"  # noqa: PLR2004  # no address of ours is longer
    odd = any(sign <= " " or sign in "\\\x7f" for sign in plain)
    return plain if plain.startswith("/") and not plain.startswith("//") and not odd else "/"
