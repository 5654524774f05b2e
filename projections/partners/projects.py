"""项目清单: what partners and schools do together, whose turn it is, and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from sqlite3 import Connection
from typing import Any, NamedTuple

import msgspec

from domain.model import Prose
from domain.partners import ProjectState, events
from domain.record import Entry
from domain.words import Party
from projections.partners.items import settle
from projections.read import Reader, when
from projections.story import party_of

_json = msgspec.json.Encoder().encode
_lines = msgspec.json.Decoder(tuple[str, ...]).decode


class ProjectRow(NamedTuple):
    """A project. `need` and `resource` are titles of the items that it names.

    `reported_by` says that it is done, on `reported_on`, by the person `reported_person`; `confirmed_by` says so too. `return_reason`:
    why the other side did not see it done the last time. `carried_over`: dropped, and to be taken up again.
    """

    no: int
    partner: str
    id: str
    title: str
    need_id: str | None
    need: str | None
    resource_id: str | None
    resource: str | None
    lead: Party
    with_parties: tuple[Party, ...]
    agreed_on: date
    due_on: date
    done_when: str
    state: ProjectState
    reported_by: Party | None
    reported_person: str | None
    reported_on: date | None
    report_note: Prose | None
    return_reason: Prose | None
    confirmed_by: Party | None
    done_on: date | None
    note: Prose | None
    reason: Prose | None
    carried_over: bool

    @property
    def parties(self) -> tuple[Party, ...]:
        return (self.lead, *self.with_parties)

    @property
    def running(self) -> bool:
        return self.state in (ProjectState.AGREED, ProjectState.REPORTED)

    def overdue(self, on: date) -> bool:
        return self.state is ProjectState.AGREED and self.due_on < on


@when(events.ProjectAgreed)
def project_agreed(db: Connection, e: events.ProjectAgreed, _: Entry) -> None:
    others = [str(party) for party in e.with_parties]
    row: dict[str, Any] = {"partner": e.key, "id": e.project_id, "title": e.title, "lead": str(e.lead)}
    row |= {"with_parties": _json(others).decode(), "need_id": e.need_id, "resource_id": e.resource_id}
    row |= {"agreed_on": e.on.isoformat(), "due_on": e.due_on.isoformat(), "done_when": e.done_when}
    row |= {"state": ProjectState.AGREED}
    sql = f"INSERT INTO project ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
    no = db.execute(sql, tuple(row.values())).lastrowid
    db.executemany("INSERT INTO project_party VALUES (?,?)", [(party, no) for party in (str(e.lead), *others)])
    _settle_items(db, e.key, e.project_id)


@when(events.ProjectReported)
def project_reported(db: Connection, e: events.ProjectReported, _: Entry) -> None:
    told = {"reported_by": str(e.by), "reported_person": e.person_id, "reported_on": e.on.isoformat()}
    _change(db, e, state=ProjectState.REPORTED, report_note=e.note, return_reason=None, **told)


@when(events.ProjectReturned)
def project_returned(db: Connection, e: events.ProjectReturned, _: Entry) -> None:
    gone: dict[str, None] = dict.fromkeys(("reported_by", "reported_person", "reported_on", "report_note"))
    _change(db, e, state=ProjectState.AGREED, return_reason=e.reason, **gone)


@when(events.ProjectCompleted)
def project_completed(db: Connection, e: events.ProjectCompleted, _: Entry) -> None:
    """Done; the need that it names is met."""
    _change(db, e, state=ProjectState.DONE, confirmed_by=str(e.confirmed_by), done_on=e.on.isoformat(), note=e.note)
    sql = "UPDATE item SET met = 1 WHERE id = (SELECT need_id FROM project WHERE partner = ? AND id = ?)"
    db.execute(sql, (e.key, e.project_id))
    _settle_items(db, e.key, e.project_id)


@when(events.ProjectDropped)
def project_dropped(db: Connection, e: events.ProjectDropped, _: Entry) -> None:
    """What was carried over is open again, even where an earlier project had met it."""
    _change(db, e, state=ProjectState.DROPPED, reason=e.reason, carried_over=e.carried_over)
    if e.carried_over:
        sql = "UPDATE item SET met = 0 WHERE id = (SELECT need_id FROM project WHERE partner = ? AND id = ?)"
        db.execute(sql, (e.key, e.project_id))
    _settle_items(db, e.key, e.project_id)


def _change(db: Connection, e: Any, **columns: object) -> None:
    named = ", ".join(f"{column} = ?" for column in columns)
    db.execute(f"UPDATE project SET {named} WHERE partner = ? AND id = ?", (*columns.values(), e.key, e.project_id))


def _settle_items(db: Connection, code: str, project_id: str) -> None:
    sql = "SELECT need_id, resource_id FROM project WHERE partner = ? AND id = ?"
    for item_id in filter(None, db.execute(sql, (code, project_id)).fetchone()):
        settle(db, item_id)


# ---- questions

_ROW = (
    "SELECT p.no, p.partner, p.id, p.title, p.need_id, n.title, p.resource_id, r.title, p.lead, p.with_parties, p.agreed_on, p.due_on,"
    " p.done_when, p.state, p.reported_by, p.reported_person, p.reported_on, p.report_note, p.return_reason, p.confirmed_by, p.done_on,"
    " p.note, p.reason, p.carried_over"
    " FROM project p LEFT JOIN item n ON n.id = p.need_id LEFT JOIN item r ON r.id = p.resource_id"
)


def project(read: Reader, code: str, project_id: str) -> ProjectRow | None:
    found = read.row(f"{_ROW} WHERE p.partner = ? AND p.id = ?", code, project_id)
    return _project(found) if found else None


def projects(
    read: Reader,
    *,
    parties: Collection[Party] | None = None,
    state: str = "",
    titled: str = "",
    overdue_on: date | None = None,
    item: str = "",
    skip: int = 0,
    limit: int = 50,
) -> list[ProjectRow]:
    """Projects, the newest first: in which one of these units takes part (None: whoever), in a state, that name an item.

    `overdue_on`: those not reported done by then. `titled`: words that all stand in the title.
    """
    where, params = _chosen(parties, state, titled, overdue_on, item)
    sql = f"{_ROW} WHERE {where} ORDER BY p.no DESC LIMIT ? OFFSET ?"
    return [_project(row) for row in read.rows(sql, *params, limit, skip)]


def count_projects(
    read: Reader,
    *,
    parties: Collection[Party] | None = None,
    state: str = "",
    titled: str = "",
    overdue_on: date | None = None,
    item: str = "",
) -> int:
    """How many `projects` there are."""
    where, params = _chosen(parties, state, titled, overdue_on, item)
    return int(read.value(f"SELECT count(*) FROM project p WHERE {where}", *params))


MOST_WORDS = 16


def _chosen(
    parties: Collection[Party] | None, state: str, titled: str, overdue_on: date | None, item: str
) -> tuple[str, list[object]]:
    which, params = ["1"], list[object]()
    if parties is not None:
        marks = ", ".join("?" * len(parties))
        which.append(f"p.no IN (SELECT project FROM project_party WHERE party IN ({marks}))")
        params += [str(party) for party in parties]
    for clause, value in (
        ("p.state = ?", state),
        ("p.state = 'agreed' AND p.due_on < ?", overdue_on.isoformat() if overdue_on else ""),
        ("? IN (p.need_id, p.resource_id)", item),
        *(("instr(lower(p.title), lower(?))", word) for word in titled.split()[:MOST_WORDS]),
    ):
        if value != "":
            which.append(clause)
            params.append(value)
    return " AND ".join(which), params


READ: dict[str, Any] = {
    "with_parties": lambda text: tuple(map(party_of, _lines(text))),
    "state": ProjectState,
    **dict.fromkeys(("lead", "reported_by", "confirmed_by"), party_of),
    **dict.fromkeys(("agreed_on", "due_on", "reported_on", "done_on"), date.fromisoformat),
}
"""How a column is read; others are as they are."""


def _project(row: tuple[Any, ...]) -> ProjectRow:
    named = dict(zip(ProjectRow._fields, row, strict=True))
    read = {name: READ[name](named[name]) for name in READ if named[name] is not None}
    return ProjectRow(**named | read | {"carried_over": bool(named["carried_over"])})
