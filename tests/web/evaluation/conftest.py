"""The small district with stages and with evaluations in every state, as it is on 5 March 2026."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from projections import evaluation
from tests.web import district, evaluations_stage, programme_stage
from tests.web.browsing import Site


@pytest.fixture(scope="session")
def judged_folder(district_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("judged") / "data"
    shutil.copytree(district_folder, folder)
    return evaluations_stage.put_into(programme_stage.put_into(folder))


@pytest.fixture
def site(judged_folder, tmp_path):
    shutil.copytree(judged_folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()


@pytest.fixture
def row(site):
    """An evaluation by its number, as it stands."""

    def find(no):
        with site.hub.reader() as read:
            return evaluation.evaluation(read, no)

    return find


@pytest.fixture
def head(site):
    """The last position of the log: unchanged when nothing was saved."""
    return lambda: site.hub.log.head().position
