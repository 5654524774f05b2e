"""Finding an exchange, signing up, waiting, taking an offered seat: as people see it."""

from tests.web.exchanges_stage import CLEARING, FOREIGN, FULL, OFFERING, OPEN, POSTPONED


def test_the_list_marks_the_own_ones_and_leaves_out_what_is_not_cleared(site):
    page = site.as_("sec-ms-01").get("/exchanges")

    assert "我已入座 支委会怎样开得短" in page.text
    assert "园本课程展示" in page.text
    assert "街校同上一堂课" not in page.text


def test_filters_stand_in_the_address_and_an_empty_list_says_what_to_do(site):
    browser = site.as_("sec-ms-01")

    assert "园本课程展示" in browser.get("/exchanges?organiser=studio:ST-KG").text
    assert "支委会怎样开得短" not in browser.get("/exchanges?organiser=studio:ST-KG").text
    assert "没有符合这些条件的活动" in browser.get("/exchanges?kind=salon").text
    assert "清除筛选" in browser.get("/exchanges?kind=salon").text


def test_a_month_shows_what_takes_place_in_it_and_nonsense_in_the_address_counts_as_not_said(site):
    browser = site.as_("sec-ms-01")

    assert "2026 年 3 月，" in browser.get("/exchanges?month=2026-03").text
    assert "这个月没有活动" in browser.get("/exchanges?month=2026-07").text
    assert browser.get("/exchanges?month=2026-13&skip=-1&kind=x&organiser=zzz").status == 200


def test_somebody_signs_up_and_is_seated_and_a_second_time_sees_the_seat(site, row):
    browser = site.as_("sec-ps-01")
    form = browser.get(f"/exchanges/{OPEN}/sign-up")

    first = browser.submit(form, f"/exchanges/{OPEN}/sign-up", companions="2")
    again = browser.post(f"/exchanges/{OPEN}/sign-up", {"companions": "1"})

    assert (first.status, again.status) == (303, 303)
    assert "您已入座" in browser.get(f"/exchanges/{OPEN}").text
    assert (row(OPEN).taken, row(FOREIGN).taken) == (4, 0)


def test_too_many_companions_are_refused_with_the_number_and_nothing_is_saved(site, head):
    browser, before = site.as_("sec-ps-01"), head()
    form = browser.get(f"/exchanges/{OPEN}/sign-up")

    answer = browser.submit(form, f"/exchanges/{OPEN}/sign-up", companions="4")

    assert answer.status == 422
    assert answer.errors["companions"] == "连同行人共 5 人，超过了可用的名额 4 人，请减少同行人数。"
    assert head() == before


def test_who_waits_sees_the_own_place_and_nobody_else_in_line(site):
    page = site.as_("sec-ms-01").get(f"/exchanges/{FULL}")

    assert "候补第 2 位，最晚 3 月 18 日 02:00 告知" in page.text
    assert "何田苒" not in page.text
    assert site.as_("sec-ms-01").get(f"/exchanges/{FULL}/seats").status == 403


def test_an_offered_seat_is_taken_with_one_button(site, row):
    browser = site.as_("sec-ms-01")
    assert "有一个名额为您保留到 3 月 6 日 09:00" in browser.get(f"/exchanges/{OFFERING}").text

    browser.submit(browser.get(f"/exchanges/{OFFERING}/seat/take"), f"/exchanges/{OFFERING}/seat/take")

    assert "您已入座" in browser.get(f"/exchanges/{OFFERING}").text
    assert row(OFFERING).waiting == 1


def test_an_offered_seat_that_is_passed_goes_to_the_next(site):
    browser = site.as_("sec-ms-01")

    browser.submit(browser.get(f"/exchanges/{OFFERING}/seat/pass"), f"/exchanges/{OFFERING}/seat/pass")

    assert "候补第 1 位" in browser.get(f"/exchanges/{OFFERING}").text
    assert "有一个名额为您保留到" in site.as_("sec-kg-01").get(f"/exchanges/{OFFERING}").text


def test_an_assistant_signs_up_a_colleague_who_phoned(site):
    browser = site.as_("asst-ms")
    form = browser.get(f"/exchanges/{FOREIGN}/sign-up/other")

    answer = browser.submit(form, f"/exchanges/{FOREIGN}/sign-up/other", person_id="p-sec-ps-01")

    assert answer.status == 303, answer.text
    assert "您已入座" in site.as_("sec-ps-01").get(f"/exchanges/{FOREIGN}").text


def test_a_secretary_signs_nobody_else_up(site, head):
    browser, before = site.as_("sec-ms-01"), head()

    assert browser.get(f"/exchanges/{FOREIGN}/sign-up/other").status == 403
    assert browser.post(f"/exchanges/{FOREIGN}/sign-up/other", {"person_id": "p-sec-ps-01"}).status == 403
    assert head() == before


def test_a_postponed_exchange_says_so_and_takes_nobody(site):
    page = site.as_("sec-ps-01").get(f"/exchanges/{POSTPONED}")

    assert "原定 3 月 12 日（周四）14:00–16:00，新的时间另定" in page.text
    assert site.as_("sec-ps-01").get(f"/exchanges/{POSTPONED}/sign-up").status == 409


def test_a_notice_that_is_not_cleared_exists_for_its_organisers_and_the_party_school_alone(site):
    assert site.as_("lead-ms").get(f"/exchanges/{CLEARING}").status == 200
    assert site.as_("officer").get(f"/exchanges/{CLEARING}").status == 200
    assert site.as_("sec-kg-01").get(f"/exchanges/{CLEARING}").status == 404


def test_a_partner_reads_no_names_on_a_page_of_others(site):
    page = site.as_("partner-02").get(f"/exchanges/{FULL}")

    assert "一讲短党课" in page.text
    assert "陆观澜" not in page.text


def test_the_calendar_entry_counts_changes_and_is_tentative_for_who_waits(site):
    entry = site.as_("sec-ms-01").get(f"/exchanges/{FULL}.ics").html

    assert "STATUS:TENTATIVE" in entry
    assert "SEQUENCE:0" in entry
    assert "STATUS:CONFIRMED" in site.as_("sec-ms-01").get(f"/exchanges/{OPEN}.ics").html


def test_the_own_calendar_holds_exchanges_with_a_seat_and_no_names(site):
    browser = site.as_("sec-ms-01")
    browser.submit(browser.get("/me/calendar"), "/me/calendar", wish="new")
    address = browser.get("/me/calendar").document.ids["address"] and browser.get("/me/calendar")
    link = next(word for word in address.document.words if "/calendar/" in word and ".ics" in word).strip()

    feed = site.stranger.get(link.removeprefix("http://testserver")).html

    assert "支委会怎样开得短" in feed
    assert "园本课程展示" not in feed
    assert "郝砺川" not in feed


def test_what_waits_stands_on_the_first_page(site):
    page = site.as_("sec-ms-01").get("/")

    assert "党建带团建" in page.text
    assert "为您保留到 3 月 6 日 09:00" in page.text


def test_pages_of_units_list_the_exchanges_that_this_reader_may_know(site):
    secretary, partner = site.as_("sec-kg-01"), site.as_("partner-01")

    assert "支委会怎样开得短" in secretary.get("/studios/ST-MS").text
    assert "街校同上一堂课" not in secretary.get("/studios/ST-MS").text
    assert "我参加了" in secretary.get("/schools/KG-01").text
    assert "园本课程展示" in partner.get("/partners/PA-01").text
