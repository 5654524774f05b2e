"""The small district with visits and cases in every state, as it is on 5 March 2026."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import cases_stage, district
from tests.web.browsing import Site
from tests.web.cases_stage import TEXTS


@pytest.fixture(scope="session")
def shelf_folder(district_folder, tmp_path_factory):
    return cases_stage.build(district_folder, tmp_path_factory.mktemp("shelf") / "data")


@pytest.fixture
def hands():
    """The clock of the site."""
    return district.Hands()


@pytest.fixture
def site(shelf_folder, tmp_path, hands):
    shutil.copytree(shelf_folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), hands)
    yield Site(hub)
    hub.close()


@pytest.fixture
def head(site):
    """The last position of the log: unchanged when nothing was saved."""
    return lambda: site.hub.log.head().position


PAPER = {
    "title": "课后服务里的党员岗",
    "form": "method_case",
    "topics": "先锋作用、课后服务",
    "levels": ["middle", "primary"],
    **TEXTS,
    **dict.fromkeys(("truthful", "original", "privacy_checked"), "yes"),
}
"""Everything that a paper needs."""


@pytest.fixture
def write(site):
    """Fill in the paper of a new case and press one of its buttons: `write("sec-ms-01", "preview", title="…")`."""

    def fill(login, button="", query="", **typed):
        browser = site.as_(login)
        page = browser.get(f"/cases/new{query}")
        pressed = {button: "1"} if button else {}
        return browser.submit(page, "/cases/new", **(PAPER | typed), **pressed)

    return fill
