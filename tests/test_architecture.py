"""The house keeps its shape: the same noun in every row, imports in one direction, nothing too long, nothing left lying about."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("domain", "projections", "hub", "web")
PACKAGES = (*LAYERS, "search")
AREAS = (
    "people",
    "schools",
    "studios",
    "programme",
    "partners",
    "visits",
    "cases",
    "brands",
    "outcomes",
    "supervision",
    "problems",
    "obligations",
)
"""Areas that exist; a new one is added here and then wanted in every row."""

FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "services", "misc"}
MODULE, FUNCTION, ROUTE, TEMPLATE, TEST = 250, 40, 15, 80, 25


def tracked(pattern="*"):
    said = subprocess.run(["git", "ls-files", "-z", pattern], cwd=ROOT, capture_output=True, check=True, text=True)
    return [ROOT / name for name in said.stdout.split("\0") if name and (ROOT / name).is_file()]


def layer(path):
    return path.relative_to(ROOT).parts[0]


def show(path):
    return path.relative_to(ROOT).as_posix()


MODULES = [path for path in tracked("*.py") if layer(path) in PACKAGES]
TESTS = [path for path in tracked("*.py") if layer(path) in {"tests", "benchmarks", "docs"}]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in (*MODULES, *TESTS)}
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path):
    """Every function of a module with its number of lines; decorators and the docstring do not count."""
    found = [node for node in ast.walk(TREES[path]) if isinstance(node, FUNCTIONS)]
    return [(node, node.end_lineno - node.lineno + 1 - _told(node)) for node in found]


def _told(function):
    first = function.body[0]
    return first.end_lineno - first.lineno + 1 if ast.get_docstring(function) else 0


# ---- the matrix


@pytest.mark.parametrize("area", AREAS)
def test_an_area_has_the_same_name_in_every_row(area):
    missing = [row for row in LAYERS if not (ROOT / row / f"{area}.py").exists() and not (ROOT / row / area).is_dir()]

    assert missing == []


@pytest.mark.parametrize("area", AREAS)
def test_an_area_is_tested_in_every_row(area):
    names = {path.stem for path in tracked("tests/*.py")}
    folders = {path.parent.name for path in tracked("tests/*.py")}
    kinds = {
        path.relative_to(ROOT).parts[1] for path in tracked("tests/*.py") if area in path.stem or area in path.parts
    }

    assert f"test_{area}" in names or any(name.startswith(f"test_{area}_") for name in names) or area in folders
    assert {"domain", "projections"} <= kinds


def test_modules_are_named_by_what_they_are_about():
    assert [
        show(path) for path in (*MODULES, *TESTS) if FORBIDDEN & set(path.with_suffix("").parts[len(ROOT.parts) :])
    ] == []


def test_tests_are_no_package():
    assert [show(path) for path in tracked("tests/*") if path.name == "__init__.py"] == []


# ---- sizes


def test_no_module_is_longer_than_a_person_reads_at_a_stretch():
    long = {show(path): lines for path in MODULES if (lines := path.read_text(encoding="utf-8").count("\n")) > MODULE}

    assert long == {}


def test_no_function_is_longer_than_a_screen():
    long = {f"{show(path)}:{node.name}": size for path in MODULES for node, size in functions(path) if size > FUNCTION}

    assert long == {}


def endpoints(path):
    """Names of the functions that a module gives to `Route(address, function, ...)`."""
    calls = [node for node in ast.walk(TREES[path]) if isinstance(node, ast.Call) and len(node.args) > 1]
    return {
        call.args[1].id
        for call in calls
        if getattr(call.func, "id", "") == "Route" and isinstance(call.args[1], ast.Name)
    }


ROUTES = [
    (path, node, size)
    for path in MODULES
    if layer(path) == "web"
    for node, size in functions(path)
    if node.name in endpoints(path) and isinstance(node, ast.AsyncFunctionDef)
]


def test_routes_only_pass_on():
    long = {f"{show(path)}:{node.name}": size for path, node, size in ROUTES if size > ROUTE}

    assert long == {}


def test_no_route_catches_what_the_frame_answers():
    caught = [
        f"{show(path)}:{node.name}"
        for path, node, _ in ROUTES
        if any(isinstance(each, ast.Try) for each in ast.walk(node))
    ]

    assert len(ROUTES) > 10
    assert caught == []


def test_no_template_is_longer_than_two_screens():
    long = {
        show(path): lines
        for path in tracked("web/templates/*")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > TEMPLATE
    }

    assert long == {}


def test_no_test_is_longer_than_a_paragraph():
    long = {
        f"{show(path)}:{node.name}": size
        for path in TESTS
        for node, size in functions(path)
        if node.name.startswith("test_") and size > TEST
    }

    assert long == {}


# ---- words


def test_every_module_says_in_its_first_line_what_it_is_for():
    silent = [
        show(path) for path in (*MODULES, *TESTS) if not (ast.get_docstring(TREES[path]) or "").partition("\n")[0]
    ]

    assert silent == []


CHINESE = re.compile(r"[\u3400-\u9fff]")
SPEAKING = (
    "web/",
    "domain/catalogue/",
    "domain/evaluation/formula.py",
    "domain/model.py",
    "hub/demo/",
    "hub/private.py",
    "hub/spelling.py",
    "search/",
)
"""Where Chinese stands in code: pages, search, the catalogue, the words no rubric may measure by, and the marks of what was removed. Elsewhere only in docstrings and comments."""


def test_chinese_in_code_stands_where_pages_are_made():
    found = []
    for path in MODULES:
        if show(path).startswith(SPEAKING):
            continue
        docs = {id(node.value) for node in ast.walk(TREES[path]) if isinstance(node, ast.Expr)}
        texts = [node for node in ast.walk(TREES[path]) if isinstance(node, ast.Constant) and id(node) not in docs]
        found += [f"{show(path)}:{text.lineno}" for text in texts if CHINESE.search(str(text.value))]

    assert found == []


# ---- what must not be left lying about

LEFT = {
    "a machine's path": re.compile(r"(?<![\w.])/(?:work|home/\w+|Users/\w+|root)/[\w.-]|/tmp/(?!trial\b)[a-z]"),
    "a package registry": re.compile(
        r"(pypi\.org|pythonhosted|simple/|npmmirror|tuna\.tsinghua|mirrors?\.\w+\.(?:com|cn|edu))"
    ),
    "a merge": re.compile(r"^(<{7}|>{7}) ", re.MULTILINE),
}
ALLOWED = {"tests/test_architecture.py", "web/static/vendor/", "hub/demo/"}


@pytest.mark.parametrize("what", LEFT)
def test_no_file_names_a_machine_or_a_registry(what):
    found = []
    for path in tracked():
        if any(show(path).startswith(name) for name in ALLOWED) or path.suffix in {".png", ".webp", ".ico", ".jpg"}:
            continue
        text = path.read_text(encoding="utf-8")
        found += [f"{show(path)}: {match[0]}" for match in LEFT[what].finditer(text)]

    assert found == []


def test_imports_run_in_one_direction():
    said = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 0, said.stdout
    assert "0 broken" in said.stdout
