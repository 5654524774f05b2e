"""A small district that lives: a real hub on a folder, one person for each role, and a clock that a test winds.

`Friday` 2026-03-20 is the usual day of a visit; the clock begins on Thursday 2026-03-05, half past nine.
"""

from __future__ import annotations

import itertools
import shutil
from datetime import UTC, date, datetime, time, timedelta

from domain.model import Prose
from domain.partners import LegalBasis
from domain.studios import Basis, Eligibility, LeavingReason
from domain.visits import Direction, SheetSource, Subject, Visit
from domain.words import (
    SHANGHAI,
    AgendaLine,
    Attendance,
    Entry,
    Item,
    Level,
    Locality,
    MemberBand,
    OrgKind,
    Part,
    PartnerKind,
    Party,
    PartyKind,
    Role,
    Scope,
    ScopeKind,
    Slot,
    Stage,
)
from hub.access import Act
from hub.compose import open_hub
from hub.settings import Settings
from projections import visits
from projections.read import catch_up, connect, dump_digest, fresh

MS1, MS2, PS1, KG1, KG2 = (Party(PartyKind.SCHOOL, c) for c in ("MS-01", "MS-02", "PS-01", "KG-01", "KG-02"))
STUDIO_MS, STUDIO_KG = (Party(PartyKind.STUDIO, c) for c in ("ST-MS", "ST-KG"))
STREET = Party(PartyKind.PARTNER, "PT-01")

SCHOOLS = {
    "MS-01": (Level.MIDDLE, Locality.URBAN, MemberBand.FROM_20),
    "MS-02": (Level.MIDDLE, Locality.URBAN, MemberBand.FROM_20),
    "PS-01": (Level.PRIMARY, Locality.RURAL, MemberBand.FROM_7),
    "KG-01": (Level.KINDERGARTEN, Locality.URBAN, MemberBand.FROM_7),
    "KG-02": (Level.KINDERGARTEN, Locality.RURAL, MemberBand.LT7),
}
MEMBERS = {
    "sec-ms": ("MS-01", "ST-MS"),
    "sec-ps": ("PS-01", "ST-MS"),
    "sec-kg": ("KG-01", "ST-KG"),
    "sec-kg2": ("KG-02", "ST-KG"),
    "gone": ("KG-01", "ST-KG"),
}
DISTRICT = {role: role for role in (Role.DIRECTOR, Role.OFFICER, Role.EVALUATOR, Role.OBSERVER, Role.ADMIN)}
OTHERS = ("lead-ms", "mentor-ms", "asst-ms", "asst-kg", "liaison", "nobody")

BEGIN = date(2024, 9, 1)
THURSDAY = Slot(date(2026, 3, 19), Part.AM)
FRIDAY = Slot(date(2026, 3, 20), Part.PM)
SAME = [
    "version",
    "host",
    "guest",
    "topic",
    "purpose",
    "question",
    "capacity",
    "state",
    "turn",
    "offer_no",
    "slots",
    "slot",
    "headcount",
    "venue",
    "change_no",
    "started_at",
    "ended_at",
    "unacknowledged",
    "confirmed",
    "tacit",
    "promised",
    "in_return_for",
]
"""Fields that the domain and the read database both have."""
SHEET = (Entry("sec-ms", MS1, Attendance.PRESENT), Entry("sec-kg", KG1, Attendance.LATE))


def at(text):
    """`2026-03-20 14:00`, district time."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


class Clock:
    """A clock that a test winds."""

    def __init__(self):
        self.now = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)

    def __call__(self):
        return self.now


class District:
    """The hub, its people, and a visit brought as far as a test needs it. Each method that makes a visit gives its key."""

    serial = itertools.count(1)

    def __init__(self, folder, clock=None, *, create=False, **settings):
        self.clock = clock or Clock()
        self.folder = folder
        self.hub = open_hub(Settings(data=folder, cdn="off", **settings), self.clock, create=create)
        self.visits = self.hub.visits

    def close(self):
        self.hub.close()

    def wind(self, text):
        """Let it be this moment, district time."""
        self.clock.now = at(text).astimezone(UTC)

    def by(self, person, command_id="", **more):
        """An act of a person, from a page."""
        command = command_id or f"c-{next(self.serial)}"
        return Act(person=person, command_id=command, correlation=command, **more)

    # ---- looking

    def ask(self, question, *args, **kwargs):
        with self.hub.reader() as read:
            return question(read, *args, **kwargs)

    def see(self, key):
        """The visit as pages see it."""
        return self.ask(visits.by_key, key)

    def kinds(self, key, **more):
        """What happened to a visit, in order."""
        return [line.kind for line in self.lines(key, **more)]

    def lines(self, key, **more):
        """The timeline of a visit, as it is seen today."""
        return self.ask(visits.timeline, key, today=self.hub.core.today(), **more)

    def level(self):
        """Live, rebuilt at once, and rebuilt by way of the middle: all the same, and nothing parked."""
        live = connect(self.hub.read.path)
        assert live.execute("SELECT topic, error FROM parked").fetchall() == []
        rebuilt, scratch = fresh(), fresh()
        catch_up(self.hub.log, rebuilt)
        for stop in (self.hub.log.head().position // 2, self.hub.log.head().position - 1, 1 << 62):
            catch_up(self.hub.log, scratch, stop=stop, batch=7)
        digests = {dump_digest(db) for db in (live, rebuilt, scratch)}
        live.close()
        for key in self.ask(lambda read: read.rows("SELECT key FROM visit")):
            self.agrees(*key)
        return len(digests) == 1

    def agrees(self, key):
        """What pages see of a visit is what the domain knows of it."""
        knows, seen = self.hub.log.load(Visit, key), self.see(key)
        for name in SAME:
            assert getattr(seen, name) == getattr(knows, name), name
        assert seen.disputed == len(knows.disputes)
        assert (seen.waived_at is not None, seen.afterwards) == (knows.waived, knows.recorded_afterwards)
        if knows.sheet:
            rows = self.ask(visits.attendance, key)
            assert [(r.person, r.party, r.status) for r in rows] == [
                (e.person_id, e.party, e.status) for e in knows.sheet.entries
            ]
        if knows.minutes:
            last = self.ask(visits.minutes, key)
            texts = (last.revision, last.by, last.summary, last.learnt, last.problems)
            there = knows.minutes
            assert texts == (there.revision, there.by_person, there.summary, there.learnt, there.problems)
            assert [(i.no, i.what, i.owner, i.due_on) for i in last.items] == [
                (i.no, i.what, i.owner, i.due_on) for i in there.action_items
            ]
            assert {i.no for i in last.items if i.done_on} == knows.done & {i.no for i in last.items}

    def statements(self, question, *args, **kwargs):
        """How many SQL statements a question runs."""
        told = []
        reader = self.hub.read.open_reader()
        reader._cursor.connection.set_trace_callback(told.append)
        question(reader, *args, **kwargs)
        reader._cursor.connection.set_trace_callback(None)
        self.hub.read.give_back(reader)
        return len(told)

    # ---- a visit, as far as it goes

    def invite(self, host=MS1, guest=KG1, topic="家校沟通", *, by="sec-ms", slots=(THURSDAY, FRIDAY), **more):
        fields = {name: more.pop(name) for name in ("reply_by", "override_reason") if name in more}
        direction = more.pop("direction", Direction.INVITE)
        subject = Subject("", direction, host, guest, topic, Prose("请来看看"), **more)
        receipt = self.visits.propose(subject, slots=slots, **fields, act=self.by(by))
        no = self.ask(visits.created_at, receipt.first)
        return self.ask(visits.visit, no).key

    def agreed(self, *args, answers="sec-kg", slot=FRIDAY, **more):
        key = self.invite(*args, **more)
        self.visits.accept(key, offer_no=1, slot=slot, party_size=6, act=self.by(answers))
        return key

    def prepared(self, **more):
        """Agreed, the hours set by the host, the names by the guest."""
        key = self.agreed(**more)
        self.arrange(key)
        self.visits.set_delegation(key, headcount=6, person_ids=("sec-kg",), act=self.by("sec-kg"))
        return key

    def arrange(self, key, *, by="sec-ms", starts="14:00", ends="16:30", person="sec-ms", **more):
        self.visits.set_logistics(
            key,
            starts_at=at(f"2026-03-20 {starts}"),
            ends_at=at(f"2026-03-20 {ends}"),
            venue="二楼会议室",
            agenda=(AgendaLine(time(14), "看现场"),),
            responsible_person=person,
            **more,
            act=self.by(by),
        )

    def held(self, *args, on="2026-03-20", by="sec-ms", **more):
        """Took place from 14:00 to 16:30, recorded that evening."""
        key = self.agreed(*args, **more)
        self.hold(key, on=on, by=by)
        return key

    def hold(self, key, *, on="2026-03-20", by="sec-ms", **more):
        self.wind(f"{on} 18:00")
        times = {"started_at": at(f"{on} 14:00"), "ended_at": at(f"{on} 16:30")}
        heads = {"headcount_guest": 6, "headcount_host": 4}
        self.visits.record_held(key, **times, **heads, **more, act=self.by(by))

    def afterwards(self, host, guest, on, *, by="officer", **more):
        """A visit entered afterwards, by the Party School unless said otherwise."""
        extra = {name: more.pop(name) for name in ("side", "key") if name in more}
        subject = Subject("", Direction.INVITE, host, guest, f"{on} 走访", Prose("补录"), **more)
        times = {"started_at": at(f"{on} 14:00"), "ended_at": at(f"{on} 16:00")}
        heads = {"headcount_guest": 3, "headcount_host": 3}
        receipt = self.visits.record_afterwards(subject, **times, **heads, source="签到表", **extra, act=self.by(by))
        return self.ask(visits.visit, self.ask(visits.created_at, receipt.first)).key

    def reported(self, **more):
        """Held, and the host's minutes filed."""
        key = self.held(**more)
        self.minute(key)
        return key

    def minute(self, key, *, by="sec-ms", learnt=("把问题摆出来",), **more):
        items = (Item(1, Prose("试行家校联络本"), "sec-kg", date(2026, 5, 1)),)
        self.visits.file_minutes(
            key, summary="看了活动室", learnt=learnt, problems=("时间短",), action_items=items, **more, act=self.by(by)
        )

    def sheet(self, key, *, by="asst-ms", entries=SHEET):
        self.visits.file_attendance(
            key, entries=entries, responsible_present=True, source=SheetSource.PAPER, act=self.by(by)
        )


def build(folder):
    """The district before its first visit."""
    made = District(folder, create=True)
    made.clock.now = datetime(2024, 9, 2, 1, tzinfo=UTC)
    told = (made.by("officer", source="history") for _ in itertools.count())
    _places(made.hub, told)
    for person in (*DISTRICT, *MEMBERS, *OTHERS):
        made.hub.people.enrol(person, name=f"名 {person}", act=next(told))
    for person, role in DISTRICT.items():
        made.hub.people.grant(person, role, Scope(ScopeKind.DISTRICT), from_on=BEGIN, act=next(told))
    _people(made.hub, told)
    made.close()


def _places(hub, told):
    hub.programme.open("P1", title="培育", operator="党校", starts_on=BEGIN, ends_on=date(2026, 8, 31), act=next(told))
    day = BEGIN
    for stage, last in zip(Stage, ("2024-10-31", "2025-04-30", "2025-10-31", "2026-04-30", "2026-08-31"), strict=True):
        end = date.fromisoformat(last)
        modes = {"focus": "重点", "primary_modes": ("dialogue",)}
        hub.programme.schedule_stage("P1", stage, starts_on=day, ends_on=end, **modes, act=next(told))
        day = end + timedelta(days=1)
    for code, (level, locality, band) in SCHOOLS.items():
        kind = {"locality": locality, "member_band": band, "street": "街", "org_kind": OrgKind.BRANCH}
        hub.schools.register(code, name=f"校 {code}", level=level, **kind, act=next(told))
    hub.partners.register("PT-01", name="街道", kind=PartnerKind.STREET, act=next(told))
    for code, level in (("ST-MS", Level.MIDDLE), ("ST-KG", Level.KINDERGARTEN)):
        hub.studios.establish(code, programme_id="P1", name=f"室 {code}", level=level, act=next(told))


def _people(hub, told):
    lead = {"school_id": "MS-02", "basis": Basis.DEMONSTRATION_POINT, "from_on": BEGIN}
    hub.studios.appoint_lead("ST-MS", "lead-ms", **lead, act=next(told))
    hub.studios.appoint_mentor("ST-MS", "mentor-ms", org="市委党校", duties=(), on=BEGIN, act=next(told))
    hub.studios.appoint_assistant("ST-MS", "asst-ms", on=BEGIN, act=next(told))
    hub.studios.appoint_assistant("ST-KG", "asst-kg", on=BEGIN, act=next(told))
    hub.partners.designate_contact("PT-01", "liaison", legal_basis=LegalBasis.CONSENT, on=BEGIN, act=next(told))
    for person, (school, studio) in MEMBERS.items():
        since = {"in_post_since": "2023-09", "eligibility": Eligibility.WITHIN_LIMIT, "on": BEGIN}
        place = {"programme_id": "P1", "school_id": school, "studio_id": studio}
        hub.studios.admit(person, **place, **since, act=next(told))
    left = {"reason": LeavingReason.REASSIGNED, "on": date(2025, 8, 31)}
    hub.studios.leave("gone", programme_id="P1", **left, act=next(told))


def copy(folder, to):
    """The district's files for one test."""
    shutil.copytree(folder, to)
    return District(to)
