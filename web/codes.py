"""Codes and months: the operator's own readable codes stand in addresses and never change; months are typed as people write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from web.fields import Line, Unfit
from web.texts import _
from web.times import FIRST_YEAR, LAST_YEAR

RESERVED = frozenset({"new", "calendar", "support"})
"""Words that stand where a code stands in an address."""


@dataclass(frozen=True)
class Code(Line):
    """A code: letters, digits, hyphen. Value: str."""

    max: int = 20

    def parse(self, text: str) -> object:
        plain = unicodedata.normalize("NFKC", text)
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", plain, re.ASCII) or plain.lower() in RESERVED:
            raise Unfit(_("请用字母、数字和短横，以字母或数字开头，例如 MS-01"))
        return super().parse(plain)


@dataclass(frozen=True)
class Month(Line):
    """A month: 2023-08, 2023年8月. Value: str as `2023-08`."""

    max: int = 12

    def parse(self, text: str) -> object:
        plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
        found = re.fullmatch(r"([0-9]{4})[-/.年]([0-9]{1,2})月?", plain, re.ASCII)
        if not found or not 1 <= int(found[2]) <= 12 or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:  # noqa: PLR2004  # months
            raise Unfit(_("请填写年月，例如 2023-08"))
        return f"{found[1]}-{int(found[2]):02d}"


def listed(text: str) -> tuple[str, ...]:
    """Parts of a line as people part them: by 、 or a comma."""
    return tuple(part.strip() for part in re.split("[、，,；;]", text) if part.strip())
