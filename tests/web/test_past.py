"""A page of the past as people meet it: what it says, where it leads, what it offers, and what it refuses."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from tests.web import cases_stage
from tests.web.browsing import Site
from web import led

APRIL = datetime(2026, 4, 20, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def grown(district_folder, tmp_path_factory):
    """The lively district, and in April another school and an index."""
    folder = cases_stage.build(district_folder, tmp_path_factory.mktemp("grown") / "data")
    now = [APRIL]
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: now[0])
    with hub.reader() as read:
        assert read.position == hub.log.head().position
    site = Site(hub)
    director = site.as_("director")
    new = director.get("/schools/new").form("/schools/new")
    typed = {
        "code": "PS-77",
        "name": "石桥小学",
        "level": "primary",
        "locality": "urban",
        "street": "河湾",
        "org_kind": "branch",
    }
    sent = director.post(
        "/schools/new", {name: texts[-1] for name, texts in new.items() if texts} | typed | {"member_band": "7_19"}
    )
    assert sent.status == 303, sent.errors
    yield site
    hub.close()


@pytest.fixture
def director(grown):
    return grown.another("director")


def test_a_page_of_the_past_says_so_and_shows_what_was_known(director):
    now, then = director.get("/schools"), director.get("/schools?as_of=2026-03-31")

    assert "石桥小学" in now.text
    assert "石桥小学" not in then.text
    assert "柳岸中学" in then.text
    assert "截至 2026 年 3 月 31 日的记录" in then.text
    assert "截至" not in now.text


def test_the_banner_leads_to_other_days_the_other_axis_and_back(director):
    page = director.get("/schools?q=%E4%B8%AD%E5%AD%A6&as_of=2026-04-10")
    leads = [unescaped(href) for href in re.findall(r'<a [^>]*data-now href="([^"]+)"', page.html)]

    assert leads == [
        "/schools?q=%E4%B8%AD%E5%AD%A6",
        "/schools?q=%E4%B8%AD%E5%AD%A6&as_of=2026-03-31",
        "/schools?q=%E4%B8%AD%E5%AD%A6&as_of=2026-04-10&axis=occurred",
    ]
    form = next(form for form in page.document.forms if "data-now" in form["given"])
    assert form["fields"] == {"q": ["中学"], "as_of": ["2026-04-10"]}


def unescaped(text):
    return text.replace("&amp;", "&")


def test_every_day_that_the_banner_names_can_be_opened(director):
    page = director.get("/visits?as_of=2026-04-10&axis=occurred")

    for href in re.findall(r'<a [^>]*data-now href="([^"]+)"', page.html):
        assert director.get(unescaped(href)).status == 200, href


def test_links_filters_and_pages_keep_the_day_and_the_axis(director):
    page = director.get("/visits?as_of=2026-03-31&axis=occurred")

    links = [given["href"] for tag, given in page.document.tags if tag == "a" and "data-now" not in given]
    assert all("as_of=2026-03-31" in href and "axis=occurred" in href for href in links if href.startswith("/"))
    filters = [form for form in page.document.forms if form["action"] == "/visits"]
    assert [form["fields"]["as_of"] for form in filters] == [["2026-03-31"]]
    assert [form["fields"]["axis"] for form in filters] == [["occurred"]]


def test_a_fragment_for_htmx_is_of_the_same_day(director):
    part = director.part("/schools?as_of=2026-03-31")

    assert "石桥小学" not in part.text
    assert "柳岸中学" in part.text
    assert "as_of=2026-03-31" in part.html


def test_nothing_that_changes_anything_is_offered(director):
    now, then = director.get("/schools/MS-01"), director.get("/schools/MS-01?as_of=2026-04-10")

    assert "/schools/MS-01/edit" in now.html
    assert "/schools/MS-01/edit" not in then.html
    assert 'method="post"' not in then.html
    assert "hx-sse:connect" not in then.html


def test_a_form_of_the_past_is_replaced_by_a_word(director):
    page = director.get("/schools/MS-01/edit?as_of=2026-04-10")

    assert page.status == 200
    assert "这是过去的记录，只供查看，不能办理。" in page.notices
    assert "<textarea" not in page.html


def test_a_form_sent_to_the_past_is_refused_and_says_why(director, grown):
    head = grown.hub.log.head()

    page = director.post("/schools/MS-01/need?as_of=2026-04-10", {"kind": "other"})

    assert (page.status, grown.hub.log.head()) == (409, head)
    assert "这是过去的记录，只供查看，没有办理。请回到现在的页面再办。" in page.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("as_of=2027-01-01", "这个日期还没有到。最晚可以看到今天（4 月 20 日），请换一天。"),
        ("as_of=1999-01-01", "那时还没有记录。最早可以看到"),
        ("as_of=soon", "没有读懂这个日期。"),
        ("as_of=987654", "记录编号最大到"),
        ("as_of=2026-04-01&axis=both", "只有两种看法"),
    ],
)
def test_a_day_that_cannot_be_shown_is_refused_in_a_sentence(director, asked, said):
    page = director.get(f"/visits?{asked}")

    assert page.status == 422
    assert said in page.text


def test_exports_are_of_the_day(director):
    now, then = director.get("/schools/export.csv"), director.get("/schools/export.csv?as_of=2026-03-31")

    assert "石桥小学" in now.html
    assert "石桥小学" not in then.html
    assert "柳岸中学" in then.html
    assert "2026-03-31" in then.headers["content-disposition"]


def test_a_search_finds_what_was_there(director, grown):
    grown.hub.search.level()
    words = cases_words(director)

    now, then = director.get(f"/cases?q={words}"), director.get(f"/cases?q={words}&as_of=20")

    assert re.search(r'href="/cases/\d+', now.html)
    assert not re.search(r'href="/cases/\d+', then.html)
    assert re.search(r'href="/cases/\d+', director.get(f"/cases?q={words}&as_of=2026-04-19").html)


def cases_words(director):
    """The first words of a case in the library."""
    page = director.get(f"/cases/{cases_stage.PUBLISHED}")
    return page.title.split(" · ")[0][:4]


def test_the_rights_of_today_hold_in_the_past(grown):
    assert grown.another("nobody").get("/visits?as_of=2026-03-31").status == 403
    assert grown.stranger.get("/visits?as_of=2026-03-31").headers["location"].startswith("/login")


def test_a_copy_in_the_browser_is_of_one_past(director):
    first = director.get("/schools?as_of=2026-03-31")
    tag = first.headers["etag"]

    assert director.get("/schools?as_of=2026-03-31", If_None_Match=tag).status == 304
    assert director.get("/schools?as_of=2026-04-10", If_None_Match=tag).status == 200
    assert director.get("/schools?as_of=2026-03-31&axis=occurred", If_None_Match=tag).status == 200


def test_feeds_and_the_way_in_know_no_past(director, grown):
    assert grown.stranger.get("/login?as_of=soon").status == 200
    assert director.get("/exchanges.atom?as_of=soon").status == 200


def test_an_address_that_names_a_day_stays_as_it_is(grown):
    as_of = grown.hub.as_of("2026-03-31")

    assert led.led("/network?as_of=2026-04", as_of) == "/network?as_of=2026-04"
    assert led.led("/visits?q=a#results", as_of) == "/visits?q=a&as_of=2026-03-31#results"


def test_a_page_and_a_day_are_chosen_in_one_place_for_all(director):
    page = director.get("/replay")
    sent = director.get("/replay?to=/schools&day=2026-03-31&axis=occurred")

    assert (sent.status, sent.headers["location"]) == (303, "/schools?as_of=2026-03-31&axis=occurred")
    assert 'href="/visits?as_of=2026-04"' in page.html
    assert director.get("/replay?to=https://example.org&day=2026-03-31").status == 200
