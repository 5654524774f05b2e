"""Seats one by one: who came, a slip undone, a colleague helped from elsewhere; texts removed; forty people on one sheet."""

from domain.exchanges import SeatState
from projections import exchanges
from tests.web.district import by_history
from tests.web.exchanges.test_running import fill
from tests.web.exchanges_stage import FOREIGN, HELD, LEAD, MENTOR, MS, OPEN, OVER, REPORTED, SEC_KG, SEC_MS, SHEETED


def seat_of(site, no, person):
    with site.hub.reader() as read:
        return exchanges.seat_of(read, no, person)


def press(browser, no, seat, verb):
    """The button beside a seat."""
    path = f"/exchanges/{no}/seats/{seat.id}/{verb}"
    return browser.submit(browser.get(f"/exchanges/{no}/seats"), path)


def test_an_organiser_marks_who_came_and_takes_a_slip_back(site):
    browser, seat = site.as_("asst-ms"), seat_of(site, HELD, SEC_MS)

    states = []
    for verb in ("attended", "unmark", "absent"):
        assert press(browser, HELD, seat, verb).status == 303
        states.append(seat_of(site, HELD, SEC_MS).state)

    assert states == [SeatState.ATTENDED, SeatState.SEATED, SeatState.ABSENT]
    assert seat_of(site, HELD, SEC_KG).state is SeatState.SEATED


def test_a_mark_of_the_sheet_has_no_button_and_is_corrected_on_the_sheet(site, head):
    browser, seat, before = site.as_("asst-ms"), seat_of(site, SHEETED, SEC_MS), head()
    path = f"/exchanges/{SHEETED}/seats/{seat.id}/unmark"

    page, asked = browser.get(f"/exchanges/{SHEETED}/seats"), browser.get(path)

    assert path not in page.html
    refused = browser.submit(asked, path)
    assert refused.status == 409
    assert "考勤" in refused.text
    assert head() == before


def test_a_helper_changes_and_withdraws_a_colleague_s_seat_from_the_page_of_a_foreign_exchange(site):
    site.hub.exchanges.sign_up(str(key_of(site, FOREIGN)), person_id=SEC_MS, party=MS, act=by_history(SEC_MS))
    seat, helper = seat_of(site, FOREIGN, SEC_MS), site.as_("asst-ms")
    path = f"/exchanges/{FOREIGN}/seats/{seat.id}"

    page = helper.get(f"/exchanges/{FOREIGN}")
    more = fill(helper, f"{path}/companions", companions="2")
    after = seat_of(site, FOREIGN, SEC_MS)
    gone = fill(helper, f"{path}/withdraw", reason="来电请假")

    assert "我服务的单位的报名" in page.text
    assert after.companions == 2
    assert {more.headers["location"].partition("?")[0], gone.headers["location"].partition("?")[0]} == {
        f"/exchanges/{FOREIGN}"
    }
    assert seat_of(site, FOREIGN, SEC_MS).state is SeatState.WITHDRAWN
    assert "我服务的单位的报名" not in site.as_("sec-ps-01").get(f"/exchanges/{FOREIGN}").text


def key_of(site, no):
    with site.hub.reader() as read:
        return exchanges.exchange(read, no).key


def test_a_text_of_an_exchange_is_removed_by_the_party_school_and_nothing_else_is(site):
    officer, path = site.as_("officer"), f"/exchanges/{REPORTED}/redact"
    page = officer.get(path)
    (key,) = [each.key for each in texts_of(site) if "谈了怎样把会开短" in str(each)]

    done = officer.submit(page, path, of=key, reason="含个人信息", sure="on")
    shown = site.as_("sec-ms-01").get(f"/exchanges/{REPORTED}").text

    assert done.status == 303, done.text
    assert "谈了怎样把会开短" not in shown
    assert "会前发提纲" in shown
    assert site.as_("sec-ms-01").get(path).status == 403


def texts_of(site):
    """The sealed texts of the exchange that was reported, under their keys."""
    with site.hub.reader() as read:
        minutes = exchanges.minutes(read, key_of(site, REPORTED))
    return [minutes.summary, *minutes.learnt]


def enrolled(site, how_many):
    """So many people more in the directory; their names by id."""
    names = {f"p-more-{no}": f"尚{chr(0x5B89 + no)}" for no in range(how_many)}
    for person, name in names.items():
        site.hub.people.enrol(person, name=name, act=by_history("p-officer"))
    return names


def test_forty_people_stand_on_one_sheet_in_one_form_and_one_request(site, row):
    crowd = enrolled(site, 40)
    browser, path = site.as_("asst-ms"), f"/exchanges/{HELD}/attendance"
    present = {f"entries.{person}.status": "present" for person in (LEAD, MENTOR, SEC_MS)}
    marks = present | {f"entries.{SEC_KG}.status": "late", "responsible_present": "yes"}

    filed = fill(browser, path, **marks, walk_ins="\n".join(crowd.values()))

    assert filed.status == 303, filed.text
    with site.hub.reader() as read:
        found = {each.person: each.status.value for each in exchanges.attendance(read, row(HELD).key)}
    assert found == dict.fromkeys((LEAD, MENTOR, SEC_MS, *crowd), "present") | {SEC_KG: "late"}
    assert row(OPEN).sheet is None


def test_more_people_than_seats_are_only_mentioned(site, row):
    crowd = enrolled(site, 12)
    browser, path = site.as_("asst-ms"), f"/exchanges/{HELD}/attendance"

    added = fill(browser, path, walk_ins="\n".join(crowd.values()), add="1")
    filed = browser.submit(browser.submit(added, path, all="1"), path)

    assert "名单上的人比名额多，照实登记即可" in added.text
    assert filed.status == 303, filed.text
    assert row(HELD).sheet is not None


def test_a_sheet_of_an_exchange_that_lies_ahead_is_refused_and_nothing_is_saved(site, head):
    before = head()

    page = site.as_("asst-ms").post(f"/exchanges/{OPEN}/attendance", {"responsible_present": "yes", "source": "paper"})

    assert page.status == 409
    assert head() == before


def test_what_is_to_be_recorded_has_happened(site, head):
    browser, path, before = site.as_("asst-ms"), f"/exchanges/{OVER}/held", head()

    page = fill(browser, path, on="2026-03-05", starts_at="14:00", ends_at="16:00", headcount="3")

    assert page.status == 422
    assert page.errors.keys() == {"started_at", "ended_at"}
    assert head() == before
