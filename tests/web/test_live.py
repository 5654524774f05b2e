"""The count in the frame changes by itself; the stream that tells it is short, quiet and bounded."""

from tests.web.district import Hands
from web.live import Pace


def events(site, login, **headers):
    return site.as_(login).get("/events", **headers)


def test_a_stream_tells_the_count_with_the_position_and_ends(sample_site):
    site = sample_site(pace=Pace(look=0.01, comment=0.05, end=0.2), waiting=lambda _, person: len(person))

    stream = events(site, "sec-ms-01")

    assert stream.headers["content-type"].startswith("text/event-stream")
    assert stream.headers["cache-control"] == "no-store"
    data = '<hx-partial hx-target="#unread" hx-swap="innerHTML">11</hx-partial>'
    assert f"id: {site.hub.position()}\ndata: {data}\n\n" in stream.html
    assert stream.html.count("data:") == 1
    assert ": still here" in stream.html


def test_a_browser_that_comes_back_hears_only_what_is_new(sample_site):
    site = sample_site(pace=Pace(look=0.01, end=0.1))
    here = site.hub.position()

    known, behind = (events(site, "sec-ms-01", Last_Event_ID=str(last)) for last in (here, here - 1))

    assert "data:" not in known.html
    assert f"id: {here}" in behind.html


def test_a_stream_does_not_outlive_its_session_nor_keep_it_alive(sample_site):
    clock = Hands()
    site = sample_site(clock=clock, pace=Pace(look=0.01, end=0.05))
    browser = site.as_("sec-ms-01")
    token = browser.client.cookies["hub"]
    before = site.hub.accounts.session(token, touch=False).idle_ends_at

    clock.wind(minutes=10)
    events(site, "sec-ms-01")

    assert site.hub.accounts.session(token, touch=False).idle_ends_at == before


def test_a_worker_with_all_streams_taken_says_so(sample_site):
    site = sample_site(pace=Pace(streams=0))

    answer = events(site, "sec-ms-01")

    assert (answer.status, answer.headers["retry-after"]) == (503, "60")
