"""The whole site: one flat list of routes, one set of templates, and the layers that every answer passes.

From outside: security headers, compression, Starlette, incidents, the page for a body over the limit, the limit; then around each
route its entrance (web/guard.py). All layers are plain ASGI.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import jinja2
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from hub.compose import Hub
from web import (
    admin,
    attached,
    brands,
    cases,
    collaboration,
    door,
    drafts,
    evaluation,
    exchanges,
    faults,
    finding,
    guard,
    guests,
    health,
    help,  # noqa: A004  # the address says so
    home,
    indicators,
    led,
    live,
    log,
    markdown,
    notices,
    obligations,
    outcomes,
    partners,
    password,
    people,
    prefs,
    privacy,
    problems,
    programme,
    replay,
    roster,
    rubrics,
    schools,
    session,
    statics,
    studios,
    supervision,
    terms,
    texts,
    visits,
    vocabulary,
    words,
)
from web.frame import Count
from web.routing import Signpost

MACROS = ("ui.html", "_form.html", "_rows.html", "_units.html", "_finding.html", "_sharing.html")
TEMPLATES = Path(__file__).parent / "templates"
BODY_LIMIT = 1 << 20
GZIP_FROM, GZIP_LEVEL = 800, 4

AREAS: tuple[ModuleType, ...] = (
    *(session, password, door, privacy, prefs, drafts, live, health),
    *(home, help, people, programme, schools, studios, partners, visits, admin, roster, terms),
    *(finding, cases, vocabulary, notices),
    *(obligations, problems, collaboration, replay),
    *(brands, outcomes, supervision, evaluation, indicators, rubrics, exchanges, guests),
    log,
)
"""Each area has its routes at its foot; the order is the order of matching."""

PUBLIC = frozenset(
    {
        "/login",
        "/help",
        "/privacy",
        "/accessibility",
        "/healthz",
        "/readyz",
        "/i/{token}",
        "/calendar/{token}.ics",
        "/calendar/studio/{token}.ics",
        "/feeds/{token}.atom",
        "/prefs/size",
        "/prefs/lang",
        *guests.PUBLIC,
        *door.PUBLIC,
    }
)
"""Paths of routes that need no sign-in. Everything else does."""

UNCACHED = frozenset(
    {
        "/",
        "/me",
        "/me/calendar",
        "/me/calendar/studio",
        "/me/cases",
        "/login",
        "/logout",
        "/events",
        "/visits/{no:int}",
        "/cases",
        "/search",
        "/cases/{case:int}",
        "/log",
    }
)
"""Pages that depend on more than the log, the private store and the day: what waits changes by the hour, an index lags behind."""


def routes_of(areas: tuple[ModuleType, ...]) -> list[BaseRoute]:
    """All routes in one flat list, each behind its entrance. A second `Mount("/")` would answer 404."""
    routes: list[BaseRoute] = [Mount(statics.PREFIX.rstrip("/"), app=statics.Static(), name="static")]
    for area in areas:
        routes.extend(_guarded(route) for route in area.routes)
    return routes


def _guarded(route: Route) -> Route:
    guarded = Route(route.path, route.endpoint, name=route.name, include_in_schema=route.include_in_schema)
    guarded.methods = route.methods
    public, cached = route.path in PUBLIC, route.path not in UNCACHED | PUBLIC

    def entrance(app: ASGIApp) -> ASGIApp:
        return guard.Entrance(app, public=public, cached=cached, stranger=guests.DOORS.get(route.path))

    own = route.app
    if isinstance(own, RequestBodyLimitMiddleware):  # the route's own limit must hold when the entrance reads the form
        guarded.app = RequestBodyLimitMiddleware(entrance(own.app), own.max_body_size)
    else:
        guarded.app = entrance(own)
    return guarded


def templates(hub: Hub, folders: tuple[Path, ...] = (TEMPLATES,)) -> jinja2.Environment:
    """Templates with the macros of `ui.html` as the global `ui`: a block rendered alone sees no imports."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(texts.gettext, texts.ngettext, newstyle=True)  # type: ignore[attr-defined]
    shown: list[Any] = [words.word, words.day, words.plain_day, words.month, words.clock, words.moment, words.slot]
    shown += [words.left, words.until, words.weekday, words.is_soon, words.title_breaks, words.shown, words.joined]
    shown += [words.aside, markdown.markdown, attached.filesize]
    env.filters.update({each.__name__: each for each in shown})
    env.tests["soon"] = words.is_soon
    env.globals.update(
        assets=statics.assets(hub.settings),
        own_scripts=statics.own_scripts(),
        static=statics.address,
        level_words=words.LEVEL_WORDS,
        is_demo=hub.settings.demo == "on",
        accept=attached.ACCEPT,
        file_limit=attached.FILE_LIMIT,
    )
    env.globals["ui"] = ui = SimpleNamespace()  # before the macros, which call each other through it
    for name in MACROS:
        vars(ui).update({key: value for key, value in vars(env.get_template(name).module).items() if callable(value)})
    return env


def build(
    hub: Hub,
    *,
    areas: tuple[ModuleType, ...] = AREAS,
    waiting: Count | None = None,
    pace: live.Pace = live.Pace(),  # noqa: B008  # frozen
    folders: tuple[Path, ...] = (TEMPLATES,),
) -> ASGIApp:
    """The ASGI application of one hub. `waiting` counts what waits for a person, `folders` hold the templates."""
    app = Starlette(
        routes=routes_of(areas),
        middleware=[
            Middleware(faults.Incidents),
            Middleware(faults.TooLarge),
            Middleware(RequestBodyLimitMiddleware, max_body_size=BODY_LIMIT),
        ],
        exception_handlers=faults.HANDLERS | guests.HANDLERS | door.HANDLERS,
    )
    app.router = Signpost(app.routes)
    app.state.hub = hub
    app.state.templates = templates(hub, folders)
    app.state.commands = led.Commands(app.routes)
    app.state.addresses = frozenset(route.path for route in app.routes if isinstance(route, Route))
    app.state.waiting, app.state.pace, app.state.streams = waiting or home.counter(hub), pace, live.Streams()
    packed = GZipMiddleware(app, minimum_size=GZIP_FROM, compresslevel=GZIP_LEVEL)
    return guard.SecurityHeaders(packed, hub.settings)
