"""The lively district with its stages, and two versions of a rubric."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district, lively, programme_stage, rubrics_stage
from tests.web.browsing import Site


@pytest.fixture(scope="session")
def judged_folder(district_folder, tmp_path_factory):
    folder = lively.build(district_folder, tmp_path_factory.mktemp("judged") / "data")
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    programme_stage.schedule(hub)
    rubrics_stage.put_into(hub)
    hub.close()
    return folder


@pytest.fixture
def site(judged_folder, tmp_path):
    shutil.copytree(judged_folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()
