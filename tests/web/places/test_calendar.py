"""The Party School keeps the district's school calendar, on which deadlines count."""

from datetime import date

from projections import programme


def send(browser, form, /, **typed):
    path = f"/programme/calendar/{form}"
    return browser.submit(browser.get(path), path, **typed)


def test_holidays_and_make_up_days_change_what_counts_as_a_school_day(lively):
    officer = lively.as_("officer")

    answers = [
        send(officer, "holiday", name="清明节", from_on="2026-4-6", to_on=""),
        send(officer, "make-up", on="2026年4月11日", name="补清明节"),
        send(officer, "term", name="2026 年春季学期", from_on="2026-3-2", to_on="2026-7-3"),
    ]

    assert [answer.status for answer in answers] == [303] * 3
    with lively.hub.reader() as read:
        days = programme.school_days(read)
    counted = [days.is_one(date(2026, 4, day)) for day in (6, 7, 11, 12)]
    assert counted == [False, True, True, False]
    shown = lively.as_("sec-ms-01").get("/programme/calendar").text
    for words in ("清明节 4 月 6 日", "4 月 11 日（周六） 补清明节", "2026 年春季学期 3 月 2 日"):
        assert words in shown


def test_a_holiday_that_ends_before_it_begins_is_refused_beside_the_day(lively):
    answer = send(lively.as_("officer"), "holiday", name="寒假", from_on="2026-2-20", to_on="2026-2-1")

    assert (answer.status, list(answer.errors)) == (422, ["to_on"])
    assert answer.form("/programme/calendar/holiday")["name"] == ["寒假"]
    with lively.hub.reader() as read:
        assert programme.holidays(read) == []


def test_only_the_party_school_is_offered_to_set_it(lively):
    assert "/programme/calendar/holiday" in lively.as_("officer").get("/programme/calendar").html
    assert "/programme/calendar/holiday" not in lively.as_("sec-ms-01").get("/programme/calendar").html
    assert "/programme/calendar" in lively.as_("sec-ms-01").get("/programme").html
