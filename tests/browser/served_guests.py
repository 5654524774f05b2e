"""The site of 5 March 2026 as a server process of its own, with exchanges in every stage and a mail server that is named."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec.structs import replace

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
    mail = {"smtp_host": "mail.example.org", "smtp_from": "hub@example.org", "address": "https://hub.example.org"}
    return site.build(open_hub(replace(settings, **mail), lambda: district.NOW))
