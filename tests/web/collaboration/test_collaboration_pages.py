"""Every figure opens the list behind it, every picture has its table, what is empty is named, and a district without data shows a dash."""

from __future__ import annotations

import csv
import io
import re

import pytest

from projections import network

PAGES = ("/network", "/network/matrix", "/network/pairs", "/network/returns", "/network/isolated", "/network/stalled")
WEEK = r"/network/visits\?[^\"]+"


def met(site):
    with site.hub.reader() as read:
        return network.met(read)


def unescaped(text):
    return text.replace("&amp;", "&")


@pytest.mark.parametrize("path", [*PAGES, "/network/visits", "/network/compare"])
def test_a_district_without_data_shows_its_pages_and_claims_nothing(empty, path):
    page = empty.as_("director").get(path)

    assert page.status == 200
    assert not re.search(r'<td class="q[1-6]"', page.html)
    assert "100%" not in page.text


def test_without_data_the_share_is_a_dash_and_not_nought(empty):
    page = empty.as_("director").get("/network")

    assert "— 互访跨越了学段" in page.text
    assert "0 次" not in page.text


def test_the_figures_of_the_first_page_are_those_of_the_records(site):
    visits = met(site)

    page = site.as_("evaluator").get("/network")

    crossing = sum(each.crossing for each in visits)
    assert visits
    assert f"互访 {len(visits)} 次 跨学段 {crossing} 次" in page.text


def test_each_cell_of_the_matrix_opens_a_list_as_long_as_it_says(site):
    browser = site.as_("evaluator")
    page = browser.get("/network/matrix")

    cells = re.findall(rf'<td class="q\d"[^>]*><a href="({WEEK})"[^>]*>(\d+)</a>', page.html)

    assert sum(int(count) for _href, count in cells) == len(met(site))
    for href, count in cells:
        assert len(re.findall(r'<th scope="row"><a href="/visits/', browser.get(unescaped(href)).html)) == int(count)


def test_an_empty_cell_is_named_and_a_secretary_begins_there(site):
    page = site.as_("sec-ms-01").get("/network/matrix")

    offered = [unescaped(href) for href in re.findall(r'href="(/visits/new\?[^"]+)"', page.html)]

    assert "中学 → 小学" in page.text
    assert "/visits/new?as=guest&level=primary" in offered
    form = site.as_("sec-ms-01").get("/visits/new?as=guest&level=primary")
    assert "小学" in form.text
    assert form.status == 200


def test_the_party_school_sees_the_empty_cells_without_inviting_in_anybodys_name(site):
    page = site.as_("director").get("/network/matrix")

    assert "中学 → 小学" in page.text
    assert "/visits/new" not in page.html


def test_the_network_is_told_in_sentences_too(site):
    page = site.as_("lead-ms").get("/network")

    lines = re.findall(r"<title>([^<]+) 到访 ([^<]+) (\d+) 次，", page.html)
    listed = re.findall(r"<li><a href=\"/network/visits\?[^\"]+\">([^<]+)</a></li>", page.html)
    assert len(lines) == len(listed) > 0


def test_every_unit_of_the_picture_is_a_link_with_a_name(site):
    page = site.as_("lead-ms").get("/network")

    names = re.findall(r'<a href="/network/visits\?[^"]*unit=[^"]+" aria-label="([^"]+)">', page.html)
    with site.hub.reader() as read:
        assert len(names) == len(network.nodes(read))


def test_scripts_and_styles_stay_out_of_the_pictures(site):
    page = site.as_("lead-ms").get("/network")

    assert not re.search(r"<svg[^>]*>(?:(?!</svg>).)*(style=|<script|onclick)", page.html, re.DOTALL)


def test_the_months_lead_into_the_past_and_the_scrubber_works_without_scripts(next_month):
    browser = next_month.as_("director")
    page = browser.get("/network")

    months = re.findall(r'<a href="(/network(?:\?as_of=[0-9-]+)?)" data-now', page.html)
    moved = browser.get("/network?month=999")

    assert months == ["/network?as_of=2026-03", "/network"]
    assert (moved.status, moved.headers["location"]) == (303, "/network")
    assert "截至 2026 年 3 月 31 日" in browser.get(months[0]).text


def test_a_number_of_a_month_that_is_none_leads_to_a_month_that_is(site):
    browser = site.as_("director")

    answers = [browser.get(f"/network?month={month}").status for month in ("0", "999", "9" * 50, "x", "-1", "１")]

    assert set(answers) <= {200, 303}


def test_the_balance_of_all_adds_up_to_nothing_and_each_row_opens_its_returns(site):
    browser = site.as_("observer")
    page = browser.get("/network/returns")

    rows = re.findall(
        r'<a href="(/network/returns\?unit=[^"]+)">[^<]+</a></th><td class="num">([+-]?\d+)</td>', page.html
    )

    assert sum(int(balance) for _href, balance in rows) == 0
    assert all(browser.get(href).status == 200 for href, _balance in rows)


def test_what_does_not_go_on_is_reminded_of_by_the_party_school_once_a_week(later):
    officer = later.as_("officer")
    address = unescaped(re.search(r'href="(/visits/\d+/remind)"', officer.get("/network/stalled").html)[1])

    sent = officer.submit(officer.get(address), address)
    again = officer.submit(officer.get(address), address)

    assert sent.status == 303
    assert (again.status, "每周最多催办一次" in again.text) == (409, True)
    assert "提醒双方" in officer.get(address.removesuffix("/remind")).text
    assert "3 月 19 日催办过" in officer.get("/network/stalled").text


def test_who_is_not_of_the_party_school_sees_what_waits_and_reminds_nobody(later):
    page = later.as_("lead-ms").get("/network/stalled")

    assert "邀请还没有答复" in page.text
    assert "/remind" not in page.html


def test_two_days_are_compared_and_what_has_changed_is_marked(later):
    officer = later.as_("officer")
    officer.submit(officer.get("/visits/8/remind"), "/visits/8/remind")

    page = officer.get("/network/compare?with=2026-03-05")

    assert f"互访次数 {len(met(later))} {len(met(later))}" in page.text
    assert "2026 年 3 月 5 日 与 截至 2026 年 3 月 19 日" in page.text


@pytest.mark.parametrize("day", ["1999-01-01", "2099-01-01", "不是日期", "2026-02-31", "x" * 200])
def test_a_day_that_cannot_be_compared_is_said_beside_its_field(site, day):
    page = site.as_("director").get(f"/network/compare?with={day}")

    assert page.status == 422
    assert list(page.errors) == ["with"]


@pytest.mark.parametrize("path", [*PAGES[1:], "/network/visits"])
def test_each_list_is_taken_along_with_its_rows(site, path):
    answer = site.as_("evaluator").get(f"{path}/export.csv")

    rows = list(csv.reader(io.StringIO(answer.answer.content.decode("utf-8-sig"))))
    assert len(rows) >= 1
    assert len(set(map(len, rows))) == 1


def test_a_stage_that_is_none_is_not_found_and_one_that_lies_ahead_is_empty(site):
    browser = site.as_("evaluator")

    assert browser.get("/network/matrix?stage=holiday").status == 404
    assert "这个期间还没有开始。" in browser.get("/network/matrix?stage=summary").text


def test_a_liaison_of_a_partner_is_not_shown_the_district(site):
    assert [site.as_("partner-01").get(path).status for path in PAGES] == [403] * len(PAGES)
