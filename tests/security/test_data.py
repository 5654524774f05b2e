"""Who finds which restricted words: every address of the site, every list searched, every file, now and as of now, for each person.

Each of the things in tests/web/secrets_stage.py has words that stand nowhere else. A person gets all addresses of the site, with what
the things need in them, and looks for the words in all that comes back: pages, files (workbooks unpacked), feeds, streams, papers.
"""

from __future__ import annotations

import io
import itertools
import re
import shutil
import string
import zipfile
from collections import Counter
from typing import NamedTuple
from urllib.parse import quote

import pytest
from starlette.routing import Route

from hub.compose import open_hub
from hub.settings import Settings
from tests.security.test_matrix import PLAIN
from tests.web import brands_stage, district, exchanges_stage, partners_stage, secrets_stage, visits_stage
from tests.web.browsing import Site
from tests.web.secrets_stage import MENTOR, OWNER, SECRETS, STREET
from web import site as web_site
from web.live import Pace

LOGINS = [
    "",
    *("director", "officer", "evaluator", "observer", "admin"),
    *("lead-ms", "mentor-ms", "asst-ms", "sec-ms-01", "sec-ps-01", "partner-01"),
    *(OWNER, MENTOR, STREET),
]
SEARCHED = (
    "/visits?q={}",
    "/search?q={}",
    "/search/words?q={}",
    "/cases?q={}",
    "/exchanges?q={}",
    "/people?q={}",
    "/log?who={}",
)
"""Addresses that look for words; the second half of the secret is never in the address."""
MARKS = re.compile(r"</?mark>")
FOLDS = re.compile(r"\r?\n[ \t]")


class Look(NamedTuple):
    """One address: by which `way` it shows things, and whether it shows the past too (a form does not)."""

    way: str
    path: str
    past: bool


@pytest.fixture(scope="module")
def kept(folder, tmp_path_factory):
    """A site with all secrets, and where they stand."""
    copy = tmp_path_factory.mktemp("secrets") / "data"
    shutil.copytree(folder, copy)
    numbers = secrets_stage.put_into(copy)
    hub = open_hub(Settings(data=copy, cdn="off"), lambda: district.NOW)
    yield Site(hub, pace=Pace(look=0.01, end=0.02)), numbers
    hub.close()


@pytest.fixture(scope="module")
def found(kept):
    """What each person found of each secret by which way; looked for once."""
    known = {}

    def by(login):
        if login not in known:
            known[login] = list(looked(*kept, login))
        return known[login]

    return by


def told(numbers, login, token):
    """What may stand at each place of an address: what is foreign, or the person's own."""
    plain = {name: [value] for name, value in PLAIN.items()} | {
        "school": ["KG-01"],
        "studio": ["ST-KG", "ST-MS"],
        "other": ["ST-MS"],
        "partner": ["PA-02"],
        "agreement": [partners_stage.AGREEMENTS[1]],
        "project": [partners_stage.PROJECTS[1]],
        "listed": [partners_stage.READING],
        "person": [f"p-{OWNER}"],
        "case": [numbers.case],
        "adoption": [1],
        "file": numbers.files,
        "seat": [numbers.seat],
        "position": numbers.positions,
        "evaluation": [numbers.evaluation],
        "line": ["A3"],
        "sheet": ["csv", "xlsx"],
        "token": [token],
    }
    one = ("problem", "duty", "brand", "outcome", "supervision", "finding")
    return plain | {name: [brands_stage.FOREIGN if name == "outcome" else 2] for name in one}


def numbered(route, numbers):
    """`no` means another thing in each area."""
    if route.startswith("/visits"):
        return [numbers.visit, visits_stage.HELD, visits_stage.REPORTED]
    return [numbers.exchange, exchanges_stage.FOREIGN]


def addresses(site, numbers, login):
    """Every address of the site that is read."""
    every = [each for area in web_site.AREAS for each in area.routes if isinstance(each, Route)]
    forms = {each.path for each in every if "POST" in each.methods}
    for route in (each for each in every if "GET" in each.methods):
        plain = route.path.replace(":int", "")
        names = [name for _, name, _, _ in string.Formatter().parse(plain) if name]
        token = token_of(site, login, plain)
        places = told(numbers, login, token) | {"no": numbered(plain, numbers)}
        for values in itertools.product(*(places[name] for name in names)):
            way, path = way_of(plain), plain.format(**dict(zip(names, values, strict=True)))
            yield Look(way, path, route.path not in forms and way in {"page", "paper", "feed"})
    for secret, each in itertools.product(SECRETS.values(), SEARCHED):
        yield Look("search", each.format(quote(secret.asked)), each in SEARCHED[:2])


def token_of(site, login, route):
    """The person's own address for programs that do not sign in."""
    kind = {"/calendar/{token}.ics": "calendar", "/calendar/studio/{token}.ics": "calendar.studio"}
    kinds = kind | {"/feeds/{token}.atom": "feeds"}
    return site.hub.links.feed(f"p-{login}", 1, kinds[route]) if route in kinds else "unknown"


def way_of(route):
    """Pages, exports, feeds, files, streams, the log."""
    ways = {"/export": "export", ".ics": "feed", ".atom": "feed", "/files/": "file", "/events": "stream", "/log": "log"}
    ways |= {"/me/data": "own data", "/print": "paper"}
    return next((way for part, way in ways.items() if part in route), "page")


def looked(site, numbers, login):
    """(way, address, secret) wherever its words came back, now and as of now; None once for each answer that was looked at."""
    browser = site.as_(login) if login else site.stranger
    now = f"as_of={site.hub.log.head().position}"
    for look in addresses(site, numbers, login):
        past = f"{look.path}{'&' if '?' in look.path else '?'}{now}"
        for way, path in ((look.way, look.path), (f"{look.way} as of", past))[: 1 + look.past]:
            text = texts_of(browser.client.get(path))
            yield way, path, None
            yield from ((way, path, name) for name, secret in SECRETS.items() if secret.words in text)


def texts_of(answer):
    """All texts of an answer, files unpacked, with lines that were folded and words that were marked put together."""
    body = answer.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    return FOLDS.sub("", MARKS.sub("", body.decode("utf-8", "replace")))


@pytest.mark.parametrize("login", LOGINS)
def test_nobody_finds_what_is_not_theirs_and_everybody_what_is(found, login):
    every = found(login)

    theirs = {name for name, secret in SECRETS.items() if login in secret.readers}
    leaks = {(name, path) for _, path, name in every if name and name not in theirs}
    assert leaks == set()
    assert {name for _, _, name in every if name} == theirs


def test_each_way_shows_something_to_somebody_so_that_it_could_show_too_much(found, capsys):
    every = [each for login in LOGINS for each in found(login)]

    shown = Counter(way for way, _, name in every if name)
    cells = sum(name is None for _, _, name in every) * len(SECRETS)

    with capsys.disabled():
        print(f"\n{cells} cells of data asserted: {len(LOGINS)} people, {len(SECRETS)} secrets; shown: {dict(shown)}")
    assert {"page", "export", "feed", "file", "search", "own data", "paper", "page as of", "search as of"} <= set(shown)
