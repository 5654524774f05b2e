"""Use cases of what took place: the record, who was there and answered for it, the minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.exchanges import Amendment, Deputy, SheetSource
from domain.model import Prose
from domain.words import Attendance, Entry, Item, Party, PartyKind
from hub.access import Act
from hub.exchanges.basis import Basis, besides, in_turn, strangers
from hub.log import Receipt
from hub.texts import Text, needed


class Records(Basis):
    """The record of an exchange."""

    @in_turn
    def record_held(
        self,
        key: str,
        *,
        started_at: datetime,
        ended_at: datetime,
        headcount: int,
        partner_ids: Sequence[str] = (),
        outcome_link: str | None = None,
        sure: bool = False,
        act: Act,
    ) -> Receipt:
        """It took place. `partner_ids`: partners that were there; `sure`: an unusual number is meant."""
        before = self._running("record_held", key, act)
        with self._look() as read:
            came = [Party(PartyKind.PARTNER, code) for code in partner_ids]
            unknown = self._known_units(read, "partner_ids", came)
        with besides(unknown):
            before.exchange.record_held(
                started_at=started_at,
                ended_at=ended_at,
                headcount=headcount,
                partner_ids=tuple(partner_ids),
                outcome_link=outcome_link,
                sure=sure,
                now=self._core.now(),
            )
        return self._done(before)

    @in_turn
    def record_deputy(self, key: str, *, person_id: str, reason: Text, act: Act) -> Receipt:
        """Who stood in for the responsible person."""
        before = self._running("record_deputy", key, act)
        with self._look() as read:
            known = not strangers(read, [person_id] if person_id else [])
        before.exchange.record_deputy(person_id=person_id, reason=needed(reason), known=known)
        return self._done(before)

    @in_turn
    def file_attendance(
        self,
        key: str,
        *,
        entries: Sequence[Entry],
        responsible_present: bool,
        source: SheetSource,
        deputy: Deputy | None = None,
        came: Mapping[str, bool] | None = None,
        act: Act,
    ) -> Receipt:
        """The sheet, entered once, of people and (`came`, by seat) of guests; who comes second with another one sees the first."""
        before = self._running("file_attendance", key, act)
        persons = {line.person_id for line in entries} | ({deputy.person_id} if deputy else set())
        with self._look() as read:
            unknown = strangers(read, persons)
            lost = self._known_units(read, "entries", dict.fromkeys(line.party for line in entries))
        with besides(lost):
            before.exchange.file_attendance(
                entries=tuple(entries),
                responsible_present=responsible_present,
                source=source,
                deputy=deputy,
                came=came,
                unknown=unknown,
            )
        return self._done(before)

    @in_turn
    def correct_attendance(
        self, key: str, *, person_id: str, to_status: Attendance, reason: Text, party: Party | None = None, act: Act
    ) -> Receipt:
        """Another status of a person on the sheet, or a person who was missing on it and came for `party`."""
        before = self._running("correct_attendance", key, act)
        with self._look() as read:
            unknown = self._known_people(read, "person_id", [person_id]) + self._known_units(read, "party", [party])
        with besides(unknown):
            why = needed(reason)
            before.exchange.correct_attendance(person_id=person_id, to_status=to_status, reason=why, party=party)
        return self._done(before)

    @in_turn
    def file_minutes(
        self,
        key: str,
        *,
        summary: Text,
        learnt: Sequence[str | Prose],
        problems: Sequence[str | Prose] = (),
        action_items: Sequence[Item] = (),
        nothing_learnt: bool = False,
        act: Act,
    ) -> Receipt:
        before = self._running("file_minutes", key, act)
        before.exchange.file_minutes(
            by_person=act.person,
            summary=needed(summary),
            learnt=tuple(map(needed, learnt)),
            problems=tuple(map(needed, problems)),
            action_items=tuple(action_items),
            nothing_learnt=nothing_learnt,
        )
        return self._done(before)

    @in_turn
    def amend_minutes(
        self, key: str, *, base_revision: int, changes: Amendment, nothing_learnt: bool = False, act: Act
    ) -> Receipt:
        """Another revision of the one that was read."""
        before = self._running("amend_minutes", key, act)
        before.exchange.amend_minutes(
            by_person=act.person, base_revision=base_revision, changes=changes, nothing_learnt=nothing_learnt
        )
        return self._done(before)
