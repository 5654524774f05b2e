"""Minutes, feedback, action items, the return that is owed, and the end of the file."""

from __future__ import annotations

from datetime import date

from domain.visits import Amendment, Standing, Visit, VoidReason
from domain.words import Item, Side
from hub.access import Act
from hub.clock import local_day
from hub.core import command
from hub.log import Receipt
from hub.texts import Text, needed, prose
from hub.visits.basis import Basis
from projections import ledger


class Aftermath(Basis):
    """Use cases of what follows from a visit."""

    @command
    def file_minutes(
        self,
        key: str,
        *,
        summary: Text,
        learnt: tuple[Text, ...],
        problems: tuple[Text, ...] = (),
        action_items: tuple[Item, ...] = (),
        nothing_learnt: bool = False,
        side: Side | None = None,
        act: Act,
    ) -> Receipt:
        """The first revision; the side that files it agrees to it thereby."""
        case = self._case("file_minutes", key, act, side)
        case.visit.file_minutes(
            by=case.side,
            by_person=act.person,
            summary=needed(summary),
            learnt=tuple(map(needed, learnt)),
            problems=tuple(map(needed, problems)),
            action_items=action_items,
            nothing_learnt=nothing_learnt,
        )
        return self._commit(case)

    @command
    def amend_minutes(
        self,
        key: str,
        *,
        base_revision: int,
        changes: Amendment,
        nothing_learnt: bool = False,
        side: Side | None = None,
        act: Act,
    ) -> Receipt:
        """Another revision of the one that was read; the other side agrees anew."""
        case = self._case("amend_minutes", key, act, side)
        case.visit.amend_minutes(
            by=case.side,
            by_person=act.person,
            base_revision=base_revision,
            changes=changes,
            nothing_learnt=nothing_learnt,
        )
        return self._commit(case)

    @command
    def confirm_minutes(self, key: str, *, revision: int, side: Side | None = None, act: Act) -> Receipt:
        """The other side agrees; the timer does so after 14 days of silence."""
        case = self._case("confirm_minutes", key, act, side)
        revised_at = self._recorded_at(key, Visit.MinutesFiled, Visit.MinutesAmended)
        case.visit.confirm_minutes(
            by=case.by,
            revision=revision,
            now=self._core.now(),
            by_person=act.person,
            revised_on=local_day(revised_at) if revised_at else None,
        )
        return self._commit(case)

    @command
    def give_feedback(
        self,
        key: str,
        *,
        usefulness: int,
        will_apply: bool,
        takeaway: Text = None,
        suggestion: Text = None,
        side: Side | None = None,
        act: Act,
    ) -> Receipt:
        """What a side thinks; sealed until both have written or 14 days are over."""
        case = self._case("give_feedback", key, act, side)
        case.visit.give_feedback(
            by=case.side,
            usefulness=usefulness,
            will_apply=will_apply,
            now=self._core.now(),
            takeaway=prose(takeaway),
            suggestion=prose(suggestion),
        )
        return self._commit(case)

    @command
    def complete_action(self, key: str, *, item_no: int, on: date, evidence: Text = None, act: Act) -> Receipt:
        """An action item is done: its owner says so, or an assistant of one of the sides."""
        visit = self._core.log.load(Visit, key)
        items = visit.minutes.action_items if visit.minutes else ()
        if not any(item.no == item_no and item.owner == act.person for item in items):
            case = self._case("complete_action", key, act)
            visit, act = case.visit, case.act
        visit.complete_action(item_no=item_no, on=on, now=self._core.now(), evidence=prose(evidence))
        return self._core.commit(visit, act=act)

    @command
    def promise_return(self, key: str, *, due_on: date, act: Act) -> Receipt:
        """The guest says by when it invites back."""
        case = self._case("promise_return", key, act)
        case.visit.promise_return(by=case.side, due_on=due_on, standing=self._return(key))
        return self._commit(case)

    @command
    def waive_return(self, key: str, *, reason: Text, act: Act) -> Receipt:
        """The host asks for no return visit."""
        case = self._case("waive_return", key, act)
        case.visit.waive_return(by=case.side, reason=needed(reason), standing=self._return(key))
        return self._commit(case)

    def _return(self, key: str) -> Standing | None:
        with self._look() as read:
            owed = ledger.of_visit(read, key, self._core.today())
        return owed.standing if owed else None

    @command
    def remind(self, key: str, *, act: Act) -> Receipt:
        """催办: the Party School reminds the sides of what the visit waits for, at most once a week."""
        act = self._core.may(act, "visit.remind")
        visit = self._core.log.load(Visit, key)
        visit.remind(now=self._core.now())
        return self._core.commit(visit, act=act)

    @command
    def close(self, key: str, *, act: Act) -> Receipt:
        """By hand what is missing is named as the reason; the timer waits until nothing can be missing any more."""
        case = self._case("close", key, act)
        case.visit.close(by_hand=act.source != "timer", now=self._core.now())
        return self._commit(case)

    @command
    def void(self, key: str, *, reason: VoidReason, note: Text, kept: str | None = None, act: Act) -> Receipt:
        """The Party School takes a record out of every count. `kept`: key of the record that counts instead. Raises NotFound."""
        case = self._case("void", key, act)
        if kept:
            self._core.log.load(Visit, kept)
        case.visit.void(reason=reason, note=needed(note), kept=kept or None)
        return self._commit(case)

    @command
    def redact(self, key: str, *, of: tuple[str, ...], reason: str, act: Act) -> Receipt:
        """脱敏: texts of a visit, named by their keys, are destroyed for ever; by an officer, or by who wrote all of them."""
        if not act.trusted and of and set(of) <= self._written_by(Visit, key, act.person):
            visit = self._core.log.load(Visit, key)
        else:
            case = self._case("redact", key, act)
            visit, act = case.visit, case.act
        visit.redact(of=of, reason=reason)
        receipt = self._core.commit(visit, act=act)
        self._obey()
        return receipt
