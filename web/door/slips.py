"""邀请条: links to hand over, several on an A4 page, each with a square to scan. They are shown once: the store keeps no link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from hub.door.invitations import Slip
from web import pages
from web.door.second import square


class Printed(NamedTuple):
    """What stands on one slip."""

    name: str
    login: str
    link: str
    square: Markup
    ends_at: int


def printed(request: Request, slips: Sequence[Slip], back: str) -> Response:
    """The page to print."""
    hub = pages.hub(request)
    base = hub.settings.address.rstrip("/") or pages.origin(request)
    made = [_slip(pages.name_of(request, each.person_id), f"{base}/welcome/{each.token}", each) for each in slips]
    return pages.keep_no_copy(pages.page(request, "door/slips.html", slips=made, back=back, at=pages.instant))


def _slip(name: str, link: str, slip: Slip) -> Printed:
    return Printed(name, slip.login, link, square(link, 3), slip.ends_at)
