"""资源清单、需求清单: what partners, schools and studios offer and need, over the whole district."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from sqlite3 import Connection
from typing import Any, NamedTuple

from domain.model import DomainEvent, Prose
from domain.partners import ItemKind, ItemList, ItemState, Listing, events
from domain.record import Entry
from domain.words import Party, PartyKind
from projections.read import Reader, when
from projections.story import party_of


class ItemRow(NamedTuple):
    """One line of a list. `area` is that of its owner; `listed_at` is microseconds since 1970, UTC; `reason`: why it was withdrawn."""

    no: int
    id: str
    owner: Party
    list: ItemList
    kind: ItemKind
    title: str
    availability: str | None
    from_on: date | None
    until_on: date | None
    needed_by: date | None
    detail: Prose | None
    state: ItemState
    listed_at: int
    by: str
    reason: Prose | None
    area: str | None


def _owner(e: DomainEvent) -> str:
    """A partner's stream is called as the party itself, a listing's behind its own kind."""
    return e.originator_id if e.originator_id.startswith(f"{PartyKind.PARTNER}:") else e.key


@when(events.ResourceOffered, Listing.ResourceOffered)
def resource_offered(db: Connection, e: events.ResourceOffered | Listing.ResourceOffered, entry: Entry) -> None:
    days = {"from_on": _text(e.from_on), "until_on": _text(e.until_on)}
    _list(db, e, entry, ItemList.RESOURCE, availability=e.availability, **days)


@when(events.NeedStated, Listing.NeedStated)
def need_stated(db: Connection, e: events.NeedStated | Listing.NeedStated, entry: Entry) -> None:
    _list(db, e, entry, ItemList.NEED, needed_by=_text(e.needed_by))


def _list(db: Connection, e: Any, entry: Entry, of: ItemList, **more: str | None) -> None:
    row: dict[str, Any] = {"id": e.item_id, "owner": _owner(e), "list": of, "kind": e.kind, "title": e.title}
    row |= {"detail": e.detail, "state": ItemState.OPEN, "listed_at": entry.recorded_at, "by": entry.by.actor} | more
    places = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO item ({', '.join(row)}) VALUES ({places})", tuple(row.values()))


@when(events.ItemWithdrawn, Listing.ItemWithdrawn)
def item_withdrawn(db: Connection, e: events.ItemWithdrawn | Listing.ItemWithdrawn, _: Entry) -> None:
    db.execute("UPDATE item SET withdrawn = 1, reason = ? WHERE id = ?", (e.reason, e.item_id))
    settle(db, e.item_id)


@when(events.ItemReopened, Listing.ItemReopened)
def item_reopened(db: Connection, e: events.ItemReopened | Listing.ItemReopened, _: Entry) -> None:
    db.execute("UPDATE item SET withdrawn = 0, met = 0, reason = NULL WHERE id = ?", (e.item_id,))
    settle(db, e.item_id)


def settle(db: Connection, item_id: str) -> None:
    """Where an item stands after it or a project that names it has changed."""
    db.execute(
        "UPDATE item SET state = CASE WHEN withdrawn THEN 'withdrawn'"
        " WHEN EXISTS (SELECT 1 FROM project WHERE (need_id = ?1 OR resource_id = ?1) AND project.state IN ('agreed', 'reported'))"
        " THEN 'matched' WHEN met THEN 'done' ELSE 'open' END WHERE id = ?1",
        (item_id,),
    )


def _text(on: date | None) -> str | None:
    return on.isoformat() if on else None


# ---- questions

_ROW = (
    "SELECT no, id, owner, list, kind, title, availability, from_on, until_on, needed_by, detail, state, listed_at, by, reason, area"
    " FROM item JOIN unit_area ON unit = owner"
)


def item(read: Reader, item_id: str) -> ItemRow | None:
    found = read.row(f"{_ROW} WHERE id = ?", item_id)
    return _item(found) if found else None


def items(
    read: Reader,
    of: ItemList | None = None,
    *,
    owners: Collection[Party] | None = None,
    side: str = "",
    kind: str = "",
    state: str = "",
    area: str = "",
    titled: str = "",
    skip: int = 0,
    limit: int = 50,
) -> list[ItemRow]:
    """Items, the newest first; of partners that have left none, unless their owner is named.

    `side` is a kind of unit (school, studio, partner), `titled` words that all stand in the title; "" = whichever.
    """
    where, params = _chosen(of, owners, side, kind, state, area, titled)
    sql = f"{_ROW} WHERE {where} ORDER BY no DESC LIMIT ? OFFSET ?"
    return [_item(row) for row in read.rows(sql, *params, limit, skip)]


def count_items(
    read: Reader,
    of: ItemList | None = None,
    *,
    owners: Collection[Party] | None = None,
    side: str = "",
    kind: str = "",
    state: str = "",
    area: str = "",
    titled: str = "",
) -> int:
    """How many `items` there are."""
    where, params = _chosen(of, owners, side, kind, state, area, titled)
    return int(read.value(f"SELECT count(*) FROM item JOIN unit_area ON unit = owner WHERE {where}", *params))


def open_items(read: Reader) -> dict[tuple[Party, ItemList], int]:
    """How many open items stand on each list of each unit that has any."""
    sql = "SELECT owner, list, count(*) FROM item WHERE state = 'open' GROUP BY owner, list"
    return {(party_of(owner), ItemList(of)): count for owner, of, count in read.rows(sql)}


def areas(read: Reader) -> list[str]:
    """Streets, townships and other areas of those who have items, for a filter."""
    sql = "SELECT DISTINCT area FROM unit_area JOIN item ON owner = unit WHERE area IS NOT NULL AND NOT gone ORDER BY area"
    return [area for (area,) in read.rows(sql)]


def items_named(read: Reader, ids: Collection[str]) -> dict[str, ItemRow]:
    """Items by id, whatever has become of them."""
    marks = ", ".join("?" * len(ids))
    return {row[1]: _item(row) for row in read.rows(f"{_ROW} WHERE id IN ({marks})", *ids)}


MOST_WORDS = 16


def _chosen(
    of: ItemList | None,
    owners: Collection[Party] | None,
    side: str,
    kind: str,
    state: str,
    area: str,
    titled: str,
) -> tuple[str, list[object]]:
    which = ["NOT gone"] if owners is None else [f"owner IN ({', '.join('?' * len(owners))})"]
    params: list[object] = [] if owners is None else [str(owner) for owner in owners]
    for clause, value in (
        ("list = ?", of or ""),
        ("substr(owner, 1, instr(owner, ':') - 1) = ?", side),
        ("kind = ?", kind),
        ("state = ?", state),
        ("area = ?", area),
        *(("instr(lower(title), lower(?))", word) for word in titled.split()[:MOST_WORDS]),
    ):
        if value != "":
            which.append(clause)
            params.append(value)
    return " AND ".join(which), params


def _item(row: tuple[Any, ...]) -> ItemRow:
    no, key, owner, of, kind, title, when_, first, last, by_day, detail, state, at, by, reason, area = row
    days = (_day(first), _day(last), _day(by_day))
    what = (ItemList(of), ItemKind(kind), title, when_)
    return ItemRow(no, key, party_of(owner), *what, *days, detail, ItemState(state), at, by, reason, area)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
