"""What people write into a form: a line, a text, a number, a telephone; and what all fields have in common.

A field is declared once (`Line(_l("主题"), max=40, required=True)`) and knows how to read typed text, how to show a value and which
macro of `ui.html` draws it (`kind`). Reading never raises anything but `Unfit`, whatever arrives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, Self

from domain.model import Prose
from web.texts import Words, _

Typed = Mapping[str, Sequence[str]]
"""What arrived, by name of the input; several texts where an input came more than once."""

INVISIBLE = "\ufeff\u200b\u2060"
_REFUSED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of text: they can make a line read differently from what it says."""


class Unfit(Exception):  # a sentence for a person, no programming error
    """What was typed does not fit; the text is the sentence beside the field."""


def harmless(text: str) -> str:
    """Typed text that can be shown again: no NUL, no half of a surrogate pair (a page could not be encoded with one)."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8") if _broken(text) else text


def _broken(text: str) -> bool:
    return any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text)


def tidy(text: str, *, lines: bool) -> str:
    """The text without what nobody meant to write; refuses signs that cannot be seen or stored."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        text = text.replace("\n", " ").replace("\t", " ")
    for sign in text:
        if sign in _REFUSED or (sign not in "\n\t" and unicodedata.category(sign) in {"Cc", "Cs"}):
            raise Unfit(_("这里有看不见的控制字符，请删去后重新输入"))
    return text.strip().strip(INVISIBLE).strip()


@dataclass(frozen=True)
class Field:
    """One question of a form. `given=("answer", "accept")`: asked only when the field `answer` has that value."""

    label: Words
    _: KW_ONLY
    hint: Words = ""
    required: bool = False
    missing: Words = ""
    given: tuple[str, ...] = ()
    kind: ClassVar[str] = "line"
    lines: ClassVar[bool] = False

    def gather(self, name: str, typed: Typed) -> tuple[object, dict[str, str]]:
        """The value, and what is wrong by name of the input."""
        try:
            return self.read(typed.get(name, ())), {}
        except Unfit as unfit:
            return self.nothing(), {name: str(unfit)}

    def nothing(self) -> object:
        """The value of a field that was left empty."""
        return None

    def read(self, typed: Sequence[str]) -> object:
        """The value of what was typed; `Unfit` where it cannot be understood."""
        if len(typed) > 1:
            raise Unfit(_("这一项收到了 {n} 个值，请只填一个", n=len(typed)))
        text = tidy(typed[0], lines=self.lines) if typed else ""
        if not text:
            if self.required:
                raise Unfit(str(self.missing) if self.missing else self.asked())
            return self.nothing()
        return self.parse(text)

    def asked(self) -> str:
        """The sentence for a mandatory field left empty."""
        return _("请填写{label}", label=self.label)

    def parse(self, text: str) -> object:
        """The value of one tidy, non-empty text."""
        return text

    def show(self, value: object) -> list[str]:
        """Typed text for a value, so that a form can be drawn filled in."""
        return [] if value is None else [str(value)]

    def offering(self, options: object) -> Self:
        """The same field with what can be chosen in this request."""
        raise TypeError(options)


@dataclass(frozen=True)
class Line(Field):
    """One line of text; `max` in characters. Value: str, "" when left empty."""

    max: int = 80
    auto: str = "off"
    input: ClassVar[str] = "text"

    def nothing(self) -> object:
        return ""

    def parse(self, text: str) -> object:
        if len(text) > self.max:
            raise Unfit(_("最多 {max} 字，现在 {length} 字", max=self.max, length=len(text)))
        return text


@dataclass(frozen=True)
class Text(Line):
    """Text of several lines. Value: `Prose`, empty when left empty."""

    max: int = 20_000
    tall: bool = False
    kind: ClassVar[str] = "text"
    lines: ClassVar[bool] = True

    def nothing(self) -> object:
        return Prose("")

    def parse(self, text: str) -> object:
        return Prose(str(super().parse(text)))


@dataclass(frozen=True)
class Hidden(Line):
    """Carried along, not asked: the number of an offer, the visit returned. Value: str."""

    kind: ClassVar[str] = "hidden"


@dataclass(frozen=True)
class Secret(Field):
    """A password: taken as typed, never drawn again. Value: str."""

    auto: str = "current-password"
    max: int = 1000
    kind: ClassVar[str] = "secret"

    def read(self, typed: Sequence[str]) -> object:
        text = typed[0] if len(typed) == 1 else ""
        if len(text) > self.max:
            raise Unfit(_("密码最多 {max} 个字符，现在 {length} 个", max=self.max, length=len(text)))
        if _broken(text):
            raise Unfit(_("密码里有不能使用的字符"))
        if not text and self.required:
            raise Unfit(self.asked())
        return text


@dataclass(frozen=True)
class Phone(Line):
    """A telephone number. Value: digits with `+`, `-` and spaces as typed, in half-width."""

    max: int = 24
    auto: str = "off"
    input: ClassVar[str] = "tel"

    def parse(self, text: str) -> object:
        plain = unicodedata.normalize("NFKC", text)
        if not re.fullmatch(r"\+?[0-9][0-9 \-()]{5,22}[0-9]", plain, re.ASCII):
            raise Unfit(_("请填写电话号码，例如 13800138000"))
        return plain


@dataclass(frozen=True)
class Mail(Line):
    """A mail address. Value: str."""

    max: int = 254
    input: ClassVar[str] = "email"

    def parse(self, text: str) -> object:
        plain = unicodedata.normalize("NFKC", text)
        if not re.fullmatch(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}", plain) or len(plain) > self.max:
            raise Unfit(_("请填写邮箱地址，例如 name@example.cn"))
        return plain


@dataclass(frozen=True)
class Whole(Field):
    """A whole number between `least` and `most`. Value: int or None."""

    least: int = 0
    most: int = 9_999
    unit: Words = ""
    kind: ClassVar[str] = "whole"

    def parse(self, text: str) -> object:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "")
        if not re.fullmatch(r"[+-]?[0-9]{1,9}", plain, re.ASCII):
            raise Unfit(_("请填写整数，例如 {example}", example=max(self.least, 1)))
        if not self.least <= int(plain) <= self.most:
            raise Unfit(_("请填写 {least} 到 {most} 之间的整数", least=self.least, most=self.most))
        return int(plain)
