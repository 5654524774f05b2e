"""One of a few, several of a few, yes or not: the fields in which people choose instead of writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar, Self

from web.lines import Field, Unfit, tidy
from web.texts import Words, _

Options = Mapping[str, Words | tuple[Words, Words]]
"""Word, or word and explanation, by value. A key may be a member of a StrEnum; the value read is the key itself."""


@dataclass(frozen=True)
class Choice(Field):
    """One of a few. Drawn as large radio cards, or with `menu=True` as a drop-down. Value: the key chosen, or None."""

    options: Options = field(default_factory=dict)
    menu: bool = False
    kind: ClassVar[str] = "choice"

    def asked(self) -> str:
        return _("请选择{label}", label=self.label)

    def parse(self, text: str) -> object:
        return _chosen(self.options, text)

    def show(self, value: object) -> list[str]:
        return _shown(value)

    def offering(self, options: object) -> Self:
        if not isinstance(options, Mapping):
            raise TypeError(options)
        return replace(self, options=options)


@dataclass(frozen=True)
class Boxes(Choice):
    """Any of a few, as tick boxes; at least one when required. Value: list of keys in the order of the options."""

    kind: ClassVar[str] = "boxes"

    def nothing(self) -> object:
        return []

    def read(self, typed: Sequence[str]) -> object:
        chosen = {_chosen(self.options, tidy(text, lines=False)) for text in typed if text}
        if self.required and not chosen:
            raise Unfit(str(self.missing) if self.missing else self.asked())
        return [key for key in self.options if key in chosen]

    def show(self, value: object) -> list[str]:
        return [text for part in value for text in _shown(part)] if isinstance(value, Sequence) else []


def _shown(value: object) -> list[str]:
    return [] if value is None else [value.value if isinstance(value, StrEnum) else str(value)]


def _chosen(options: Options, text: str) -> str:
    for key in options:
        if key == text:
            return key
    raise Unfit(_("没有这个选项，请重新选择"))


@dataclass(frozen=True)
class Tick(Field):
    """Yes or not; when required it must be ticked. Value: bool."""

    kind: ClassVar[str] = "tick"

    def nothing(self) -> object:
        return False

    def asked(self) -> str:
        return _("请勾选：{label}", label=self.label)

    def parse(self, text: str) -> object:
        return text != "no"

    def show(self, value: object) -> list[str]:
        return ["yes"] if value else []
