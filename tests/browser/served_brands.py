"""The site of 5 March 2026 as a server process of its own, with brands, outcomes and supervision in many states."""

from __future__ import annotations

import os
from pathlib import Path

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import brands_stage, cases_stage, district
from web import site


def app():
    settings = Settings.from_env(os.environ)
    folder = Path(settings.data)
    if not (folder / "log.db").exists():
        small = folder.with_name("small")
        district.build(small).close()
        brands_stage.put_into(cases_stage.build(small, folder))
    return site.build(open_hub(settings, lambda: district.NOW))
