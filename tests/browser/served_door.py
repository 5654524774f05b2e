"""The site on a small district under the name of this machine, so that a browser keeps passkeys for it."""

from __future__ import annotations

import os
from pathlib import Path

from hub.clock import system_clock
from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district
from web import site


def app():
    settings = Settings.from_env(os.environ)
    if not (Path(settings.data) / "log.db").exists():
        made = district.build(Path(settings.data))
        made.private.enrol("p-free", name="乔又一", org="柳岸中学")
        made.close()
    return site.build(open_hub(settings, system_clock))
