"""A browser as people use it, without a network: it keeps cookies and reads pages by their forms, texts and errors.

It sends what a real one sends with a form (Origin, Sec-Fetch-Site). `browser.submit(page, action, topic="…")` fills in the form that
the page has.
"""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser

from starlette.testclient import TestClient

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import district, sample
from web import site as web_site
from web.visitor import cookie_name

ORIGIN = "http://testserver"


class Document(HTMLParser):
    """Forms, texts and ids of one page."""

    def __init__(self, html):
        super().__init__()
        self.forms, self.ids, self.words, self.tags = [], {}, [], []
        self._form, self._box, self._quiet = None, None, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if given.get("id"):
            self.ids[given["id"]] = given
        if tag == "form":
            self._form = {"action": given.get("action"), "fields": {}, "given": given}
            self.forms.append(self._form)
        elif tag in {"input", "textarea", "select"} and self._form is not None and "name" in given:
            self._control(tag, given)
        elif tag == "option" and self._box and "selected" in given:
            self._form["fields"][self._box] = [given["value"]]
        self._quiet += tag in {"script", "style"}

    def _control(self, tag, given):
        name, kind = given["name"], given.get("type", "text")
        texts = self._form["fields"].setdefault(name, [])
        if tag == "input" and (kind not in {"radio", "checkbox"} or "checked" in given):
            texts.append(given.get("value", "on" if kind in {"radio", "checkbox"} else ""))
        self._box = name if tag != "input" else None

    def handle_endtag(self, tag):
        self._form = None if tag == "form" else self._form
        self._box = None if tag in {"textarea", "select"} else self._box
        self._quiet -= tag in {"script", "style"}

    def handle_data(self, data):
        if self._box and self._form is not None and self.tags[-1][0] == "textarea":
            self._form["fields"][self._box] = [data.removeprefix("\n")]
        if not self._quiet:
            self.words.append(data)


class Page:
    """An answer as a person meets it."""

    def __init__(self, answer):
        self.answer, self.status, self.headers, self.html = answer, answer.status_code, answer.headers, answer.text
        self.document = Document(self.html)

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.document.words)).strip()

    @property
    def title(self):
        return re.search(r"<title>(.*?)</title>", self.html, re.DOTALL)[1]

    @property
    def errors(self):
        """Sentence by input, as they stand beside the fields."""
        found = re.findall(r'<p class="msg" id="e-([^"]+)">(.*?)</p>', self.html, re.DOTALL)
        return dict(found)

    @property
    def notices(self):
        return [
            re.sub(r"<[^>]+>", " ", found).strip()
            for found in re.findall(r'<div class="notice(?![^>]*\bhidden\b)[^>]*>(.*?)</div>', self.html, re.DOTALL)
        ]

    def form(self, action):
        """Typed texts by input of the form that posts to `action`."""
        return next(form["fields"] for form in self.document.forms if form["action"] == action)


class Browser:
    """One person's browser; `address` of the last page is kept."""

    def __init__(self, app, hub, login=""):
        self.origin = "https://testserver" if hub.settings.tls == "on" else ORIGIN
        self.client = TestClient(app, base_url=self.origin, follow_redirects=False)
        self.hub, self.login = hub, login
        if login:
            with hub.private.writing() as db:
                signed = hub.accounts._sessions.start(db, f"p-{login}", address="127.0.0.1", agent="test", old_token="")
            self.client.cookies.set(cookie_name(hub.settings), signed.token, domain="testserver.local")
            self.csrf = signed.csrf

    def get(self, path, **headers):
        return Page(self.client.get(path, headers={k.replace("_", "-"): v for k, v in headers.items()}))

    def part(self, path, **headers):
        """What htmx gets."""
        return self.get(path, HX_Request="true", HX_Request_Type="partial", **headers)

    def post(self, path, data=None, *, headers=None, **more):
        """A form sent from a page of this site, token included where the person has one."""
        sent = {"origin": self.origin, "sec-fetch-site": "same-origin"} | (headers or {})
        fields = {"csrf": getattr(self, "csrf", "")} | (data or {}) if isinstance(data, dict | None) else data
        return Page(self.client.post(path, data=fields, headers=sent, **more))

    def send(self, method, path):
        return Page(self.client.request(method, path, headers={"origin": self.origin}))

    def bare_post(self, path, fields, headers):
        """A form with these headers and no others of ours."""
        return Page(self.client.post(path, data=fields, headers=headers))

    def raw_post(self, path, body, headers):
        """Any body, from a page of this site."""
        headers = {"origin": self.origin, "content-type": "application/x-www-form-urlencoded"} | headers
        return Page(self.client.post(path, content=body, headers=headers))

    def submit(self, page, action, /, *, headers=None, **typed):
        """Fill in the page's form and send it; a field given as None is left out."""
        fields = page.form(action) | {
            name: value if isinstance(value, list) else [value] for name, value in typed.items()
        }
        return self.post(action, {name: texts for name, texts in fields.items() if texts != [None]}, headers=headers)


class Site:
    """The site on one district; `as_` gives the browser of a person signed in, `stranger` one of nobody."""

    def __init__(self, hub, **options):
        self.hub = hub
        self.app = web_site.build(hub, **options)
        self._browsers = {}

    def as_(self, login):
        if login not in self._browsers:
            self._browsers[login] = Browser(self.app, self.hub, login)
        return self._browsers[login]

    def another(self, login):
        """The same person on another device."""
        return Browser(self.app, self.hub, login)

    @property
    def stranger(self):
        return Browser(self.app, self.hub)


@contextmanager
def open_site(source, folder, *areas):
    """A site with extra areas on a copy of a district, for a module that shares one."""
    shutil.copytree(source, folder)
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    yield Site(hub, areas=(*web_site.AREAS, *areas), folders=(web_site.TEMPLATES, sample.TEMPLATES))
    hub.close()


def values(browser, typed):
    """What a command would get, and what is wrong, as text by field."""
    page = browser.post("/sample/read", typed)
    assert page.status == 200, page.text
    return dict(line.split("=", 1) for line in unescape(page.html).splitlines() if "=" in line)
