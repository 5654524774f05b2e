"""A real browser on a real server process: `page = visitor("sec-ms-01"); page.open("/me")`. The content network is never reached.

Needs a system Chromium (HUB_CHROMIUM names another one). Without it these tests are skipped in plain words, and fail where CI=true.
`page.wait_for_function("…")` would break the policy (it needs eval): use locators or `visitor.until`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

from hub.compose import open_hub
from hub.settings import Settings

CHROMIUM = os.environ.get("HUB_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
]
SIZES = {"desktop": (1280, 900), "phone": (390, 844), "small": (320, 640)}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CDN = "**/cdn.jsdelivr.net/**"


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM:
        said = "no Chromium on this machine: install the package chromium, or name one in HUB_CHROMIUM"
        pytest.fail(said) if os.environ.get("CI") == "true" else pytest.skip(said)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # not needed where the browser is missing

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("browser") / "data"


@pytest.fixture(scope="session")
def base(data, browser):
    """Address of the server, which runs as long as the tests."""
    with serving("tests.browser.served:app", data) as address:
        yield address


@contextmanager
def serving(app, data):
    """A server process on its own port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--factory", app, "--port", str(port)]
    quiet = ["--log-level", "warning", "--timeout-graceful-shutdown", "1"]
    server = subprocess.Popen([*command, *quiet], env={**os.environ, "HUB_DATA": str(data), "HUB_DEMO": "on"})
    address = f"http://127.0.0.1:{port}"
    _wait_for(address, server)
    yield address
    server.terminate()
    server.wait(10)


def _wait_for(address, server):
    for _ in range(300):
        assert server.poll() is None, "the server ended at once"
        try:
            urllib.request.urlopen(address + "/login", timeout=2).close()  # noqa: S310  # our own address
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not come up")


class Visitor:
    """One page of one person; complaints of console and policy are kept."""

    def __init__(self, page, base):
        self.page, self.base, self.complaints = page, base, []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message):
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)

    def open(self, path, size="desktop", *, enhanced=True):
        width, height = SIZES[size]
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(self.base + path)
        if enhanced:
            self.page.locator("html[data-enhanced]").wait_for()
        return self.page

    def until(self, script, seconds=8):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.page.evaluate(script):
                return
            self.page.wait_for_timeout(25)
        pytest.fail(f"did not come about: {script}")

    def violations(self):
        """What axe finds on the page: rule, impact, where."""
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

        found = Axe().run(self.page, options={"runOnly": RULES}).response["violations"]
        return [(each["id"], each["impact"], [node["html"][:160] for node in each["nodes"]][:3]) for each in found]

    def sideways(self):
        """Pixels by which the page is wider than the screen."""
        return self.page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.fixture
def visitor(browser, base, data):
    """`visitor("director")` is signed in, `visitor()` is not; options are those of a browser context."""
    contexts = []

    def come(login="", **options):
        context = browser.new_context(locale="zh-CN", **options)
        contexts.append(context)
        context.route(CDN, lambda route: route.abort())
        if login:
            context.add_cookies([{"name": "hub", "value": _session(data, login), "url": base}])
        return Visitor(context.new_page(), base)

    yield come
    for context in contexts:
        context.close()


def _session(data, login):
    """A session made in the store that the server uses, so that no test waits for a password hash."""
    hub = open_hub(Settings(data=data))
    try:
        with hub.private.writing() as db:
            sessions = hub.accounts._sessions
            return sessions.start(db, f"p-{login}", address="127.0.0.1", agent="Chromium", old_token="").token
    finally:
        hub.close()
