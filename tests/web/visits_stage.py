"""Visits of the small district in every stage, so that each form has one that it fits: agreed, over, held, reported, changing."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from domain.model import Prose
from domain.visits import Direction, SheetSource, Subject, Terms
from domain.words import SHANGHAI, AgendaLine, Attendance, Entry, Item, Part, Party, PartyKind, Side, Slot
from hub.compose import open_hub
from hub.settings import Settings
from tests.web.district import by_history

MS, PS, KG = (Party(PartyKind.SCHOOL, code) for code in ("MS-01", "PS-01", "KG-01"))
SPEAKS = {MS: "p-sec-ms-01", PS: "p-sec-ps-01", KG: "p-sec-kg-01"}
AGREED, OVER, HELD, REPORTED, CHANGING, AFTERWARDS, OFFERED = range(1, 8)
"""Numbers of the visits, in the order in which they were begun."""
SUMMARY = "主题：支委会怎样开得短。\n看了午睡间隙的支委会，谈了怎样把党课改成十分钟的短讲。"


class Stage:
    """The district's visits between the middle of February and 5 March 2026, written by the hub's own commands."""

    def __init__(self, folder):
        self.now = datetime(2026, 2, 9, 2, tzinfo=UTC)
        self.hub = open_hub(Settings(data=folder, cdn="off"), lambda: self.now)
        self.visits = self.hub.visits

    def wind(self, month, day, hour=2):
        self.now = datetime(2026, month, day, hour, tzinfo=UTC)

    def offer(self, key, host, guest, topic, on, part=Part.PM):
        subject = Subject(
            "P1", Direction.INVITE, host, guest, topic, Prose("看一次现场，谈一个问题，带回一条做法。"), capacity=8
        )
        slots = (Slot(on, part), Slot(on + timedelta(days=3), Part.AM))
        self.visits.propose(subject, slots=slots, key=key, act=by_history(SPEAKS[host]))
        return key, host, guest, slots[0]

    def agree(self, offered, people=3):
        key, _host, guest, slot = offered
        self.visits.accept(key, offer_no=1, slot=slot, party_size=people, act=by_history(SPEAKS[guest]))
        return offered

    def arrange(self, agreed):
        key, host, guest, slot = agreed
        self.visits.set_delegation(key, headcount=3, person_ids=(SPEAKS[guest],), act=by_history(SPEAKS[guest]))
        at = {"starts_at": moment(slot.on, 14), "ends_at": moment(slot.on, 16)}
        agenda = (AgendaLine(time(14), "看现场"), AgendaLine(time(15), "谈问题"))
        told = {"venue": "行政楼 201", "agenda": agenda, "responsible_person": SPEAKS[host]}
        self.visits.set_logistics(key, **at, **told, act=by_history(SPEAKS[host]))
        self.visits.confirm(key, act=by_history(SPEAKS[host]))
        return agreed

    def hold(self, confirmed):
        key, host, _guest, slot = confirmed
        at = {"started_at": moment(slot.on, 14), "ended_at": moment(slot.on, 16)}
        self.visits.record_held(key, **at, headcount_guest=3, headcount_host=6, act=by_history(SPEAKS[host]))
        return confirmed

    def write_up(self, held):
        key, host, guest, _slot = held
        present = (Entry(SPEAKS[host], host, Attendance.PRESENT), Entry(SPEAKS[guest], guest, Attendance.LATE))
        sheet = {"responsible_present": True, "source": SheetSource.PAPER}
        self.visits.file_attendance(key, entries=present, **sheet, act=by_history(SPEAKS[host]))
        items = (Item(1, Prose("改编一讲短讲"), SPEAKS[guest], date(2026, 3, 31)),)
        texts = {"learnt": ("午睡间隙开二十分钟支委会",), "problems": ("场地偏小",)}
        by = by_history(SPEAKS[guest])
        self.visits.file_minutes(key, summary=SUMMARY, **texts, action_items=items, side=Side.GUEST, act=by)


def moment(on, hour):
    return datetime.combine(on, time(hour), SHANGHAI)


def put_visits_into(folder):
    """All visits, in the folder of a district."""
    stage = Stage(folder)
    agreed = stage.offer("v-agreed", MS, KG, "观摩“红帆讲坛”学科党课", date(2026, 3, 20))
    over = stage.offer("v-over", MS, KG, "党员活动室怎样用起来", date(2026, 3, 4))
    held = stage.offer("v-held", KG, MS, "幼小衔接里的党员先锋岗", date(2026, 3, 3))
    reported = stage.offer("v-reported", PS, KG, "支委会怎样开得短", date(2026, 2, 26))
    changing = stage.offer("v-changing", PS, MS, "家校沟通的边界", date(2026, 3, 24))
    for each in (over, held, reported):
        stage.arrange(stage.agree(each))
    stage.agree(agreed, 4), stage.arrange(stage.agree(changing))
    stage.wind(2, 27)
    stage.write_up(stage.hold(reported))
    stage.wind(3, 4, hour=1)
    stage.hold(held)
    terms = {"slots": (Slot(date(2026, 3, 26), Part.PM),), "changes": Terms(venue="图书馆二层")}
    stage.visits.propose_change("v-changing", reason="当天年级组有公开课", **terms, act=by_history(SPEAKS[PS]))
    past = Subject("P1", Direction.REQUEST, KG, MS, "主题党日怎样请家长", Prose("学校之间临时约的一次。"))
    times = {"started_at": moment(date(2026, 1, 15), 9), "ended_at": moment(date(2026, 1, 15), 11)}
    heads = {"headcount_guest": 2, "headcount_host": 3, "source": "签到表"}
    by = by_history(SPEAKS[MS])
    stage.visits.record_afterwards(past, **times, **heads, side=Side.GUEST, key="v-afterwards", act=by)
    stage.offer("v-offered", PS, KG, "党课怎样请老党员来讲", date(2026, 3, 27))
    stage.hub.close()
