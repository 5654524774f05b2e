"""What the small district plans: its stages, a plan, a pairing, a problem; each so that the form about it fits."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.obligations import Kind, Owner, OwnerKind
from domain.studios import PlanItem
from domain.words import Stage
from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district
from tests.web.district import by_history

OWN, FOREIGN = 1, 2
"""Numbers of the problems, and of the duties: of the middle schools and of the kindergartens."""
PLAN = "2024-2026"
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
    plan(hub)
    raise_problems(hub)
    issue(hub)
    hub.close()
    return folder


def schedule(hub):
    """Four stages, three begun."""
    for stage, (first, last) in STAGES.items():
        told = {"focus": "理顺思路", "primary_modes": ("集中学习",)}
        hub.programme.schedule_stage("P1", stage, starts_on=first, ends_on=last, **told, act=by_history())
    for stage, (first, _) in list(STAGES.items())[:3]:
        hub.programme.start_stage("P1", stage, on=first, act=by_history())


def plan(hub):
    """Both studios have a plan that waits; the kindergartens' asks the middle schools' to pair."""
    lines = {"goals": [Prose("形成品牌")], "needs": [Prose("专题研修")], "problems": [Prose("党建与教学两张皮")]}
    items = [PlanItem(Stage.STUDY, "书记论坛", special=True), PlanItem(Stage.PRACTICE, "品牌展示")]
    for studio in ("ST-MS", "ST-KG"):
        told = {"period": "2024-2026", "items": items, **lines}
        hub.studios.submit_plan(studio, **told, act=by_history("p-lead-ms"))
    until = date(2026, 8, 1)
    hub.studios.propose_pairing("ST-KG", "ST-MS", theme="幼小衔接里的党建", until_on=until, act=by_history())


def raise_problems(hub):
    """The middle school's own, and one of a school of another studio."""
    for school, person in (("MS-01", "p-sec-ms-01"), ("KG-01", "p-sec-kg-01")):
        told = {"title": "支部活动常与备课相撞", "description": Prose("一学期改期十几次。")}
        hub.problems.raise_problem(school, **told, key=f"problem-{school}", act=by_history(person))


def issue(hub):
    """A summary of each studio for the fourth stage, which ends in eight weeks."""
    for studio in ("ST-MS", "ST-KG"):
        owner, told = Owner(OwnerKind.STUDIO, studio), {"programme_id": "P1", "period": "practice"}
        due_on = STAGES[Stage.PRACTICE][1]
        hub.obligations.issue(Kind.ANNUAL_SUMMARY, owner, **told, due_on=due_on, act=by_history("p-officer"))
