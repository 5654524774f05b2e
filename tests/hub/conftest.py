"""A house: log, keyring and private store in a folder of its own."""

from __future__ import annotations

import pytest

from tests.hub.house import House


@pytest.fixture
def house(tmp_path):
    opened = House(tmp_path)
    yield opened
    opened.close()
