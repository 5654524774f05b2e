"""One load of the whole demo history serves all tests that only look at it."""

from __future__ import annotations

import pytest

from tests.hub.history.past import loaded


@pytest.fixture(scope="session")
def past(tmp_path_factory):
    report, hub = loaded(tmp_path_factory.mktemp("past"))
    yield report, hub
    hub.close()
