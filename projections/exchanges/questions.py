"""One exchange, found by number, key or the position of its first event; facts that commands need."""

from __future__ import annotations

from collections.abc import Collection

from projections.exchanges.rows import ExchangeRow, select
from projections.read import Reader

MOST_NO = 1 << 63
"""From here on a number does not fit into a column: no exchange has it."""


def exchange(read: Reader, no: int) -> ExchangeRow | None:
    """The exchange that people know by this number."""
    return next(iter(select(read, "WHERE x.no = ?", no)), None) if no < MOST_NO else None


def by_key(read: Reader, key: str) -> ExchangeRow | None:
    return next(iter(select(read, "WHERE x.key = ?", key)), None)


def by_keys(read: Reader, keys: Collection[str]) -> dict[str, ExchangeRow]:
    """Exchanges by key, for links to them."""
    found = select(read, f"WHERE x.key IN ({', '.join('?' * len(keys))}) ORDER BY x.no", *keys) if keys else []
    return {row.key: row for row in found}


def number(read: Reader, key: str) -> int | None:
    """The number of an exchange, for links to it."""
    found: int | None = read.value("SELECT no FROM exchange WHERE key = ?", key)
    return found


def created_at(read: Reader, position: int) -> int | None:
    """The number of the exchange that began with the event at this position: what a command's receipt names."""
    found: int | None = read.value("SELECT no FROM exchange WHERE began = ?", position)
    return found


def copies(read: Reader, key: str) -> list[ExchangeRow]:
    """The other exchanges of a series: those whose notice was taken from this one, and the one whose notice this one took."""
    rest = "WHERE x.whole ->> 'copy_of' = ?1 OR x.key = (SELECT whole ->> 'copy_of' FROM exchange WHERE key = ?1)"
    return select(read, f"{rest} ORDER BY x.starts_at, x.no", key)


def issued_by(read: Reader, issue_no: str, *, but: str) -> str | None:
    """The key of another exchange whose briefing has this issue number."""
    sql = (
        "SELECT x.key FROM exchange_briefing b JOIN exchange x ON x.no = b.exchange WHERE b.issue_no = ? AND x.key != ?"
    )
    found: str | None = read.value(sql, issue_no, but)
    return found


def named_files(read: Reader) -> frozenset[str]:
    """Ids of all files that any notice ever named."""
    return frozenset(file for (file,) in read.rows("SELECT file FROM exchange_file"))


def of_file(read: Reader, file: str) -> list[ExchangeRow]:
    """The exchanges whose notice names a file, or did so once."""
    return select(read, "WHERE x.no IN (SELECT exchange FROM exchange_file WHERE file = ?) ORDER BY x.no", file)


def with_papers(read: Reader) -> list[str]:
    """Keys of all exchanges that have minutes or a briefing."""
    sql = "SELECT key FROM exchange x WHERE revision > 0 OR EXISTS (SELECT 1 FROM exchange_briefing WHERE exchange = x.no)"
    return [key for (key,) in read.rows(f"{sql} ORDER BY no")]
