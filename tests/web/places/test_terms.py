"""A term has a last day; the day after it nobody acts by it, and whoever looks after terms hears of it in time."""

from datetime import date

from domain.words import Role
from projections import people
from tests.web import district


def set_end(browser, person, term, until):
    path = f"/people/{person}/term-end"
    return browser.submit(browser.get(path), path, term=term, until_on=until)


def until(site, person):
    with site.hub.reader() as read:
        return [(row.role, row.until_on) for row in people.terms_of(read, person)]


def test_a_lead_s_term_gets_its_last_day_and_its_studio_keeps_the_lead(lively):
    director = lively.as_("director")

    answer = set_end(director, "p-lead-ms", "lead.studio.ST-MS", "2026-4-1")

    assert answer.status == 303, (answer.errors, answer.notices)
    assert until(lively, "p-lead-ms") == [(Role.LEAD, date(2026, 4, 1))]
    assert until(lively, "p-mentor-ms") == [(Role.MENTOR, None)]
    assert "4 月 1 日" in director.get("/people/p-lead-ms").text


def test_the_day_after_the_last_one_nothing_is_done_by_it_and_the_past_stays(make_site):
    site = make_site(clock=lambda: district.NOW)
    set_end(site.as_("director"), "p-sec-ms-01", "secretary.school.MS-01", "2026-3-4")

    refused = site.as_("sec-ms-01").get("/visits/new?as=host")

    assert (refused.status, "您的任期（入室书记）已于 3 月 4 日结束" in refused.text) == (403, True)
    assert "中学" in site.as_("director").get("/people/p-sec-ms-01").text


def test_a_last_day_before_the_first_is_refused_beside_it(lively):
    answer = set_end(lively.as_("director"), "p-sec-ms-01", "secretary.school.MS-01", "2020-1-1")

    assert (answer.status, list(answer.errors)) == (422, ["until_on"])
    assert until(lively, "p-sec-ms-01") == [(Role.SECRETARY, None)]


def test_the_last_director_gets_no_last_day(lively):
    answer = set_end(lively.as_("director"), "p-director", "director.district.", "2026-4-1")

    assert (answer.status, "这是最后一位负责人" in answer.text) == (409, True)


def test_an_officer_ends_no_role_that_the_director_gives(lively):
    page = lively.as_("officer").get("/people/p-lead-ms/term-end")

    assert (page.status, "此人没有担任" in page.text) == (409, True)


def test_terms_that_end_soon_are_listed_and_wait_for_the_party_school(lively):
    set_end(lively.as_("director"), "p-lead-ms", "lead.studio.ST-MS", "2026-3-25")
    set_end(lively.as_("director"), "p-sec-ms-01", "secretary.school.MS-01", "2026-5-30")
    set_end(lively.as_("director"), "p-asst-ms", "assistant.studio.ST-MS", "2026-12-30")
    officer = lively.as_("officer")

    listed = officer.get("/admin/terms").text
    waiting = officer.get("/").text

    assert listed.index("3 月 25 日") < listed.index("5 月 30 日")
    assert ("12 月 30 日" in listed, "任期将满" in waiting) == (False, True)
    assert waiting.count("任期将满") == 1
