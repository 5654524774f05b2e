"""办结、作废、脱敏: how the file of a visit is closed, taken out of every count, or a text in it destroyed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from domain.errors import Refused
from domain.model import Prose
from domain.visits import VoidReason
from domain.visits.deadlines import closable_on
from domain.visits.refusals import NotClosableYet
from hub.access import Act
from projections import visits
from web import pages
from web.choices import Boxes, Choice, Tick
from web.fields import Line, Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values
from web.relied import relied_on
from web.texts import _, _l, today
from web.visits.desk import VISIT, Desk
from web.words import choices, moment, visit_no

SHOWN = 60
"""Characters of a text by which people recognise it."""
MOST_DOUBLES = 100

VOID = Form(
    "visits.void",
    reason=Choice(_l("作废的原因"), required=True, options=choices(VoidReason)),
    counts=Choice(_l("保留哪一份"), menu=True, hint=_l("重复登记时，选双方之间要保留的那一次")),
    note=Text(_l("说明"), required=True, hint=_l("双方都能看到")),
    sure=Tick(_l("我明白：作废以后不能恢复，台账会重新计算"), required=True),
)
REDACT = Form(
    "visits.redact",
    of=Boxes(_l("要移除的文字"), required=True),
    reason=Line(_l("移除的原因"), max=200, required=True, hint=_l("只写原因，不要重复要移除的内容，例如 含有个人电话")),
    sure=Tick(_l("我明白：移除以后任何人都不能再看到，也不能恢复"), required=True),
)


def gaps(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """What is missing while it is closed, in words."""
    visit, found = desk.visit, []
    if not visit.revision:
        found.append(_("没有纪要"))
    elif not visit.agreed_minutes:
        found.append(_("纪要还没有双方确认"))
    if visit.sheet is None:
        found.append(_("没有考勤表"))
    if visit.unacknowledged:
        found.append(_("补录的记录还没有另一方确认"))
    if visit.disputed:
        found.append(_("还有没解决的异议"))
    return {"gaps": found}


def too_early(desk: Desk) -> Refused | None:
    refusal, visit = desk.stops("close"), desk.visit
    if refusal is not None or visit.agreed_minutes or visit.held_on is None:
        return refusal
    on = closable_on(visit.held_on)
    return NotClosableYet(on=on) if today() < on else None


def void_it(desk: Desk, values: Values, act: Act) -> object:
    """Take the record out of every count; `kept` names the one that counts instead."""
    told = {"reason": values["reason"], "note": values["note"], "kept": values["counts"]}
    return desk.hub.visits.void(desk.visit.key, **told, act=act)


def doubles(desk: Desk) -> Mapping[str, object]:
    """Other visits of the same two sides: one of them is the record that counts."""
    both = set(desk.visit.sides.values())
    cards = visits.cards(desk.read, parties=both, limit=MOST_DOUBLES)
    same = [card for card in cards if set(card.sides.values()) == both and card.key != desk.visit.key]
    return {"counts": {card.key: f"{visit_no(card.year, card.no)} {card.topic}" for card in same}}


class Passage(NamedTuple):
    """A text of the visit: where it stands, and who wrote it."""

    place: str
    text: Prose | None
    by: str


def written(desk: Desk) -> Iterator[Passage]:
    """Every text of the visit that this person may read."""
    visit, read = desk.visit, desk.read
    lines = visits.timeline(read, visit.key, today=today(), mine=desk.sides)
    yield Passage(_("目的"), visit.purpose, visit.proposed_by)
    yield Passage(_("想研讨的问题"), visit.question, visit.proposed_by)
    last = {line.kind: line.actor for line in lines}
    yield Passage(_("拟带的问题或经验"), visit.bring, last.get("delegation_set", ""))
    yield Passage(_("代理的原因"), visit.deputy_reason, last.get("attendance_filed", ""))
    if letter := visits.letter(read, visit.key):
        by = last.get("letter_issued", "")
        yield from (Passage(_("公函"), text, by) for text in (letter.content, letter.itinerary))
    for row in visits.revisions(read, visit.key):
        texts = (row.summary, *row.learnt, *row.problems, *(item.what for item in row.items))
        yield from (Passage(_("纪要第 {n} 稿", n=row.revision), text, row.by) for text in texts)
    for given in visits.feedback(read, visit, today=today(), mine=desk.sides):
        yield from (Passage(_("反馈"), text, given.by) for text in (given.takeaway, given.suggestion))
    for line in lines:
        old, new = (line.old_purpose, line.old_question), (line.new_purpose, line.new_question)
        place = _("往来记录 {at}", at=moment(line.at))
        yield from (Passage(place, text, line.actor) for text in (line.note, *old, *new))


def passages(desk: Desk) -> Mapping[str, object]:
    """Texts that can be removed, by the key under which each is sealed: everybody's for an officer, else the own ones."""
    everybody, me = desk.stops("redact") is None, pages.person(desk.request)
    found: dict[str, tuple[str, str]] = {}
    for place, text, by in written(desk):
        words = " ".join((text.text or "").split()) if text is not None and text.key else ""
        if text is not None and words and (everybody or by == me):
            found.setdefault(text.key, (place, words[:SHOWN] + ("…" if len(words) > SHOWN else "")))
    return {"of": found}


def not_to_redact(desk: Desk) -> Refused | None:
    return None if passages(desk)["of"] else desk.stops("redact")


close = Matter(
    of=VISIT,
    name="close",
    title=_l("办结"),
    form=Form("visits.close"),
    around=gaps,
    do=lambda desk, _values, act: desk.hub.visits.close(desk.visit.key, act=act),
    possible=too_early,
    template="visits/close.html",
    done=_l("已办结。"),
    keeps=False,
)
remind = Matter(
    of=VISIT,
    name="remind",
    rule="visit.remind",
    title=_l("催办"),
    button=_l("发出提醒"),
    form=Form("visits.remind"),
    do=lambda desk, _values, act: desk.hub.visits.remind(desk.visit.key, act=act),
    about=_l("双方会立即收到一条消息，往来记录里也会写明。同一次互访每周最多催办一次。"),
    done=_l("已提醒双方。"),
    keeps=False,
)
void = Matter(
    of=VISIT,
    name="void",
    title=_l("作废"),
    button=_l("作废这次互访"),
    form=VOID,
    options=doubles,
    around=lambda desk, _filled: relied_on(desk, f"visit:{desk.key}"),
    do=void_it,
    possible=lambda desk: desk.stops("void"),
    template="visits/void.html",
    done=_l("已作废。"),
    keeps=False,
)
redact = Matter(
    of=VISIT,
    name="redact",
    title=_l("移除文字"),
    button=_l("移除选中的文字"),
    form=REDACT,
    options=passages,
    do=lambda desk, values, act: desk.hub.visits.redact(
        desk.visit.key, of=tuple(values["of"]), reason=values["reason"], act=act
    ),
    possible=not_to_redact,
    template="visits/redact.html",
    done=_l("选中的文字已移除。"),
    keeps=False,
)

routes = [*remind.routes, *close.routes, *void.routes, *redact.routes]
