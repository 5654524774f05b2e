"""A row of a table becomes a work to be taken over, or a list of what is wrong with it.

Fields: source_id, title, summary, body, school, level, form, tags, published_on, author; title and body are needed. A school is known
by its code or name, an author by id or name; whoever is not known here is left out and counted, since no name enters the log.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from domain.cases import Manuscript
from domain.model import Prose
from domain.words import SCHOOL_LEVELS, Level, OutcomeForm
from hub.cases.tables import Row
from hub.cases.takeover import Work
from hub.private import Private
from hub.search.spoken import spoken
from projections import schools
from projections.read import Reader

FIELDS: Final = frozenset(
    {"source_id", "title", "summary", "body", "school", "level", "form", "tags", "published_on", "author"}
)
EVERYTHING: Final = 100_000
_PARTS: Final = re.compile(r"[,;|\u3001\uff0c\uff1b\n\t]+")
_DAY: Final = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")


class Unfit(ValueError):
    """What is wrong with a row, one sentence each."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


class Works:
    """Reads rows. `left_out` counts what was in the file and cannot be known here, by what it was."""

    def __init__(self, read: Reader, private: Private) -> None:
        known = schools.everywhere(read, limit=EVERYTHING)
        self._schools = {school.name: school.code for school in known} | {school.code: school.code for school in known}
        self._private = private
        self._authors: dict[str, str] = {}
        self.left_out: Counter[str] = Counter()

    def work(self, row: Row) -> Work:
        """Raises Unfit."""
        cells = self._named(row)
        faults = (
            [row.fault] if row.fault else [f"{name} is missing" for name in ("title", "body") if not cells.get(name)]
        )
        values: dict[str, Any] = {}
        for name, read in (("level", _levels), ("form", _form), ("published_on", _day)):
            try:
                values[name] = read(cells.get(name, ""))
            except ValueError as cause:
                faults.append(f"{name}: {cause}")
        if faults:
            raise Unfit(*faults)
        summary, body = cells.get("summary", ""), cells["body"]
        manuscript = Manuscript(
            title=" ".join(cells["title"].split()),
            form=values["form"],
            topics=tuple(dict.fromkeys(_parts(cells.get("tags", "")))),
            levels=values["level"],
            summary=Prose(summary) if summary else None,
            practice=Prose(body),
        )
        return Work(
            source_id=cells.get("source_id") or _digest(cells["title"], body),
            manuscript=manuscript,
            school=self._school(cells.get("school", "")),
            author=self._author(cells.get("author", "")),
            published_on=values["published_on"],
        )

    def _named(self, row: Row) -> dict[str, str]:
        """Cells by field, as texts; headings in Chinese are known too."""
        found: dict[str, str] = {}
        for heading, cell in row.cells.items():
            name = spoken().columns.get(str(heading).strip(), str(heading).strip().lower())
            if name in FIELDS:
                found[name] = _text(cell)
            elif _text(cell):
                self.left_out[f"column {heading}"] += 1
        return found

    def _school(self, named: str) -> str:
        if named and named not in self._schools:
            self.left_out["school"] += 1
        return self._schools.get(named, "")

    def _author(self, named: str) -> str:
        if named and named not in self._authors:
            person = self._private.person(named)
            same = [found.id for found in self._private.find_people(named) if found.name == named]
            self._authors[named] = person.id if person else same[0] if len(same) == 1 else ""
        if named and not self._authors[named]:
            self.left_out["author"] += 1
        return self._authors.get(named, "")


def _text(cell: Any) -> str:
    """A cell as people see it: a number without a needless fraction, a day as a day, a list with its items apart."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, list | tuple):
        return "\n".join(_text(each) for each in cell)
    return str(cell).strip()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


def _levels(text: str) -> tuple[Level, ...]:
    codes = [spoken().value("level", word) for word in _parts(text)]
    if strange := [code for code in codes if code not in set(SCHOOL_LEVELS)]:
        raise ValueError(f"{', '.join(strange)} is none of {', '.join(SCHOOL_LEVELS)}")
    return tuple(dict.fromkeys(map(Level, codes)))


def _form(text: str) -> OutcomeForm:
    code = spoken().value("form", text) if text else OutcomeForm.OTHER
    if code not in set(OutcomeForm):
        raise ValueError(f"{text} is none of {', '.join(OutcomeForm)}")
    return OutcomeForm(code)


def _day(text: str) -> date | None:
    if not text:
        return None
    if found := _DAY.match(text):
        return date(*map(int, found.groups()))
    raise ValueError(f"{text} is no day: write 2025-11-03")


def _digest(title: str, body: str) -> str:
    """Tells a work apart that has no id: the same text is the same work."""
    return sha256(f"{title}\n{body}".encode("utf-8", "replace")).hexdigest()[:16]
