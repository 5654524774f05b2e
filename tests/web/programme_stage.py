"""What the small district plans: its stages, a plan, a pairing, a problem; each so that the form about it fits."""

from __future__ import annotations

from datetime import date

from domain.words import Stage
from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district
from tests.web.district import by_history

STAGES = {
    Stage.PREPARATION: (date(2024, 9, 1), date(2024, 10, 31)),
    Stage.STUDY: (date(2024, 11, 1), date(2025, 4, 30)),
    Stage.CULTIVATION: (date(2025, 5, 1), date(2025, 10, 31)),
    Stage.PRACTICE: (date(2025, 11, 1), date(2026, 4, 30)),
}
"""The fifth is still to be scheduled; the day of the district lies in the fourth."""


def put_into(folder):
    """The same district with a programme that runs."""
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    schedule(hub)
    hub.close()
    return folder


def schedule(hub):
    """Four stages, three begun."""
    for stage, (first, last) in STAGES.items():
        told = {"focus": "理顺思路", "primary_modes": ("集中学习",)}
        hub.programme.schedule_stage("P1", stage, starts_on=first, ends_on=last, **told, act=by_history())
    for stage, (first, _) in list(STAGES.items())[:3]:
        hub.programme.start_stage("P1", stage, on=first, act=by_history())
