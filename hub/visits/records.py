"""What happened is recorded, acknowledged, disputed and corrected; who was there is filed once."""

from __future__ import annotations

from datetime import date, datetime

from domain.model import DomainEvent
from domain.visits import Cause, Deputy, Disputed, RecordField, RecordValue, SheetSource, Subject, Visit
from domain.words import Attendance, Entry, Party, Side
from hub.access import Act
from hub.clock import local_day
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed
from hub.visits.basis import Basis, period, placed, refuse_unknown, strangers
from projections import visits

RECORDED: dict[Disputed, tuple[type[DomainEvent], ...]] = {
    Disputed.HELD: (Visit.Held, Visit.RecordedAfterwards),
    Disputed.NOT_HELD: (Visit.NotHeld,),
    Disputed.ATTENDANCE: (Visit.AttendanceFiled, Visit.AttendanceCorrected),
    Disputed.MINUTES: (Visit.MinutesFiled, Visit.MinutesAmended),
}
"""The facts from which the days for a dispute are counted."""


class Records(Basis):
    """Use cases of the record."""

    @command
    def record_afterwards(
        self,
        subject: Subject,
        *,
        started_at: datetime,
        ended_at: datetime,
        headcount_guest: int,
        headcount_host: int,
        source: str,
        partner_ids: tuple[str, ...] = (),
        sure: bool = False,
        side: Side | None = None,
        key: str = "",
        act: Act,
    ) -> Receipt:
        """补录: a visit that took place without an invitation here. The Party School enters it in its own name, or for `side`.

        A subject without a programme gets the one that ran on the day of the visit.
        """
        sides = {Side.HOST: subject.host, Side.GUEST: subject.guest}
        new = self._new("record_afterwards", sides, act, Side.HOST, side)
        with self._look() as read:
            subject = placed(read, subject, started_at)
            visit = Visit.record_afterwards(
                subject,
                by=new.by,
                by_person=act.person,
                started_at=started_at,
                ended_at=ended_at,
                headcount_guest=headcount_guest,
                headcount_host=headcount_host,
                source=source,
                now=self._core.now(),
                programme=period(read, subject.programme_id),
                key=key,
                partner_ids=partner_ids,
                original=visits.original(read, subject.in_return_for) if subject.in_return_for else None,
                sure=sure,
            )
        return self._core.commit(visit, act=new.act)

    @command
    def record_held(
        self,
        key: str,
        *,
        started_at: datetime,
        ended_at: datetime,
        headcount_guest: int,
        headcount_host: int,
        partner_ids: tuple[str, ...] = (),
        sure: bool = False,
        side: Side | None = None,
        act: Act,
    ) -> Receipt:
        """It took place. The Party School may say so, in its own name, of one recorded as not held that is disputed."""
        case = self._case("record_held", key, act, side)
        case.visit.record_held(
            by=case.by,
            started_at=started_at,
            ended_at=ended_at,
            headcount_guest=headcount_guest,
            headcount_host=headcount_host,
            now=self._core.now(),
            partner_ids=partner_ids,
            sure=sure,
        )
        return self._commit(case)

    @command
    def record_not_held(self, key: str, *, cause: Cause, note: Text, side: Side | None = None, act: Act) -> Receipt:
        case = self._case("record_not_held", key, act, side)
        case.visit.record_not_held(cause=cause, note=needed(note), now=self._core.now())
        return self._commit(case)

    @command
    def acknowledge_record(self, key: str, *, side: Side | None = None, act: Act) -> Receipt:
        """A side that did not enter the record says that it is true."""
        case = self._case("acknowledge_record", key, act, side)
        case.visit.acknowledge_record(by=case.side, by_person=act.person)
        return self._commit(case)

    @command
    def file_attendance(
        self,
        key: str,
        *,
        entries: tuple[Entry, ...],
        responsible_present: bool,
        source: SheetSource,
        deputy: Deputy | None = None,
        act: Act,
    ) -> Receipt:
        """The sheet, entered once; who comes second is refused and sees the first."""
        case = self._case("file_attendance", key, act)
        persons = {line.person_id for line in entries} | ({deputy.person_id} if deputy else set())
        with self._look() as read:
            unknown = strangers(read, persons)
        case.visit.file_attendance(
            entries=entries, responsible_present=responsible_present, source=source, deputy=deputy, unknown=unknown
        )
        return self._commit(case)

    @command
    def correct_attendance(
        self, key: str, *, person_id: str, to_status: Attendance, reason: Text, party: Party | None = None, act: Act
    ) -> Receipt:
        """Another status of a person on the sheet, or a person who was missing on it and came for `party`."""
        case = self._case("correct_attendance", key, act)
        case.visit.correct_attendance(person_id=person_id, to_status=to_status, reason=needed(reason), party=party)
        return self._commit(case)

    @command
    def dispute_record(self, key: str, *, what: Disputed, text: Text, side: Side | None = None, act: Act) -> Receipt:
        """A side contests a part of the record, within 7 days of it."""
        case = self._case("dispute_record", key, act, side)
        recorded_on = self._day_of(key, *RECORDED[what]) or self._core.today()
        case.visit.dispute_record(
            by=case.side, what=what, text=needed(text), now=self._core.now(), recorded_on=recorded_on
        )
        return self._commit(case)

    @command
    def correct_record(
        self,
        key: str,
        *,
        field: RecordField,
        new: RecordValue,
        reason: Text,
        sure: bool = False,
        side: Side | None = None,
        act: Act,
    ) -> Receipt:
        """Time, numbers or partners; who visited whom is corrected by the Party School in its own name."""
        case = self._case("correct_record", key, act, side)
        if isinstance(new, Party):
            with self._look() as read:
                refuse_unknown(read, new=new)
        case.visit.correct_record(
            by=case.by, field=field, new=new, reason=needed(reason), now=self._core.now(), sure=sure
        )
        return self._commit(case)

    @command
    def correct_times(
        self,
        key: str,
        *,
        started_at: datetime,
        ended_at: datetime,
        reason: Text,
        side: Side | None = None,
        act: Act,
    ) -> Receipt:
        """Start and end together: also to another day."""
        case = self._case("correct_record", key, act, side)
        case.visit.correct_times(started_at=started_at, ended_at=ended_at, reason=needed(reason), now=self._core.now())
        return self._commit(case)

    def _day_of(self, key: str, *kinds: type[DomainEvent]) -> date | None:
        """The day on which the newest of these facts was recorded."""
        at = self._recorded_at(key, *kinds)
        return local_day(at) if at else None
