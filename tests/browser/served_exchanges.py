"""The site of 5 March 2026 as a server process of its own, with exchanges in every stage."""

from __future__ import annotations

import os
from pathlib import Path

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district, exchanges_stage
from web import site


def app():
    settings = Settings.from_env(os.environ)
    folder = Path(settings.data)
    if not (folder / "log.db").exists():
        small = folder.with_name("small")
        district.build(small).close()
        exchanges_stage.build(small, folder)
    return site.build(open_hub(settings, lambda: district.NOW))
