"""What is redacted or erased through the running server is gone from every page, every past and every file, and the log proves itself still.

Words that stand nowhere else are put in, looked at in every way, ordered gone in the browser, and looked for with the server's own
workers and background at work: in pages, in the past, in what people search, in exports, and in the bytes of every file.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import time
from datetime import date
from urllib.parse import quote

import httpx2
import pytest

from domain.cases import Visibility
from domain.words import Role, Scope, ScopeKind
from hub.compose import open_hub
from hub.settings import DEMO_PASSPHRASE, Settings
from projections import cases
from tests.crash.town import ROOT, Server
from tests.web import district
from tests.web.browsing import Browser
from tests.web.cases_stage import AUTHOR, DECLARED, LEAD, SCORES, manuscript
from tests.web.district import by_history

TEXT, REST = "瓯越孤帆听雨", "听雨"
"""The words of a case; people search for the first two characters."""
NAME, PHONE, MAIL, LOGIN = "欧阳闻笛", "86230417", "wendi@canary.example", "wendi.oy"
TICK = 75
"""Seconds until the background has surely looked after what a reader held up."""


class Remote(Browser):
    """A browser on a server process, signed in through its form."""

    def __init__(self, server, login):
        self.origin = server.base
        self.client = httpx2.Client(base_url=server.base, timeout=60)
        fields = self.get("/login").form("/login")
        signed = self.post("/login", fields | {"login": [login], "password": [DEMO_PASSPHRASE]})
        assert signed.status == 303, signed.text
        self.csrf = self.get("/me").form("/logout")["csrf"][0]


@pytest.fixture
def data(folder, tmp_path):
    return shutil.copytree(folder, tmp_path / "data")


@pytest.fixture
def running(data, tmp_path):
    """The server on these files, once they are as they should be; what it says is a file beside them."""
    made = Server(data, tmp_path / "server.log")
    yield made
    made.kill()


@pytest.fixture
def browse(running):
    """Starts the server with the first who signs in."""
    browsers = []

    def sign_in(login):
        browsers.append(Remote(running if running.process else running.start(), login))
        return browsers[-1]

    yield sign_in
    for browser in browsers:
        browser.client.close()


def on(folder):
    return open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)


def hits(folder, *words):
    """Files below a folder in which one of these words stands."""
    read = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {str(path) for path, content in read.items() if any(word.encode() in content for word in words)}


def gone_soon(folder, *words):
    """Files in which the words still stand once the background has had its time."""
    end = time.monotonic() + TICK
    while (found := hits(folder, *words)) and time.monotonic() < end:
        time.sleep(0.5)
    return found


def run(*words):
    """What a command of the operator says, and how it ends."""
    command = [sys.executable, "-m", "hub", *map(str, words)]
    return subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)


def put_case_into(folder):
    """A published case with the words in one of its sections, with checkpoints behind it; its number and where the log stands."""
    hub = on(folder)
    written = manuscript("一课一灯", background=f"那年{TEXT}，从头说起。")
    hub.cases.submit(written, DECLARED, school="MS-01", key="c-canary", act=by_history(AUTHOR))
    hub.cases.approve("c-canary", edition=1, scores=SCORES, comment="好。", act=by_history(LEAD))
    hub.cases.publish("c-canary", edition=1, visibility=Visibility.DISTRICT, act=by_history("p-officer"))
    head = hub.log.head().position
    hub.checkpoints.lay([head // 2, head], head, 1 << 30)
    hub.search.level()
    with hub.reader() as read:
        number = cases.by_key(read, "c-canary").no
    hub.close()
    return number, head


def ways(number, position):
    """Every address at which the words of the case might show."""
    here, word = f"/cases/{number}", quote(TEXT[:2])
    pages = here, f"{here}/editions/1", f"{here}/print", f"/cases?q={word}", f"/search?q={word}", "/cases"
    past = [f"{each}{'&' if '?' in each else '?'}as_of={position}" for each in pages]
    exports = "/cases/export.csv", "/cases/export.xlsx", f"/search/words?q={word}", f"{here}/edit", f"/log/{position}"
    return [*pages, *past, *exports]


def showing(browser, addresses):
    return {each for each in addresses if REST in re.sub(r"</?mark>", "", browser.get(each).html)}


def test_a_redacted_text_is_gone_from_pages_past_search_and_files_and_the_chain_is_whole(
    data, running, browse, tmp_path
):
    number, position = put_case_into(data)
    officer, reader = browse("officer"), browse("sec-kg-01")
    before = {login: showing(each, ways(number, position)) for login, each in (("o", officer), ("r", reader))}

    path = f"/cases/{number}/redact"
    told = {"edition": ["1"], "sections": ["background"], "reason": "含有个人信息", "sure": "yes"}
    answer = officer.submit(officer.get(path), path, **told)
    time.sleep(3)  # the follower has written its index by then

    after = {login: showing(each, ways(number, position)) for login, each in (("o", officer), ("r", reader))}
    assert answer.status == 303, answer.text
    assert {f"/cases/{number}", f"/cases/{number}?as_of={position}"} <= before["o"] & before["r"]
    assert any("/search?q=" in each for each in before["r"])
    assert after == {"o": set(), "r": set()}
    assert list((data / "past").rglob("*.db"))
    assert "（内容已移除）" in reader.get(f"/cases/{number}?as_of={position}").text
    assert_nothing_left(data, tmp_path, running, TEXT)


def assert_nothing_left(data, tmp_path, server, *words):
    """In no file while the server runs nor when it has ended, in none of a backup, not in what it said; and the log proves itself."""
    running = gone_soon(data, *words)
    proven = run("--data", data, "verify")
    server.stop()
    backed_up = run("--data", data, "backup", tmp_path / "after.tar")
    with tarfile.open(tmp_path / "after.tar") as tar:
        kept = {member.name: tar.extractfile(member).read() for member in tar if member.isfile()}
    assert running | hits(data, *words) == set()
    assert [name for name, content in kept.items() if any(word.encode() in content for word in words)] == []
    assert not any(word in (tmp_path / "server.log").read_text() for word in words)
    assert (proven.returncode, backed_up.returncode) == (0, 0), proven.stdout + proven.stderr + backed_up.stderr


def put_person_into(folder):
    """An observer whose term is over, with an account."""
    hub = on(folder)
    hub.people.enrol("p-canary", name=NAME, post="干事", org="区教育党校", phone=PHONE, mail=MAIL, act=by_history())
    term = {"from_on": date(2025, 9, 1), "until_on": date(2026, 2, 1)}
    hub.people.grant("p-canary", Role.OBSERVER, Scope(ScopeKind.DISTRICT), **term, act=by_history())
    hub.accounts.open_many([("p-canary", LOGIN)], DEMO_PASSPHRASE)
    hub.search.level()
    hub.close()


def test_a_person_erased_in_the_browser_is_on_no_page_and_in_no_file(data, running, browse, tmp_path):
    put_person_into(data)
    themselves, director = browse(LOGIN), browse("director")
    themselves.post("/drafts/visits.new", {"topic": [f"{NAME}的草稿"]})
    director.get(f"/people?q={quote(NAME[:2])}"), director.get("/people/export.xlsx")
    assert hits(data, NAME, PHONE, MAIL, LOGIN)

    path = "/people/p-canary/erase"
    answer = director.submit(director.get(path), path, reason="left", typed=NAME, sure="on")

    assert answer.status == 303, answer.text
    assert "已删除人员" in director.get("/people/p-canary").text
    assert themselves.get("/me").status == 303
    assert {
        each for each in ("/people/export.csv", "/log", "/admin/exports") if NAME in director.get(each).html
    } == set()
    assert_nothing_left(data, tmp_path, running, NAME, PHONE, MAIL, LOGIN)
