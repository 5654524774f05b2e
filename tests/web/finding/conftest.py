"""A site that these tests only read: the lively district with its cases, indexed."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import cases_stage, district
from tests.web.browsing import Site


@pytest.fixture(scope="module")
def library(district_folder, tmp_path_factory):
    folder = cases_stage.build(district_folder, tmp_path_factory.mktemp("library") / "data")
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()


@pytest.fixture
def unindexed(library, tmp_path):
    """The same district without any index."""
    shutil.copytree(
        library.hub.settings.data, tmp_path / "data", ignore=shutil.ignore_patterns("*index*", "*.fts*", "search*")
    )
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()
