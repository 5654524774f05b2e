"""Exchanges of the small district in every stage, so that each page and form has one that it fits."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, time

from domain.exchanges import Breadth, Briefing, Kind, LearningMode, Modality, Notice, Quota
from domain.model import Prose
from domain.papers import SheetSource
from domain.words import SHANGHAI, AgendaLine, Attendance, Entry, Item, Party, PartyKind
from hub.compose import open_hub
from hub.settings import Settings
from projections import exchanges
from tests.web import lively
from tests.web.district import by_history

STUDIO, OTHER = (Party(PartyKind.STUDIO, code) for code in ("ST-MS", "ST-KG"))
MS, PS, KG = (Party(PartyKind.SCHOOL, code) for code in ("MS-01", "PS-01", "KG-01"))
STREET = Party(PartyKind.PARTNER, "PA-01")
OPEN, FULL, OFFERING, CLEARING, SENT_BACK, POSTPONED, OVER, HELD, SHEETED, REPORTED, CANCELLED, FOREIGN, CLOSED = range(
    1, 14
)
"""Numbers of the exchanges, in the order in which they were announced."""
LEAD, ASSISTANT, MENTOR = "p-lead-ms", "p-asst-ms", "p-mentor-ms"
SEC_MS, SEC_PS, SEC_KG = "p-sec-ms-01", "p-sec-ps-01", "p-sec-kg-01"


def at(on, hour):
    return datetime.combine(on, time(hour), SHANGHAI)


def notice(title, on, **given):
    """The notice of an afternoon in the library."""
    told = {
        "programme_id": "P1",
        "title": title,
        "kind": Kind.EXPERIENCE_MEETING,
        "learning_mode": LearningMode.DIALOGUE,
        "scope": Breadth.CROSS_STUDIO,
        "organiser": STUDIO,
        "audience": (STUDIO, OTHER),
        "starts_at": at(on, 14),
        "ends_at": at(on, 16),
        "venue": "图书馆二层",
        "modality": Modality.ONSITE,
        "capacity": 10,
        "sign_up_by": on,
        "responsible_person": LEAD,
        "agenda": (AgendaLine(time(14), "看现场"), AgendaLine(time(15), "谈问题")),
        "mentor_ids": (MENTOR,),
        "purpose": Prose("把支委会怎样开得短谈透。"),
    }
    return Notice(**told | given)


class Stage:
    """The exchanges between the middle of February and 5 March 2026, written by the hub's own commands."""

    def __init__(self, folder):
        self.now = datetime(2026, 2, 9, 2, tzinfo=UTC)
        self.hub = open_hub(Settings(data=folder, cdn="off"), lambda: self.now)
        self.use = self.hub.exchanges

    def announce(self, key, *given, by=LEAD, **more):
        self.use.announce(notice(*given, **more), key=key, act=by_history(by))
        return key

    def seat(self, key, *persons):
        units = {SEC_MS: MS, SEC_PS: PS, SEC_KG: KG, LEAD: STUDIO, ASSISTANT: STUDIO, "p-partner-01": STREET}
        for person in persons:
            self.use.sign_up(key, person_id=person, party=units.get(person), act=by_history(person))

    def hold(self, key, on):
        hours = {"started_at": at(on, 14), "ended_at": at(on, 16)}
        self.use.record_held(key, **hours, headcount=3, act=by_history(ASSISTANT))

    def sheet(self, key, *, there=True):
        lines = (
            Entry(LEAD, STUDIO, Attendance.PRESENT),
            Entry(SEC_MS, MS, Attendance.PRESENT),
            Entry(SEC_KG, KG, Attendance.LATE),
        )
        told = {"responsible_present": there, "source": SheetSource.PAPER}
        self.use.file_attendance(key, entries=lines, **told, act=by_history(ASSISTANT))

    def write_up(self, key):
        items = (Item(1, Prose("各校试开一次短会"), SEC_MS, date(2026, 3, 31)),)
        texts = {"summary": Prose("谈了怎样把会开短。"), "learnt": (Prose("会前发提纲"),), "problems": ()}
        self.use.file_minutes(key, **texts, action_items=items, act=by_history(ASSISTANT))


def coming(stage):
    """What lies ahead on 5 March."""
    stage.announce("x-open", "支委会怎样开得短", date(2026, 3, 20), quotas=(Quota(PartyKind.SCHOOL, 4),))
    stage.seat("x-open", SEC_MS)
    stage.announce("x-full", "一讲短党课", date(2026, 3, 18), capacity=1)
    stage.seat("x-full", SEC_PS, SEC_KG, SEC_MS)
    stage.announce("x-offering", "党建带团建", date(2026, 3, 24), capacity=1)
    stage.announce("x-clearing", "街校同上一堂课", date(2026, 3, 26), needs_clearance=True, audience=(STUDIO, STREET))
    stage.announce("x-back", "党员家访怎样做", date(2026, 3, 27), needs_clearance=True)
    stage.use.send_back("x-back", comments=Prose("请写清负责人。"), act=by_history())
    stage.announce("x-postponed", "红色路线研学", date(2026, 3, 12))
    stage.use.postpone("x-postponed", reason=Prose("场馆检修。"), act=by_history(ASSISTANT))


def past(stage):
    """What took place before 5 March."""
    stage.announce("x-over", "读书沙龙", date(2026, 3, 4))
    for key, title, on in (("x-held", "现场观摩：党员先锋岗", 3), ("x-sheeted", "家校沟通的边界", 2)):
        stage.announce(key, title, date(2026, 3, on))
    stage.announce("x-reported", "青年党员怎样带", date(2026, 2, 26))
    stage.announce("x-cancelled", "联合主题党日", date(2026, 3, 10))
    stage.use.cancel("x-cancelled", reason=Prose("当天停课。"), act=by_history())
    told = {"organiser": OTHER, "responsible_person": SEC_KG, "scope": Breadth.DISTRICT, "mentor_ids": ()}
    stage.announce("x-foreign", "园本课程展示", date(2026, 4, 2), **told, audience=(OTHER, STREET), by=SEC_KG)
    stage.announce("x-closed", "讲台上的党旗", date(2026, 2, 20))
    for key in ("x-held", "x-sheeted", "x-reported", "x-closed"):
        stage.seat(key, SEC_MS, SEC_KG)


def build(source, folder):
    """The exchanges in a folder, on a copy of the small district with its partners."""
    shutil.copytree(source, folder)
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: datetime(2026, 2, 9, 2, tzinfo=UTC))
    lively.settle(hub)
    hub.close()
    return add(folder)


def add(folder):
    """The exchanges, to a district that has partners."""
    stage = Stage(folder)
    coming(stage), past(stage)
    for key, on in (
        ("x-closed", date(2026, 2, 20)),
        ("x-reported", date(2026, 2, 26)),
        ("x-sheeted", date(2026, 3, 2)),
        ("x-held", date(2026, 3, 3)),
    ):
        stage.now = at(on, 17).astimezone(UTC)
        stage.hold(key, on)
    stage.now = datetime(2026, 3, 4, 10, tzinfo=UTC)
    for key in ("x-closed", "x-reported"):
        stage.sheet(key), stage.write_up(key)
    stage.sheet("x-sheeted", there=False)
    issue = Briefing(
        "2026-1", "谈短会", Prose("会前发提纲，会上只议一题。"), ("区委教育工委",), ("各校",), date(2026, 3, 4)
    )
    stage.use.publish_briefing("x-reported", briefing=issue, act=by_history(ASSISTANT))
    stage.use.close("x-closed", act=by_history(LEAD))
    stage.now = datetime(2026, 3, 5, 1, tzinfo=UTC)
    stage.seat("x-offering", SEC_PS, SEC_MS, SEC_KG)
    with stage.hub.reader() as read:
        first = exchanges.seat_of(read, OFFERING, SEC_PS)
    stage.use.withdraw_seat("x-offering", first.id, act=by_history(SEC_PS))
    stage.use.invite_partner(
        "x-open", partner_id="PA-01", ask=Prose("请讲社区怎样议事。"), reply_by=date(2026, 3, 15), act=by_history(LEAD)
    )
    stage.hub.close()
    return folder
