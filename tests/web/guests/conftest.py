"""The small district with exchanges in every stage, as somebody without an account meets it on 5 March 2026, half past nine."""

from __future__ import annotations

import re
import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from projections import exchanges
from tests.web import district, exchanges_stage
from tests.web.browsing import Site

WANG = {"name": "王来宾", "reach": "138 0013 8000", "organisation": "汀南街道办"}
LI = {"name": "李来客", "reach": "li@example.org", "organisation": "槐荫里社区"}


@pytest.fixture(scope="session")
def staged_folder(district_folder, tmp_path_factory):
    return exchanges_stage.build(district_folder, tmp_path_factory.mktemp("guests") / "data")


@pytest.fixture
def hands():
    """The clock of the site."""
    return district.Hands()


@pytest.fixture
def opened(staged_folder, tmp_path, hands):
    """A site of one test, with settings of its own: `opened(proxies="127.0.0.1")`."""
    hubs = []

    def at(**settings):
        folder = shutil.copytree(staged_folder, tmp_path / f"data-{len(hubs)}")
        hubs.append(open_hub(Settings(data=folder, cdn="off", **settings), hands))
        return Site(hubs[-1])

    yield at
    for hub in hubs:
        hub.close()


@pytest.fixture
def site(opened):
    return opened()


@pytest.fixture
def see(site):
    """What the read database says now: `see(exchanges.seats, row)`."""

    def ask(question, *about):
        with site.hub.reader() as read:
            return question(read, *about)

    return ask


@pytest.fixture
def seats(see):
    """Seats of guests of an exchange, as they stand."""
    return lambda no: [seat for seat in see(exchanges.seats, see(exchanges.exchange, no)) if seat.guest]


@pytest.fixture
def head(site):
    """The last position of the log: unchanged when nothing was saved."""
    return lambda: site.hub.log.head().position


@pytest.fixture
def sign_up(site):
    """Fill in the form of an exchange in a browser of one's own; gives the browser and the answer."""

    def fill(no, typed=WANG, token="", browser=None, **more):
        browser = browser or site.stranger
        path = f"/exchanges/{no}/join" + (f"/{token}" if token else "")
        page = browser.get(path)
        assert page.status == 200, page.text
        return browser, browser.submit(page, path, **typed | more)

    return fill


@pytest.fixture
def token():
    """The token of the page to which an answer leads."""
    return lambda answer: re.fullmatch(r"/g/([^/?]+)\?done=guest\.signed_up", answer.headers["location"])[1]


@pytest.fixture
def mailed(site, seats):
    """The link that is sent to the address of the last guest of an exchange: following it proves the contact."""

    def link(no):
        last = max(seats(no), key=lambda seat: seat.began)
        return "/g/" + site.hub.guests.personal(no, last.id, proves=True)

    return link


@pytest.fixture
def seated(site, sign_up, token, mailed):
    """A guest with a verified contact; the address of the personal page, and the browser."""

    def come(no, typed=WANG, **more):
        browser, answer = sign_up(no, typed, **more)
        own, page = f"/g/{token(answer)}", browser.get(mailed(no))
        browser.submit(page, f"{mailed(no)}/verify")
        return own, browser

    return come
