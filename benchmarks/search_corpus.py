"""Texts to be searched: given as JSONL, or recombined from the demo's own sentences, the same for the same seed."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from search.port import SearchDoc, SearchQuery
from search.vocabulary import Vocabulary

DEMO = Path(__file__).parent.parent / "hub" / "demo"
LENGTH = 500
DISTRICT = frozenset({"district"})
VOCABULARY = Vocabulary([["互访", "走访"], ["党建", "党的建设"], ["送教", "送课"]], ["党建品牌", "入室书记"])
SEED = 20_250_301
SHORTEST = 4
"""Characters of a clause of which a query may take a stretch."""
SHARED = 0.9
"""Of the generated documents, those for the whole district."""
_CUT = re.compile(r"[。；！？\n]")


class Asked(NamedTuple):
    """A query; `right` are the ids that answer it (id -> grade)."""

    id: str
    text: str
    right: dict[str, int]


def demo_documents() -> list[SearchDoc]:
    """The cases of the demo district."""
    cases = yaml.safe_load((DEMO / "cases.yaml").read_text())
    return [
        SearchDoc(
            key=f"case:{case['key']}",
            kind="case",
            title=case["title"],
            text="\n".join([case["summary"], *case.get("steps", ()), case.get("lesson", "")]),
            form=case["outcome_form_code"],
            tags=tuple(case["topics"]),
            level=(case["key"].split("-")[1],),
            audience=tuple(DISTRICT),
            position=place,
        )
        for place, case in enumerate(cases, 1)
    ]


def _sentences() -> tuple[list[str], list[str]]:
    """(titles, sentences) of everything people wrote in the demo."""
    titles = [doc.title for doc in demo_documents()]
    texts = [doc.text for doc in demo_documents()]
    for line in (DEMO / "history.jsonl").read_text().splitlines():
        texts.extend(_strings(json.loads(line)["data"]))
    found = {part.strip() for text in texts for part in _CUT.split(text)}
    return titles, sorted(
        part for part in found if SHORTEST * 2 < len(part) < LENGTH // 6 and re.search("[一-鿿]{4}", part)
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def generated(count: int, *, length: int = LENGTH) -> Iterator[SearchDoc]:
    """Documents of about so many characters. Each has a place and a number of its own, as real cases have."""
    chance = random.Random(SEED)  # the same corpus every time
    titles, sentences = _sentences()
    letters = "松柏竹梅兰荷菊桂枫杨柳榆槐桐杉河湖江海溪泉山岭峰谷原川林园桥塘湾洲城镇乡村里坊街巷东西南北中春夏秋冬晨曦明亮和平安宁"
    for number in range(count):
        school = "".join(chance.choices(letters, k=3)) + chance.choice(("小学", "中学", "幼儿园", "学校"))
        text = f"{school}党支部"
        while len(text) < length:
            text += chance.choice(sentences) + "。"
        half = chance.choice(titles)
        yield SearchDoc(
            key=f"case:{number}",
            kind=chance.choice(("case", "minutes", "story")),
            title=f"{school}：{half[: chance.randint(6, len(half))]}",
            text=text,
            level=tuple(chance.sample(("kindergarten", "primary", "middle"), chance.randint(1, 2))),
            studio=f"studio:{chance.randint(1, 30)}",
            form=chance.choice(("method_case", "brand_carrier", "institution", "platform", "story")),
            stage=chance.choice(("study", "practice", "result")),
            year=str(chance.randint(2019, 2025)),
            tags=tuple(chance.sample([f"标签{n}" for n in range(40)], 3)),
            adopted=chance.choice((0, 0, 0, 1, 2)),
            on=f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
            audience=("district",) if chance.random() < SHARED else ("studio:1",),
            position=number + 1,
        )


def short_queries(count: int, documents: list[SearchDoc], *, seed: int = SEED) -> list[Asked]:
    """Two stretches of 3 to 7 characters out of one document, to find it among all that hold one of them."""
    chance = random.Random(seed)
    visible = [doc for doc in documents if not DISTRICT.isdisjoint(doc.audience)]
    found = []
    for number in range(count):
        doc = chance.choice(visible)
        clauses = [part for part in re.findall("[一-鿿]+", doc.text) if len(part) > SHORTEST]
        text = " ".join(_stretch(clause, chance) for clause in chance.sample(clauses, min(2, len(clauses))))
        found.append(Asked(f"q{number}", text, {doc.key: 1}))
    return found


def _stretch(clause: str, chance: random.Random) -> str:
    length = min(len(clause), chance.randint(3, 7))
    start = chance.randint(0, len(clause) - length)
    return clause[start : start + length]


def query(text: str, **more: Any) -> SearchQuery:
    return SearchQuery(text=text, audience=DISTRICT, **more)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open() as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def given(path: Path) -> Iterator[SearchDoc]:
    """`{id, title, body}` a line."""
    for place, row in enumerate(lines(path), 1):
        yield SearchDoc(
            key=str(row["id"]),
            kind="case",
            title=row.get("title", ""),
            text=row.get("body", ""),
            audience=tuple(DISTRICT),
            position=place,
        )


def given_queries(queries: Path, judged: Path) -> list[Asked]:
    """`{id, text}` and `{q, d, rel}` a line; queries without an answer are left out."""
    right: dict[str, dict[str, int]] = {}
    for row in lines(judged):
        if int(row.get("rel", 1)) > 0:
            right.setdefault(str(row["q"]), {})[str(row["d"])] = int(row.get("rel", 1))
    every = (Asked(str(row["id"]), row["text"], right.get(str(row["id"]), {})) for row in lines(queries))
    return [asked for asked in every if asked.right]
