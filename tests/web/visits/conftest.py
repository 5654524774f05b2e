"""The small district with visits in every stage, as it is on 5 March 2026, half past nine."""

from __future__ import annotations

import re
import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district
from tests.web.browsing import Site
from tests.web.visits_stage import put_visits_into

SLOTS = {"slots.0.on": "2026-03-20", "slots.0.part": "pm"}


@pytest.fixture(scope="session")
def staged_folder(district_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("staged") / "data"
    shutil.copytree(district_folder, folder)
    put_visits_into(folder)
    return folder


@pytest.fixture
def hands():
    """The clock of the site."""
    return district.Hands()


@pytest.fixture
def site(staged_folder, tmp_path, hands):
    shutil.copytree(staged_folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), hands)
    yield Site(hub)
    hub.close()


@pytest.fixture
def propose(site):
    """Fill in the form of a new visit and press one of its buttons: `propose("sec-kg-01", "send", topic="…")`."""

    def fill(login, button="", direction="host", **typed):
        browser = site.as_(login)
        page = browser.get(f"/visits/new?as={direction}")
        given = SLOTS | {"to": "school:PS-01", "topic": "家长开放日"} | typed
        return browser.submit(page, "/visits/new", **given, **({button: "1"} if button else {}))

    return fill


@pytest.fixture
def invited(propose):
    """The number of an invitation that sec-kg-01 has sent to sec-ps-01."""

    def send(**typed):
        answer = propose("sec-kg-01", **typed)
        assert answer.status == 303, answer.text
        return int(re.search(r"/visits/(\d+)", answer.headers["location"])[1])

    return send


@pytest.fixture
def head(site):
    """The last position of the log: unchanged when nothing was saved."""
    return lambda: site.hub.log.head().position
