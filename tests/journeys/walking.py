"""A person at a browser without scripts: opens, follows links by their words, presses buttons by theirs, and reads what is there.

host = town.as_("sec-kg-01")
host.opens("/").follows("发起邀请").presses("预览", topic="…")
host.sees("还没有发出")
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import UTC, datetime

from hub.settings import DEMO_PASSPHRASE
from projections import ledger
from tests.web.browsing import Document, Site

MOST_REDIRECTS = 3


class Reader(Document):
    """What the page offers to be followed or pressed: (words, address), (words, action, name, value)."""

    def __init__(self, html):
        self.links, self.buttons, self._open, self._said = [], [], None, []
        super().__init__(html)

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        if tag in {"a", "button"}:
            self._open, self._said = (tag, dict(attrs), self._form), []

    def handle_data(self, data):
        super().handle_data(data)
        self._said.append(data)

    def handle_endtag(self, tag):
        if self._open and tag == self._open[0]:
            _, given, form = self._open
            words = " ".join("".join(self._said).split())
            if tag == "a":
                self.links.append((words, given.get("href", "")))
            else:
                self.buttons.append((words, form, given.get("name"), given.get("value")))
            self._open = None
        super().handle_endtag(tag)


class Walker:
    """Somebody at one browser. The last page stays open."""

    def __init__(self, browser):
        self.browser, self.page, self.path = browser, None, ""

    def opens(self, path):
        """The page behind an address, redirects followed as a browser does."""
        return self._shows(self.browser.get(path), path)

    def follows(self, words, nth=0):
        """A link of the open page that says these words."""
        found = [href for said, href in Reader(self.page.html).links if words in said]
        assert found, f"no link “{words}” on {self.path}: {self.page.text}"
        return self.opens(found[nth])

    def presses(self, words, /, **typed):
        """The button with exactly these words, after the fields of its form have been filled in."""
        found = [button for button in self.buttons() if button[0] == words]
        assert found, f"no button “{words}” on {self.path}: {self.page.text}"
        _, form, name, value = found[0]
        wrong = {
            field for field in typed if field.partition(".")[0] not in {key.partition(".")[0] for key in form["fields"]}
        }
        assert not wrong, f"no such field on {self.path}: {wrong}"
        fields = form["fields"] | {key: text if isinstance(text, list) else [text] for key, text in typed.items()}
        if name:
            fields |= {name: [value]}
        self.kept = (form["action"], fields)
        return self._shows(self.browser.post(form["action"], fields), form["action"])

    def presses_again(self):
        """The same button of the same page, as a second click does."""
        action, fields = self.kept
        return self._shows(self.browser.post(action, fields), action)

    def buttons(self):
        """(words, form, name, value) of each button of the open page."""
        return Reader(self.page.html).buttons

    def sees(self, *texts):
        """All of these words, wherever the lines break."""
        missing = [text for text in texts if not self.shows(text)]
        assert not missing, f"{missing} not on {self.path}: {self.page.text}"
        return self

    def misses(self, *texts):
        there = [text for text in texts if self.shows(text)]
        assert not there, f"{there} on {self.path}"
        return self

    def shows(self, text):
        return "".join(text.split()) in "".join(self.page.text.split())

    def is_told(self, status, **errors):
        """Refused with this status; what stands beside the fields."""
        assert (self.page.status, self.page.errors) == (status, errors), self.page.text
        return self

    def field(self, name):
        """What stands in an input of the open page."""
        return next(form["fields"][name] for form in self.page.document.forms if name in form["fields"])[0]

    def crossed_out(self):
        return re.findall(r"<del>(.*?)</del>", self.page.html)

    def _shows(self, page, path):
        for _ in range(MOST_REDIRECTS):
            if page.status != 303:
                break
            path = page.headers["location"]
            page = self.browser.get(path)
        self.page, self.path = page, path
        return self


class Town(Site):
    """The site, its people, its clock."""

    def __init__(self, hub, hands):
        super().__init__(hub)
        self.hands, self._walkers = hands, {}

    def as_(self, login):
        if login not in self._walkers:
            self._walkers[login] = Walker(super().as_(login))
        return self._walkers[login]

    def somebody(self):
        """A browser in which nobody has signed in."""
        return Walker(self.stranger)

    def signs_in(self, walker, login):
        """On the page to which the sign-in was asked for."""
        walker.presses("登录", login=login, password=DEMO_PASSPHRASE)
        walker.browser.login = login
        return walker

    def it_is(self, month, day, hour=10):
        """The clock moves on to this hour in the district, what has become due is done, and everybody signs in anew."""
        self.hands.now = datetime(2026, month, day, hour - 8, tzinfo=UTC)
        self.hub.deadlines.tick(self.hands.now)
        for login, walker in self._walkers.items():
            walker.browser = self.another(login)

    def calendar(self, login, no):
        """STATUS, SEQUENCE and start of a visit's calendar entry."""
        text = self.as_(login).opens(f"/visits/{no}.ics").page.html
        return tuple(
            re.search(rf"^{name}:(.*?)\r?$", text, re.MULTILINE)[1]
            for name in ("STATUS", "SEQUENCE", "DTSTART;TZID=Asia/Shanghai")
        )

    def balances(self):
        """Hosted less visited, by unit, without those at nought."""
        with self.hub.reader() as read:
            return {unit: sum_ for unit, sum_ in ledger.balances(read).items() if sum_}

    @contextmanager
    def nothing_happens(self):
        """The log does not grow in between."""
        before = self.hub.log.head()
        yield
        assert self.hub.log.head() == before
