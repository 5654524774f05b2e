"""The site as a server process of its own, a month after everything was recorded: the network has a past to look at."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import brands_stage, cases_stage, district, exchanges_stage, programme_stage
from web import site


def app():
    settings = Settings.from_env(os.environ)
    if not (Path(settings.data) / "log.db").exists():
        small = Path(settings.data).with_name("small")
        district.build(small).close()
        lively = cases_stage.build(small, Path(settings.data))
        brands_stage.put_into(exchanges_stage.add(programme_stage.put_into(lively)))
    return site.build(open_hub(settings, lambda: district.NOW + timedelta(days=32)))
