"""也许可以走一走: one school worth meeting, why, and how to say no to it for a while."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.words import Party, Side
from hub import sight
from hub.access import Act
from hub.private import Private
from projections import studios, visits
from projections.visits import Because
from web import frame, pages, texts
from web.fields import Hidden
from web.filled import Filled
from web.forms import Form, submit
from web.home.desk import Desk
from web.naming import Shown
from web.texts import Lazy, _, _l
from web.words import LEVEL_WORDS

MOST_SKIPPED = 40
PUT_ASIDE_DAYS = 90
"""For how long a school that somebody has put aside is not named to that person."""
PUT_ASIDE = "hints"
"""The preference that holds them: `KG-01=2026-06-03`, parted by spaces, each with the day from which it may be named again."""
DISMISS = Form("home.dismiss", school=Hidden("", max=40, required=True))


class Hint(NamedTuple):
    """One school that may be worth meeting, and why. `skip`: the address that names another one; `party`: its code."""

    unit: Shown
    heads: list[str]
    reasons: list[str]
    host: bool
    invite: str
    skip: str
    party: str
    form: Filled


REASONS: dict[Because, Lazy] = {
    Because.LEVEL_UNCOVERED: _l("{ours}还没有和{level}走动过"),
    Because.OWED: _l("对方接待过{ours}，可以请他们来看看"),
    Because.NEVER_MET: _l("与{ours}还没有走动过"),
    Because.WEAK: _l("这所学校正需要支持，可以带去好做法，也听听实际困难"),
}


def hint(desk: Desk, listed: list[Party]) -> Hint | None:
    """One school worth meeting that the page does not name already (`listed`) and that this person has not put aside.

    换一所 names the next one; 暂不考虑 leaves this one out for a season.
    """
    skipped = [code for code in desk.request.query_params.get("skip", "").split(",") if code][:MOST_SKIPPED]
    if not desk.units:
        return None
    left = {*skipped, *dismissed(desk), *(party.id for party in listed)}
    found = visits.suggestion(desk.read, desk.units, desk.today, skip=left)
    if found is None:
        return None
    outside = sight.outside(desk.who)
    facts = {"ours": desk.ours, "level": LEVEL_WORDS[found.level]}
    reasons = [REASONS[each].with_(facts) for each in found.because if not (outside and each is Because.WEAK)]
    host = found.as_side is Side.HOST
    asked = {"role": desk.role or "", "skip": ",".join([*skipped, found.party.id])}
    heads = [] if outside else studios.in_charge(desk.read, desk.today, found.party.id).get(found.party.id, [])
    return Hint(
        desk.names.shown(found.party),
        [desk.called(key) for key in heads],
        reasons + ([] if host else _room(desk, found.party)),
        host,
        f"/visits/new?as={found.as_side}&to={found.party}",
        f"/?{urlencode(asked)}#hint",
        found.party.id,
        DISMISS.blank(desk.request),
    )


def _room(desk: Desk, party: Party) -> list[str]:
    """What the host can still receive this month."""
    first = desk.today.replace(day=1)
    load = visits.host_load(desk.read, party, first, desk.today.replace(day=28)).get(first, 0)
    left = desk.settings.host_limit - load
    if left > 0:
        return [_("对方 {month} 月还可接待 {n} 次", month=first.month, n=left)]
    return [_("对方 {month} 月接待已满，可以约在以后", month=first.month)]


def dismissed(desk: Desk) -> list[str]:
    """Codes of the schools that the person has put aside and that may not be named yet."""
    kept = pages.hub(desk.request).private.preference(desk.who.person, PUT_ASIDE)
    return list(_waiting(kept or "", desk.today))


def _waiting(kept: str, today: date) -> dict[str, date]:
    pairs = (each.partition("=") for each in kept.split())
    found = {code: date.fromisoformat(until) for code, _, until in pairs}
    return {code: until for code, until in found.items() if until > today}


async def dismiss(request: Request) -> Response:
    """Not this school for a season; nobody else hears of it."""
    return await submit(
        request,
        DISMISS,
        do=partial(_put_aside, pages.hub(request).private, texts.today()),
        draw=lambda filled: pages.page(request, "home/put_aside.html", filled=filled),
        done=lambda _: pages.go(request, "home:home", done="dismissed"),
    )


def _put_aside(private: Private, today: date, values: dict[str, Any], act: Act) -> None:
    left = _waiting(private.preference(act.person, PUT_ASIDE) or "", today)
    left |= {"".join(values["school"].split()).replace("=", ""): today + timedelta(days=PUT_ASIDE_DAYS)}
    newest = list(left.items())[-MOST_SKIPPED:]
    private.prefer(act.person, PUT_ASIDE, " ".join(f"{code}={until}" for code, until in newest))


frame.DONE["dismissed"] = _l("好的，三个月内不再向您建议这所学校。")
routes = [Route("/hints/dismiss", dismiss, methods=["POST"], name="home:dismiss")]
