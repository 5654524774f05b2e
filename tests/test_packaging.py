"""What people install is what was tested: the wheel has every page, style and table, and says which version it is."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import hub

ROOT = Path(__file__).parent.parent
PACKAGES = ("domain", "hub", "projections", "search", "web")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Name of each file in the wheel, and the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return path, set(archive.namelist())


def tracked(*folders):
    said = subprocess.run(["git", "ls-files", *folders], cwd=ROOT, capture_output=True, check=True, text=True)
    return {name for name in said.stdout.split("\n") if name and (ROOT / name).exists()}


def test_every_file_of_the_five_packages_is_in_the_wheel(wheel):
    path, inside = wheel

    assert tracked(*PACKAGES) - inside == set()
    assert path.name.startswith(f"studio_exchange_hub-{hub.__version__}-py3")
    for needed in ("web/templates/base.html", "web/static/hub.css", "hub/migrations/env.py", "hub/demo/history.jsonl"):
        assert needed in inside


def test_nothing_else_is_in_the_wheel(wheel):
    _, inside = wheel

    foreign = {name for name in inside if name.split("/")[0] not in PACKAGES and ".dist-info/" not in name}
    assert foreign == set()
    assert [name for name in inside if name.endswith((".db", ".pyc")) or "/var/" in name] == []


def test_the_installed_command_works_without_the_source(wheel, tmp_path):
    path, _ = wheel
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "site")
    program = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); from hub.cli import main; sys.exit(main())"
    run = [sys.executable, "-I", "-c", program, "--data", str(tmp_path / "var")]

    first = [*run, "init", "--district", "x", "--director", "x"]
    made = subprocess.run(first, capture_output=True, text=True, cwd=tmp_path, check=False)
    verified = subprocess.run([*run, "verify"], capture_output=True, text=True, cwd=tmp_path, check=False)

    assert (made.returncode, made.stderr) == (0, "")
    assert (verified.returncode, verified.stdout[:7]) == (0, "whole: ")


def test_the_changelog_s_top_version_is_the_package_s():
    versions = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert versions[0] == hub.__version__


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pinned_package_has_its_digest_and_no_index_is_named(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]

    assert len(pins) > 20
    assert [pin for pin in pins if not re.match(r"[a-z0-9._-]+==\S+ (; .+ )?\\$", pin)] == []
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert "--index" not in text
    assert "--find" not in text


def test_what_the_project_needs_is_pinned_and_the_same_in_both_locks():
    locks = [pins_of("requirements.txt"), pins_of("requirements-dev.txt")]
    wanted = {re.split(r"[\[<>=~!; ]", need)[0].lower() for need in PROJECT["project"]["dependencies"]}
    tools = {re.split(r"[\[<>=~!; ]", need)[0].lower() for need in PROJECT["dependency-groups"]["dev"]}

    assert wanted <= locks[0].keys()
    assert wanted | tools <= locks[1].keys()
    assert {name: version for name, version in locks[1].items() if name in locks[0]} == locks[0]


def pins_of(name):
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
