"""考勤: who was there, entered once, as fast as on paper; later corrected person by person with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, cast

from domain.errors import Refused
from domain.papers import NoSheet, SheetFiled
from domain.visits import Deputy, SheetSource
from domain.words import Attendance, Entry, Side
from hub.access import Act
from projections import visits
from web.choices import Choice
from web.fields import Text
from web.filled import Filled
from web.forms import Form
from web.matter import Matter, Values
from web.rows import Each, cell
from web.texts import _, _l
from web.visits.desk import VISIT, Desk
from web.visits.names import Names
from web.words import choices, word

MARK = {"status": Choice(_l("出勤"), options=choices(Attendance))}
MORE = _l("名单外到场的人")
CAME = (Attendance.PRESENT, Attendance.LATE, Attendance.DEPUTY)
ONE_A_LINE = _l("每行一个姓名；须是名录里的人")

ATTENDANCE = Form(
    "visits.attendance",
    host=Each(_l("接待方"), columns=MARK),
    host_more=Names(MORE, hint=ONE_A_LINE, known_only=True),
    guest=Each(_l("来访方"), columns=MARK),
    guest_more=Names(MORE, hint=ONE_A_LINE, known_only=True),
    responsible_present=Choice(
        _l("负责人是否到场"), required=True, options={"yes": _l("到场"), "no": _l("未到场，由人代理")}
    ),
    deputy=Choice(_l("代理的人"), given=("responsible_present", "no"), required=True, menu=True),
    deputy_reason=Text(_l("代理的原因"), given=("responsible_present", "no"), required=True),
    source=Choice(_l("依据"), required=True, options=choices(SheetSource, SheetSource.IMPORT)),
)


CORRECT = Form(
    "visits.attendance_correct",
    person_id=Choice(_l("谁"), menu=True, hint=_l("表上的人，或双方还没在表上的人")),
    added=Names(_l("或写一个姓名"), hint=_l("不在上面的人；须是名录里的人"), known_only=True, max=40),
    side=Choice(_l("算哪一方的人"), options=choices(Side), hint=_l("只在补加一个人时需要")),
    to_status=Choice(_l("更正为"), options=choices(Attendance), required=True),
    reason=Text(_l("更正的理由"), required=True, hint=_l("双方都能看到；原来的标记会划去保留")),
)


def expected(desk: Desk, side: Side) -> tuple[str, ...]:
    """Who stands on the sheet: the host's people and the responsible person, the guest's list or else its people; then additions."""
    visit, name = desk.visit, side.value
    planned = (*desk.people(side), visit.responsible) if side is Side.HOST else visit.delegation or desk.people(side)
    marked = (each.split(".")[1] for each in desk.typed if each.startswith(f"{name}.") and each.endswith(".status"))
    return (*planned, *marked)


def options(desk: Desk) -> Mapping[str, object]:
    rows = {side: desk.names_of(expected(desk, side)) for side in Side}
    everybody = rows[Side.HOST] | rows[Side.GUEST]
    finders = {f"{side.value}_more": desk.finder(everybody) for side in Side}
    return {side.value: names for side, names in rows.items()} | finders | {"deputy": rows[Side.HOST]}


def begun(_: Desk) -> Mapping[str, object]:
    return {"source": SheetSource.PAPER}


def everybody_present(desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """全部到: everybody who has no mark yet was present, but a helper only where one was to come."""
    text, planned = dict(filled.text), {desk.visit.responsible, *(desk.visit.delegation or ())}
    for side in Side:
        spared = set(desk.helpers(side)) - planned
        for person in (each for each in cast("Each", filled.form.fields[side.value]).keys if each not in spared):
            text.setdefault(cell(side.value, person, "status"), [Attendance.PRESENT.value])
    return replace(filled, text=text), _("安排参加的人都记为“到”，个别有出入的请改过来，再点“归档”。")


def take_names(desk: Desk, filled: Filled) -> tuple[Filled, str]:
    """People beyond the list become rows of their side, present; lines that cannot be used stay in the box."""
    text, added = dict(filled.text), 0
    errors: dict[str, str] = {}
    for side in Side:
        box = f"{side.value}_more"
        took = cast("Names", filled.form.fields[box]).taken(filled.typed(box))
        for person in took.people:
            text.setdefault(cell(side.value, person, "status"), [Attendance.PRESENT.value])
        added, text[box] = added + len(took.people), [took.left] if took.left else []
        errors |= {box: took.wrong} if took.wrong else {}
    form = filled.form.offering(**options(replace(desk, typed=text)))
    return replace(filled, form=form, text=text, errors=errors), _(
        "加入 {n} 人，已记为“到”。", n=added
    ) if added else ""


def entries(desk: Desk, values: Values) -> tuple[Entry, ...]:
    """Each person once: marked people, then those who were only written into a box."""
    found: dict[str, Entry] = {}
    for side, party in desk.visit.sides.items():
        for person, row in values[side.value].items():
            found[person] = Entry(person, party, row["status"])
        for person in values[f"{side.value}_more"].people:
            found.setdefault(person, Entry(person, party, Attendance.PRESENT))
    return tuple(found.values())


def file(desk: Desk, values: Values, act: Act) -> object:
    """Hand in the sheet."""
    absent = values["responsible_present"] == "no"
    deputy = Deputy(values["deputy"], values["deputy_reason"]) if absent else None
    return desk.hub.visits.file_attendance(
        desk.visit.key,
        entries=entries(desk, values),
        responsible_present=not absent,
        source=values["source"],
        deputy=deputy,
        act=act,
    )


def filed(desk: Desk) -> Refused | None:
    """Who comes second is told that a sheet is there."""
    if (refusal := desk.stops("file_attendance")) is not None:
        return refusal
    sheet = visits.attendance(desk.read, desk.visit.key)
    return SheetFiled(count=len(sheet)) if sheet else None


def filed_already(desk: Desk) -> str:
    """Where a sheet is there, who may correct it comes to do so."""
    return desk.address("attendance/correct") if desk.visit.sheet and desk.stops("correct_attendance") is None else ""


def sides(desk: Desk, filled: Filled) -> Mapping[str, object]:
    """Name of the unit above each half of the sheet, and how many were expected against how many are marked."""
    marked = sum(1 for name, texts in filled.text.items() if name.endswith(".status") and any(texts))
    return {"units": {"host": desk.host.name, "guest": desk.guest.name}, "marked": marked}


class Line(NamedTuple):
    """One line of the filed sheet; `old` is the status as first filed, where it was corrected."""

    name: str
    unit: str
    status: str
    old: str
    reason: object


def sheet(desk: Desk, _filled: Filled) -> Mapping[str, object]:
    """The sheet as it stands, with what was corrected."""
    names = {desk.visit.host: desk.host.name, desk.visit.guest: desk.guest.name}
    rows = visits.attendance(desk.read, desk.visit.key)
    lines = [
        Line(
            desk.called(row.person),
            names.get(row.party, ""),
            word(row.status),
            word(row.filed) if row.filed and row.filed != row.status else "" if row.filed else _("表上没有"),
            row.reason,
        )
        for row in rows
    ]
    here = sum(row.status in CAME for row in rows)
    return {"lines": lines, "here": here}


def on_sheet(desk: Desk) -> Mapping[str, object]:
    """People on the sheet with their status, then those of both sides who are not on it."""
    rows = {row.person: word(row.status) for row in visits.attendance(desk.read, desk.visit.key)}
    called = desk.names_of((*rows, *desk.everybody))
    words = {
        person: _("{name}（{status}）", name=name, status=rows.get(person) or _("表上没有"))
        for person, name in called.items()
    }
    return {"person_id": words, "added": desk.finder(called)}


def set_right(desk: Desk, values: Values, act: Act) -> object:
    """Another mark for one person, or a line for one who is missing on the sheet."""
    added = values["added"].people
    person = values["person_id"] or (added[0] if added else "")
    missing = all(row.person != person for row in visits.attendance(desk.read, desk.visit.key))
    side = values["side"] or next((s for s in Side if person in desk.people(s)), None)
    party = desk.visit.sides[side] if missing and side else None
    told = {"to_status": values["to_status"], "reason": values["reason"]}
    return desk.hub.visits.correct_attendance(desk.visit.key, person_id=person, party=party, **told, act=act)


attendance = Matter(
    of=VISIT,
    name="attendance",
    title=_l("登记考勤"),
    button=_l("归档考勤表"),
    form=ATTENDANCE,
    given=begun,
    options=options,
    around=sides,
    again={"all": everybody_present, "add": take_names},
    do=file,
    possible=filed,
    elsewhere=filed_already,
    template="visits/attendance.html",
    done=_l("考勤表已归档。"),
)

correct = Matter(
    of=VISIT,
    name="attendance/correct",
    title=_l("考勤"),
    button=_l("更正"),
    form=CORRECT,
    options=on_sheet,
    around=sheet,
    do=set_right,
    possible=lambda desk: desk.stops("correct_attendance") or (None if desk.visit.sheet else NoSheet()),
    template="visits/attendance_correct.html",
    done=_l("已更正，原来的内容保留在往来记录里。"),
    keeps=False,
)

routes = [*attendance.routes, *correct.routes]
