"""The lively district as the pages of indicators see it."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest

from domain.words import Role, Scope, ScopeKind
from hub.compose import open_hub
from hub.settings import DEMO_PASSPHRASE, Settings
from tests.web import district, lively, programme_stage
from tests.web.browsing import Site


@pytest.fixture(scope="session")
def lively_folder(district_folder, tmp_path_factory):
    return lively.build(district_folder, tmp_path_factory.mktemp("lively") / "data")


@pytest.fixture
def site(lively_folder, tmp_path):
    shutil.copytree(lively_folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data", cdn="off"), lambda: district.NOW)
    yield Site(hub)
    hub.close()


@pytest.fixture
def wait(lively_folder, tmp_path):
    """`wait(days)`: the site that much later; what nobody has done since has become a matter of its own."""
    opened = []

    def waited(days):
        shutil.copytree(lively_folder, tmp_path / "later")
        now = district.NOW + timedelta(days=days)
        opened.append(open_hub(Settings(data=tmp_path / "later", cdn="off"), lambda: now))
        for stage, (first, last) in programme_stage.STAGES.items():
            told = {"focus": "理顺思路", "primary_modes": ("集中学习",), "act": district.by_history()}
            opened[-1].programme.schedule_stage("P1", stage, starts_on=first, ends_on=last, **told)
        return Site(opened[-1])

    yield waited
    for hub in opened:
        hub.close()


@pytest.fixture
def later(wait):
    return wait(14)


@pytest.fixture
def next_month(wait):
    return wait(32)


@pytest.fixture
def empty(tmp_path):
    """A hub that knows nobody but its first director."""
    hub = open_hub(Settings(data=tmp_path / "empty", cdn="off"), lambda: district.NOW, create=True)
    hub.people.enrol("p-director", name="齐望舒", act=district.by_history())
    everywhere = Scope(ScopeKind.DISTRICT)
    hub.people.grant("p-director", Role.DIRECTOR, everywhere, from_on=date(2026, 3, 1), act=district.by_history())
    hub.accounts.open("p-director", "director", DEMO_PASSPHRASE)
    yield Site(hub)
    hub.close()
