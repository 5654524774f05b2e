"""Sites on the lively district: one that is only read, and fresh copies for what might write."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import brands_stage, cases_stage, district, evaluations_stage, exchanges_stage, programme_stage
from tests.web.browsing import Site


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    small = tmp_path_factory.mktemp("small") / "data"
    district.build(small).close()
    lively = cases_stage.build(small, tmp_path_factory.mktemp("lively") / "data")
    return evaluations_stage.put_into(brands_stage.put_into(exchanges_stage.add(programme_stage.put_into(lively))))


@pytest.fixture(scope="module")
def reading(folder, tmp_path_factory):
    """A site that nobody writes on."""
    copy = tmp_path_factory.mktemp("reading") / "data"
    shutil.copytree(folder, copy)
    hub = open_hub(Settings(data=copy, cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()


@pytest.fixture
def writing(folder, tmp_path):
    """A site of one test."""
    shutil.copytree(folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()
