"""名册导入: a sheet is taken in, its columns are matched, every row is compared with what is so, and only then is anything done.

Steps that take long are done by the background process (hub/roster/clerk.py). Nobody but who may import sees the names in a sheet, and
they go when it is over.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import IO, Final
from uuid import uuid4

from domain.errors import NotFound, Refused
from hub.access import Act
from hub.clock import micros
from hub.core import Core
from hub.log import LogUnavailable
from hub.rehearsal import go_no_further
from hub.roster import columns
from hub.roster.columns import Found, Sheet
from hub.roster.faults import NoColumns, NothingToDo, NotNow, RowsWrong
from hub.roster.files import FOLDER, Folder
from hub.roster.kinds import Kind, State
from hub.roster.present import Present, present
from hub.roster.register import AT_WORK, WAITING, Import, Register
from hub.roster.work import Progress, Work, nobody

RULE: Final = "roster.import"
SMALL: Final = 300
"""Rows that are looked through at once, while somebody waits; more are left to the background process."""
WAITS: Final = timedelta(days=7)
"""How long a sheet waits to be carried out."""
REMEMBERED: Final = timedelta(days=365)
"""How long it is remembered what became of it."""


class Roster:
    """Use cases of imports."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self.register = Register(core.private)
        self._bell = core.settings.data / FOLDER / "bell"
        """A file that is there when there may be work: nobody asks the store five times a second."""

    # ---- by who imports

    def take(self, name: str, content: IO[bytes], *, act: Act) -> Import:
        """Take a sheet in. Raises a refusal of hub.access, of hub.roster.faults or hub.attachments.faults, and then keeps nothing."""
        self._core.may(act, RULE)
        go_no_further()
        key = uuid4().hex[:16]
        folder = self.folder(key)
        shown = folder.keep(name, content)
        found = columns.guess(folder)
        sheets = [each.sheet for each in found]
        try:
            if not any(each.headings for each in found):
                raise NoColumns("file", name=shown)
            total = columns.count(folder, sheets, shown) if any(each.kind for each in sheets) else 0
        except Refused:
            folder.remove()
            raise
        new = Import(
            id=key,
            person_id=act.person if self._core.private.person(act.person) else None,
            name=shown,
            state=State.MATCHING,
            sheets=sheets,
            good_only=False,
            total=total,
            done=0,
            at=micros(self._core.now()),
            ended_at=None,
            counts={},
            trouble="",
        )
        self.register.begin(new)
        return new

    def present(self, *, act: Act) -> Present:
        """What is so, to be taken along. Raises a refusal of hub.access."""
        self._core.may(act, RULE)
        self._core.follow()
        with self._core.read.reader() as read:
            return present(read, self._core.private, self._core.today(), lambda _: True)

    def folder(self, key: str) -> Folder:
        return Folder(self._core.settings.data, key)

    def found(self, key: str, chosen: Mapping[int, tuple[Kind | None, int]] | None = None) -> list[Found]:
        """What is known of each sheet, guessed or as somebody says. Raises NotFound once the sheet is gone."""
        if not (folder := self.folder(key)).there:
            raise NotFound(kind="roster", key=key)
        return columns.guess(folder) if chosen is None else columns.read_as(folder, chosen)

    def find(self, key: str) -> Import:
        """Raises NotFound."""
        if (found := self.register.find(key)) is None:
            raise NotFound(kind="roster", key=key)
        return found

    def match(self, key: str, sheets: Sequence[Sheet], *, act: Act) -> Import:
        """Say which column holds what; all rows are compared then. Raises ColumnMissing, ColumnTwice, NothingChosen, NoRows, NotNow."""
        self._core.may(act, RULE)
        columns.check(sheets)
        at = self.find(key)
        total = columns.count(self.folder(key), sheets, at.name)
        go_no_further()
        self._move(key, (State.MATCHING, State.CHECKED), State.CHECKING, sheets=list(sheets), total=total, done=0)
        return self._begin(key, total, act)

    def apply(self, key: str, *, good_only: bool, act: Act) -> Import:
        """Carry it out: all of it, or only the rows that are right. Raises RowsWrong, NothingToDo, NotNow."""
        self._core.may(act, RULE)
        at = self.find(key)
        if at.state is State.CHECKED and at.wrong and not good_only:
            raise RowsWrong(count=at.wrong)
        if at.state is State.CHECKED and not at.changes:
            raise NothingToDo
        go_no_further()
        by = act.person if self._core.private.person(act.person) else None
        self._move(key, (State.CHECKED,), State.APPLYING, good_only=good_only, person_id=by, done=0, trouble="")
        return self._begin(key, at.total, act)

    def discard(self, key: str, *, act: Act) -> None:
        """Nothing of it is carried out, the sheet is gone."""
        self._core.may(act, RULE)
        go_no_further()
        self._move(key, (State.MATCHING, State.CHECKED), State.DISCARDED)
        self._over(key)

    def _move(self, key: str, of: Sequence[State], to: State, **values: object) -> None:
        if not self.register.move(key, of, state=to, **values):
            raise NotNow(state=self.find(key).state)

    def _begin(self, key: str, total: int, act: Act) -> Import:
        """A short one is done at once, and so is one at the machine; unless another one is being done just now."""
        if not ((total <= SMALL or act.trusted) and self.work(only=key, act=act)):
            self.ring()
        return self.find(key)

    def forget(self, key: str) -> None:
        """As if it had never been sent; for a look at the machine."""
        self.folder(key).remove()
        self.register.remove(key)

    def _over(self, key: str) -> None:
        """The sheet goes, and with it the names that stood in it."""
        self.folder(key).remove()
        self.register.forget_said(key)
        self.register.set(key, ended_at=micros(self._core.now()))

    # ---- by the background process

    def ring(self) -> None:
        """There is work."""
        self._bell.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._bell.touch()

    def asked(self) -> bool:
        """Whether there may be work."""
        return self._bell.exists()

    def work(self, *, only: str = "", act: Act | None = None, told: Progress = nobody) -> bool:
        """Do what waits to be done; False while another process is at it."""
        with self._alone() as mine:
            if not mine:
                return False
            if not only:
                self._bell.unlink(missing_ok=True)
            for each in self.register.standing(AT_WORK):
                if only in ("", each.id):
                    self._step(each, act or _act(each), told)
        return True

    def _step(self, of: Import, act: Act, told: Progress) -> None:
        work = Work(self._core, self.register, self.folder(of.id), of, act, told)
        try:
            if of.state is State.CHECKING:
                work.check()
            elif work.apply():
                self._over(of.id)
        except Refused as cause:
            self.register.set(of.id, state=State.CHECKED, trouble=cause.code)
        except LogUnavailable:
            self.ring()  # a full disk may have room later
            raise

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        path = self._core.settings.data / FOLDER
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (path / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    # ---- by time, and for who is erased

    def purge(self, now: datetime) -> None:
        """Sheets that nobody carries out go after a week, what became of rosters after a year."""
        for each in self.register.standing(WAITING, before=micros(now - WAITS)):
            self._drop(each.id)
        self.register.purge(micros(now - REMEMBERED))

    def drop_waiting(self) -> None:
        """No sheet that waits stays, and no name in one: somebody has been erased, who may stand in it."""
        for each in self.register.standing(WAITING):
            self._drop(each.id)

    def _drop(self, key: str) -> None:
        self.register.set(key, state=State.DISCARDED)
        self._over(key)


def _act(of: Import) -> Act:
    """Who pressed the button; whoever has been erased since may not do anything."""
    return Act(person=of.person_id or "", command_id=of.id, correlation=of.id, source="web")
