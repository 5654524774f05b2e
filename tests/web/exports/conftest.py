"""The small district with something in every list; nothing in it is changed but the record of exports."""

from __future__ import annotations

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import brands_stage, cases_stage, district, exchanges_stage, programme_stage
from tests.web.browsing import Site


@pytest.fixture(scope="module")
def lively_site(district_folder, tmp_path_factory):
    folder = cases_stage.build(district_folder, tmp_path_factory.mktemp("exports") / "data")
    brands_stage.put_into(exchanges_stage.add(programme_stage.put_into(folder)))
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()
