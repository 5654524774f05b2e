"""What a page costs: the list of visits beside the same list on Django, and a page that has not changed beside a full one."""

from __future__ import annotations

import asyncio
import html
import re
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks import django_list
from benchmarks.district import demo
from benchmarks.figures import Figure, at_most, in_turn, ratio
from domain.visits import State
from domain.words import Part, Side, Slot
from hub.clock import local_day, system_clock
from hub.compose import Hub, open_hub
from hub.settings import DEMO_PASSPHRASE
from projections import units, visits
from web import texts, words
from web.site import build
from web.visits import board
from web.visits.words import chip

ROUNDS, EACH, ADDRESS = 9, 60, "/visits"
CARDS = re.compile(r'(?s)(.*<ul class="card hits visits">\n)(.*?)(</ul>.*)')


class Caller:
    """Calls the site as a server does, without a network."""

    def __init__(self, hub: Hub, login: str) -> None:
        self.loop, self.app = asyncio.new_event_loop(), build(hub)
        token = hub.accounts.sign_in(login, DEMO_PASSPHRASE, address="127.0.0.1", agent="benchmark").token
        self.cookie = f"hub={token}".encode()

    def get(self, address: str, **headers: str) -> tuple[int, dict[bytes, bytes], bytes]:
        return self.loop.run_until_complete(self._get(address, headers))

    async def _get(self, address: str, headers: dict[str, str]) -> tuple[int, dict[bytes, bytes], bytes]:
        sent = [(b"host", b"testserver"), (b"cookie", self.cookie)]
        sent += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http"}
        scope |= {"path": address, "raw_path": address.encode(), "query_string": b"", "root_path": "", "headers": sent}
        scope |= {"server": ("testserver", 80), "client": ("127.0.0.1", 1)}
        told: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            told.append(message)

        await self.app(scope, receive, send)
        return told[0]["status"], dict(told[0]["headers"]), b"".join(part.get("body", b"") for part in told[1:])


def cpu(act: Callable[[], object]) -> float:
    """Microseconds of the processor for one call."""
    act()
    began = time.process_time()
    for _ in range(EACH):
        act()
    return (time.process_time() - began) / EACH * 1e6


def measure(folder: Path) -> list[Figure]:
    with closing(open_hub(demo(folder / "pages", today=True))) as hub:
        ours = Caller(hub, "director")
        status, headers, body = ours.get(ADDRESS)
        assert status == 200
        theirs = django_page(hub, folder, body.decode())
        tag = headers[b"etag"].decode()
        assert ours.get(ADDRESS, if_none_match=tag)[0] == 304
        assert plain(theirs()) == plain(body.decode())
        found = in_turn(
            ROUNDS,
            {
                "ours": lambda: cpu(lambda: ours.get(ADDRESS)),
                "unchanged": lambda: cpu(lambda: ours.get(ADDRESS, if_none_match=tag)),
                "django": lambda: cpu(theirs),
            },
        )
        ours.loop.close()
    middle = {name: sorted(times)[ROUNDS // 2] for name, times in found.items()}
    beside = f"{middle['ours']:,.0f} µs beside {middle['django']:,.0f} µs, {len(body):,} bytes, the same words"
    unchanged = f"{middle['unchanged']:,.0f} µs beside {middle['ours']:,.0f} µs"
    return [
        at_most(
            "list of 20 visits, processor time beside Django",
            ratio(found["ours"], found["django"]),
            1 / 3,
            beside=beside,
        ),
        at_most(
            "304 for the same list, unchanged, beside the full page",
            ratio(found["unchanged"], found["ours"]),
            1 / 4,
            beside=unchanged,
        ),
    ]


def django_page(hub: Hub, folder: Path, page: str) -> Callable[[], str]:
    """The same list on Django; each call is one request."""
    before, _, behind = CARDS.fullmatch(page).groups()  # type: ignore[union-attr]  # the page has a list
    django_list.begin(folder, (before, behind))
    today = local_day(system_clock())
    with hub.reader() as read:
        cards = visits.cards(read, limit=500)
        named = {unit.party: unit for unit in units.all_units(read)}
    session = django_list.fill(cards, named, today)
    texts.read_in(texts.SOURCE, system_clock())
    get = django_list.application(listed)

    def call() -> str:
        status, body = get(ADDRESS, session)
        assert status == 200, body[:500]
        return body.decode()

    return call


def listed(request: Any) -> Any:
    """Django's view: the rows, the count in the frame, the words."""
    from django.shortcuts import render  # noqa: PLC0415

    table = django_list.MODELS["visit"].objects
    found = list(table.select_related("host", "guest").order_by("-no")[: board.PAGE + 1])
    table.filter(turn__isnull=False).count()
    return render(request, "list.html", {"visits": [shown(row) for row in found[: board.PAGE]]})


def shown(row: Any) -> dict[str, Any]:
    """One row as the template wants it."""
    turn, state = Side(row.turn) if row.turn else None, State(row.state)
    row.slot = Slot(row.slot_on, Part(row.slot_part)) if row.slot_on else None
    until = row.reply_by if turn and state is State.PROPOSED else None
    return {
        "card": row,
        "number": words.visit_no(row.year, row.no),
        "host": row.host,
        "guest": row.guest,
        "host_level": words.LEVEL_WORDS[row.host.level],
        "guest_level": words.LEVEL_WORDS[row.guest.level],
        "topic": words.title_breaks(row.topic),
        "chip": chip(state, turn, None),
        "when": board.when(row),
        "until": until,
        "left": words.left(until) if until else "",
        "soon": until and words.is_soon(until),
        "one_sided": row.one_sided,
    }


def plain(page: str) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page))).strip()
