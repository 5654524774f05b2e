"""The demo district, moved to today: loaded once, a copy for each test."""

from __future__ import annotations

import shutil

import pytest

from hub.clock import system_clock
from hub.history import load
from hub.settings import Settings


@pytest.fixture(scope="session")
def district(tmp_path_factory):
    settings = Settings(data=tmp_path_factory.mktemp("district") / "var", demo="on")
    load(settings, history=None, until=None, shift_to_today=True, now=system_clock())
    return settings.data


@pytest.fixture
def data(district, tmp_path):
    return shutil.copytree(district, tmp_path / "var")
