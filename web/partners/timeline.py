"""往来记录: what happened to a partner or on the lists of a unit, as sentences; who did it, for whom, and what was written with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from domain.model import Prose
from domain.partners import Profile
from domain.record import SYSTEM
from domain.words import Party, Role
from hub import sight
from hub.access import Standing
from hub.partners import may_see_appraisals
from projections import partners
from projections.partners import LineRow
from projections.read import Reader
from web.desk import Desk
from web.partners.words import USEFULNESS
from web.texts import Lazy, _, _l
from web.words import joined, plain_day, word

SAID: dict[str, Lazy] = {
    "registered": _l("{who}登记了共建单位“{title}”"),
    "profile_revised": _l("{who}修改了单位资料：{changed}"),
    "contact_designated": _l("{who}确定{person}为联络员，从 {on}起"),
    "contact_released": _l("{who}登记{person}不再担任联络员，最后一天是 {on}"),
    "ended": _l("{who}登记共建关系结束（{on}）"),
    "resumed": _l("{who}登记共建关系恢复（{on}）"),
    "agreement_signed": _l("{who}登记了共建协议：{parties}，{on}签订，有效期至 {until}"),
    "agreement_ended": _l("{who}登记共建协议提前终止（{on}）"),
    "opened": _l("{who}建立了清单"),
    "resource_offered": _l("{who}提供资源“{title}”"),
    "need_stated": _l("{who}提出需求“{title}”"),
    "item_withdrawn": _l("{who}撤回了“{title}”"),
    "item_reopened": _l("{who}把“{title}”恢复到清单"),
    "project_agreed": _l("{who}登记了项目“{title}”：{parties}，{until}前完成"),
    "project_reported": _l("{who}提出项目“{title}”已经完成（{on}），请对方确认"),
    "project_returned": _l("{who}认为项目“{title}”还没有完成"),
    "project_completed": _l("{who}确认项目“{title}”已经完成（{on}）"),
    "project_dropped": _l("{who}终止了项目“{title}”"),
    "project_dropped.again": _l("{who}终止了项目“{title}”，需求重新列入清单"),
    "appraisal_given": _l("{who}填写了 {period} 年的评议：{useful}"),
    "redacted": _l("{who}移除了 {count} 处文字：{reason}"),
}
"""A sentence for each kind of event."""
FIELDS: dict[str, Lazy] = {"name": _l("名称"), "kind": _l("类别"), "area": _l("所在")}
if set(FIELDS) != set(Profile.__struct_fields__):
    raise TypeError(FIELDS)


class Told(NamedTuple):
    """One line: when, the sentence, what was written with it; `actor` is a person id."""

    at: datetime
    sentence: str
    note: Prose | None
    actor: str


def of_unit(on: Desk, party: Party) -> list[Told]:
    """The whole story, the newest first; what a partner thinks of a year only for whom it is meant."""
    lines = partners.timeline(on.read, party)
    if not may_see_appraisals(on.who, party.id):
        lines = [line for line in lines if line.kind != "appraisal_given"]
    return _tell(on, lines)


def of_project(on: Desk, party: Party, key: str) -> list[Told]:
    """What happened to one project of a partner, the newest first."""
    lines = partners.timeline(on.read, party)
    return _tell(on, (line for line in lines if line.facts.key == key and line.kind.startswith("project_")))


def of_item(on: Desk, party: Party, key: str) -> list[Told]:
    """What happened to one item, the newest first."""
    kinds = ("resource_offered", "need_stated", "item_withdrawn", "item_reopened")
    return _tell(
        on, (line for line in partners.timeline(on.read, party) if line.facts.key == key and line.kind in kinds)
    )


def known(read: Reader, who: Standing, called: Callable[[str], str]) -> Callable[[str], str]:
    """The name of a person whom the reader may look up; "" for everybody else."""
    seen = sight.colleagues(read, who)
    return lambda key: called(key) if key and (seen is None or key in seen) else ""


def _tell(on: Desk, lines: Iterable[LineRow]) -> list[Told]:
    named = known(on.read, on.who, on.called)
    return [_told(on, line, named) for line in lines][::-1]


def _told(on: Desk, line: LineRow, named: Callable[[str], str]) -> Told:
    facts = line.facts
    said: dict[str, object] = {
        "who": _who(on, line, named),
        "title": facts.title or "",
        "changed": _("、").join(str(FIELDS[each]) for each in facts.changed),
        "person": named(facts.person or "") or _("一位同志"),
        "on": plain_day(facts.on) if facts.on else "",
        "until": plain_day(facts.until_on) if facts.until_on else "",
        "parties": joined(_parties(on, line)),
        "period": facts.period or "",
        "useful": USEFULNESS[facts.usefulness] if facts.usefulness else "",
        "count": facts.count or "",
        "reason": facts.reason or "",
    }
    kind = f"{line.kind}.again" if facts.carried_over else line.kind
    return Told(line.at, SAID[kind].with_(said), line.note, line.actor)


def _parties(on: Desk, line: LineRow) -> list[str]:
    """Names of the sides; an agreement of one side alone is one with the Party School."""
    named = [on.names(party) for party in line.facts.parties]
    return [*named, _("区教育党校")] if line.kind == "agreement_signed" and len(named) == 1 else named


def _who(on: Desk, line: LineRow, named: Callable[[str], str]) -> str:
    """Name and unit; of somebody whom the reader may not look up the unit or the role alone."""
    unit = line.on_behalf_of or line.facts.by
    name = named(line.actor)
    if line.actor == SYSTEM:
        return _("系统")
    if unit:
        return _("{who}（代{unit}）", who=name, unit=on.names(unit)) if name else on.names(unit)
    return name or (word(Role(line.role)) if line.role else _("有关同志"))


MOST = 60
"""Characters of a text by which people recognise it."""


def texts_of(told: Iterable[Told], person: str, *, everything: bool) -> dict[str, tuple[str, str]]:
    """Texts that stand in these lines by the key under which they are sealed, with where they stand and how they begin."""
    found: dict[str, tuple[str, str]] = {}
    for line in told:
        said = " ".join((line.note.text or "").split()) if line.note is not None and line.note.key else ""
        if line.note is not None and said and (everything or line.actor == person):
            found.setdefault(line.note.key, (line.sentence, said[:MOST] + ("…" if len(said) > MOST else "")))
    return found
