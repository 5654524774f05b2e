"""Every answer carries the headers; nothing is changed from outside; nobody is sent to another site."""

import pytest

from tests.web import sample
from tests.web.browsing import ORIGIN
from web.guard import local

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'; script-src 'self'{cdn}; connect-src 'self'{cdn}"
)
CDN = (
    " https://cdn.jsdelivr.net/npm/htmx.org@4.0.1/dist/htmx.min.js"
    " https://cdn.jsdelivr.net/npm/htmx.org@4.0.1/dist/ext/hx-sse.min.js"
)
ALWAYS = {
    "content-security-policy": POLICY.format(cdn=""),
    "integrity-policy": "blocked-destinations=(script)",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
PAGES = {"vary": "Cookie, HX-Request-Type, Accept-Encoding"}


def carried(page, wanted):
    return {name: page.headers.get(name) for name in wanted}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/sample", 200),
        ("HEAD", "/sample", 200),
        ("GET", "/nowhere", 404),
        ("GET", "/static/nothing.css", 404),
        ("DELETE", "/sample", 405),
        ("GET", "/sample/broken", 500),
        ("GET", "/sample/full", 503),
        ("POST", "/sample/new", 422),
        ("POST", "/nowhere", 404),
        ("GET", "/login", 303),
    ],
)
def test_every_answer_carries_the_headers(sample_site, method, path, status):
    browser = sample_site().as_("sec-ms-01")

    page = browser.post(path) if method == "POST" else browser.send(method, path)

    assert page.status == status
    assert carried(page, ALWAYS | PAGES) == ALWAYS | PAGES
    assert "strict-transport-security" not in page.headers


def test_an_unchanged_page_and_a_refused_fragment_carry_the_headers_too(sample_site):
    site = sample_site()
    browser = site.as_("sec-ms-01")

    unchanged = browser.get("/sample", If_None_Match=browser.get("/sample").headers["etag"])
    refused = site.stranger.part("/sample")

    assert (unchanged.status, refused.status) == (304, 401)
    assert carried(unchanged, ALWAYS | PAGES) == carried(refused, ALWAYS | PAGES) == ALWAYS | PAGES


def test_behind_https_browsers_are_told_to_stay_there(make_site):
    page = make_site(tls="on").stranger.get("/login")

    assert page.headers["strict-transport-security"] == "max-age=31536000"


def test_the_policy_names_the_two_files_of_the_content_network_and_no_host(make_site):
    page = make_site(cdn="on").stranger.get("/login")

    assert page.headers["content-security-policy"] == POLICY.format(cdn=CDN)


def test_pages_are_asked_for_again_and_files_are_kept_for_ever(site):
    page = site.stranger.get("/nowhere-else")
    styles = next(given["href"] for tag, given in page.document.tags if given.get("rel") == "stylesheet")
    file = site.stranger.get(styles)

    assert page.headers["cache-control"] == "no-store"
    assert site.stranger.get("/login").headers["cache-control"] == "no-store"
    assert file.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert file.headers["vary"] == "Accept-Encoding"
    assert file.headers["content-encoding"] == "gzip"
    assert carried(file, ALWAYS) == ALWAYS
    assert ".nav" in file.html


SITUATIONS = {
    "own page": ({"sec-fetch-site": "same-origin", "origin": ORIGIN}, True),
    "own page without origin": ({"sec-fetch-site": "same-origin"}, True),
    "typed by the person": ({"sec-fetch-site": "none"}, True),
    "older browser": ({"origin": ORIGIN}, True),
    "older browser, other case and port": ({"origin": "HTTP://TestServer:80"}, True),
    "other site": ({"sec-fetch-site": "cross-site", "origin": "https://evil.example"}, False),
    "sister site": ({"sec-fetch-site": "same-site", "origin": ORIGIN}, False),
    "sandboxed": ({"sec-fetch-site": "same-origin", "origin": "null"}, False),
    "older browser, other site": ({"origin": "http://evil.example"}, False),
    "other port": ({"origin": ORIGIN + ":8080"}, False),
    "other scheme": ({"origin": "https://testserver"}, False),
    "name that begins alike": ({"origin": "http://testserver.evil.example"}, False),
    "disguised as a user": ({"origin": "http://testserver@evil.example"}, False),
    "nonsense": ({"origin": "http://[::1"}, False),
    "forwarded": ({"origin": "http://evil.example", "x-forwarded-host": "evil.example"}, False),
    "neither header": ({}, False),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_form_is_taken_only_from_a_page_of_this_site(sample_site, situation):
    headers, taken = SITUATIONS[situation]
    site = sample_site()
    browser, before = site.as_("director"), site.hub.position()

    page = browser.bare_post("/sample/new", {"csrf": browser.csrf, "topic": "短", "kind": "rural"}, headers)

    assert page.status == (303 if taken else 403)
    assert (site.hub.position() > before) is taken
    assert ("不是从本站的页面发出的" in page.text) is not taken


@pytest.mark.parametrize("token", ["", "wrong", "何", None, "of somebody else", "twice"])
def test_a_form_without_the_token_of_its_session_changes_nothing(sample_site, token):
    site = sample_site()
    browser, before = site.as_("director"), site.hub.position()
    tokens = {None: [], "of somebody else": [site.as_("officer").csrf], "twice": [browser.csrf, "wrong"]}

    page = browser.post("/sample/new", {"csrf": tokens.get(token, [token]), "topic": "短", "kind": "rural"})

    assert page.status == 403
    assert "这次没有提交" in page.text
    assert site.hub.position() == before


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"csrf": "x"}'),
        ("text/plain", b"csrf=x"),
        ("", b"csrf=x"),
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"--y\r\nbroken"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n"),
        ("application/x-www-form-urlencoded", b"&" * 10_000 + b"=%%%%;;" + b"a=b&" * 5_000),
        ("application/x-www-form-urlencoded", bytes(range(256))),
    ],
)
def test_a_body_that_is_no_form_of_ours_is_refused_in_words(sample_site, kind, body):
    browser = sample_site().as_("sec-ms-01")

    page = browser.raw_post("/sample/new", body, {"content-type": kind} if kind else {})

    assert page.status == 403
    assert "请返回上一页，刷新后再试" in page.text


def test_a_body_over_the_limit_is_refused_with_limit_and_size(sample_site):
    browser = sample_site().as_("sec-ms-01")

    whole = browser.post("/sample/new", {"purpose": "好" * 400_000})
    piecewise = browser.raw_post("/sample/new", (b"a=b&" * 65_536 for _ in range(5)), {})

    assert whole.status == piecewise.status == 413
    assert "一次最多 1 MB" in whole.text
    assert "这次提交了 3.4 MB" in whole.text
    assert "一次最多 1 MB" in piecewise.text
    assert carried(whole, ALWAYS) == carried(piecewise, ALWAYS) == ALWAYS


def test_reading_changes_nothing(sample_site):
    site = sample_site()
    before = site.hub.position()

    statuses = {
        path: [site.as_(login).get(path).status for login in ("director", "sec-ms-01", "observer")]
        for path in (route.path for route in sample.routes if "GET" in route.methods)
    }

    assert statuses["/sample"] == [200, 200, 200]
    assert site.hub.position() == before


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("/visits?box=in", "/visits?box=in"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("/\t/evil.example", "/"),
        ("", "/"),
        ("/" + "a" * 3_000, "/"),
    ],
)
def test_nobody_is_sent_to_another_site(asked, taken):
    assert local(asked) == taken
