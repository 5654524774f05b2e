"""Two hundred people at the door of one exchange: secretaries with accounts, people of an invited partner, and everybody else.

Each has a browser of its own and an address on the loopback net; seven share one, as the guests of one school do.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from datetime import time as hour
from itertools import count
from typing import NamedTuple
from uuid import uuid4

import httpx2

from domain.exchanges import Breadth, Exchange, Kind, LearningMode, Modality, Notice, Quota
from domain.model import Prose
from domain.words import SHANGHAI, Party, PartyKind
from hub.access import Act
from hub.clock import local_day, system_clock
from hub.compose import open_hub
from hub.links import SECRET, VERIFY, Links
from hub.settings import Settings
from projections import exchanges
from tests.crash.town import WORDS

KEY, SEATS, PARTNER = "x-rush", 50, "pa-01"
QUOTAS = (Quota(PartyKind.PARTNER, 12), Quota(PartyKind.SCHOOL, 1))
MEMBERS, INVITED, EVERYBODY = 26, 60, 114
SHARING = 7
PATIENCE = 240
"""Seconds after which somebody gives up."""
SIGNED_UP = re.compile(r"/g/([^/?]+)")


def announce(data):
    """An exchange of the Party School in three weeks, to which a street is invited; its number, and the street's link."""
    day = local_day(system_clock()) + timedelta(days=21)
    notice = Notice(
        programme_id="",
        title="二百人同时报名",
        kind=Kind.LECTURE,
        learning_mode=LearningMode.COLLECTIVE,
        scope=Breadth.DISTRICT,
        organiser=None,
        audience=(Party(PartyKind.STUDIO, "st-ms"), Party(PartyKind.PARTNER, PARTNER)),
        starts_at=datetime.combine(day, hour(14), SHANGHAI),
        ends_at=datetime.combine(day, hour(16), SHANGHAI),
        venue="望汀区教育党校",
        modality=Modality.ONSITE,
        capacity=SEATS,
        sign_up_by=day,
        responsible_person="p-pd-02",
        quotas=QUOTAS,
    )
    act = lambda name: Act(person="p-pd-02", command_id=name, correlation=name, source="history")  # noqa: E731
    with closing(open_hub(Settings(data=data))) as hub:
        hub.exchanges.announce(notice, key=KEY, act=act("announce"))
        asked = {"partner_id": PARTNER, "ask": Prose("请来"), "reply_by": day - timedelta(days=9)}
        hub.exchanges.invite_partner(KEY, **asked, act=act("invite"))
        with hub.reader() as read:
            row = exchanges.by_key(read, KEY)
        return row.no, hub.guests.invitation(row, PARTNER)


def secretaries(data):
    """Sessions of people with an account, by login: nobody waits for the hash of a password here."""
    with closing(open_hub(Settings(data=data))) as hub:
        people = {each.login: each.person_id for each in hub.accounts.accounts() if each.login.startswith("sec-")}
        with hub.private.writing() as db:
            start = hub.accounts._sessions.start
            about = {"address": "127.0.0.1", "agent": "test", "old_token": ""}
            return {login: start(db, person, **about).token for login, person in people.items()}


class Somebody:
    """A person at a browser who signs up, and sends the very same again when nobody answers."""

    numbers = count()

    def __init__(self, server, path, mailed=None, **cookies):
        self.server, self.path, self.cookies, self.mailed = server, path, cookies, mailed
        self.number = next(self.numbers)
        self.errors, self.seconds, self.led, self.cut_off = [], 0.0, "", 0

    def come(self, start):
        """One thread's work: to the page of the own seat, verified where that is needed."""
        source = f"127.0.1.{1 + self.number // SHARING}"
        transport = httpx2.HTTPTransport(local_address=source)
        origin = {"origin": self.server.base, "sec-fetch-site": "same-origin"}
        told = {"base_url": self.server.base, "headers": origin, "cookies": self.cookies, "timeout": 60}
        with httpx2.Client(transport=transport, **told) as self.client:
            start.wait()
            began = time.monotonic()
            led = self._send(self.path, self.typed())
            if self.mailed and (found := SIGNED_UP.match(led)):
                self._send(f"{self.mailed(found[1])}/verify", {})
            self.led, self.seconds = led, time.monotonic() - began

    def typed(self):
        if self.cookies:
            return {"companions": ""}
        contact = {"name": f"来宾{self.number}", "reach": f"139{self.number:08}", "organisation": "街道"}
        return contact | {"companions": "", "homepage": ""}

    def _send(self, path, fields):
        """Where the form led; the same form again while the server is away."""
        page = self._asked("GET", path)
        token = re.search(r'name="csrf" value="([^"]+)"', page.text)[1]
        answer = self._asked("POST", path, data=fields | {"csrf": token, "command_id": str(uuid4())})
        if answer.status_code != 303:
            self.errors.append((path, answer.status_code, WORDS.sub(" ", answer.text)))
        return answer.headers.get("location", "")

    def _asked(self, method, path, **form):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                return self.client.request(method, path, **form)
            except httpx2.TransportError:
                self.cut_off += 1
                time.sleep(random.uniform(0.2, 1))
        raise AssertionError(f"nobody has answered {method} {path}")


def everybody(server, data, no, invitation):
    """Who comes: all the secretaries, people of the invited street, and whoever has read the notice."""
    mail = Mail(data)
    sessions = secretaries(data)
    join = f"/exchanges/{no}/join"
    members = [Somebody(server, f"/exchanges/{no}/sign-up", hub=token) for token in sessions.values()]
    street = [Somebody(server, f"{join}/{invitation}") for _ in range(INVITED)]
    others = [Somebody(server, join, mail.link) for _ in range(EVERYBODY)]
    assert len(members) == MEMBERS
    return [each for three in zip_all(members, street, others) for each in three]


def zip_all(*lists):
    """Mixed as they stand in the queue: one of each, as long as there are any."""
    longest = max(map(len, lists))
    return ([each[place] for each in lists if place < len(each)] for place in range(longest))


class Mail:
    """What stands in the mail that goes out to a guest: the link that proves the address."""

    def __init__(self, data):
        with closing(open_hub(Settings(data=data))) as hub:
            secret = hub._keys.lasting(SECRET)
        self.lasting = lambda _name: secret
        self._links = Links(self)

    def link(self, token):
        no, seat, _ = token.split("-")
        return "/g/" + self._links.own(VERIFY, int(no), seat)


def rush(people, meanwhile=lambda _busy: None):
    """All at once; the seconds that it took. `meanwhile(busy)` happens to them while `busy()`."""
    start = threading.Barrier(len(people) + 1)
    threads = [threading.Thread(target=each.come, args=(start,)) for each in people]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.monotonic()
    meanwhile(lambda: any(thread.is_alive() for thread in threads))
    for thread in threads:
        thread.join()
    return time.monotonic() - began


class Arrival(NamedTuple):
    """Somebody who got a seat, or a number in line, in the order of the log."""

    seat: str
    party: Party | None
    queue_no: int


def arrivals(hub):
    parties, found = {}, []
    for _, event in hub.log.stream(Exchange, KEY):
        if isinstance(event, Exchange.SeatRequested):
            parties[event.seat_id] = event.party
        elif isinstance(event, Exchange.SeatTaken | Exchange.SeatQueued):
            found.append(Arrival(event.seat_id, parties[event.seat_id], getattr(event, "queue_no", 0)))
    return found


def should_be_seated(found):
    """Whoever comes while there is room for all and for the own organisation: counted by hand, in the order of the log."""
    limits, taken, seated = {quota.kind: quota.seats for quota in QUOTAS}, Counter(), []
    for each in found:
        own = limits[each.party.kind] if each.party else SEATS
        if len(seated) < SEATS and taken[each.party] < own:
            taken[each.party] += 1
            seated.append(each.seat)
    return seated
