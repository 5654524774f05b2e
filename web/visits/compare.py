"""Minutes side by side: what has changed from one revision to the next, and three ways when two people wrote at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, Protocol, Self, cast

from domain.model import Prose
from web.diff import Run, runs
from web.filled import Filled
from web.rows import cell
from web.texts import Lazy, _, _l
from web.times import Day
from web.words import plain_day

PARTS: dict[str, Lazy] = {
    "summary": _l("主题、看到什么、谈了什么"),
    "learnt": _l("收获和可借鉴的做法"),
    "problems": _l("发现的问题"),
    "action_items": _l("下一步"),
}
NONE = _l("无")
Called = Callable[[str], str]


class Task(Protocol):
    """An action item, of a visit or of an exchange."""

    @property
    def what(self) -> Prose: ...

    @property
    def owner(self) -> str: ...

    @property
    def due_on(self) -> date: ...

    @property
    def no(self) -> int: ...


class Written(Protocol):
    """A revision of minutes, of a visit or of an exchange."""

    @property
    def summary(self) -> Prose: ...

    @property
    def learnt(self) -> Sequence[Prose]: ...

    @property
    def problems(self) -> Sequence[Prose]: ...

    @property
    def items(self) -> Sequence[Task]: ...


class Texts(NamedTuple):
    """Minutes as plain text, part by part."""

    summary: str = ""
    learnt: str = ""
    problems: str = ""
    action_items: str = ""

    @classmethod
    def of(cls, row: Written, called: Called) -> Self:
        items = [_item(item.what, called(item.owner), plain_day(item.due_on)) for item in row.items]
        learnt = "\n".join(map(str, row.learnt)) or str(NONE)
        return cls(str(row.summary), learnt, "\n".join(map(str, row.problems)), "\n".join(items))

    @classmethod
    def typed(cls, filled: Filled, called: Called) -> Self:
        """What stands in a form, right or wrong."""
        rows = (_typed_item(filled, row, called) for row in filled.rows("action_items"))
        items = [item for item in rows if item]
        learnt = filled.typed("learnt") or (str(NONE) if filled.typed("nothing_learnt") else "")
        return cls(filled.typed("summary"), learnt, filled.typed("problems"), "\n".join(items))


NOTHING = Texts()


class Part(NamedTuple):
    """One part with its texts: the change as runs, or, in a conflict, what it was, theirs and yours."""

    title: str
    runs: list[Run]
    was: str = ""
    theirs: str = ""
    yours: str = ""


def two_ways(before: Texts | None, after: Texts) -> list[Part]:
    """Part by part, changes marked; with nothing before, the text as it is."""
    found = []
    for name, title in PARTS.items():
        new = getattr(after, name)
        changes = runs(getattr(before, name), new) if before else [Run("same", new)]
        if new or any(run.text for run in changes):
            found.append(Part(str(title), changes))
    return found


def three_ways(was: Texts, theirs: Texts, yours: Texts) -> list[Part]:
    """Only the parts in which theirs and yours differ."""
    return [
        Part(str(title), [], *(getattr(each, name) for each in (was, theirs, yours)))
        for name, title in PARTS.items()
        if _plain(getattr(theirs, name)) != _plain(getattr(yours, name))
    ]


def _typed_item(filled: Filled, row: int, called: Called) -> str:
    """An action item as it stands in a form, worded as one that is stored, so that equal ones look equal."""
    what, owner, due = (cell("action_items", row, column) for column in ("what", "owner", "due_on"))
    if not filled.typed(what):
        return ""
    on = cast("Day", filled.form.field(due)).gather(due, filled.text)[0]
    until = plain_day(on) if isinstance(on, date) else filled.typed(due)
    return _item(filled.typed(what), called(filled.typed(owner)) if filled.typed(owner) else "—", until or "—")


def _item(what: object, who: str, until: str) -> str:
    return _("{what}（{who}，{until}）", what=what, who=who, until=until)


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
