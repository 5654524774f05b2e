"""Chinese words for the closed lists of the domain, and dates as people write them: 12 月 4 日（周五）14:00–16:30."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from markupsafe import Markup, escape

from domain import words as domain
from domain.words import SHANGHAI
from web.texts import Lazy, _, _l, gettext, now, today

SOON_DAYS = 2
"""A term is shown in red when fewer days than this are left (web.md section 6)."""

WORDS: dict[type[StrEnum], dict[str, Lazy]] = {
    domain.Level: {"middle": _l("中学"), "primary": _l("小学"), "kindergarten": _l("幼儿园"), "mixed": _l("混合学段")},
    domain.Locality: {"urban": _l("城区"), "township": _l("镇区"), "rural": _l("乡村")},
    domain.OrgKind: {
        "committee": _l("党委"),
        "general_branch": _l("党总支"),
        "branch": _l("党支部"),
        "joint_branch": _l("联合党支部"),
    },
    domain.MemberBand: {
        "lt7": _l("不足 7 人"),
        "7_19": _l("7 至 19 人"),
        "20_49": _l("20 至 49 人"),
        "ge50": _l("50 人及以上"),
    },
    domain.Stage: {
        "preparation": _l("筹备阶段"),
        "study": _l("学习阶段"),
        "cultivation": _l("培育阶段"),
        "practice": _l("实践阶段"),
        "summary": _l("总结阶段"),
    },
    domain.Role: {
        "director": _l("区教育党校负责人"),
        "officer": _l("区教育党校工作人员"),
        "evaluator": _l("评估专家"),
        "lead": _l("工作室主持人"),
        "mentor": _l("导师"),
        "secretary": _l("入室书记"),
        "assistant": _l("工作室助理"),
        "partner": _l("共建单位联络员"),
        "observer": _l("领导"),
        "admin": _l("系统管理员"),
    },
    domain.PartyKind: {"school": _l("学校"), "studio": _l("工作室"), "partner": _l("共建单位")},
    domain.ScopeKind: {
        "district": _l("全区"),
        "programme": _l("培育期"),
        "studio": _l("工作室"),
        "school": _l("学校"),
        "partner": _l("共建单位"),
    },
    domain.Side: {"host": _l("接待方"), "guest": _l("来访方")},
    domain.Part: {"am": _l("上午"), "pm": _l("下午"), "day": _l("全天")},
    domain.Attendance: {
        "present": _l("到"),
        "late": _l("迟到"),
        "leave_approved": _l("请假"),
        "absent": _l("缺席"),
        "deputy": _l("代理"),
    },
    domain.PartnerKind: {
        "street": _l("街道"),
        "township": _l("乡镇"),
        "community": _l("社区"),
        "institution": _l("事业单位"),
        "two_new": _l("两新组织"),
        "enterprise": _l("企业"),
        "university": _l("高校"),
        "base": _l("教育基地"),
    },
    domain.SupportKind: {
        "few_members": _l("党员人数少"),
        "rural": _l("乡村学校"),
        "new_to_party_affairs": _l("新任党务干部"),
        "other": _l("其他"),
    },
}

LEVEL_WORDS: dict[str, Lazy] = {**WORDS[domain.Level], "partner": _l("共建单位")}
"""Words of the level chips: levels of schools and studios, and the partners' own."""

_WEEKDAYS = (_l("周一"), _l("周二"), _l("周三"), _l("周四"), _l("周五"), _l("周六"), _l("周日"))


def word(value: StrEnum) -> str:
    """The word for one value of a closed list."""
    return str(WORDS[type(value)][value.value])


def choices(kind: type[StrEnum], *but: StrEnum) -> dict[str, Lazy]:
    """Options of a `Choice` field from a closed list, without those named."""
    return {value: WORDS[kind][value.value] for value in kind if value not in but}


def plain_day(on: date) -> str:
    """“12 月 4 日”, with the year when it is not this one."""
    if on.year == today().year:
        return _("{month} 月 {day} 日", month=on.month, day=on.day)
    return _("{year} 年 {month} 月 {day} 日", year=on.year, month=on.month, day=on.day)


def day(on: date) -> str:
    """“12 月 4 日（周五）”."""
    return _("{day}（{weekday}）", day=plain_day(on), weekday=_WEEKDAYS[on.weekday()])


def month(on: date) -> str:
    """“2026 年 3 月”; the year always, so that a print is evidence."""
    return _("{year} 年 {month} 月", year=on.year, month=on.month)


def clock(at: time | datetime) -> str:
    """“14:05”, of a time or of an instant seen from the district."""
    return (at.astimezone(SHANGHAI) if isinstance(at, datetime) else at).strftime("%H:%M")


def moment(at: datetime) -> str:
    """“12 月 4 日 14:05” of an aware instant."""
    return _("{day} {time}", day=plain_day(at.astimezone(SHANGHAI).date()), time=clock(at))


def slot(offered: domain.Slot) -> str:
    """“12 月 4 日（周五）14:00–16:30”, or “…上午” when no hours are named."""
    if offered.start and offered.end:
        return _("{day}{start}–{end}", day=day(offered.on), start=clock(offered.start), end=clock(offered.end))
    if offered.start:
        return _("{day}{start} 起", day=day(offered.on), start=clock(offered.start))
    return _("{day}{part}", day=day(offered.on), part=word(offered.part))


def _days_to(until: date | datetime) -> int:
    return ((until.astimezone(SHANGHAI).date() if isinstance(until, datetime) else until) - today()).days


def left(until: date | datetime) -> str:
    """“还有 6 天”, counted in days of the district."""
    days = _days_to(until)
    if days > 1:
        return _("还有 {days} 天", days=days)
    if days < 0 or (isinstance(until, datetime) and until < now()):
        return _("已过 {days} 天", days=-days) if days < 0 else _("已到期")
    return _("今天到期") if days == 0 else _("明天到期")


def until(at: date | datetime) -> str:
    """How far away something agreed is: “还有 6 天”, 明天, 今天."""
    days = _days_to(at)
    if days > 1:
        return _("还有 {days} 天", days=days)
    return _("明天") if days == 1 else _("今天")


def weekday(on: date | datetime) -> str:
    """“周五”."""
    return str(_WEEKDAYS[(on.astimezone(SHANGHAI) if isinstance(on, datetime) else on).weekday()])


def is_soon(until: date | datetime) -> bool:
    """Whether the time left is shown in red."""
    return _days_to(until) < SOON_DAYS


def visit_no(year: int, no: int) -> str:
    """The number people quote: 2026-互-018."""
    return _("{year}-互-{no}", year=year, no=f"{no:03d}")


_SHOWN: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (datetime, moment),
    (date, plain_day),
    (time, clock),
    (domain.Slot, slot),
    (StrEnum, lambda value: word(value) if type(value) in WORDS else value.value),
    (list, lambda parts: gettext("、").join(str(shown(part)) for part in parts) or gettext("无")),
    (tuple, lambda parts: gettext("、").join(str(shown(part)) for part in parts) or gettext("无")),
)


def shown(fact: object) -> object:
    """A fact of a refusal as it stands in a sentence."""
    return next((show(fact) for kind, show in _SHOWN if isinstance(fact, kind)), fact)


def joined(parts: Iterable[object]) -> str:
    """“甲、乙、丙”, each as it stands in a sentence."""
    return gettext("、").join(str(shown(part)) for part in parts)


def aside(text: object) -> str:
    """“（text）”."""
    return _("（{text}）", text=text)


_BREAKS = re.compile(r"(?=[“《‘])|(?<=[”》’，：、])(?![”》’，：、。；！？）])")


def title_breaks(text: object) -> Markup:
    """Where a Chinese title may break: before an opening quote, after a closing one or a pause, never before another sign."""
    return Markup(_BREAKS.sub("<wbr>", str(escape(str(text)))))  # noqa: S704  # escaped before
