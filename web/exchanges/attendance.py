"""考勤: who was there, entered once for everybody, as fast as on paper; later corrected person by person with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, cast

from domain.days import day_of
from domain.errors import Refused
from domain.exchanges import Deputy, SheetSource
from domain.papers import NoSheet, SheetFiled
from domain.words import Attendance, Entry, Party
from hub import access
from hub.access import Act
from projections import exchanges, people, units
from projections.exchanges import SeatRow
from web.choices import Choice
from web.exchanges import guestlist, whom
from web.exchanges.desk import EXCHANGE_PAGE, SITTING, Desk
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values, routes_of
from web.rows import Each, cell
from web.texts import _, _l
from web.visits.names import Names
from web.words import choices, word

CAME = (Attendance.PRESENT, Attendance.LATE, Attendance.DEPUTY)
ATTENDANCE = Form(
    "exchanges.attendance",
    entries=Each(_l("有账号的人"), columns={"status": Choice(_l("出勤"), options=choices(Attendance))}),
    guests=Each(_l("来宾"), columns={"came": Choice(_l("出勤"), options={"yes": _l("到"), "no": _l("未到")})}),
    walk_ins=Names(_l("名单外到场的人"), hint=_l("每行一个姓名，可从表格粘贴；须是通讯录里的人"), known_only=True),
    responsible_present=Choice(
        _l("负责人是否到场"), required=True, options={"yes": _l("到场"), "no": _l("未到场，由人代理")}
    ),
    deputy=Choice(_l("代理的人"), given=("responsible_present", "no"), required=True, menu=True),
    deputy_reason=Text(_l("代理的原因"), given=("responsible_present", "no"), required=True),
    source=Choice(_l("依据"), required=True, options=choices(SheetSource, SheetSource.IMPORT)),
)
CORRECT = Form(
    "exchanges.attendance_correct",
    person_id=Choice(_l("谁"), menu=True, hint=_l("表上的人，或报了名还没在表上的人")),
    added=Names(_l("或写一个姓名"), hint=_l("不在上面的人；须是通讯录里的人"), known_only=True, max=40),
    to_status=Choice(_l("更正为"), options=choices(Attendance), required=True),
    reason=Text(_l("更正的理由"), required=True, hint=_l("原来的标记会划去保留")),
)


def seats(desk: Desk) -> list[SeatRow]:
    return exchanges.seats(desk.read, desk.exchange, SITTING)


def expected(desk: Desk) -> list[str]:
    """Who stands on the sheet: the responsible person, mentors, everybody with a seat, then whoever was added."""
    notice = desk.exchange.notice
    marked = [name.split(".")[1] for name in desk.typed if name.startswith("entries.") and name.endswith(".status")]
    return [
        notice.responsible_person,
        *notice.mentor_ids,
        *(seat.person for seat in seats(desk) if seat.person),
        *marked,
    ]


def options(desk: Desk) -> Mapping[str, object]:
    named = whom.names_of(desk, expected(desk))
    guests = {seat.id: name for seat, name in guestlist.of(desk, seats(desk))}
    return {
        "entries": named,
        "guests": guests,
        "walk_ins": whom.finder(desk, named),
        "deputy": {key: name for key, name in named.items() if key != desk.exchange.notice.responsible_person},
    }


def everybody_came(_desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """全部到: everybody who has no mark yet was there, guests too."""
    text = dict(filled.text)
    for field, column, mark in (("entries", "status", Attendance.PRESENT.value), ("guests", "came", "yes")):
        for key in cast("Each", filled.form.fields[field]).keys:
            text.setdefault(cell(field, key, column), [mark])
    text.setdefault("responsible_present", ["yes"])
    return replace(filled, text=text), _("所有人都记为“到”，个别有出入的请改过来，再点“归档”。")


def take_names(desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """People beyond the list become rows, present; lines that cannot be used stay in the box."""
    took = cast("Names", filled.form.fields["walk_ins"]).taken(filled.typed("walk_ins"))
    text = dict(filled.text) | {"walk_ins": [took.left] if took.left else []}
    for person in took.people:
        text.setdefault(cell("entries", person, "status"), [Attendance.PRESENT.value])
    form = filled.form.offering(**options(replace(desk, typed=text)))
    said = _("加入 {n} 人，已记为“到”。", n=len(took.people)) if took.people else ""
    return replace(filled, form=form, text=text, errors={"walk_ins": took.wrong} if took.wrong else {}), said


def party_of(desk: Desk, person: str) -> Party:
    """For which unit somebody came: that of the seat, else the own one, else the organiser."""
    seat = exchanges.seat_of(desk.read, desk.exchange.no, person)
    if seat and seat.party:
        return seat.party
    on = day_of(desk.exchange.notice.starts_at)
    enrolled = people.person(desk.read, person)
    own = [*access.standing(desk.read, person, on).units, *([enrolled.party] if enrolled and enrolled.party else [])]
    return next(iter([*own, *desk.exchange.organisers]), units.all_units(desk.read)[0].party)


def entries(desk: Desk, values: Values) -> tuple[Entry, ...]:
    """Each person once: marked people, then those who were only written into the box."""
    found = {person: row["status"] for person, row in values["entries"].items()}
    found = dict.fromkeys(values["walk_ins"].people, Attendance.PRESENT) | found
    return tuple(Entry(person, party_of(desk, person), Attendance(status)) for person, status in found.items())


def file(desk: Desk, values: Values, act: Act) -> object:
    """Hand in the sheet."""
    absent = values["responsible_present"] == "no"
    deputy = Deputy(values["deputy"] or "", values["deputy_reason"]) if absent else None
    return desk.hub.exchanges.file_attendance(
        desk.key,
        entries=entries(desk, values),
        responsible_present=not absent,
        source=SheetSource(values["source"] or SheetSource.PAPER),
        deputy=deputy,
        came={seat: row["came"] == "yes" for seat, row in values["guests"].items()},
        act=act,
    )


def filed(desk: Desk) -> Refused | None:
    """Who comes second is told that a sheet is there."""
    if (refusal := desk.stops("file_attendance")) is not None:
        return refusal
    return SheetFiled(count=len(exchanges.attendance(desk.read, desk.key))) if desk.exchange.sheet else None


def filed_already(desk: Desk) -> str:
    """Where a sheet is there, who may correct it comes to do so."""
    there = desk.exchange.sheet and desk.stops("correct_attendance") is None
    return desk.address("attendance/correct") if there else ""


def counts(desk: Desk, filled: Filled) -> Mapping[str, object]:
    """How many are marked, of how many; more people than seats are welcome and only said."""
    marked = sum(any(texts) for name, texts in filled.text.items() if name.endswith((".status", ".came")))
    rows = sum(len(cast("Each", filled.form.fields[name]).keys) for name in ("entries", "guests"))
    return {"marked": marked, "rows": rows, "many": rows > desk.exchange.notice.capacity, "bare": not seats(desk)}


class Line(NamedTuple):
    """One line of the filed sheet; `old` is the status as first filed, where it was corrected."""

    name: str
    unit: str
    status: str
    old: str
    reason: object


def sheet(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """The sheet as it stands, with what was corrected."""
    rows = exchanges.attendance(desk.read, desk.key)
    lines = [
        Line(
            desk.called(row.person),
            desk.names(row.party),
            word(row.status),
            word(row.filed) if row.filed and row.filed != row.status else "" if row.filed else _("表上没有"),
            row.reason,
        )
        for row in rows
    ]
    return {"lines": lines, "here": sum(row.status in CAME for row in rows)}


def on_sheet(desk: Desk) -> Mapping[str, object]:
    """People on the sheet with their status, then those with a seat who are not on it."""
    rows = {row.person: word(row.status) for row in exchanges.attendance(desk.read, desk.key)}
    called = whom.names_of(desk, (*rows, *expected(desk)))
    words = {
        person: _("{name}（{status}）", name=name, status=rows.get(person) or _("表上没有"))
        for person, name in called.items()
    }
    return {"person_id": words, "added": whom.finder(desk, called)}


def set_right(desk: Desk, values: Values, act: Act) -> object:
    """Another mark for one person, or a line for one who is missing on the sheet."""
    person = values["person_id"] or next(iter(values["added"].people), "")
    missing = all(row.person != person for row in exchanges.attendance(desk.read, desk.key))
    party = party_of(desk, person) if missing and person else None
    told = {"to_status": Attendance(values["to_status"] or Attendance.PRESENT), "reason": values["reason"]}
    return desk.hub.exchanges.correct_attendance(desk.key, person_id=person, party=party, **told, act=act)


MATTERS = (
    Matter(
        of=EXCHANGE_PAGE,
        name="attendance",
        title=_l("登记考勤"),
        button=_l("归档考勤表"),
        form=ATTENDANCE,
        given=lambda _desk: {"source": SheetSource.PAPER},
        options=options,
        around=counts,
        again={"all": everybody_came, "add": take_names},
        do=file,
        possible=filed,
        elsewhere=filed_already,
        template="exchanges/attendance.html",
        done=_l("考勤表已归档。"),
    ),
    Matter(
        of=EXCHANGE_PAGE,
        name="attendance/correct",
        title=_l("考勤"),
        button=_l("更正"),
        form=CORRECT,
        options=on_sheet,
        around=sheet,
        do=set_right,
        possible=lambda desk: desk.stops("correct_attendance") or (None if desk.exchange.sheet else NoSheet()),
        template="exchanges/attendance_correct.html",
        done=_l("已更正，原来的内容保留在活动记录里。"),
        keeps=False,
    ),
)

routes = routes_of(MATTERS)
