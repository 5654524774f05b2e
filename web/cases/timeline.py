"""经过: what happened to a case and its adoptions, as sentences; who did it, for whom, and what was said."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from domain.cases import Result, Section, Visibility
from domain.model import Prose
from projections import cases
from projections.cases import LineRow
from web.cases.desk import Desk
from web.texts import Lazy, _, _l
from web.words import joined, plain_day, word


class Told(NamedTuple):
    """One line: when, the sentence, what was written with it."""

    at: datetime
    sentence: str
    note: Prose | None


SAID: dict[str, Lazy] = {
    "submitted": _l("{who}提交了案例"),
    "recalled": _l("{who}收回了案例"),
    "reviewer_assigned": _l("{who}请{reviewer}评阅，{due}前"),
    "changes_asked": _l("{who}退改第 {edition} 版"),
    "resubmitted": _l("{who}再次提交，第 {edition} 版"),
    "approved": _l("{who}评阅通过第 {edition} 版"),
    "published": _l("{who}发布第 {edition} 版，{audience}可见"),
    "revised": _l("{who}小改，更新为第 {edition} 版"),
    "revision_submitted": _l("{who}提交修订，第 {edition} 版"),
    "revision_returned": _l("{who}退回第 {edition} 版修订"),
    "revision_published": _l("{who}评阅通过，更新为第 {edition} 版"),
    "recommended": _l("{who}向全区推荐"),
    "redacted": _l("{who}移除了 {count} 处文字：{reason}"),
    "archived": _l("{who}归档"),
    "restored": _l("{who}恢复"),
    "withdrawn": _l("{who}撤回案例"),
    "reinstated": _l("{who}恢复发布"),
}
OF_ADOPTION: dict[str, Lazy] = {
    "planned": _l("{unit}准备借鉴，从 {on}开始"),
    "trial_started": _l("{unit}开始试行（{on}）"),
    "evidence_added": _l("{unit}补充了材料"),
    "result_reported": _l("{unit}反馈效果：{result}"),
    "adopted": _l("{unit}已采用（{on}）"),
    "adapted": _l("{unit}改编采用（{on}）"),
    "dropped": _l("{unit}放弃借鉴"),
    "ended": _l("{unit}结束使用（{on}）"),
    "resumed": _l("{unit}重新试行（{on}）"),
    "shared_back": _l("{unit}回馈了自己的案例"),
    "redacted": _l("{unit}的借鉴记录移除了 {count} 处文字：{reason}"),
}


def of_case(desk: Desk) -> list[Told]:
    """What happened to the case, newest first."""
    lines = cases.timeline(desk.read, desk.key)
    return [Told(line.at, SAID[line.kind].with_(_facts(desk, line)), line.note) for line in reversed(lines)]


def of_adoption(desk: Desk, key: str) -> list[Told]:
    """What happened to one adoption of it, newest first."""
    rows = {row.key: row for row in cases.adoptions(desk.read, desk.key)}
    lines = [line for line in cases.adoption_timeline(desk.read, desk.key) if line.adoption == key]
    return [
        Told(
            line.at,
            OF_ADOPTION[line.kind].with_(_facts(desk, line) | {"unit": desk.names(rows[key].party)}),
            line.note,
        )
        for line in reversed(lines)
    ]


def of_news(line: LineRow, unit: str) -> str:
    """What an author is told in one line."""
    return OF_ADOPTION[line.kind].with_({"unit": unit} | _plain(line))


def _facts(desk: Desk, line: LineRow) -> dict[str, object]:
    who = desk.called(line.actor)
    if line.on_behalf_of:
        who = _("{who}（代{unit}）", who=who, unit=desk.names(line.on_behalf_of))
    reviewer = desk.called(line.facts.reviewer) if line.facts.reviewer else ""
    return _plain(line) | {"who": who, "reviewer": reviewer}


def _plain(line: LineRow) -> dict[str, object]:
    facts = line.facts
    return {
        "edition": facts.edition or "",
        "due": plain_day(facts.due_on) if facts.due_on else "",
        "on": plain_day(facts.on) if facts.on else "",
        "audience": word(Visibility(facts.visibility)) if facts.visibility else "",
        "result": word(Result(facts.result)) if facts.result else "",
        "count": facts.count or "",
        "reason": facts.reason or "",
        "sections": joined([Section(each) for each in facts.sections]),
    }
