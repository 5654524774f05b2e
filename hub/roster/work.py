"""The two long steps of an import: compare every row with what is so, and carry out what is to be done.

Either may be broken off at any row, by a crash too, and goes on later: what has been done already is seen to be so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from hub.access import RULES, Act
from hub.core import Core
from hub.roster.carrying import Carried, carry_out
from hub.roster.drafts import Draft
from hub.roster.faults import RowsWrong
from hub.roster.files import Folder
from hub.roster.kinds import Action, Fault, Kind, Outcome, State, faults_of
from hub.roster.plan import planned
from hub.roster.present import Present, present
from hub.roster.register import Import, Line, Register

LINES: Final = 1_000
"""Rows that are written down at a time."""
TO_DO: Final = (Action.NEW, Action.CHANGE)

Progress = Callable[[Import], object]
"""Told where an import stands, now and then."""


def nobody(_: Import) -> None:
    """Is told nothing."""


class Settled(NamedTuple):
    """What became of a row."""

    no: int
    outcome: Outcome
    thing: str
    faults: list[Fault]


class Work:
    """One import in hand."""

    def __init__(self, core: Core, register: Register, folder: Folder, of: Import, act: Act, told: Progress) -> None:
        self._core, self._register, self._folder, self._of, self._act = core, register, folder, of, act
        self._told = told

    # ---- comparing

    def check(self, trouble: str = "") -> None:
        """Write down of each row what would be done, or why it cannot be."""
        self._register.clear(self._of.id)
        counts: dict[str, int] = {}
        lines: list[Line] = []
        no = 0
        for no, draft in self._drafts():
            lines.append(_line(no, draft))
            counts[draft.action] = counts.get(draft.action, 0) + 1
            if len(lines) == LINES:
                self._write(lines, no)
        self._write(lines, no)
        state = {"state": State.CHECKED, "counts": counts, "total": no, "done": no, "trouble": trouble}
        self._register.set(self._of.id, **state)

    def _write(self, lines: list[Line], done: int) -> None:
        if lines:
            self._register.add(self._of.id, lines)
            lines.clear()
        self._progress(done)

    def _progress(self, done: int) -> None:
        self._register.set(self._of.id, done=done)
        if (found := self._register.find(self._of.id)) is not None:
            self._told(found)

    def _drafts(self) -> Iterator[tuple[int, Draft]]:
        return enumerate(planned(self._folder, self._of.sheets, self._present(), self._of.id), 1)

    def _present(self) -> Present:
        core, act = self._core, self._act
        core.follow()
        who = core.standing(act.person)
        with core.read.reader() as read:
            return present(
                read, core.private, core.today(), lambda rule: act.trusted or who.role_for(RULES[rule]) is not None
            )

    # ---- carrying out

    def apply(self) -> bool:
        """Do what is to be done; False where nothing was, since by now some row is wrong and all of it was asked for."""
        settled = self._register.settled(self._of.id)
        if not self._of.good_only and not settled and self._wrong():
            self.check(trouble=RowsWrong.code)
            return False
        aside: list[Settled] = []
        for carried in carry_out(self._core, self._todo(settled, aside), self._act):
            self._settle([*aside, *map(_settled, carried)])
            aside.clear()
        self._settle(aside)
        outcomes = list(self._register.settled(self._of.id).values())
        counts = self._of.counts | {each: outcomes.count(each) for each in Outcome}
        self._register.set(self._of.id, state=State.DONE, counts=counts, done=self._of.total)
        return True

    def _wrong(self) -> bool:
        return any(draft.action is Action.WRONG for _, draft in self._drafts())

    def _todo(self, settled: dict[int, Outcome], aside: list[Settled]) -> Iterator[Draft]:
        """Rows to be carried out. One that says by now what is so was carried out before a crash, or by somebody else."""
        actions = self._register.actions(self._of.id)
        for no, draft in self._drafts():
            if no in settled or actions.get(no) not in TO_DO:
                continue
            draft.no = no
            if draft.action in TO_DO:
                yield draft
            else:
                refused = draft.action is Action.WRONG
                outcome = Outcome.REFUSED if refused else Outcome.DONE
                aside.append(Settled(no, outcome, draft.thing, _faults(draft)))

    def _settle(self, rows: Iterable[Settled]) -> None:
        found = list(rows)
        if found:
            self._register.decide(self._of.id, found)
            self._progress(max(each.no for each in found))


def _settled(carried: Carried) -> Settled:
    draft, refused = carried
    if refused is None:
        return Settled(draft.no, Outcome.DONE, draft.thing, [])
    return Settled(draft.no, Outcome.REFUSED, draft.thing, faults_of(refused))


def _faults(draft: Draft) -> list[Fault]:
    return [fault for refused in draft.faults for fault in faults_of(refused)]


def _line(no: int, draft: Draft) -> Line:
    return Line(
        no=no,
        sheet=draft.sheet.name,
        kind=Kind(draft.sheet.kind or ""),
        line=draft.row.line,
        action=draft.action,
        thing=draft.thing,
        said=draft.row.said,
        faults=_faults(draft),
        notes=draft.notes,
        outcome=None,
    )
