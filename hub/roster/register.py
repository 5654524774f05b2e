"""What the hub remembers of imports: who sent what, where it stands, and of each row what became of it; names go when it is over.

A row is known by its line and by what it is about (`person:p-...`); what people call it (`said`) is kept while the sheet is kept.
Instants are microseconds since 1970, UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from hub.roster import tables as t
from hub.roster.columns import Sheet
from hub.roster.kinds import Action, Fault, Kind, Outcome, State

if TYPE_CHECKING:
    from hub.private import Private

WAITING = (State.MATCHING, State.CHECKING, State.CHECKED, State.APPLYING)
AT_WORK = (State.CHECKING, State.APPLYING)


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """One roster. `person_id` None: who sent it has been erased since; `done` of `total` rows in the step that runs."""

    id: str
    person_id: str | None
    name: str
    state: State
    sheets: list[Sheet]
    good_only: bool
    total: int
    done: int
    at: int
    ended_at: int | None
    counts: dict[str, int]
    """Rows by action, and by outcome."""
    trouble: str
    """Code of the refusal that ended the last step, "" for none."""

    @property
    def changes(self) -> int:
        """Rows that would do something."""
        return self.counts.get(Action.NEW, 0) + self.counts.get(Action.CHANGE, 0)

    @property
    def wrong(self) -> int:
        return self.counts.get(Action.WRONG, 0)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One row: `no` is its place in the order of work, `line` that in its sheet."""

    no: int
    sheet: str
    kind: Kind
    line: int
    action: Action
    thing: str
    said: str
    faults: list[Fault]
    notes: list[str]
    outcome: Outcome | None


class Register:
    """The imports of a hub, in the private store."""

    def __init__(self, private: Private) -> None:
        self._private = private

    def begin(self, of: Import) -> None:
        with self._private.writing() as db:
            db.execute(sa.insert(t.roster_import).values(**_row(msgspec.structs.asdict(of))))

    def set(self, key: str, **values: Any) -> None:
        """Give an import other values."""
        with self._private.writing() as db:
            db.execute(sa.update(t.roster_import).where(t.roster_import.c.id == key).values(**_row(values)))

    def move(self, key: str, of: Sequence[State], **values: Any) -> bool:
        """As `set`, if it stands in one of these states still."""
        which = sa.and_(t.roster_import.c.id == key, t.roster_import.c.state.in_(of))
        with self._private.writing() as db:
            return bool(db.execute(sa.update(t.roster_import).where(which).values(**_row(values))).rowcount)

    def find(self, key: str) -> Import | None:
        with self._private.reading() as db:
            row = db.execute(sa.select(t.roster_import).where(t.roster_import.c.id == key)).mappings().first()
        return _import(row) if row else None

    def latest(self, limit: int = 50) -> list[Import]:
        """The newest first."""
        asked = sa.select(t.roster_import).order_by(t.roster_import.c.at.desc(), t.roster_import.c.id).limit(limit)
        with self._private.reading() as db:
            return [_import(row) for row in db.execute(asked).mappings()]

    def standing(self, states: Sequence[State], before: int | None = None) -> list[Import]:
        """Those in some states, the oldest first; sent before a moment."""
        asked = sa.select(t.roster_import).where(t.roster_import.c.state.in_(states)).order_by(t.roster_import.c.at)
        if before is not None:
            asked = asked.where(t.roster_import.c.at < before)
        with self._private.reading() as db:
            return [_import(row) for row in db.execute(asked).mappings()]

    # ---- rows

    def clear(self, key: str) -> None:
        """Forget the rows."""
        with self._private.writing() as db:
            db.execute(sa.delete(t.roster_line).where(t.roster_line.c.import_id == key))

    def add(self, key: str, lines: Sequence[Line]) -> None:
        rows = [_row(msgspec.structs.asdict(line)) | {"import_id": key} for line in lines]
        with self._private.writing() as db:
            db.execute(sa.insert(t.roster_line), rows)

    def decide(self, key: str, outcomes: Iterable[tuple[int, Outcome, str, list[Fault]]]) -> None:
        """What became of rows: their number, outcome, what they are about, why they were refused."""
        table = t.roster_line
        change = (
            sa.update(table)
            .where(table.c.import_id == key, table.c.no == sa.bindparam("at_no"))
            .values(outcome=sa.bindparam("is_now"), thing=sa.bindparam("about"), faults=sa.bindparam("why"))
        )
        rows = [
            {"at_no": no, "is_now": outcome, "about": thing, "why": msgspec.json.encode(faults).decode()}
            for no, outcome, thing, faults in outcomes
        ]
        with self._private.writing() as db:
            db.execute(change, rows)

    def lines(self, key: str, *, action: str = "", outcome: str = "", after: int = 0, limit: int = 50) -> list[Line]:
        """The rows of an import in order, behind a number; of one action or outcome."""
        c = t.roster_line.c
        asked = sa.select(t.roster_line).where(c.import_id == key, c.no > after).order_by(c.no).limit(limit)
        if action:
            asked = asked.where(c.action == action)
        if outcome:
            asked = asked.where(c.outcome == outcome)
        with self._private.reading() as db:
            return [_line(row) for row in db.execute(asked).mappings()]

    def actions(self, key: str) -> dict[int, Action]:
        """What was planned, by number of the row."""
        c = t.roster_line.c
        with self._private.reading() as db:
            return {
                no: Action(action) for no, action in db.execute(sa.select(c.no, c.action).where(c.import_id == key))
            }

    def settled(self, key: str) -> dict[int, Outcome]:
        """Numbers of rows whose outcome is known."""
        c = t.roster_line.c
        asked = sa.select(c.no, c.outcome).where(c.import_id == key, c.outcome != "")
        with self._private.reading() as db:
            return {no: Outcome(outcome) for no, outcome in db.execute(asked)}

    def forget_said(self, key: str) -> None:
        """What people call the rows goes with the sheet; their ids lead to the names that are still known."""
        with self._private.writing() as db:
            db.execute(sa.update(t.roster_line).where(t.roster_line.c.import_id == key).values(said=""))

    def remove(self, key: str) -> None:
        """Forget an import with its rows."""
        with self._private.writing() as db:
            db.execute(sa.delete(t.roster_import).where(t.roster_import.c.id == key))

    def purge(self, before: int) -> int:
        """Forget imports that ended before a moment, with their rows; how many."""
        which = sa.and_(t.roster_import.c.ended_at.is_not(None), t.roster_import.c.ended_at < before)
        with self._private.writing() as db:
            return int(db.execute(sa.delete(t.roster_import).where(which)).rowcount)


JSON = ("sheets", "counts", "faults", "notes")


def _row(values: dict[str, Any]) -> dict[str, Any]:
    """As the columns hold them."""
    held = {name: msgspec.json.encode(value).decode() for name, value in values.items() if name in JSON}
    plain = {name: "" if value is None and name == "outcome" else value for name, value in values.items()}
    return plain | held | ({"good_only": int(values["good_only"])} if "good_only" in values else {})


def _import(row: Any) -> Import:
    fields = {str(name): value for name, value in row.items()}
    fields |= {name: msgspec.json.decode(row[name]) for name in ("sheets", "counts")}
    return msgspec.convert(fields | {"good_only": bool(row["good_only"])}, Import)


def _line(row: Any) -> Line:
    fields = {str(name): value for name, value in row.items() if name != "import_id"}
    fields |= {name: msgspec.json.decode(row[name]) for name in ("faults", "notes")}
    return msgspec.convert(fields | {"outcome": row["outcome"] or None}, Line)
