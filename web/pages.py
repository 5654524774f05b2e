"""What each route needs in one line: the page or its fragment, the hub, the reader, the person who asks.

A route is `async def`, asks questions through `reader(request)` in place and hands commands to `submit` (web/forms.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from hub import access, clock
from hub.access import Act, Standing
from web import frame, led
from web.visitor import FORM_COOKIE_SECONDS, set_cookie, visitor

if TYPE_CHECKING:
    from hub.compose import Hub
    from projections.read import Reader
    from web.forms import Filled

FORM = "hub.form"
RETRY = {"Retry-After": "30"}
NEVER_KEPT = {"cache-control": "no-store"}
"""Headers of a page that must not be kept: it is neither given an ETag nor answered 304."""


def page(
    request: Request,
    name: str,
    *,
    block: str | None = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: object,
) -> Response:
    """The page, or its block alone when htmx asks for a part (`HX-Request-Type: partial`, the only legal test).

    A block sees the same context as its page. `filled=` is the form of the page, where it has one; such a page is never kept.
    """
    template = request.app.state.templates.get_template(name)
    whole = frame.context(request) | context
    if block and partial(request):
        html = "".join(template.blocks[block](template.new_context(whole)))
    else:
        html = template.render(whole)
    if (as_of := visitor(request).as_of) is not None:
        html = led.kept(html, as_of, request.app.state.commands, request.url.path)
    response = HTMLResponse(html, status, headers)
    if context.get("filled") is not None:  # a copy would carry the same command id into a second, different form
        keep_no_copy(response)
    if (here := visitor(request)).newcomer and not here.session:
        set_cookie(response, here.hub.settings, "hub-form", here.secret, FORM_COOKIE_SECONDS)
    return response


def partial(request: Request) -> bool:
    """Whether htmx wants a fragment. Never ask `HX-Request`: the Back button sends it for whole pages too."""
    return request.headers.get("hx-request-type") == "partial"


def go(request: Request, route: str, /, done: str = "", **where: object) -> Response:
    """303 to a named route after a command; `done` goes along as `?done=`, which the frame turns into a notice."""
    return to(request, request.app.url_path_for(route, **where), done)


def to(request: Request, address: str, done: str = "") -> Response:
    """As `go`, to an address of this site.

    For htmx `HX-Redirect`, since fetch would follow a 303 itself and put the whole page into the small target.
    """
    address += f"?done={done}" if done else ""
    if (as_of := visitor(request).as_of) is not None:
        address = led.led(address, as_of)
    if partial(request):
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)


def hub(request: Request) -> Hub:
    """The hub this site stands on."""
    return visitor(request).hub


def reader(request: Request) -> Reader:
    """One position of the read database for the whole request; closed after the answer, renewed after a command."""
    return visitor(request).read()


def look_again(request: Request) -> None:
    """After a command: the next question is asked of what it has just written."""
    visitor(request).close()


def signed_in(request: Request) -> bool:
    """Whether somebody has signed in."""
    return visitor(request).session is not None


def person(request: Request) -> str:
    """Id of the person signed in; LookupError on a public page that did not ask `signed_in` first."""
    session = visitor(request).session
    if session is None:
        raise LookupError("nobody has signed in")
    return session.person_id


def standing(request: Request) -> Standing:
    """The appointments of the person signed in, and the units they reach: what a page may offer. On a page of the past today's."""
    here = visitor(request)
    return access.standing(here.read_now(), person(request), here.today())


def name_of(request: Request, person_id: str) -> str:
    """A person's name, or the mark of an erased one in the language of the page."""
    return frame.name(hub(request), person_id)


def origin(request: Request) -> str:
    """The address of this site, as the visitor has reached it; the scheme is what the operator says, no proxy is trusted."""
    scheme = "https" if hub(request).settings.tls == "on" else "http"
    return f"{scheme}://{request.headers.get('host', '')}"


def address(request: Request) -> str:
    """The internet address of the visitor; behind proxies of the operator (HUB_PROXIES) what the outermost of them says."""
    nets = [ip_network(net) for net in hub(request).settings.proxies.split()]
    told = [each.strip() for each in request.headers.get("x-forwarded-for", "").split(",")] if nets else []
    here = request.client.host if request.client else ""
    while told and _within(here, nets):
        here = told.pop()
    return here


def _within(address: str, nets: Sequence[IPv4Network | IPv6Network]) -> bool:
    try:
        return any(ip_address(address) in net for net in nets)
    except ValueError:
        return False


def form_token(request: Request) -> str:
    """The token that each form of this visitor carries."""
    return visitor(request).form_token


async def form_data(request: Request) -> FormData:
    """The form that arrived, read once per request by the entrance (web/guard.py)."""
    if FORM not in request.scope:
        request.scope[FORM] = FormData()
    data: FormData = request.scope[FORM]
    return data


def act(request: Request, filled: Filled) -> Act:
    """Who does what, and under which command id: what every use case of the hub takes."""
    return frame.act(request, command_id=filled.command_id)


def instant(micros: int) -> datetime:
    """The aware moment of microseconds since 1970 as the private store keeps them."""
    return clock.moment(micros)


def keep_no_copy(response: Response) -> Response:
    """The same answer, not to be kept by any browser."""
    response.headers.update(NEVER_KEPT)
    return response
