"""Takes the pictures of the README anew: `make demo` in one shell, `python docs/screens.py` in another."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent / "screens"
BASE = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
PASSPHRASE = "hujian demo: learn from each other"  # noqa: S105  # of invented people
DESK, PHONE = {"width": 1200, "height": 900}, {"width": 390, "height": 844}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-sync",
]


def signed_in(browser: Browser, login: str, size: dict[str, int]) -> Page:
    context = browser.new_context(viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai")  # type: ignore[arg-type]
    context.route("**/cdn.jsdelivr.net/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{BASE}/login")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSPHRASE)
    page.click("main button[type=submit]")
    if page.get_by_role("button", name="我知道了").count():
        page.get_by_role("button", name="我知道了").click()
    return page


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("HUB_CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        desk = signed_in(browser, "sec-kg-01", DESK)
        desk.goto(BASE)
        desk.screenshot(path=FOLDER / "home.png", full_page=True)
        desk.get_by_role("link", name="观摩“红帆讲坛”学科党课").first.click()
        desk.screenshot(path=FOLDER / "visit.png", full_page=True)
        address = desk.url.split("?")[0].removesuffix("/reply")
        phone = signed_in(browser, "sec-kg-01", PHONE)
        phone.goto(f"{address}/reply")
        phone.screenshot(path=FOLDER / "reply-phone.png")
        school = signed_in(browser, "director", DESK)
        school.goto(f"{BASE}/network")
        school.screenshot(path=FOLDER / "network.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
