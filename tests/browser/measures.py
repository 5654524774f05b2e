"""What is wrong with a page as it is drawn: what axe finds, width beyond the screen, letters too small to read, controls too small to hit.

assert wrong_at(guest, "phone", "desktop") == {}
"""

from contextlib import contextmanager

from tests.browser.conftest import SIZES


def wrong(guest, least=44):
    """What is wrong with the page as it stands; {} when nothing is. Controls are at least `least` pixels high and wide."""
    found = {
        "axe": guest.violations(),
        "sideways": max(guest.sideways(), 0),
        "small text": small_text(guest.page),
        "small targets": small_targets(guest.page, least),
    }
    return {name: fault for name, fault in found.items() if fault}


def wrong_at(guest, *sizes):
    """What is wrong with it at these sizes, by size, and what the browser complained of."""
    found = {}
    for size in sizes:
        width, height = SIZES[size]
        guest.page.set_viewport_size({"width": width, "height": height})
        found[size] = wrong(guest)
    return {name: fault for name, fault in (found | {"complaints": guest.complaints}).items() if fault}


@contextmanager
def in_large_type(guest, path, size="small"):
    """The page in 大字版, and afterwards as it was."""
    page = guest.open(path, "phone")
    page.get_by_role("button", name="大字版").click()
    page.locator("html[data-size=large][data-enhanced]").wait_for()
    try:
        yield guest.open(path, size)
    finally:
        page.get_by_role("button", name="标准版").click()
        page.locator("html:not([data-size])[data-enhanced]").wait_for()


def small_text(page):
    """Text below 14 px; labels of charts below 12 px as drawn."""
    return page.evaluate("""() => {
      const small = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node; (node = walk.nextNode());) {
        const el = node.parentElement;
        if (!node.data.trim() || !el.getClientRects().length || el.closest(".vh, noscript, title")) continue;
        const chart = el.closest("svg.chart");
        const scale = chart ? chart.getBoundingClientRect().width / chart.viewBox.baseVal.width : 1;
        const drawn = parseFloat(getComputedStyle(el).fontSize) * scale;
        if (drawn < (chart ? 12 : 13.99)) small.push([node.data.trim(), Math.round(drawn * 10) / 10]);
      }
      return small;
    }""")


def small_targets(page, least):
    """Controls less than `least` pixels high or wide; links inside running text and charts are exempt."""
    return page.evaluate(
        """(least) => [...document.querySelectorAll(
        ".btn, button, .nav a, .subnav a, .tools a, footer a, .choice, .check, .opt, .sort a, .chips a, .tabs a, summary, textarea, select, " +
        "input:not([type=hidden]):not([type=radio]):not([type=checkbox])")]
      .filter((el) => el.getClientRects().length)
      .map((el) => [el.textContent.trim() || el.name, el.getBoundingClientRect()])
      .filter(([, box]) => box.height < least - .5 || box.width < least - .5)
      .map(([name, box]) => [name, Math.round(box.width), Math.round(box.height)])""",
        least,
    )
