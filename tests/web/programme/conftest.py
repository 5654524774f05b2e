"""The small district with a programme that runs; each test works on its own copy."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district, lively, programme_stage
from tests.web.browsing import Site


@pytest.fixture(scope="session")
def programme_folder(district_folder, tmp_path_factory):
    return programme_stage.put_into(lively.build(district_folder, tmp_path_factory.mktemp("programme") / "data"))


@pytest.fixture
def clock():
    return district.Hands()


@pytest.fixture
def running(programme_folder, tmp_path, clock):
    """A site of one test, on the day of the district; `clock.wind(days=…)` moves it."""
    folder = tmp_path / "running"
    shutil.copytree(programme_folder, folder)
    hub = open_hub(Settings(data=folder, cdn="off"), clock)
    yield Site(hub)
    hub.close()
