"""The site as a server process of its own, on a small district that it makes where there is none yet."""

from __future__ import annotations

import os
from pathlib import Path

from hub.clock import system_clock
from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district, sample
from web import site


def app():
    settings = Settings.from_env(os.environ)
    if not (Path(settings.data) / "log.db").exists():
        district.build(Path(settings.data)).close()
    hub = open_hub(settings, system_clock)
    areas = (*site.AREAS, sample)
    return site.build(
        hub, areas=areas, folders=(site.TEMPLATES, sample.TEMPLATES), waiting=lambda read, _: read.position
    )
