"""The site of 5 March 2026 as a server process of its own, with visits in every stage."""

from __future__ import annotations

import os
from pathlib import Path

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district
from tests.web.visits_stage import put_visits_into
from web import site


def app():
    settings = Settings.from_env(os.environ)
    if not (Path(settings.data) / "log.db").exists():
        district.build(Path(settings.data)).close()
        put_visits_into(Path(settings.data))
    return site.build(open_hub(settings, lambda: district.NOW))
