"""A history is checked whole before anything of it is stored; whoever sent it learns of every broken line at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from hub.history.vocabulary import WORDS, read_fields, vocabulary

KEYS = ("seq", "aggregate", "key", "version", "event", "occurred_at", "actor", "actor_role", "data")


class Fault(NamedTuple):
    """What is wrong, and where."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class BrokenHistory(Exception):
    """The file is not a history; `faults` names each broken line. Nothing has been stored."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class Line(NamedTuple):
    """One line of a history with typed values: dates, local date-times with their zone, units, tuples."""

    seq: int
    aggregate: str
    key: str
    version: int
    event: str
    occurred_at: datetime
    actor: str
    actor_role: str
    data: dict[str, Any]

    @property
    def stream(self) -> str:
        return f"{self.aggregate}:{self.key}"


def read_history(path: Path) -> list[Line]:
    """All lines of a file. Raises BrokenHistory with every fault found, and OSError where there is no such file."""
    lines, faults, order = [], [], _Order()
    for no, raw in enumerate(_rows(path.read_bytes()), 1):
        line, found = _line(raw)
        found += order.faults(no, line) if line else []
        faults += [Fault(path.name, no, what) for what in found]
        if line:
            lines.append(line)
    if not lines and not faults:
        faults.append(Fault(path.name, 1, "the file is empty"))
    if faults:
        raise BrokenHistory(faults)
    return lines


def _rows(content: bytes) -> list[bytes]:
    return content.removesuffix(b"\n").split(b"\n") if content else []


class _Order:
    """Numbers run without gaps, and time does not go back."""

    def __init__(self) -> None:
        self.versions: dict[tuple[str, str], int] = {}
        self.last: datetime | None = None

    def faults(self, no: int, line: Line) -> list[str]:
        found = []
        if line.seq != no:
            found.append(f"seq is {line.seq} where {no} is due")
        due = self.versions.get((line.aggregate, line.key), 0) + 1
        if line.version != due:
            found.append(f"version of {line.stream} is {line.version} where {due} is due")
        self.versions[line.aggregate, line.key] = line.version
        if self.last and line.occurred_at < self.last:
            found.append(f"occurred_at {line.occurred_at.isoformat()} lies before the line above")
        self.last = line.occurred_at
        return found


def _line(raw: bytes) -> tuple[Line | None, list[str]]:
    """The line, unless its frame is broken, and what is wrong with it."""
    try:
        given = json.loads(_text(raw), object_pairs_hook=_once)
    except ValueError as cause:
        return None, [str(cause)]
    if not isinstance(given, dict):
        return None, ["no JSON object"]
    found = [f"key {name} is missing" for name in KEYS if name not in given]
    found += [f"unknown key {name}" for name in given if name not in KEYS]
    if found or (found := list(_frame(given))):
        return None, found
    fields = vocabulary().events[given["aggregate"], given["event"]]
    data, found = read_fields(fields, given["data"])
    at = datetime.fromisoformat(given["occurred_at"])
    return Line(**{**given, "occurred_at": at, "data": data}), [f"{given['event']}: {what}" for what in found]


def _text(raw: bytes) -> str:
    if not raw.strip():
        raise ValueError("blank line")
    if raw.endswith(b"\r"):
        raise ValueError("the line ends with CR LF, LF is due")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise ValueError("the file begins with a byte order mark")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as cause:
        raise ValueError(f"no UTF-8 at byte {cause.start + 1}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON lets a key stand twice; here the second would silently win."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"key {next(name for name in names if names.count(name) > 1)} stands twice")
    return found


def _frame(given: dict[str, Any]) -> Iterator[str]:
    for name in ("seq", "version"):
        if type(given[name]) is not int:
            yield f"{name} is no whole number: {given[name]!r}"
    for name in ("aggregate", "key", "event", "actor", "actor_role"):
        if not isinstance(given[name], str) or not given[name] or any(c.isspace() for c in given[name]):
            yield f"{name} is no word: {given[name]!r}"
            return
    if given["aggregate"] not in vocabulary().aggregates:
        yield f"unknown aggregate {given['aggregate']}"
    elif (given["aggregate"], given["event"]) not in vocabulary().events:
        yield f"{given['aggregate']} has no event {given['event']}"
    if given["actor_role"] not in WORDS.roles:
        yield f"unknown actor_role {given['actor_role']}"
    yield from _moment(given["occurred_at"])


def _moment(value: Any) -> Iterator[str]:
    try:
        if datetime.fromisoformat(value).tzinfo is None:
            yield f"occurred_at has no offset: {value}"
    except (TypeError, ValueError):
        yield f"occurred_at is no ISO 8601 date-time: {value!r}"
