"""A district's past enters the hub line by line, with the hub's own commands and the hub's clock standing where each line stands."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from domain.errors import Refused
from domain.words import SHANGHAI
from hub.access import Act
from hub.clock import local_day
from hub.compose import Hub, open_hub
from hub.history import cases
from hub.history.checking import Line, read_history
from hub.history.directory import Organisation, demo_accounts, demo_file, organisation_beside
from hub.history.lines import LINES, HistoryClock, Load
from hub.history.shifting import ALIVE, shifted
from hub.settings import DEMO_PASSPHRASE, Settings

Progress = Callable[[int, int], object]
"""Told how many lines of how many are done."""

UNDER_WAY = "under_way.jsonl"

SKIPPED = frozenset({"Notice"})
"""Aggregates of the history that are no part of the hub's log."""


class HubNotEmpty(Exception):
    """A history wants an empty hub; this one holds events."""


class RefusedLine(NamedTuple):
    """A line that the hub did not accept; `refused` has the code and the facts of the sentence."""

    line: int
    stream: str
    event: str
    refused: Refused


class Report(msgspec.Struct, kw_only=True):
    """What became of a history. Counters are by (aggregate, event) of the history."""

    file: str
    lines: int
    """Lines of the file."""
    read: int = 0
    """Lines up to the day where the load stopped."""
    loaded: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    """Lines that became events."""
    already: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    """Lines that said what was so already."""
    kept: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    """Lines whose words become events with a later line, or a private draft."""
    absent: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    """Lines of areas that this hub does not have yet."""
    skipped: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    """Lines that are no part of the hub's log."""
    refused: list[RefusedLine] = msgspec.field(default_factory=list)
    events: int = 0
    """Length of the log, with what the last tick added."""
    fallen_due: int = 0
    """What had fallen due by the end of the load and was done by the timers in one pass."""
    drafts: int = 0
    """Cases that were being written at the end of the load: private drafts of their authors."""
    days_shifted: int = 0
    accounts: int = 0
    seconds: float = 0.0


def load(
    hub_settings: Settings,
    *,
    history: Path | None,
    until: date | None,
    shift_to_today: bool,
    now: datetime,
    strict: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Load the demo history, or the one in a file, into the empty hub of `hub_settings.data`, which is made if need be.

    `until`: the last day, in the history's own dates. `shift_to_today` moves the history so that 2026-01-31 becomes the day of
    `now`, and stops at `now`. `strict` stops at the first line refused. In demo mode everybody of the roster gets an account.

    Raises BrokenHistory with every broken line before anything is stored, HubNotEmpty, and OSError where a file cannot be read.
    """
    began = time.perf_counter()
    path = history or demo_file()
    lines, organisation = read_history(path), organisation_beside(path)
    if shift_to_today and history is None:
        lines = _with_what_is_under_way(lines)
    by = timedelta(days=(local_day(now) - ALIVE).days) if shift_to_today else timedelta()
    report = Report(file=path.name, lines=len(lines), days_shifted=by.days)
    clock = HistoryClock(now)
    with closing(open_hub(hub_settings, clock, create=True)) as hub:
        _refuse_filled(hub)
        wanted = list(_wanted(lines, until, by, now if shift_to_today else None))
        carrier = _carrier(hub, organisation, lines)
        carrier.coming = wanted
        for no, line in enumerate(wanted, 1):
            clock.stands_at = line.occurred_at
            _carry_out(carrier, line, report)
            if progress is not None:
                progress(no, len(wanted))
            if strict and report.refused:
                break
        clock.stands_at = max(now, clock.stands_at)
        report.fallen_due = len(hub.deadlines.tick(clock()).done)
        hub.vocabulary.begin(act=Act(source="history"))
        report.drafts = cases.leave_drafts(carrier)
        report.accounts = _open_accounts(hub, organisation)
        report.events = hub.log.head().position
    report.seconds = time.perf_counter() - began
    return report


def _carrier(hub: Hub, organisation: Organisation, lines: list[Line]) -> Load:
    operator = organisation.operator
    entries = {entry.key: entry for entry in organisation.entries()}
    return Load(hub, entries, lines, {operator.key: operator.name} if operator else {})


def _refuse_filled(hub: Hub) -> None:
    if events := hub.log.head().position:
        raise HubNotEmpty(
            f"{hub.settings.data} holds {events} events, a history wants an empty hub: name another directory"
        )


def _with_what_is_under_way(lines: list[Line]) -> list[Line]:
    """The demo with invitations that wait for an answer on the day that becomes today; a finished history has none."""
    more = [line._replace(seq=line.seq + len(lines)) for line in read_history(demo_file(UNDER_WAY))]
    return sorted([*lines, *more], key=lambda line: line.occurred_at)


def _wanted(lines: list[Line], until: date | None, by: timedelta, now: datetime | None) -> Iterator[Line]:
    """The lines up to a day and, where `now` is given, none of the future; moved in time."""
    for line in lines:
        moved = shifted(line, by)
        if until is not None and line.occurred_at.astimezone(SHANGHAI).date() > until:
            return
        if now is not None and moved.occurred_at > now:
            return
        yield moved


def _carry_out(carrier: Load, line: Line, report: Report) -> None:
    kind = (line.aggregate, line.event)
    report.read += 1
    if line.aggregate in SKIPPED:
        report.skipped[kind] += 1
    elif kind not in LINES:
        report.absent[kind] += 1
    else:
        try:
            events = carrier.carry_out(line)
        except Refused as refused:
            report.refused.append(RefusedLine(line.seq, line.stream, line.event, refused))
        else:
            (report.kept if kind in cases.KEPT else report.loaded if events else report.already)[kind] += 1


def _open_accounts(hub: Hub, organisation: Organisation) -> int:
    """Everybody of the roster who has been enrolled can sign in, in demo mode only: the passphrase is public."""
    if hub.settings.demo != "on":
        return 0
    enrolled = [each for each in demo_accounts(organisation) if hub.private.person(each.person_id)]
    hub.accounts.open_many([(each.person_id, each.login) for each in enrolled], DEMO_PASSPHRASE)
    return len(enrolled)
