"""Each statement of the paper is answered by something that exists, or the page of the mission says that it is not yet."""

from __future__ import annotations

import ast
import importlib.util
import re
from functools import cache
from pathlib import Path

import pytest
from starlette.routing import Route

from domain import catalogue
from web import site

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| P(\d+) \| (.+?) \| (.*?) ?\| (.*?) ?\|$", re.MULTILINE)
NAMED = re.compile(r"`(event|page|module|test):([^`]+)`")
STATEMENTS = 78
PAGES = {route.name for area in site.AREAS for route in area.routes if isinstance(route, Route)}


def rows():
    return ROW.findall((ROOT / "docs" / "mission.md").read_text(encoding="utf-8"))


@cache
def functions_in(path):
    """Names of the functions in a file of this repository; none where there is no such file."""
    file = ROOT / path
    tree = ast.parse(file.read_text(encoding="utf-8")) if file.is_file() else ast.Module([], [])
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def there(kind, name):
    """Whether the event, page, module or test exists."""
    if kind == "test":
        path, _, function = name.partition("::")
        return function in functions_in(path)
    if kind == "module":
        return importlib.util.find_spec(name) is not None
    return name in (catalogue.KINDS if kind == "event" else PAGES)


def test_every_statement_has_its_row_once_and_in_order():
    assert [int(number) for number, *_ in rows()] == list(range(1, STATEMENTS + 1))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"P{row[0]}")
def test_a_statement_is_answered_or_said_to_come_later(row):
    _, fact, answer, later = row

    named = NAMED.findall(answer)

    assert fact
    assert (bool(named), later) in {(True, ""), (False, "later")}
    assert [f"{kind}:{name}" for kind, name in named if not there(kind, name)] == []


def test_what_is_gone_would_be_noticed():
    gone = ("event", "visit.forgotten"), ("page", "visits:forgotten"), ("module", "domain.forgotten")
    gone += (("test", "tests/test_mission.py::test_forgotten"), ("test", "tests/test_forgotten.py::test_forgotten"))

    assert [there(*each) for each in gone] == [False] * len(gone)
