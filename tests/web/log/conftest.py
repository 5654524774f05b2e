"""The lively district with brands, outcomes and supervision, as auditors find it."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import brands_stage, cases_stage, district
from tests.web.browsing import Site


@pytest.fixture(scope="session")
def audited_folder(district_folder, tmp_path_factory):
    return brands_stage.put_into(cases_stage.build(district_folder, tmp_path_factory.mktemp("audited") / "data"))


@pytest.fixture
def site(audited_folder, tmp_path):
    shutil.copytree(audited_folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()
