"""`town`: the whole site on a small district with a clock that a story moves; `town.as_("sec-kg-01")` is somebody at a browser."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.journeys.walking import Town
from tests.web import district, lively


@pytest.fixture(scope="session")
def district_folder(tmp_path_factory):
    """Schools, people and two streets; nobody has visited anybody yet."""
    folder = tmp_path_factory.mktemp("district") / "data"
    hub = district.build(folder)
    lively.settle(hub)
    hub.close()
    return folder


@pytest.fixture
def town(district_folder, tmp_path):
    shutil.copytree(district_folder, tmp_path / "data")
    hands = district.Hands()
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), hands)
    yield Town(hub, hands)
    hub.close()
