"""The site of 5 March 2026 as a server process of its own, with evaluations in every state."""

from __future__ import annotations

import os
from pathlib import Path

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district, evaluations_stage, programme_stage
from web import site


def app():
    settings = Settings.from_env(os.environ)
    folder = Path(settings.data)
    if not (folder / "log.db").exists():
        district.build(folder).close()
        evaluations_stage.put_into(programme_stage.put_into(folder))
    return site.build(open_hub(settings, lambda: district.NOW))
