"""What the log shows by itself: a plan submitted, a case published, an experience meeting held, an outcome accepted.

Whoever owes it need not tell it again: `fulfilled` names the duties that it fulfils, `settled` those that were handed in and have been
judged where they stand. What was shown for one duty is not shown for a second one of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from domain.cases import events as cases
from domain.exchanges import events as exchanges
from domain.exchanges.words import Kind as ExchangeKind
from domain.obligations import Kind, Owner, OwnerKind
from domain.outcomes import Outcome
from domain.record import Entry
from domain.studios import events as studios
from domain.words import PartyKind
from projections.book import Book
from projections.read import Reader, when
from projections.story import day_at, party_of


def _name(db: Book, kind: Kind, owner: object, ref: str, programme: str, period: str) -> None:
    """Something that may show it later."""
    row = (kind.value, str(owner), ref, programme, period)
    db.execute("INSERT OR IGNORE INTO shown VALUES (?,?,?,?,?,NULL,NULL,0)", row)


def _show(db: Book, ref: str, entry: Entry, *, sure: bool = True) -> None:
    row = (entry.position, day_at(entry.recorded_at).isoformat(), sure, ref)
    db.execute("UPDATE shown SET at = ?, shown_on = ?, sure = ? WHERE ref = ?", row)


def _hide(db: Book, ref: str) -> None:
    db.execute("UPDATE shown SET at = NULL, shown_on = NULL WHERE ref = ?", (ref,))


def _cycle(db: Book, programme: str) -> str:
    """The period of what is owed once in a programme."""
    row = db.execute("SELECT starts_on, ends_on FROM programme WHERE code = ?", (programme,)).fetchone()
    return f"{row[0][:4]}-{row[1][:4]}" if row else ""


# ---- plans


@when(studios.PlanSubmitted)
def plan_submitted(db: Book, e: studios.PlanSubmitted, entry: Entry) -> None:
    ref = f"plan:{e.key}/{e.plan_id}"
    (programme,) = db.execute("SELECT programme FROM studio WHERE code = ?", (e.key,)).fetchone()
    _name(db, Kind.LEARNING_PLAN, Owner(OwnerKind.STUDIO, e.key), ref, programme, e.period)
    _show(db, ref, entry, sure=False)


@when(studios.PlanReturned)
def plan_returned(db: Book, e: studios.PlanReturned, _: Entry) -> None:
    _hide(db, f"plan:{e.key}/{e.plan_id}")


@when(studios.PlanApproved)
def plan_approved(db: Book, e: studios.PlanApproved, entry: Entry) -> None:
    _show(db, f"plan:{e.key}/{e.plan_id}", entry)


# ---- cases


@when(cases.Submitted)
def case_submitted(db: Book, e: cases.Submitted, _: Entry) -> None:
    """What was taken over from elsewhere has no author or no cohort, and shows nothing."""
    if e.author_id and e.programme_id:
        owner, period = Owner(OwnerKind.PERSON, e.author_id), _cycle(db, e.programme_id)
        _name(db, Kind.PROCESS_CASE, owner, f"case:{e.key}", e.programme_id, period)


@when(cases.Published, cases.Reinstated)
def case_published(db: Book, e: cases.Event, entry: Entry) -> None:
    if not db.execute("SELECT 1 FROM shown WHERE ref = ? AND at IS NOT NULL", (f"case:{e.key}",)).fetchone():
        _show(db, f"case:{e.key}", entry)  # for other readers it is published once more, and no other case


@when(cases.Withdrawn)
def case_withdrawn(db: Book, e: cases.Withdrawn, _: Entry) -> None:
    _hide(db, f"case:{e.key}")


# ---- experience meetings


@when(exchanges.Announced)
def exchange_announced(db: Book, e: exchanges.Announced, _: Entry) -> None:
    row = (e.key, e.programme_id, e.kind.value, str(e.organiser or ""), " ".join(map(str, e.co_organisers)))
    db.execute("INSERT INTO meeting VALUES (?,?,?,?,?)", row)


@when(exchanges.Revised)
def exchange_revised(db: Book, e: exchanges.Revised, _: Entry) -> None:
    if e.changes.kind is not None:
        db.execute("UPDATE meeting SET kind = ? WHERE key = ?", (e.changes.kind.value, e.key))
    if e.changes.co_organisers is not None:
        db.execute("UPDATE meeting SET others = ? WHERE key = ?", (" ".join(map(str, e.changes.co_organisers)), e.key))


@when(exchanges.Held)
def exchange_held(db: Book, e: exchanges.Held, entry: Entry) -> None:
    """An experience meeting counts for every studio that holds it."""
    sql = "SELECT programme, kind, organiser || ' ' || others FROM meeting WHERE key = ?"
    programme, kind, holders = db.execute(sql, (e.key,)).fetchone()
    if kind == ExchangeKind.EXPERIENCE_MEETING:
        for party in map(party_of, holders.split()):
            if party.kind == PartyKind.STUDIO:
                owner, period = Owner(OwnerKind.STUDIO, party.id), _cycle(db, programme)
                _name(db, Kind.EXPERIENCE_MEETING, owner, f"exchange:{e.key}", programme, period)
        _show(db, f"exchange:{e.key}", entry)


@when(exchanges.Voided)
def exchange_voided(db: Book, e: exchanges.Voided, _: Entry) -> None:
    _hide(db, f"exchange:{e.key}")


# ---- outcomes


@when(Outcome.Submitted)
def outcome_submitted(db: Book, e: Outcome.Submitted, _: Entry) -> None:
    """In which year it counts is known when it is accepted."""
    if e.owner.kind == PartyKind.STUDIO:
        owner = Owner(OwnerKind.STUDIO, e.owner.id)
        _name(db, Kind.REPRESENTATIVE_OUTCOME, owner, f"outcome:{e.key}", e.programme_id, "")


@when(Outcome.Accepted)
def outcome_accepted(db: Book, e: Outcome.Accepted, entry: Entry) -> None:
    if e.representative:
        _show(db, f"outcome:{e.key}", entry)
        year = "UPDATE shown SET period = substr(shown_on, 1, 4) WHERE ref = ?"
        db.execute(year, (f"outcome:{e.key}",))


# ---- questions


class Fulfilled(NamedTuple):
    """A duty that the log shows to be done, by these things since a day. `sure`: nobody need judge it any more."""

    key: str
    programme: str
    refs: tuple[str, ...]
    on: date
    sure: bool


_MATCH = (
    "SELECT o.key, o.programme, o.kind, o.owner, o.required, o.issued_on, s.ref, s.shown_on, s.sure FROM obligation o"
    " JOIN shown s ON s.kind = o.kind AND s.owner = o.owner AND s.programme = o.programme"
    " WHERE o.state IN ('issued', 'returned', 'missed') AND s.at > o.returned"
    " AND (s.period = o.period OR (s.at > o.began AND o.kind != 'representative_outcome'))"
    " AND NOT EXISTS (SELECT 1 FROM duty_ref d JOIN obligation u ON u.key = d.obligation"
    " WHERE d.ref = s.ref AND u.kind = o.kind AND u.key != o.key AND u.owner = o.owner)"
    " ORDER BY o.due_on, o.no, s.at, s.ref"
)
"""What was shown before a return shows nothing after it: it has been judged."""


class _Open(NamedTuple):
    key: str
    programme: str
    kind: str
    owner: str
    required: int
    issued_on: str


class _Piece(NamedTuple):
    ref: str
    on: str
    sure: int


def fulfilled(read: Reader, *, programme: str = "") -> list[Fulfilled]:
    """Open duties of which the log shows as much as is required, the one due first first; one statement. `programme`: of it only."""
    found: dict[_Open, list[_Piece]] = {}
    for row in read.rows(_MATCH):
        found.setdefault(_Open(*row[:6]), []).append(_Piece(*row[6:]))
    return [each for each in _once(found) if programme in ("", each.programme)]


def _once(found: dict[_Open, list[_Piece]]) -> Iterator[Fulfilled]:
    """Each thing for one duty of a kind and an owner only."""
    used: set[tuple[str, str, str]] = set()
    for duty, pieces in found.items():
        free = [each for each in pieces if (duty.kind, duty.owner, each.ref) not in used]
        if len(free) >= duty.required:
            used |= {(duty.kind, duty.owner, each.ref) for each in free}
            on = max(duty.issued_on, free[duty.required - 1].on)  # the day on which it was enough
            refs, sure = tuple(each.ref for each in free), all(each.sure for each in free)
            yield Fulfilled(duty.key, duty.programme, refs, date.fromisoformat(on), sure)


def settled(read: Reader, *, programme: str = "") -> list[str]:
    """Keys of duties that the log handed in, and all of which has since been judged where it stands. `programme`: of it only."""
    sql = (
        "SELECT o.key FROM obligation o WHERE o.state = 'submitted' AND o.automatic AND ?1 IN ('', o.programme)"
        " AND EXISTS (SELECT 1 FROM duty_ref d WHERE d.obligation = o.key) AND NOT EXISTS (SELECT 1 FROM duty_ref d"
        " LEFT JOIN shown s ON s.ref = d.ref AND s.kind = o.kind AND s.owner = o.owner"
        " WHERE d.obligation = o.key AND (s.at IS NULL OR NOT s.sure)) ORDER BY o.no"
    )
    return [key for (key,) in read.rows(sql, programme)]
