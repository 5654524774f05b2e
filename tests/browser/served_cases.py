"""The site of 5 March 2026 as a server process of its own, with cases in every state and an index that follows."""

from __future__ import annotations

import os
from pathlib import Path

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import cases_stage, district
from web import site


def app():
    settings = Settings.from_env(os.environ)
    folder = Path(settings.data)
    if not (folder / "log.db").exists():
        small = folder.with_name("small")
        district.build(small).close()
        cases_stage.build(small, folder)
    hub = open_hub(settings, lambda: district.NOW)
    hub.search.follower().start()
    return site.build(hub)
