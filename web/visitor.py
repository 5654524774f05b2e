"""Who is looking at a page, and how they like it: session, large type, language, and the reader of this one request."""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection
from starlette.responses import Response

from hub.acting import act_as
from hub.clock import local_day
from web import texts

if TYPE_CHECKING:
    from datetime import date

    from hub.accounts import Session
    from hub.as_of import AsOf
    from hub.compose import Hub
    from hub.settings import Settings
    from projections.read import Reader

KEY = "hub.visitor"
UNTOUCHED = frozenset({"/events"})
"""What a page asks for by itself: it must not keep a session alive that nobody uses."""
SIZES = ("normal", "large")
YEAR = 365 * 24 * 3600
FORM_COOKIE_SECONDS = 12 * 3600


@dataclass
class Visitor:
    """The person behind one request, or nobody. Lives as long as the request."""

    hub: Hub
    session: Session | None
    token: str
    secret: str
    size: str
    language: str
    stamp: str
    """Of the private store for this person (`Session.stamp`), "" for nobody: changes with all that pages show from there."""
    newcomer: bool = False
    as_of: AsOf | None = None
    """The place in the history that this page shows; None in the present."""
    reader: Reader | None = None
    _present: Reader | None = None
    _open: ExitStack = field(default_factory=ExitStack)

    @property
    def form_token(self) -> str:
        """What each form carries: of the session, or before sign-in a digest of a random cookie (double submit).

        The cookie itself never stands in a page, and a page of another site can neither read nor, with the `__Host-` prefix, set it.
        """
        if self.session:
            return self.session.csrf
        return hashlib.sha256(b"form:" + self.secret.encode()).hexdigest()

    def read(self) -> Reader:
        """The reader of this request, opened at first use."""
        if self.reader is None:
            self.reader = self._open.enter_context(self.hub.reader(self.as_of))
        return self.reader

    def read_now(self) -> Reader:
        """A reader of the present whatever the page shows: of what today's rights are made."""
        if self.as_of is None:
            return self.read()
        if self._present is None:
            self._present = self._open.enter_context(self.hub.reader())
        return self._present

    def look_back(self, text: str, axis: str) -> None:
        """From now on this page is one of the past: its reader, its day, its words for days. Raises the refusals of hub.as_of."""
        self.as_of = self.hub.as_of(text, axis)
        self.close()
        texts.read_in(self.language, self.as_of.moment, past=True)

    def today(self) -> date:
        """The district's day, also on a page of the past: rights are today's."""
        return local_day(self.hub.clock())

    def close(self) -> None:
        """Give the reader up; the next `read` sees what a command has just written."""
        self.reader = self._present = None
        self._open.close()


def cookie_name(settings: Settings, name: str = "hub") -> str:
    """`__Host-hub` behind https; the plain name on http, which is for the own machine only."""
    return f"__Host-{name}" if settings.tls == "on" else name


def set_cookie(response: Response, settings: Settings, name: str, value: str, seconds: int | None = None) -> None:
    """Set one of our cookies: Secure behind https, HttpOnly, SameSite=Lax, for the whole site."""
    secure = settings.tls == "on"
    response.set_cookie(
        cookie_name(settings, name), value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax"
    )


def visitor(request: HTTPConnection) -> Visitor:
    """The visitor of this request; sets language and moment of all texts when first asked."""
    if KEY not in request.scope:
        request.scope[KEY] = found = _meet(request)
        texts.read_in(found.language, found.hub.clock())
    known: Visitor = request.scope[KEY]
    return known


def _meet(request: HTTPConnection) -> Visitor:
    hub: Hub = request.app.state.hub
    cookies, settings = request.cookies, hub.settings
    token = cookies.get(cookie_name(settings), "")
    session = hub.accounts.session(token, touch=request.url.path not in UNTOUCHED) if token else None
    stamp = session.stamp if session else ""
    hub.private.names.refresh(int(stamp.partition(".")[0]) if stamp else None)
    act_as(session.person_id if session else "", session.role if session else "")
    secret = cookies.get(cookie_name(settings, "hub-form"), "")
    size = cookies.get(cookie_name(settings, "hub-size"), "")
    language = cookies.get(cookie_name(settings, "hub-lang"), "")
    if session:
        size, language = _liking(hub, session.person_id, stamp)
    return Visitor(
        hub=hub,
        session=session,
        token=token,
        secret=secret or secrets.token_urlsafe(32),
        newcomer=not secret,
        size=size if size in SIZES else SIZES[0],
        language=language if language in texts.languages() else texts.SOURCE,
        stamp=stamp,
    )


_LIKINGS: OrderedDict[tuple[int, str, str], tuple[str, str]] = OrderedDict()
_MOST_LIKINGS = 2_000


def _liking(hub: Hub, person: str, stamp: str) -> tuple[str, str]:
    """Size and language a person chose; the stamp changes with each choice, so memory is never stale."""
    key = (id(hub), person, stamp)
    if key not in _LIKINGS:
        ask = hub.private.preference
        _LIKINGS[key] = (ask(person, "size") or "", ask(person, "lang") or "")
        while len(_LIKINGS) > _MOST_LIKINGS:
            _LIKINGS.popitem(last=False)
    return _LIKINGS[key]
