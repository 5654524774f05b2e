"""The addresses under which people without an account find an exchange and their seat."""

from __future__ import annotations

from starlette.requests import Request

from projections.exchanges import ExchangeRow
from web import pages


def public(request: Request, no: int) -> str:
    """The page of an exchange for everybody, whole, so that it can be pasted anywhere."""
    return f"{pages.origin(request)}/exchanges/{no}/join"


def invitation(request: Request, row: ExchangeRow, partner_id: str) -> str:
    """The same for people of an invited partner, who need not be verified."""
    return f"{public(request, row.no)}/{pages.hub(request).guests.invitation(row, partner_id)}"


def personal(request: Request, no: int, seat_id: str) -> str:
    """The page of a guest's own seat."""
    return f"{pages.origin(request)}/g/{pages.hub(request).guests.personal(no, seat_id)}"
