"""`site.as_("sec-ms-01").get("/visits")`: the whole site on a small district, one browser for each person."""

from __future__ import annotations

import shutil
import traceback

import pytest

from hub.compose import open_hub
from hub.settings import DEMO_PASSPHRASE, Settings
from tests.web import district, sample
from tests.web.browsing import Site, open_site
from web import faults
from web import site as web_site


@pytest.fixture(scope="session")
def district_folder(tmp_path_factory):
    """The district is built once; each test works on a copy of its files."""
    folder = tmp_path_factory.mktemp("district") / "data"
    district.build(folder).close()
    return folder


@pytest.fixture(autouse=True)
def tell_incidents(monkeypatch):
    """The log line of an incident names no message; whoever writes a page wants to see it."""
    quiet = faults.record

    def record(scope, error, incident):
        traceback.print_exception(error)
        quiet(scope, error, incident)

    monkeypatch.setattr(faults, "record", record)


@pytest.fixture
def make_site(district_folder, tmp_path):
    """A site with settings or build options of its own: `make_site(demo="on", areas=(...))`."""
    opened = []

    def make(clock=lambda: district.NOW, *, areas=None, waiting=None, pace=None, folders=None, **settings):
        folder = tmp_path / f"data-{len(opened)}"
        shutil.copytree(district_folder, folder)
        opened.append(open_hub(Settings(data=folder, **{"cdn": "off"} | settings), clock))
        options = {"areas": areas, "waiting": waiting, "pace": pace, "folders": folders}
        return Site(opened[-1], **{name: value for name, value in options.items() if value is not None})

    yield make
    for hub in opened:
        hub.close()


@pytest.fixture
def site(make_site):
    return make_site()


@pytest.fixture
def sample_site(make_site):
    """The site with the sample area beside its own: `sample_site(pace=..., tls="on")`."""

    def make(**given):
        areas, folders = (*web_site.AREAS, sample), (web_site.TEMPLATES, sample.TEMPLATES)
        return make_site(**{"areas": areas, "folders": folders} | given)

    return make


@pytest.fixture(scope="module")
def reading(district_folder, tmp_path_factory):
    """A browser on a site that this module only reads."""

    with open_site(district_folder, tmp_path_factory.mktemp("reading") / "data", sample) as site:
        yield site.as_("director")


@pytest.fixture
def passphrase():
    return DEMO_PASSPHRASE
