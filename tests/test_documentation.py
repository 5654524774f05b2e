"""What the docs say is what the code does; what was once stored can be read for ever."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import msgspec
import pytest

from domain import catalogue
from domain.model import decode

ROOT = Path(__file__).parent.parent
LIBRARY = {"timestamp", "originator_topic"}


def generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GOLDEN = [json.loads(line) for line in (ROOT / "tests" / "domain" / "golden_events.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("name", ["EVENTS", "REFUSALS", "OPERATIONS"])
def test_the_generated_pages_are_those_of_this_code(name):
    made = generator()
    path = getattr(made, name)

    assert path.read_text() == made.PAGES[path](), "run make docs"


def test_each_event_of_each_version_has_a_golden_example():
    known = {(row["topic"], row["version"]) for row in GOLDEN}

    wanted = {
        (topic, v) for topic, kind in catalogue.KINDS.items() for v in range(1, getattr(kind, "class_version", 1) + 1)
    }
    assert wanted - known == set(), "run make docs"


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: f"{row['topic']}-v{row['version']}")
def test_what_was_once_stored_is_read_for_ever(row):
    kind = catalogue.KINDS[row["topic"]]

    fact = decode(row["topic"], msgspec.json.encode(row["state"]))

    assert isinstance(fact, kind)
    if row["version"] == getattr(kind, "class_version", 1):
        assert set(row["state"]) - {"_v"} == set(kind.__struct_fields__) - LIBRARY | (set(row["state"]) & LIBRARY)


def test_every_event_has_a_title_and_a_topic_of_its_own():
    assert set(catalogue.TITLES) == set(catalogue.KINDS)
    assert all(isinstance(kind.TOPIC, str) and topic == kind.TOPIC for topic, kind in catalogue.KINDS.items())


def test_topics_follow_their_grammar():
    for topic, kind in catalogue.KINDS.items():
        stream, name = topic.split(".")
        words = "".join(
            ("_" if letter.isupper() and n else "") + letter.lower() for n, letter in enumerate(kind.__name__)
        )
        assert name == words
        assert any(stream == aggregate.TOPIC for aggregate in catalogue.AGGREGATES)


def test_the_page_of_the_architecture_names_every_layer():
    text = (ROOT / "docs" / "architecture.md").read_text()

    assert [layer for layer in ("domain/", "projections/", "search/", "hub/", "web/") if layer not in text] == []


def test_every_file_that_the_docs_name_is_there():
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]

    gone = [
        (page.name, name)
        for page in pages
        for name in re.findall(r"\]\(([^)#:]+)\)|`(tests/[\w/.]+)`", page.read_text())
        for name in filter(None, name)
        if not (page.parent / name).exists() and not (ROOT / name).exists()
    ]
    assert gone == []
