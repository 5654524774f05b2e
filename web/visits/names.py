"""Names pasted from a sheet: one person a line, known people recognised, the rest only counted, nothing of it stored.

A line is a name, perhaps with a post and a telephone number: 柯一苇, 德育主任, 13800138000. A line that cannot be used is named by
its number; the others are taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self, cast

from web.fields import Text
from web.lines import Unfit, tidy
from web.texts import _

LINES = 100
NAME = 20
_PARTS = re.compile(r"\t|[,，、;；|]|\s{2,}|\u3000| ")
_ORDINAL = re.compile(r"[0-9]{1,3}[.、)）．]?", re.ASCII)
_NUMBER = re.compile(r"\+?[0-9][0-9()\-]{3,}", re.ASCII)
_PHONE = re.compile(r"(?:\+?86-?)?1[3-9][0-9]{9}|(?:0[0-9]{2,3}-?)?[2-9][0-9]{6,7}", re.ASCII)

Find = Callable[[str], Sequence[str]]
"""Ids of the people who have exactly this name."""


class Pasted(NamedTuple):
    """What a pasted list says: ids of known people, how many are not known, a sentence for each line that cannot be used, those lines."""

    people: tuple[str, ...]
    unknown: int
    wrong: tuple[str, ...]
    left: tuple[str, ...] = ()


class Taken(NamedTuple):
    """What became of a box after 加入名单: who was added, what stays in the box, and what is the matter with that."""

    people: tuple[str, ...]
    left: str
    wrong: str


def read(text: str, find: Find, there: Iterable[str] = (), *, known_only: bool = False) -> Pasted:
    """People of a pasted list; `there`: ids that are on the list already. Raises Unfit for what is no list.

    `known_only`: a name that nobody of the directory has cannot be used.
    """
    lines = [line for line in tidy(text, lines=True).split("\n") if line.strip()]
    if len(lines) > LINES:
        raise Unfit(_("最多 {most} 行，现在 {n} 行", most=LINES, n=len(lines)))
    people, unknown, wrong, left = [], 0, [], []
    seen: dict[str, int] = {}
    had = frozenset(there)
    for number, line in enumerate(lines, 1):
        name, reason = _line(line)
        found = () if reason else tuple(find(name))
        reason = reason or _twice(name, number, seen) or _homonyms(name, found, had)
        if known_only and not found and not reason:
            reason = _("名录里没有“{name}”，请核对姓名或删去这一行", name=name)
        if reason:
            wrong.append(_("第 {number} 行：{what}", number=number, what=reason))
            left.append(line)
        elif not found:
            unknown += 1
        elif not had.intersection(found):
            people.append(found[0])
    return Pasted(tuple(people), unknown, tuple(wrong), tuple(left))


def _line(line: str) -> tuple[str, str]:
    """The name of a line, and what is wrong with the line, "" where nothing is."""
    parts = [part for part in _PARTS.split(unicodedata.normalize("NFKC", line).strip()) if part]
    if len(parts) > 1 and _ORDINAL.fullmatch(parts[0]):
        parts = parts[1:]
    name = parts[0] if parts else ""
    if not name or len(name) > NAME or any(sign.isdigit() for sign in name):
        return "", _("没有读出姓名，请把姓名写在行首")
    phones = [part for part in parts[1:] if _NUMBER.fullmatch(part)]
    odd = next((phone for phone in phones if not _PHONE.fullmatch(phone)), "")
    return name, _("电话 {phone} 的位数不对，请核对", phone=odd) if odd else ""


def _twice(name: str, number: int, seen: dict[str, int]) -> str:
    first = seen.setdefault(name, number)
    return _("“{name}”与第 {first} 行重复", name=name, first=first) if first != number else ""


def _homonyms(name: str, found: Sequence[str], there: frozenset[str]) -> str:
    """Two people of one name are told apart by a person, never by guess."""
    if len(found) > 1 and not there.intersection(found):
        return _("名录里有 {n} 位“{name}”，请在上面的名单里勾选", n=len(found), name=name)
    return ""


def nobody(_: str) -> Sequence[str]:
    """The directory of a form that has not been offered one."""
    return ()


@dataclass(frozen=True)
class Names(Text):
    """The box into which a list is pasted; `offering(find)` gives it the directory. Value: `Pasted`."""

    max: int = 8_000
    find: Find = nobody
    known_only: bool = False

    def nothing(self) -> object:
        return Pasted((), 0, ())

    def read_names(self, text: str, there: Iterable[str] = ()) -> Pasted:
        """What a text says; `there`: ids that are on the list already."""
        return read(text, self.find, there, known_only=self.known_only)

    def taken(self, text: str) -> Taken:
        """Whom a text adds to a list; the lines that cannot be used stay, counted anew."""
        try:
            found = self.read_names(text)
            again = self.read_names("\n".join(found.left))
        except Unfit as unfit:
            return Taken((), text, str(unfit))
        return Taken(found.people, "\n".join(again.left), " ".join(again.wrong))

    def parse(self, text: str) -> object:
        pasted = self.read_names(text)
        if pasted.wrong:
            raise Unfit(" ".join(pasted.wrong))
        return pasted

    def offering(self, options: object) -> Self:
        return replace(self, find=cast("Find", options))
