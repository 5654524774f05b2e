"""The lively district, on which each test works on its own copy; and a hub that is empty."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from domain.words import Role, Scope, ScopeKind
from hub.compose import open_hub
from hub.settings import DEMO_PASSPHRASE, Settings
from tests.web import district, lively
from tests.web.browsing import Site
from tests.web.district import by_history


@pytest.fixture(scope="session")
def lively_folder(district_folder, tmp_path_factory):
    return lively.build(district_folder, tmp_path_factory.mktemp("lively") / "data")


@pytest.fixture
def make_lively(lively_folder, tmp_path):
    """`make_lively(contact="…")`: a site on a copy of the lively district; `waiting(hub)` makes another count."""
    opened = []

    def make(clock=lambda: district.NOW, *, pace=None, waiting=None, **settings):
        folder = tmp_path / f"lively-{len(opened)}"
        shutil.copytree(lively_folder, folder)
        opened.append(open_hub(Settings(data=folder, **{"cdn": "off"} | settings), clock))
        options = {"pace": pace, "waiting": waiting and waiting(opened[-1])}
        return Site(opened[-1], **{name: value for name, value in options.items() if value})

    yield make
    for hub in opened:
        hub.close()


@pytest.fixture(name="lively")
def lively_site(make_lively):
    return make_lively()


@pytest.fixture
def empty(tmp_path):
    """A hub that knows nobody but its first director."""
    hub = open_hub(Settings(data=tmp_path / "empty", cdn="off"), lambda: district.NOW, create=True)
    hub.people.enrol("p-director", name="齐望舒", act=by_history())
    day = date(2026, 3, 1)
    hub.people.grant("p-director", Role.DIRECTOR, Scope(ScopeKind.DISTRICT), from_on=day, act=by_history())
    hub.accounts.open("p-director", "director", DEMO_PASSPHRASE)
    yield Site(hub)
    hub.close()
