"""What a page measures as it is drawn: letters that are too small to read, controls too small to hit."""


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
        ".btn, button, .nav a, .tools a, footer a, .choice, .check, .opt, .sort a, .chips a, .tabs a, summary, textarea, select, " +
        "input:not([type=hidden]):not([type=radio]):not([type=checkbox])")]
      .filter((el) => el.getClientRects().length)
      .map((el) => [el.textContent.trim() || el.name, el.getBoundingClientRect()])
      .filter(([, box]) => box.height < least - .5 || box.width < least - .5)
      .map(([name, box]) => [name, Math.round(box.width), Math.round(box.height)])""",
        least,
    )
