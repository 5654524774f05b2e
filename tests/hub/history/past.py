"""A load of the demo district, and histories of one's own, for the tests of the load."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hub import history
from hub.compose import open_hub
from hub.settings import Settings

NOW = datetime(2026, 10, 1, 1, tzinfo=UTC)
WHOLE = {"history": None, "until": None, "shift_to_today": False, "now": NOW}


def loaded(folder, **given):
    """The report of a load, and the hub that came of it, open."""
    settings = Settings(data=folder / "hub", demo=given.pop("demo", "on"))
    report = history.load(settings, **{**WHOLE, **given})
    return report, open_hub(settings, lambda: given.get("now", NOW))


def demo_lines(*name):
    return [json.loads(line) for line in history.demo_file(*name).read_text(encoding="utf-8").splitlines()]


def numbered(lines):
    """Lines as a history of their own: seq and versions anew, times as they are."""
    versions = {}
    for seq, line in enumerate(lines, 1):
        stream = (line["aggregate"], line["key"])
        versions[stream] = versions.get(stream, 0) + 1
        line |= {"seq": seq, "version": versions[stream]}
    return lines


def written(folder, lines):
    path = folder / "past.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path
