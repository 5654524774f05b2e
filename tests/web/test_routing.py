"""A request finds its page as if it had asked every route in turn."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from web.routing import Signpost


def said(text: str, path: str, *, methods: tuple[str, ...] = ("GET",), name: str | None = None) -> Route:
    async def say(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"{text} {request.url_for('place', place=3).path}")

    return Route(path, say, methods=methods, name=name)


@pytest.fixture
def site() -> TestClient:
    routes = [
        said("home", "/"),
        said("new", "/visits/new"),
        said("one", "/visits/{no}"),
        said("sent", "/visits/{no}", methods=("POST",)),
        said("list", "/visits"),
        said("place", "/places/{place:int}", name="place"),
        Mount("/static", routes=[said("file", "/app.css")]),
    ]
    app = Starlette(routes=routes)
    app.router = Signpost(app.routes)
    return TestClient(app, follow_redirects=False)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", "home"),
        ("/visits", "list"),
        ("/visits/new", "new"),
        ("/visits/7", "one"),
        ("/places/3", "place"),
        ("/static/app.css", "file"),
    ],
)
def test_the_first_route_that_fits_answers_and_knows_the_names_of_all(site, path, text):
    assert site.get(path).text == f"{text} /places/3"


def test_routes_of_one_address_are_told_apart_by_their_methods(site):
    refused = site.put("/visits/7")

    assert site.post("/visits/7").text.startswith("sent")
    assert refused.status_code == 405
    assert set(refused.headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize("path", ["/visit", "/visits/7/8", "/places/x", "/nowhere", "//visits", "/static/none"])
def test_an_address_of_no_route_is_unknown(site, path):
    assert site.get(f"http://testserver{path}").status_code == 404


def test_a_slash_too_much_is_led_to_the_page(site):
    answer = site.get("/visits/")

    assert (answer.status_code, answer.headers["location"]) == (307, "http://testserver/visits")


def test_a_route_that_could_begin_with_anything_is_refused_when_the_site_is_built():
    with pytest.raises(ValueError, match="begin with a word"):
        Signpost([said("any", "/{anything}")])
