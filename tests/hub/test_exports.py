"""Whoever takes a list out of the hub is written down, and the line outlives the person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from hub import private_tables as t
from hub.clock import micros
from hub.exports import KEPT, Export, Exports, purge
from hub.private import Private

NOON = datetime(2026, 3, 20, 4, tzinfo=UTC)


@pytest.fixture
def private(tmp_path):
    store = Private(tmp_path / "private.db")
    store.migrate()
    for key in ("p-hao", "p-shan"):
        store.enrol(key, name="郝砺川")
    yield store
    store.close()


def after(minutes):
    return lambda: NOON + timedelta(minutes=minutes)


def line(person, of, minutes, rows=3, filters=""):
    at = micros(NOON + timedelta(minutes=minutes))
    return Export(person_id=person, list=of, form="csv", filters=filters, at=at, rows=rows)


def test_the_last_exports_are_listed_the_newest_first(private):
    for minutes, who, of in ((0, "p-hao", "visits:board"), (1, "p-shan", "people:everybody"), (2, "p-hao", "schools")):
        Exports(private, after(minutes)).record(who, of=of, form="csv", filters="q=%E9%83%9D", rows=3)

    found = Exports(private, after(9)).latest(2)

    assert found == [
        line("p-hao", "schools", 2, filters="q=%E9%83%9D"),
        line("p-shan", "people:everybody", 1, filters="q=%E9%83%9D"),
    ]


def test_what_an_erased_person_took_out_stays_on_record_and_so_does_that_of_others(private):
    for who in ("p-hao", "p-shan"):
        Exports(private, after(0)).record(who, of="visits:board", form="csv", filters="", rows=3)

    with private.writing() as db:
        db.execute(sa.delete(t.person).where(t.person.c.id == "p-hao"))

    found = Exports(private, after(1)).latest()
    assert sorted(found, key=lambda each: str(each.person_id)) == [
        line(None, "visits:board", 0),
        line("p-shan", "visits:board", 0),
    ]


def test_filters_longer_than_any_address_are_cut(private):
    Exports(private, after(0)).record("p-hao", of="visits:board", form="csv", filters="a" * 5_000, rows=0)

    assert [len(each.filters) for each in Exports(private, after(1)).latest()] == [2_000]


def test_exports_are_forgotten_once_they_lie_three_years_back(private):
    for minutes, of in ((0, "visits:board"), (10, "schools")):
        Exports(private, after(minutes)).record("p-hao", of=of, form="csv", filters="", rows=3)

    gone = purge(private, NOON + KEPT + timedelta(minutes=5))

    assert gone == 1
    assert Exports(private, after(0)).latest() == [line("p-hao", "schools", 10)]
    assert purge(private, NOON + KEPT + timedelta(minutes=5)) == 0
