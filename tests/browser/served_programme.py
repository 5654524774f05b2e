"""The site as a server process of its own, on the small district with a programme that runs, with a clock that stands still."""

from __future__ import annotations

import os
from pathlib import Path

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district, lively, programme_stage
from web import site


def app():
    settings = Settings.from_env(os.environ)
    if not (Path(settings.data) / "log.db").exists():
        small = Path(settings.data).with_name("small")
        district.build(small).close()
        programme_stage.put_into(lively.build(small, Path(settings.data)))
    return site.build(open_hub(settings, lambda: district.NOW))
