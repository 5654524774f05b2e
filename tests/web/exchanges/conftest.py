"""The small district with exchanges in every stage, as it is on 5 March 2026, half past nine."""

from __future__ import annotations

import shutil

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from projections import exchanges
from tests.web import district, exchanges_stage
from tests.web.browsing import Site


@pytest.fixture(scope="session")
def staged_folder(district_folder, tmp_path_factory):
    return exchanges_stage.build(district_folder, tmp_path_factory.mktemp("exchanges") / "data")


@pytest.fixture
def hands():
    """The clock of the site."""
    return district.Hands()


@pytest.fixture
def site(staged_folder, tmp_path, hands):
    shutil.copytree(staged_folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), hands)
    yield Site(hub)
    hub.close()


@pytest.fixture
def row(site):
    """An exchange as it stands now."""

    def see(no):
        with site.hub.reader() as read:
            return exchanges.exchange(read, no)

    return see


@pytest.fixture
def head(site):
    """The last position of the log: unchanged when nothing was saved."""
    return lambda: site.hub.log.head().position
