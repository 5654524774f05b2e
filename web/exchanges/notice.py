"""The notice 活动通知 as a form: what is asked, what can be chosen, and how typed values become a notice or changes of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from domain.exchanges import Breadth, Changes, Kind, LearningMode, Modality, Notice, Quota
from domain.words import SHANGHAI, AgendaLine, File, Party, PartyKind
from projections import units
from web.attached import Files, chosen
from web.choices import Boxes, Choice
from web.desk import Desk
from web.exchanges import whom
from web.exchanges.words import FIELDS
from web.fields import Line, Text, Whole
from web.forms import Form
from web.naming import Names
from web.rows import Many
from web.texts import _l
from web.times import Day, Hour
from web.words import choices

TITLE = 40
FILES = "attachments"
"""The field of attached files."""
MOST_SEATS = 5_000
MOST_UNITS = 40
EACH: dict[str, Any] = {"school:": _l("每所学校"), "studio:": _l("每个工作室"), "partner:": _l("每个共建单位")}
SUGGESTED = _l("围绕这个题目各谈做法、当面讨论，每个单位带一个问题来、带一条做法回去。")
UNIT = {"unit": Choice(_l("单位"), menu=True, required=True)}

NOTICE: dict[str, Any] = {
    "title": Line(_l("活动名称"), max=TITLE, required=True, hint=_l("一句话说清楚谈什么，40 字以内")),
    "kind": Choice(FIELDS["kind"], required=True, menu=True, options=choices(Kind)),
    "learning_mode": Choice(FIELDS["learning_mode"], required=True, menu=True, options=choices(LearningMode)),
    "scope": Choice(
        FIELDS["scope"],
        required=True,
        menu=True,
        options=choices(Breadth),
        hint=_l("全区、跨领域的通知由区教育党校审批；跨工作室以上的活动，没有账号的来宾也能看到"),
    ),
    "purpose": Text(FIELDS["purpose"]),
    "on": Day(_l("日期"), required=True),
    "starts_at": Hour(_l("开始时间"), required=True),
    "ends_on": Day(_l("结束日期"), hint=_l("当天结束不用填")),
    "ends_at": Hour(_l("结束时间"), required=True),
    "venue": Line(FIELDS["venue"], max=80, required=True),
    "modality": Choice(FIELDS["modality"], required=True, menu=True, options=choices(Modality)),
    "audience": Many(
        FIELDS["audience"],
        columns=UNIT,
        row=_l("单位"),
        least=1,
        required=True,
        start=3,
        most=MOST_UNITS,
        hint=_l("请哪些单位参加"),
    ),
    "co_organisers": Many(
        FIELDS["co_organisers"], columns=UNIT, row=_l("协办"), start=1, most=MOST_UNITS, hint=_l("没有可不填")
    ),
    "responsible_person": Choice(
        FIELDS["responsible_person"],
        required=True,
        menu=True,
        hint=_l("当天要到场；不能到场须登记代理人和理由，否则不能办结"),
    ),
    "contact": Choice(FIELDS["contact"], menu=True, hint=_l("不选就是负责人")),
    "find": Line(_l("查找其他人"), max=20, hint=_l("写姓名或拼音，查找后再到“负责人”“联系人”里选")),
    "mentor_ids": Boxes(_l("到场指导的导师"), hint=_l("没有就不勾选")),
    "capacity": Whole(
        FIELDS["capacity"], required=True, least=1, most=MOST_SEATS, unit=_l("人"), hint=_l("同行的人也占名额")
    ),
    "sign_up_by": Day(FIELDS["sign_up_by"], required=True, hint=_l("当天还可以报")),
    "reserved": Whole(
        _l("为共建单位预留"), most=MOST_SEATS, unit=_l("人"), hint=_l("报名截止后没有用完的，转给候补；没有可不填")
    ),
    "quotas": Many(
        FIELDS["quotas"],
        row=_l("限额"),
        start=1,
        most=20,
        hint=_l("每个单位最多来几位；不限可不填"),
        columns={
            "whom": Choice(_l("单位"), menu=True, required=True),
            "seats": Whole(_l("最多"), required=True, least=1, most=MOST_SEATS, unit=_l("人")),
        },
    ),
    "agenda": Many(
        FIELDS["agenda"],
        row=_l("议程"),
        start=3,
        most=20,
        columns={"t": Hour(_l("时间"), required=True), "item": Line(_l("内容、主讲"), max=200, required=True)},
    ),
    "requirements": Text(FIELDS["requirements"], hint=_l("带什么、准备什么；没有可不填")),
    FILES: Files(FIELDS["attachments"], hint=_l("日程、回执表等；参加的人都能下载，没有账号的来宾看不到，没有可不附")),
    "doc_no": Line(FIELDS["doc_no"], max=TITLE, hint=_l("正式行文才填，例如：望教党校〔2026〕5 号")),
}

SECTIONS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_l("谈什么"), ("title", "kind", "learning_mode", "scope", "purpose")),
    (_l("时间地点"), ("on", "starts_at", "ends_on", "ends_at", "venue", "modality")),
    (_l("谁来办、请谁来"), ("audience", "co_organisers", "responsible_person", "contact", "find", "mentor_ids")),
    (_l("名额"), ("capacity", "sign_up_by", "reserved", "quotas")),
    (_l("议程和要求"), ("agenda", "requirements", "doc_no")),
)
"""The fields under headings, as they are drawn."""


def options(desk: Desk, organisers: Sequence[Party], there: Notice | None = None) -> Mapping[str, object]:
    """What can be chosen: all units, the people of the organising ones, mentors, and whom one has looked for."""
    every = _units(desk.names)
    named = [there.responsible_person, there.contact, *there.mentor_ids] if there else []
    typed = [text for name in ("responsible_person", "contact") for text in desk.typed.get(name, ()) if text]
    persons = whom.names_of(desk, filter(None, [*whom.near(desk, organisers), *named, *typed]))
    mentors = whom.names_of(desk, [*whom.mentors(desk.read), *(there.mentor_ids if there else ())])
    return {
        "audience": {"unit": every},
        "co_organisers": {"unit": every},
        "quotas": {"whom": EACH | every},
        "responsible_person": persons,
        "contact": persons,
        "mentor_ids": mentors,
    }


def _units(names: Names) -> dict[str, Any]:
    return {
        key: words
        for kind in (PartyKind.STUDIO, PartyKind.PARTNER, PartyKind.SCHOOL)
        for key, words in names.options(kind).items()
    }


def given(notice: Notice) -> dict[str, object]:
    """A notice as the form has it."""
    starts, ends = (at.astimezone(SHANGHAI) for at in (notice.starts_at, notice.ends_at))
    plain = {name: getattr(notice, name) for name in PLAIN}
    return plain | {
        "on": starts.date(),
        "starts_at": starts.time(),
        "ends_on": ends.date() if ends.date() != starts.date() else None,
        "ends_at": ends.time(),
        "reserved": notice.reserved or None,
        "audience": _rows(notice.audience),
        "co_organisers": _rows(notice.co_organisers),
        "quotas": [{"whom": f"{each.kind}:{each.id}", "seats": each.seats} for each in notice.quotas],
        "agenda": [{"t": each.t, "item": each.item} for each in notice.agenda],
    }


PLAIN = (
    *("title", "kind", "learning_mode", "scope", "purpose", "venue", "modality", "responsible_person", "contact"),
    *("mentor_ids", "capacity", "sign_up_by", "requirements", "doc_no", FILES),
)


def _rows(parties: Iterable[Party]) -> list[dict[str, object]]:
    return [{"unit": str(party)} for party in parties]


def terms(desk: Desk, values: Mapping[str, Any], had: Sequence[File]) -> dict[str, Any]:
    """Typed values as the terms of a notice; what could not be read counts as left empty. `had`: files that it has already."""
    on: date = values["on"] or date.min
    return {name: values[name] or "" for name in ("title", "venue", "responsible_person", "contact", "doc_no")} | {
        "kind": Kind(values["kind"] or Kind.SEMINAR),
        "learning_mode": LearningMode(values["learning_mode"] or LearningMode.NONE),
        "scope": Breadth(values["scope"] or Breadth.STUDIO),
        "modality": Modality(values["modality"] or Modality.ONSITE),
        "audience": _parties(values["audience"]),
        "co_organisers": _parties(values["co_organisers"]),
        "starts_at": _at(on, values["starts_at"]),
        "ends_at": _at(values["ends_on"] or on, values["ends_at"]),
        "capacity": values["capacity"] or 0,
        "sign_up_by": values["sign_up_by"] or date.min,
        "reserved": values["reserved"] or 0,
        "quotas": tuple(
            _quota(each["whom"], each["seats"]) for each in values["quotas"] if each["whom"] and each["seats"]
        ),
        "agenda": tuple(AgendaLine(each["t"], each["item"]) for each in values["agenda"] if each["t"]),
        "mentor_ids": tuple(values["mentor_ids"]),
        "purpose": values["purpose"],
        "requirements": values["requirements"],
        FILES: chosen(desk.request, values[FILES] or (), had),
    }


def notice_of(desk: Desk, values: Mapping[str, Any], had: Sequence[File] = ()) -> Notice:
    """A new notice; the hub finds its programme and who clears it."""
    organiser = units.parse(values.get("organiser") or "")
    return Notice(programme_id="", organiser=organiser, **terms(desk, values, had))


def changes_of(desk: Desk, values: Mapping[str, Any], had: Sequence[File]) -> Changes:
    """All terms as they stand in the form; the exchange finds what differs."""
    return Changes(**terms(desk, values, had))


def _parties(rows: Iterable[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(party for row in rows if (party := units.parse(row["unit"] or "")) is not None)


def _quota(whom_text: str, seats: int) -> Quota:
    kind, _colon, key = whom_text.partition(":")
    return Quota(PartyKind(kind), seats, key)


def _at(on: date, hour: time | None) -> datetime:
    return datetime.combine(on, hour or time(0), SHANGHAI)


REASON = Text(_l("更正的理由"), hint=_l("报名的人都能看到；待审批时可不填"))
REVISE = Form("exchanges.revise", **NOTICE, reason=REASON)
