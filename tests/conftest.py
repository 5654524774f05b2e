"""`district`: a living hub on a small district, a copy for each test."""

from __future__ import annotations

import pytest

from tests import district as made


@pytest.fixture(scope="session")
def district_files(tmp_path_factory):
    """The district is built once."""
    folder = tmp_path_factory.mktemp("district") / "data"
    made.build(folder)
    return folder


@pytest.fixture
def district(district_files, tmp_path):
    opened = made.copy(district_files, tmp_path / "data")
    yield opened
    opened.close()
