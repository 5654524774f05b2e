"""A small library of invented documents, for any engine."""

from __future__ import annotations

from search.port import Attachment, SearchDoc, SearchQuery
from search.vocabulary import Vocabulary

DISTRICT = frozenset({"district"})
NORTH = frozenset({"district", "studio:north"})
VOCABULARY = Vocabulary([["互访", "走访"], ["党建", "党的建设"]], ["党建品牌"])


def doc(key: str, title: str = "", text: str = "", **facts) -> SearchDoc:
    """A document for the whole district, unless told otherwise."""
    facts = {"kind": "case", "audience": ("district",)} | facts
    return SearchDoc(key=key, title=title, text=text, **facts)


def ask(text: str = "", **more) -> SearchQuery:
    return SearchQuery(text=text, **({"audience": DISTRICT} | more))


def keys(page) -> list[str]:
    return [hit.key for hit in page.hits]


def found(index, text: str, **more) -> set[str]:
    return set(keys(index.search(ask(text, **({"limit": 100} | more)))))


def facet(page, name: str) -> dict[str, int]:
    return {count.value: count.hits for count in page.facets[name]}


BOARD = doc(
    "case:board",
    "便签墙征集议题",
    "会前一周用便签墙征集工作中最头疼的一件事",
    form="method",
    tags=("议题",),
    on="2024-05-01",
)
VISIT = doc(
    "case:visit",
    "一次失败的互访",
    "互访之后，两校共同写下接待清单",
    form="institution",
    tags=("互访", "清单"),
    studio="studio:north",
    on="2025-03-01",
    adopted=2,
)
BRAND = doc(
    "case:brand", "党建品牌的来历", "品牌不是起名字，党建也不是贴标签", form="brand", tags=("品牌",), on="2023-01-01"
)
SECRET = doc(
    "case:secret", "北片的互访底稿", "互访底稿只给工作室看", tags=("底稿",), audience=("studio:north",), on="2025-01-01"
)
SCAN = doc(
    "case:scan",
    "年终材料",
    "见附件",
    attachments=(Attachment("总结.docx", "一年来的工作回顾"), Attachment("附表.pdf", "走廊文化布置费用", page=3)),
    on="2022-01-01",
)
SHELF = (BOARD, VISIT, BRAND, SECRET, SCAN)
