"""The work for an event does not grow with the log, and what is held for a batch is the same in batches of any size."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from projections.book import Book
from projections.read import catch_up, dump_digest, fresh

ONE_ROW = ("SCAN progress", "SCAN CONSTANT ROW")


class Watched(Book):
    """Remembers each statement with the parameters of its first use."""

    def execute(self, sql, params=()):
        self.__dict__.setdefault("said", {}).setdefault(sql, params)
        return super().execute(sql, params)

    def executemany(self, sql, rows):
        rows = list(rows)
        if rows:
            self.__dict__.setdefault("said", {}).setdefault(sql, rows[0])
        return super().executemany(sql, rows)


def test_no_handler_reads_a_whole_table(past, tmp_path):
    _, hub = past
    fresh(tmp_path / "read.db").close()

    with closing(sqlite3.connect(tmp_path / "read.db", isolation_level=None, factory=Watched)) as db:
        catch_up(hub.log, db)
        told = [
            (sql, params) for sql, params in db.said.items() if sql.startswith(("SELECT", "UPDATE", "INSERT", "DELETE"))
        ]
        plans = {sql: db.execute(f"EXPLAIN QUERY PLAN {sql}", params).fetchall() for sql, params in told}

    steps = [(detail, sql) for sql, plan in plans.items() for *_, detail in plan]
    assert len(plans) > 40
    assert [(detail, sql) for detail, sql in steps if detail.startswith("SCAN") and detail not in ONE_ROW] == []


@pytest.mark.parametrize("batch", [1, 97])
def test_two_years_in_batches_of_any_size_end_in_the_same_database(past, batch):
    _, hub = past
    whole, parts = fresh(), fresh()

    catch_up(hub.log, whole, batch=100_000)
    catch_up(hub.log, parts, batch=batch)

    assert dump_digest(parts) == dump_digest(whole)
    assert whole.execute("SELECT count(*) FROM parked").fetchone() == (0,)
