"""The site as a server process of its own, on a hub that knows nobody but its first director, with a clock that stands still."""

from __future__ import annotations

import os
from datetime import date

from domain.words import Role, Scope, ScopeKind
from hub.access import Act
from hub.compose import open_hub
from hub.roster.clerk import Clerk
from hub.settings import DEMO_PASSPHRASE, Settings
from tests.web import district
from web import site

BEGAN = date(2026, 3, 1)


def app():
    settings = Settings.from_env(os.environ)
    settings.data.mkdir(parents=True, exist_ok=True)
    hub = open_hub(settings, lambda: district.NOW, create=True)
    if hub.private.person("p-director") is None:
        act = Act(source="history")
        hub.people.enrol("p-director", name="齐望舒", act=act)
        hub.people.grant("p-director", Role.DIRECTOR, Scope(ScopeKind.DISTRICT), from_on=BEGAN, act=act)
        hub.accounts.open("p-director", "director", DEMO_PASSPHRASE)
    Clerk(hub).start()
    return site.build(hub)
