"""People sign in and out, see what the hub holds about them, and end their sessions on other devices."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.words import Role
from hub.access import Act
from hub.accounts import HalfWay, SignedIn
from hub.settings import DEMO_PASSPHRASE
from projections import people
from web import frame, pages, texts
from web.door.agents import called
from web.door.arriving import about, enter
from web.door.keys import offered
from web.door.roles import held
from web.fields import Hidden, Line, Secret
from web.forms import Filled, Form, submit
from web.guard import local
from web.texts import _, _l
from web.visitor import set_cookie, visitor

SIGN_IN = Form(
    "session.sign_in",
    login=Line(_l("账号"), max=64, required=True, auto="username"),
    password=Secret(_l("密码"), required=True),
    next=Hidden("", max=2_000),
)
END = Form("session.end", session=Hidden("", max=64, required=True))
SIGN_OUT = Form("session.sign_out")
OTHERS, ALL = "others", "all"


class DemoAccount(NamedTuple):
    """One line of the list on the sign-in page of a demo."""

    role: Role
    name: str
    org: str
    login: str


async def login(request: Request) -> Response:
    """The sign-in page; somebody signed in goes on."""
    wanted = local(request.query_params.get("next", "/"))
    if pages.signed_in(request):
        return RedirectResponse(wanted, 303)
    return _login_page(request, SIGN_IN.blank(request, next=wanted))


async def sign_in(request: Request) -> Response:
    """A new session; the one that the browser had ends."""
    here = visitor(request)
    given = about(request)

    def do(values: dict[str, Any], _act: Act) -> tuple[SignedIn | HalfWay, str]:
        return here.hub.accounts.sign_in(values["login"], values["password"], **given), local(values["next"])

    return await submit(
        request, SIGN_IN, do=do, draw=partial(_login_page, request), done=lambda came: enter(request, *came)
    )


def login_again(request: Request, passkey: Filled) -> Response:
    """The sign-in page after a passkey was not taken: with the sentence, and the page that was wanted kept."""
    blank = SIGN_IN.blank(request, next=local(passkey.typed("next")))
    return _login_page(request, replace(blank, notice=passkey.notice, status=passkey.status))


def login_refused(request: Request, sentence: str, status: int) -> Response:
    """The sign-in page after the district's own sign-in has vouched for nobody."""
    response = _login_page(request, replace(SIGN_IN.blank(request, next="/"), notice=sentence, status=status))
    response.status_code = status
    return response


async def sign_out(request: Request) -> Response:
    """The session ends on the server; the browser forgets cookie and copies of pages."""
    here = visitor(request)
    here.hub.accounts.sign_out(here.token)
    return _left(request)


def _left(request: Request) -> Response:
    """The browser is signed out, and forgets."""
    here = visitor(request)
    response = RedirectResponse("/login?done=out", 303, {"Clear-Site-Data": '"cache"'})
    set_cookie(response, here.hub.settings, "hub", "", 0)
    return response


async def me(request: Request) -> Response:
    """What the hub holds about me, and where I am signed in."""
    return _me_page(request, END.blank(request))


async def end(request: Request) -> Response:
    """End one of my other sessions, or all of them."""
    return await submit(
        request,
        END,
        do=partial(_ended, request),
        draw=partial(_me_page, request),
        done=lambda word: _left(request) if word == "out" else pages.go(request, "session:me", done=word),
    )


def _ended(request: Request, values: dict[str, Any], act: Act) -> str:
    """The word for what was done. Raises NotFound for a session that is not one of mine."""
    accounts, session = pages.hub(request).accounts, visitor(request).session
    if values["session"] == ALL:
        accounts.revoke_all(act.person)
        return "out"
    if values["session"] == OTHERS:
        accounts.revoke_all(act.person, but=session.id if session else "")
        return "left"
    if not accounts.revoke(act.person, values["session"]):
        raise NotFound(kind="session", key="")
    return "revoked"


def _login_page(request: Request, filled: Filled) -> Response:
    demo = _demo_accounts(request) if pages.hub(request).settings.demo == "on" else []
    groups = [(role, list(rows)) for role, rows in groupby(demo, key=lambda row: row.role)]
    told: dict[str, Any] = {"demo": groups, "passphrase": DEMO_PASSPHRASE, "provider": provided(request)}
    told |= offered(request, filled.typed("next") or "/")
    return pages.keep_no_copy(pages.page(request, "session/login.html", filled=filled, **told))


def provided(request: Request) -> str:
    """What the district's own sign-in is called, where there is one."""
    its = pages.hub(request).settings
    return (its.oidc_name or _("统一认证")) if its.oidc_issuer else ""


def _demo_accounts(request: Request) -> list[DemoAccount]:
    """Every account of the demo with the role its person holds today, in the order of roles."""
    hub, read, today = pages.hub(request), pages.reader(request), texts.today()
    order = list(Role)
    rows = []
    for account in hub.accounts.accounts():
        person = hub.private.person(account.person_id)
        terms = people.terms_of(read, account.person_id)
        held = sorted((t.role for t in terms if t.from_on <= today <= (t.until_on or today)), key=order.index)
        if person and held and account.disabled_at is None:
            rows.append(DemoAccount(held[0], person.name, person.org, account.login))
    return sorted(rows, key=lambda row: (order.index(row.role), row.login))


def _me_page(request: Request, filled: Filled) -> Response:
    hub, mine = pages.hub(request), pages.person(request)
    session = visitor(request).session
    shown = pages.page(
        request,
        "session/me.html",
        person=hub.private.person(mine),
        terms=people.terms_of(pages.reader(request), mine),
        sessions=hub.accounts.sessions(mine),
        own=session.id if session else "",
        at=pages.instant,
        called=called,
        filled=filled,
        blank=END.blank(request),
        out=SIGN_OUT.blank(request),
        factor=hub.codes.of(mine),
        own_keys=len(hub.passkeys.of(mine)),
        several=len(held(request)) > 1,
    )
    return pages.keep_no_copy(shown)


frame.DONE["out"] = _l("您已退出登录。")

routes = [
    Route("/login", login, name="session:login"),
    Route("/login", sign_in, methods=["POST"], name="session:sign_in"),
    Route("/logout", sign_out, methods=["POST"], name="session:sign_out"),
    Route("/me", me, name="session:me"),
    Route("/me/sessions", end, methods=["POST"], name="session:end"),
]
