"""What a command costs to keep: with record, chain and receipt, beside the library's own recorder on the same disk."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from uuid import uuid4

from eventsourcing.application import Application
from eventsourcing.utils import get_topic

from benchmarks.district import place
from benchmarks.figures import Figure, at_least, in_turn, rate, ratio
from domain.record import Meta
from domain.schools import School
from domain.words import Level, Locality, MemberBand, OrgKind
from hub.store_sqlite import StructMapper
from projections.database import ReadDatabase

ROUNDS, SINGLE, BATCHES, BATCH = 7, 150, 10, 100
META = Meta(actor="p-ms-01", role="secretary", command=str(uuid4()), correlation=str(uuid4()), source="web")


class Bare(Application[str]):
    """The library's application with our events and the library's own recorder."""


def schools() -> Iterator[School]:
    """New aggregates of one event each, the texts as long as in the demo."""
    for n in count():
        yield School.register(
            f"s-{n}-{uuid4().hex[:6]}",
            name="望汀区第二实验小学",
            level=Level.PRIMARY,
            locality=Locality.URBAN,
            street="汀南街道",
            org_kind=OrgKind.BRANCH,
            member_band=MemberBand.FROM_20,
        )


def measure(folder: Path) -> list[Figure]:
    ours, made = place(folder / "ours"), schools()
    (folder / "bare").mkdir()
    mapper = {"MAPPER_TOPIC": get_topic(StructMapper), "ORIGINATOR_ID_TYPE": "text", "SQLITE_LOCK_TIMEOUT": "15"}
    database = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / "bare" / "log.db")}
    bare = Bare(database | mapper)
    bare.mapper.keys = ours.keys
    read = ReadDatabase(ours.log, folder / "ours", ours.keys.revive)

    def single() -> None:
        ours.log.append(next(made), command_id=str(uuid4()), meta=META)

    def seen() -> None:
        single()
        read.catch_up()

    def many() -> None:
        ours.log.append(*[next(made) for _ in range(BATCH)], command_id=str(uuid4()), meta=META)

    acts = {
        "bare": lambda: rate(SINGLE, lambda: [bare.save(next(made)) for _ in range(SINGLE)]),
        "ours": lambda: rate(SINGLE, lambda: [single() for _ in range(SINGLE)]),
        "ours, seen": lambda: rate(SINGLE, lambda: [seen() for _ in range(SINGLE)]),
        "bare, many": lambda: rate(
            BATCHES * BATCH, lambda: [bare.save(*[next(made) for _ in range(BATCH)]) for _ in range(BATCHES)]
        ),
        "ours, many": lambda: rate(BATCHES * BATCH, lambda: [many() for _ in range(BATCHES)]),
    }
    found = in_turn(ROUNDS, acts)
    bare.close()
    read.close()
    ours.close()
    median = {name: statistics.median(rates) for name, rates in found.items()}
    beside = {
        name: f"{median[name]:,.0f}/s beside {median['bare, many' if 'many' in name else 'bare']:,.0f}/s"
        for name in found
    }
    return [
        at_least("commit of one command, beside the bare library recorder", ratio(found["ours"], found["bare"]), 0.75, beside=beside["ours"]),
        at_least("commit of 100 events, beside the bare library recorder", ratio(found["ours, many"], found["bare, many"]), 0.85, beside=beside["ours, many"]),
        at_least("commit of one command and the page's own write readable", ratio(found["ours, seen"], found["bare"]), 0.5, beside=beside["ours, seen"]),
    ]  # fmt: skip
