"""更正: one value of the record is set right; what stood there before stays readable beside it, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import Refused
from domain.visits import RecordField
from domain.visits.refusals import PartySchoolOnly
from domain.words import SHANGHAI, Party
from hub.access import Act
from projections import partners, units
from web import pages
from web.choices import Boxes, Choice, Tick
from web.fields import Text, Whole
from web.filled import Filled
from web.forms import Form
from web.lines import Field
from web.matter import Matter, Values
from web.texts import _, _l
from web.times import Day, Hour
from web.visits.desk import VISIT, Desk
from web.words import clock, moment, word

REASON = Text(_l("更正的理由"), required=True, hint=_l("双方都能看到；原来的内容会划去保留"))
SURE = Tick(_l("人数确实有这么多"))
SIDES = (RecordField.HOST, RecordField.GUEST)


def form_of(name: RecordField) -> Form:
    """The one form for one field: a number, partners, or a unit."""
    value: dict[str, Field]
    if name in (RecordField.HEADCOUNT_GUEST, RecordField.HEADCOUNT_HOST):
        value = {"new": Whole(_l("人数"), least=1, required=True, unit=_l("人")), "sure": SURE}
    elif name is RecordField.PARTNER_IDS:
        value = {"new": Boxes(_l("参加的共建单位"))}
    else:
        value = {"new": Choice(_l("单位"), required=True, menu=True)}
    return Form(f"visits.correct.{name.value}", **value, reason=REASON)


def offered(desk: Desk, name: RecordField) -> Mapping[str, object]:
    if name is RecordField.PARTNER_IDS:
        return {"new": {row.code: row.name for row in partners.everywhere(desk.read)}}
    if name in SIDES:
        return {"new": {str(unit.party): unit.name for unit in units.all_units(desk.read)}}
    return {}


def present(desk: Desk, name: RecordField) -> Mapping[str, object]:
    """What stands there now, as the form has it."""
    old = getattr(desk.visit, COLUMNS.get(name, name.value))
    return {"new": str(old) if isinstance(old, Party) else old}


COLUMNS = {RecordField.PARTNER_IDS: "partners"}
"""Columns of the read database that have another name than the field."""


def new_value(name: RecordField, values: Values) -> Any:  # RecordValue, by the field's kind
    new = values["new"]
    if name in SIDES:
        return units.parse(new)
    return tuple(new) if isinstance(new, list) else new


def shown(desk: Desk, name: RecordField) -> str:
    """The present value in words."""
    old = getattr(desk.visit, COLUMNS.get(name, name.value))
    if isinstance(old, Party):
        return desk.host.name if old == desk.visit.host else desk.guest.name
    if isinstance(old, tuple):
        known = {row.code: row.name for row in partners.everywhere(desk.read)}
        return _("、").join(str(known.get(code, code)) for code in old) or _("无")
    return _("{n} 人", n=old)


def possible(desk: Desk, name: RecordField) -> Refused | None:
    """Who visited whom is for the Party School to set right."""
    refusal = desk.stops("correct_record")
    return PartySchoolOnly() if refusal is None and name in SIDES and not desk.of_party_school else refusal


def matter(name: RecordField) -> Matter[Desk]:
    """The page of one field."""

    def correct(desk: Desk, values: Values, act: Act) -> object:
        new, sure = new_value(name, values), values.get("sure", False)
        return desk.hub.visits.correct_record(
            desk.visit.key, field=name, new=new, reason=values["reason"], sure=sure, act=act
        )

    def around(desk: Desk, filled: Filled) -> Mapping[str, object]:
        unsure = "sure" in filled.form.fields and (filled.typed("sure") or "new" in filled.errors)
        names = [each for each in filled.form.fields if each != "sure" or unsure]
        return {"what": word(name), "old": shown(desk, name), "names": names}

    return Matter(
        of=VISIT,
        name=f"correct/{name.value.replace('_', '-')}",
        title=_l("更正记录"),
        button=_l("更正"),
        form=form_of(name),
        given=lambda desk: present(desk, name),
        options=lambda desk: offered(desk, name),
        around=around,
        do=correct,
        possible=lambda desk: possible(desk, name),
        template="visits/correct.html",
        done=_l("已更正，原来的内容保留在往来记录里。"),
        keeps=False,
    )


# ---- from when to when


def hours(desk: Desk) -> tuple[datetime, datetime] | None:
    """From when to when it was, as the record has it."""
    start, end = desk.visit.started_at, desk.visit.ended_at
    return (start.astimezone(SHANGHAI), end.astimezone(SHANGHAI)) if start and end else None


def spoken(desk: Desk) -> str:
    """The same in words."""
    found = hours(desk)
    return _("{start}至 {end}", start=moment(found[0]), end=clock(found[1])) if found else _("无")


def of_record(desk: Desk) -> Mapping[str, object]:
    found = hours(desk)
    return {"on": found[0].date(), "started_at": found[0].time(), "ended_at": found[1].time()} if found else {}


def correct_times(desk: Desk, values: Values, act: Act) -> object:
    """Start and end of one day, together: so the record can move to another one."""
    start, end = (datetime.combine(values["on"], values[name], SHANGHAI) for name in ("started_at", "ended_at"))
    return desk.hub.visits.correct_times(
        desk.visit.key, started_at=start, ended_at=end, reason=values["reason"], act=act
    )


TIMES = Form(
    "visits.correct.times",
    on=Day(_l("到访日期"), required=True, past=True),
    started_at=Hour(_l("开始时间"), required=True),
    ended_at=Hour(_l("结束时间"), required=True),
    reason=REASON,
)
times = Matter(
    of=VISIT,
    name="correct/times",
    title=_l("更正记录"),
    button=_l("更正"),
    form=TIMES,
    given=of_record,
    around=lambda desk, _filled: {"what": _("到访时间"), "old": spoken(desk), "names": list(TIMES.fields)},
    do=correct_times,
    possible=lambda desk: desk.stops("correct_record"),
    template="visits/correct.html",
    done=_l("已更正，原来的内容保留在往来记录里。"),
    keeps=False,
)
MATTERS = {name: matter(name) for name in RecordField if name not in (RecordField.STARTED_AT, RecordField.ENDED_AT)}


class Line(NamedTuple):
    """One value of the record, and where it is set right, "" where this person cannot."""

    what: str
    value: str
    address: str


async def record(request: Request) -> Response:
    """All that can be corrected, each with its own page."""
    desk = Desk.at(request)
    if (refusal := desk.stops("correct_record")) is not None:
        return times.stopped(desk, refusal)
    lines = [Line(_("到访时间"), spoken(desk), desk.address(times.name))]
    lines += [
        Line(word(name), shown(desk, name), "" if possible(desk, name) else desk.address(each.name))
        for name, each in MATTERS.items()
    ]
    return pages.page(request, "visits/record.html", **VISIT.context(desk, times.title), matter=times, lines=lines)


routes = [
    Route("/visits/{no:int}/correct", record, name="visits:correct"),
    *(route for each in (times, *MATTERS.values()) for route in each.routes),
]
