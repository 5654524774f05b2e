"""The lively district with brands, outcomes and supervision, as it is on 5 March 2026."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import brands_stage, cases_stage, district
from tests.web.browsing import Site


@pytest.fixture(scope="session")
def grown_folder(district_folder, tmp_path_factory):
    return brands_stage.put_into(cases_stage.build(district_folder, tmp_path_factory.mktemp("grown") / "data"))


@pytest.fixture
def site(grown_folder, tmp_path):
    shutil.copytree(grown_folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()


@pytest.fixture
def head(site):
    """The last position of the log: unchanged when nothing was saved."""
    return lambda: site.hub.log.head().position
