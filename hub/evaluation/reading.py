"""A rubric comes as a YAML file that people write by hand: it is read line by line, and everything that is the matter is told with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import yaml

from domain.errors import Wrong, refuse
from domain.evaluation import Definition, Grades, Line, LineKind, SubjectKind
from domain.evaluation.checking import faults

LIMIT: Final = 64
"""KB."""
DEPTH: Final = 5
_TOP: Final = frozenset({"title", "subject", "grade", "veto", "indicators"})
_NUMBER: Final = re.compile(r"\d+(\.\d+)?")
_TRUE: Final = {"true": True, "false": False}


class Unreadable(Wrong):
    """The file is no YAML, or has another shape; facts: line, problem."""

    code = "rubric.unreadable"


class FieldUnfit(Wrong):
    """A value has the wrong type, or nothing has this name; facts: line, name."""

    code = "rubric.field_unfit"


class TooBig(Wrong):
    """No rubric is as long as this; facts: limit (KB)."""

    code = "rubric.too_big"


class Version(NamedTuple):
    """A version as the file says it."""

    version: str
    definition: Definition


def read(text: str) -> list[Version]:
    """The versions of a file in the shape of the demo's rubric.yaml. Raises every fault, each with the fact `line` from 1."""
    refuse(TooBig("file", limit=LIMIT) if len(text) > LIMIT * 1024 else None)
    reading = _Reading()
    found = list(reading.versions(_root(text)))
    refuse(*reading.faults, None if found or reading.faults else Unreadable("file", line=1, problem="empty"))
    return found


def _root(text: str) -> yaml.Node | None:
    try:
        _refuse_tricks(text)
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as cause:
        line = cause.problem_mark.line + 1 if cause.problem_mark else 1
        raise Unreadable("file", line=line, problem=cause.problem or "") from None
    except (yaml.YAMLError, RecursionError, ValueError) as cause:
        raise Unreadable("file", line=1, problem=str(cause).partition("\n")[0]) from None
    return root


def _refuse_tricks(text: str) -> None:
    """What no rubric needs, and what could keep a reader busy for ever: references, and lists within lists within lists."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH or isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise Unreadable("file", line=line, problem="nesting")


class _Reading:
    """Reads nodes, and remembers what is the matter with them."""

    def __init__(self) -> None:
        self.faults: list[Wrong] = []

    def versions(self, root: yaml.Node | None) -> Iterator[Version]:
        for key, node in self._fields(root):
            before = len(self.faults)
            top = dict(self._fields(node, _TOP))
            rows = self._rows(top.get("indicators"))
            definition = Definition(
                title=self._text(top.get("title"), "title") or "",
                subject_kind=self._subject(key, top.get("subject"), node),
                lines=tuple(self._line(row) for row in rows),
                grades=self._grades(top.get("grade")),
                veto=tuple(self._text(each, "veto") or "" for each in self._rows(top.get("veto"))),
            )
            if len(self.faults) == before:
                self._check(key, definition, node, rows)
            yield Version(key, definition)

    def _check(self, version: str, definition: Definition, node: yaml.Node, rows: list[yaml.Node]) -> None:
        """What the domain says of it, at the line in question."""
        for fault in filter(None, faults(version, definition)):
            no = fault.facts.get("no")
            at = rows[no - 1] if isinstance(no, int) and no else node
            self.faults.append(type(fault)("file", **fault.facts | {"line": _at(at)}))

    # ---- nodes

    def _fields(self, node: yaml.Node | None, known: frozenset[str] | None = None) -> Iterator[tuple[str, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self.faults.append(Unreadable("file", line=_at(node), problem="mapping"))
            return
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode) or (known is not None and name.value not in known):
                self._unfit(name, str(getattr(name, "value", ""))[:40])
            else:
                yield name.value, value

    def _rows(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.faults.append(Unreadable("file", line=_at(node), problem="sequence"))
            return []
        return list(node.value)

    def _line(self, node: yaml.Node) -> Line:
        told = dict(self._fields(node, frozenset(Line.__struct_fields__)))
        more: dict[str, Any] = {name: self._text(told[name], name) for name in _OPTIONAL & told.keys()}
        more |= {name: self._number(told[name], name) for name in ("full_at", "zero_at") if name in told}
        if "bonus" in told:
            more["bonus"] = self._truth(told["bonus"])
        return Line(
            code=self._text(told.get("code"), "code", node) or "",
            weight=self._number(told.get("weight"), "weight", node),
            kind=self._kind(told.get("kind"), node),
            zh=self._text(told.get("zh"), "zh", node) or "",
            **more,
        )

    # ---- values

    def _text(self, node: yaml.Node | None, name: str, row: yaml.Node | None = None) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.value.isprintable():
            return node.value.strip() or None
        if node is not None or row is not None:
            self._unfit(node or row, name)
        return None

    def _number(self, node: yaml.Node | None, name: str, row: yaml.Node | None = None) -> float:
        words = node.value if isinstance(node, yaml.ScalarNode) else ""
        if re.fullmatch(r"-?\d{1,6}(\.\d{1,6})?", words):
            return float(words)
        self._unfit(node or row, name)
        return 1.0

    def _truth(self, node: yaml.Node) -> bool:
        words = node.value.lower() if isinstance(node, yaml.ScalarNode) else ""
        if words not in _TRUE:
            self._unfit(node, "bonus")
        return _TRUE.get(words, False)

    def _kind(self, node: yaml.Node | None, row: yaml.Node) -> LineKind:
        words = node.value if isinstance(node, yaml.ScalarNode) else ""
        if words not in set(LineKind):
            self._unfit(node or row, "kind")
            return LineKind.EXPERT
        return LineKind(words)

    def _subject(self, version: str, node: yaml.Node | None, at: yaml.Node) -> SubjectKind:
        """As the file says, else by the first word of the version: `studio-1` is for studios."""
        words = self._text(node, "subject") if node else version.partition("-")[0]
        if words not in set(SubjectKind):
            self._unfit(node or at, "subject")
            return SubjectKind.STUDIO
        return SubjectKind(words)

    def _grades(self, node: yaml.Node | None) -> Grades:
        """`>=90` and `60-89`: the first number is the one that counts."""
        found = {}
        for name, value in self._fields(node) if node else ():
            number = _NUMBER.search(value.value) if isinstance(value, yaml.ScalarNode) else None
            if number is None or name not in ("excellent", "qualified", "unqualified"):
                self._unfit(value, name)
            elif name != "unqualified":
                found[name] = float(number[0])
        return Grades(**found)

    def _unfit(self, node: yaml.Node | None, name: str) -> None:
        self.faults.append(FieldUnfit("file", line=_at(node), name=name))


_OPTIONAL: Final = frozenset({"formula", "rule", "evidence"})


def _at(node: yaml.Node | None) -> int:
    return node.start_mark.line + 1 if node is not None else 1
