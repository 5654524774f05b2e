"""The small district with visits in every stage, as it is on 5 March 2026, half past nine."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district
from tests.web.browsing import Site
from tests.web.visits_stage import put_visits_into


@pytest.fixture(scope="session")
def visits_folder(district_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("visits") / "data"
    shutil.copytree(district_folder, folder)
    put_visits_into(folder)
    return folder


@pytest.fixture
def site(visits_folder, tmp_path):
    shutil.copytree(visits_folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()


@pytest.fixture
def folder(tmp_path):
    """Where everything of the site lies."""
    return tmp_path / "data"


@pytest.fixture
def fill(site):
    """Open a form of a visit as somebody and send it: `fill("sec-kg-01", 1, "letter", letter_no="…")`."""

    def send(login, no, name, query="", **typed):
        browser, path = site.as_(login), f"/visits/{no}/{name}"
        return browser.submit(browser.get(path + query), path + query, **typed)

    return send


@pytest.fixture
def done(site):
    """Whether an answer led to the visit's page, and what that page says first."""

    def notice(answer, login):
        assert answer.status == 303, answer.text
        return site.as_(login).get(answer.headers["location"]).notices[0]

    return notice
