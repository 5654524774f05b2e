"""The part of a form in which people name evidence: things of the hub, addresses, papers, words, files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request

from domain.evidence import THINGS, Evidence, EvidenceKind, in_words
from domain.model import Prose
from web.attached import Files, own_file
from web.choices import Choice
from web.lines import Field, Text, Unfit
from web.rows import Many
from web.texts import Lazy, _, _l

THINGS_FIELD, FILES = "evidence", "files"
PROOF: Final = (THINGS_FIELD, "links", "papers", "note", FILES)
"""The fields, in their order. What a use case says of evidence stands beside the first; its numbers count the things chosen there."""
MOST_THINGS, MOST_LINES, LONGEST = 8, 6, 200
ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True)
class Lines(Text):
    """Several short lines. Value: list of str, each once."""

    def nothing(self) -> object:
        return []

    def parse(self, text: str) -> object:
        found = [line.strip() for line in text.split("\n") if line.strip()]
        for no, line in enumerate(found, 1):
            if len(line) > LONGEST:
                raise Unfit(_("第 {no} 行最多 {max} 字，现在 {length} 字", no=no, max=LONGEST, length=len(line)))
        if len(found) > MOST_LINES:
            raise Unfit(_("最多 {most} 行，现在 {n} 行", most=MOST_LINES, n=len(found)))
        return list(dict.fromkeys(found))

    def show(self, value: object) -> list[str]:
        return ["\n".join(map(str, value))] if isinstance(value, Sequence) and value else []


@dataclass(frozen=True)
class Links(Lines):
    """Addresses, one on each line. Value: list of str."""

    def parse(self, text: str) -> object:
        found = super().parse(text)
        for no, line in enumerate(found if isinstance(found, list) else [], 1):
            if not ADDRESS.fullmatch(line):
                raise Unfit(_("第 {no} 行不是网址，网址须以 https:// 或 http:// 开头", no=no))
        return found


def asked(files: Lazy | None = None, hint: Lazy | None = None) -> dict[str, Field]:
    """The fields of evidence for a form, after its own."""
    return {
        THINGS_FIELD: Many(
            _l("互访、活动、案例和借鉴"),
            columns={"thing": Choice(_l("选择一项"), menu=True)},
            most=MOST_THINGS,
            row=_l("佐证"),
            hint=_l("只列出已经开展或发布的"),
        ),
        "links": Links(_l("网址"), hint=_l("每行一个，以 https:// 或 http:// 开头")),
        "papers": Lines(_l("纸质材料"), hint=_l("写明名称和存放处，每行一份")),
        "note": Text(_l("文字说明"), max=2_000),
        FILES: Files(files or _l("文件"), hint=hint or _l("图片、PDF 或文档，每个不超过 20 MB")),
    }


def gathered(request: Request, values: dict[str, Any]) -> tuple[Evidence, ...]:
    """What was named, taken out of the values of a form: first the things, in their order."""
    rows, links, papers, note, files = (values.pop(name) for name in PROOF)
    found = [_thing(row["thing"]) for row in rows if row["thing"]]
    found += [Evidence(EvidenceKind.LINK, address) for address in links]
    found += [Evidence(EvidenceKind.PAPER, name) for name in papers]
    found += [in_words(note)] if note else []
    mine = (own_file(request, [each]) for each in files)
    return (*found, *(Evidence(EvidenceKind.FILE, file=file) for file in mine if file))


def spread(evidence: Iterable[Evidence]) -> dict[str, object]:
    """Evidence but files as the fields of a form hold it, so that it can be changed."""
    given = list(evidence)
    texts = [str(each.text) for each in given if each.kind is EvidenceKind.TEXT and each.text]
    return {
        THINGS_FIELD: [{"thing": each.thing} for each in given if each.thing],
        "links": [each.ref for each in given if each.kind is EvidenceKind.LINK],
        "papers": [each.ref for each in given if each.kind is EvidenceKind.PAPER],
        "note": Prose("\n".join(texts)) if texts else None,
    }


def _thing(text: str) -> Evidence:
    kind, _sign, ref = text.partition(":")
    return Evidence(EvidenceKind(kind), ref) if kind in set(THINGS) else Evidence(EvidenceKind.PAPER, text)
