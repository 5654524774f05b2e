"""Why a guest is refused, where the answer to members would name a person."""

from __future__ import annotations

from domain.errors import Conflict
from web import messages
from web.texts import _l


class SignUpClosed(Conflict):
    """Sign-up is over; facts: since (date, the first day without it), office (whom to ask)."""

    code = "guest.sign_up_closed"


messages.SENTENCES["guest.sign_up_closed"] = _l("报名自 {since}起已截止。如有需要，请联系{office}。")
