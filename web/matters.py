"""What waits of brands, outcomes and supervision, as lines of 轮到我: to mend, to improve, to renew, to hand over, to judge, to accept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hub.access import RULES, Standing
from projections import matters, programme
from projections.matters import Matter, What
from projections.programme import SchoolDays
from projections.read import Reader
from web.due import Item, Way
from web.naming import Names, Shown
from web.texts import Lazy, _, _l
from web.words import plain_day

if TYPE_CHECKING:
    from datetime import date

    from hub.compose import Hub

LAST = (5, 1)
"""School days before the last day on which it is reminded."""
LONGEST = 40
"""Characters of a problem in a line."""


class Kind(NamedTuple):
    """How one kind of thing is shown, the rule of who does it for a unit, and where; `title` names what it is about."""

    way: Way
    rule: str
    address: str
    title: Lazy
    note: Lazy


KINDS: dict[What, Kind] = {
    What.MEND: Kind(
        Way("wait", _l("待整改"), _l("反馈整改")),
        "supervision.report",
        "/supervision/{no}/problems/{problem}/report",
        _l("督导发现的问题：{title}"),
        _l("请于 {until}前整改并反馈"),
    ),
    What.IMPROVE: Kind(
        Way("wait", _l("成果已退回"), _l("修改")),
        "outcome.submit",
        "/outcomes/{no}/edit",
        _l("成果“{title}”"),
        _l("退回的意见写在成果页上，改好后再交"),
    ),
    What.KEEP: Kind(
        Way("info", _l("认定快到期"), _l("看品牌")),
        "brand.build",
        "/brands/{no}",
        _l("品牌“{title}”"),
        _l("认定到 {until}为止。需要复认的，请先再展示一次，并联系区教育党校"),
    ),
    What.RENEW: Kind(
        Way("info", _l("认定快到期"), _l("复认")),
        "brand.recognise",
        "/brands/{no}/recognise",
        _l("品牌“{title}”"),
        _l("认定到 {until}为止"),
    ),
    What.HAND_OVER: Kind(
        Way("wait", _l("待交办"), _l("交办")),
        "supervision.request",
        "/supervision/{no}/problems/{problem}/request",
        _l("督导发现的问题：{title}"),
        _l("还没有交办整改"),
    ),
    What.JUDGE: Kind(
        Way("wait", _l("待核对整改"), _l("看整改")),
        "supervision.judge",
        "/supervision/{no}#p{problem}",
        _l("督导发现的问题：{title}"),
        _l("已反馈整改，请核对后销号或退回"),
    ),
    What.ACCEPT: Kind(
        Way("wait", _l("待认定"), _l("认定")),
        "outcome.accept",
        "/outcomes/{no}",
        _l("成果“{title}”"),
        _l("已提交，等待认定"),
    ),
    What.SHAKEN: Kind(
        Way("wait", _l("佐证已作废"), _l("看品牌")),
        "brand.revoke",
        "/brands/{no}",
        _l("品牌“{title}”"),
        _l("有佐证已作废，请决定是否退回里程碑"),
    ),
}
OF_UNITS = frozenset({What.MEND, What.IMPROVE, What.KEEP})


def of_person(read: Reader, who: Standing, _hub: Hub, names: Names) -> list[Item]:
    """The lines of somebody who acts for a unit, or of the Party School."""
    days = programme.school_days(read)
    return [_item(each, days, names) for each in _found(read, who) if each.what in KINDS]


def _found(read: Reader, who: Standing) -> Iterator[Matter]:
    for each in matters.of_units(read, who.units, who.on) if who.units else ():
        if each.what in OF_UNITS and who.role_for(RULES[KINDS[each.what].rule], each.party):
            yield each
    yield from matters.of_office(read, who.roles, who.on)


def _item(each: Matter, days: SchoolDays, names: Names) -> Item:
    kind, words = KINDS[each.what], " ".join(str(each.title).split())
    title = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    facts: dict[str, object] = {"title": title, "until": plain_day(each.due_on) if each.due_on else ""}
    occasion = "/".join(str(part) for part in (each.problem, each.due_on) if part)
    return Item(
        kind.way,
        names.shown(each.party) if each.party else Shown("mixed", _("全区"), "/"),
        kind.title.with_(facts),
        kind.note.with_(facts),
        each.due_on,
        kind.address.format(no=each.no, problem=each.problem),
        thing=f"{each.kind}:{each.key}",
        name=f"{each.kind}.{each.what}",
        occasion=occasion,
        whose=names(each.party) if each.what in OF_UNITS else "",
        reminders=_reminders(days, each.due_on),
    )


def _reminders(days: SchoolDays, until: date | None) -> tuple[date, ...]:
    return tuple(days.before(until, left) for left in LAST) if until else ()
