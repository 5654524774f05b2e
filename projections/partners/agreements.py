"""共建协议: which are in force, which are over, which will be over soon."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from sqlite3 import Connection
from typing import Any, NamedTuple

import msgspec

from domain.model import Prose
from domain.partners import events
from domain.record import Entry
from domain.words import Party
from projections.read import Reader, when
from projections.story import party_of

SOON = 60
"""Calendar days before its last day from which an agreement counts as ending soon."""

_json = msgspec.json.Encoder().encode
_lines = msgspec.json.Decoder(tuple[str, ...]).decode


class AgreementRow(NamedTuple):
    """An agreement of a partner. `ended_on`: ended before its time; else it is over after `valid_until`, its last day."""

    no: int
    partner: str
    id: str
    parties: tuple[Party, ...]
    with_operator: bool
    terms: tuple[str, ...]
    signed_on: date
    valid_until: date
    meeting: str | None
    principles: Prose | None
    ended_on: date | None
    end_reason: Prose | None

    def in_force(self, on: date) -> bool:
        return self.ended_on is None and self.signed_on <= on <= self.valid_until

    def ends_soon(self, on: date) -> bool:
        return self.in_force(on) and self.valid_until - timedelta(days=SOON) <= on


@when(events.AgreementSigned)
def agreement_signed(db: Connection, e: events.AgreementSigned, _: Entry) -> None:
    parties = [str(party) for party in e.parties]
    row = (e.key, e.agreement_id, _json(parties).decode(), e.with_operator, _json(e.terms).decode())
    days = (e.signed_on.isoformat(), e.valid_until.isoformat())
    no = db.execute(
        "INSERT INTO agreement (partner, id, parties, with_operator, terms, signed_on, valid_until, meeting, principles)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        (*row, *days, e.meeting, e.principles),
    ).lastrowid
    db.executemany("INSERT INTO agreement_party VALUES (?,?)", [(party, no) for party in parties])


@when(events.AgreementEnded)
def agreement_ended(db: Connection, e: events.AgreementEnded, _: Entry) -> None:
    sql = "UPDATE agreement SET ended_on = ?, end_reason = ? WHERE partner = ? AND id = ?"
    db.execute(sql, (e.on.isoformat(), e.reason, e.key, e.agreement_id))


# ---- questions

_ROW = (
    "SELECT no, partner, id, parties, with_operator, terms, signed_on, valid_until, meeting, principles, ended_on, end_reason"
    " FROM agreement"
)


def agreement(read: Reader, code: str, agreement_id: str) -> AgreementRow | None:
    found = read.row(f"{_ROW} WHERE partner = ? AND id = ?", code, agreement_id)
    return _agreement(found) if found else None


def agreements(read: Reader, party: Party) -> list[AgreementRow]:
    """The agreements that a partner, school or studio has signed, the newest first."""
    sql = f"{_ROW} WHERE no IN (SELECT agreement FROM agreement_party WHERE party = ?) ORDER BY signed_on DESC, no DESC"
    return [_agreement(row) for row in read.rows(sql, str(party))]


def ending(read: Reader, on: date, *, parties: Collection[Party] | None = None) -> list[AgreementRow]:
    """Agreements that end soon and that no newer one of the same sides goes on from, the first to end first; None: of everybody."""
    last = (on + timedelta(days=SOON)).isoformat()
    sql = (
        f"{_ROW} a WHERE ended_on IS NULL AND signed_on <= ?1 AND valid_until BETWEEN ?1 AND ?2"
        " AND NOT EXISTS (SELECT 1 FROM agreement b WHERE b.partner = a.partner AND b.ended_on IS NULL"
        " AND b.valid_until > a.valid_until AND b.parties = a.parties AND b.with_operator = a.with_operator)"
        " ORDER BY valid_until, no"
    )
    found = [_agreement(row) for row in read.rows(sql, on.isoformat(), last)]
    return [row for row in found if parties is None or set(row.parties) & set(parties)]


def _agreement(row: tuple[Any, ...]) -> AgreementRow:
    no, partner, key, parties, operator, terms, signed, valid, meeting, principles, ended, reason = row
    sides = tuple(map(party_of, _lines(parties)))
    days = (date.fromisoformat(signed), date.fromisoformat(valid))
    over = date.fromisoformat(ended) if ended else None
    return AgreementRow(
        no, partner, key, sides, bool(operator), _lines(terms), *days, meeting, principles, over, reason
    )
