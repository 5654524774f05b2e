"""Two versions of a rubric for studios: `studio-a` waits to be adopted, `studio-b` has been."""

from __future__ import annotations

from tests.web.district import by_history

SHEET = """
{version}:
  title: 书记工作室评价
  veto: [成果抄袭或数据造假]
  indicators:
    - {{code: A1, weight: {first}, kind: auto, zh: 跨学段占比, formula: I3, full_at: 0.5}}
    - {{code: A2, weight: {second}, kind: mixed, zh: 回访率, formula: I4, full_at: 0.6}}
    - {{code: A3, weight: 20, kind: expert, zh: 成果质量}}
"""
DRAFT, ADOPTED = "studio-a", "studio-b"


def sheet(version, first=40, second=40):
    return SHEET.format(version=version, first=first, second=second)


def put_into(hub):
    hub.rubrics.import_(sheet(DRAFT) + sheet(ADOPTED, 60, 20), act=by_history())
    hub.rubrics.adopt(ADOPTED, act=by_history())
