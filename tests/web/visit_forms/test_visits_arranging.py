"""Letter, delegation, logistics, confirmation: what the two sides prepare before the day."""

from __future__ import annotations

from datetime import date

from domain.programme import BlockedFor
from domain.words import Party, PartyKind
from projections import visits
from tests.web.district import by_history
from tests.web.visits_stage import AGREED, CHANGING

LETTER = {"letter_no": "荷幼党函〔2026〕3 号", "headcount": "4", "itinerary": "13:30 乘校车出发，16:30 返回"}
LOGISTICS = {"starts_at": "14:00", "ends_at": "下午4点", "venue": "报告厅", "responsible_person": "p-sec-ms-01"}


def visit(site, no=AGREED):
    with site.hub.reader() as read:
        return visits.visit(read, no)


def test_a_letter_is_laid_out_from_what_both_sides_have_agreed(site):
    page = site.as_("sec-kg-01").get("/visits/1/letter")

    [text] = page.form("/visits/1/letter")["content"]
    assert "柳岸中学：" in text
    assert "3 月 20 日（周五）下午" in text
    assert text.endswith("小荷幼儿园\n2026 年 3 月 5 日")
    assert page.form("/visits/1/letter")["headcount"] == ["4"]


def test_a_letter_that_is_issued_is_shown_again_to_be_replaced(site, fill, done):
    answer = fill("sec-kg-01", AGREED, "letter", **LETTER)

    assert "公函已出具" in done(answer, "sec-kg-01")
    again = site.as_("sec-kg-01").get("/visits/1/letter").form("/visits/1/letter")
    assert {name: again[name] for name in LETTER} == {name: [text] for name, text in LETTER.items()}


def test_a_letter_says_everything_that_is_wrong_at_once_and_keeps_the_text(site, fill):
    page = fill("sec-kg-01", AGREED, "letter", letter_no="", headcount="好几个", itinerary="坐车" * 20_001)

    assert page.status == 422
    assert list(page.errors) == ["letter_no", "headcount", "itinerary"]
    assert page.form("/visits/1/letter")["headcount"] == ["好几个"]
    assert visit(site).state == "accepted"
    assert site.as_("sec-kg-01").get("/visits/1").text.count("出具了公函") == 0


def test_more_guests_than_the_host_can_receive_are_refused_beside_the_number(fill):
    page = fill("sec-kg-01", AGREED, "letter", **LETTER | {"headcount": "9"})

    assert page.status == 422
    assert page.errors == {"headcount": "名额 8 人，现在填了 9 人。请减少人数，或与对方商量。"}


def test_the_host_cannot_write_the_letter_of_the_guest_and_reads_why(site):
    page = site.as_("sec-ms-01").get("/visits/1/letter")

    assert page.status == 403
    assert "这件事由来访方办理" in page.text
    assert "2026-互-001" in page.text


def test_pasted_names_are_ticked_where_they_are_known_and_counted_where_not(site):
    browser = site.as_("sec-kg-01")
    typed = "1 何田苒，书记，13800138000\n章怀瑜\n白鹭洲 后勤主任\n"

    page = browser.submit(
        browser.get("/visits/1/delegation"), "/visits/1/delegation", pasted=typed, headcount="", read="1"
    )

    form = page.form("/visits/1/delegation")
    assert page.notices == ["认出 2 人，已经勾选。有 1 人不在名录里，只计人数。"]
    assert form["person_ids"] == ["p-sec-kg-01", "p-mentor-ms"]
    assert (form["headcount"], form["pasted"]) == (["3"], [""])


def test_lines_that_cannot_be_used_are_named_by_number_and_the_others_are_kept(site):
    browser = site.as_("sec-kg-01")
    typed = "何田苒\n白鹭洲 1380013\n何田苒\n章怀瑜"

    page = browser.submit(browser.get("/visits/1/delegation"), "/visits/1/delegation", pasted=typed, read="1")

    assert page.errors == {"pasted": "第 2 行：电话 1380013 的位数不对，请核对 第 3 行：“何田苒”与第 1 行重复"}
    assert page.form("/visits/1/delegation")["person_ids"] == ["p-sec-kg-01", "p-mentor-ms"]
    assert page.form("/visits/1/delegation")["pasted"] == [typed]


def test_a_delegation_names_known_people_and_nothing_of_the_others_is_stored(site, folder, fill, done):
    answer = fill(
        "sec-kg-01", AGREED, "delegation", pasted="何田苒\n白鹭洲 13912345678", headcount="", bring="一个问题"
    )

    assert done(answer, "sec-kg-01") == "来访名单已提交。"
    assert (visit(site).delegation, visit(site).headcount) == (("p-sec-kg-01",), 2)
    site.hub.close()
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert "白鹭洲".encode() not in kept
    assert b"13912345678" not in kept


def test_logistics_lie_within_the_agreed_half_day(fill):
    page = fill("sec-ms-01", AGREED, "logistics", **LOGISTICS | {"starts_at": "9:00", "ends_at": "11:00"})

    assert page.status == 422
    assert page.errors["starts_at"].startswith("时间不在约定的时段（3 月 20 日（周五）下午）之内")
    assert page.form("/visits/1/logistics")["venue"] == ["报告厅"]


def test_a_blocked_day_asks_for_a_reason_and_takes_it(site, fill, done):
    site.hub.programme.block(
        "MS-01",
        from_on=date(2026, 3, 20),
        to_on=date(2026, 3, 20),
        reason=BlockedFor.EXAM,
        act=by_history("p-sec-ms-01"),
    )

    refused = fill("sec-ms-01", AGREED, "logistics", **LOGISTICS)
    accepted = fill("sec-ms-01", AGREED, "logistics", **LOGISTICS, override_reason="只用一间教室，不影响考试")

    assert refused.errors == {"override_reason": "可以继续，但请写明理由：这一天接待方登记了不宜来访。"}
    assert done(accepted, "sec-ms-01") == "接待安排已保存。"
    assert visit(site).venue == "报告厅"


def test_the_agenda_takes_the_rows_that_are_filled_in(site, fill):
    rows = {"agenda.0.t": "14:00", "agenda.0.item": "看现场", "agenda.2.t": "15:10", "agenda.2.item": "谈问题"}

    fill("sec-ms-01", AGREED, "logistics", **LOGISTICS, **rows)

    assert [(f"{line.t:%H:%M}", line.item) for line in visit(site).agenda] == [("14:00", "看现场"), ("15:10", "谈问题")]


def test_before_confirming_the_host_reads_what_is_missing(site):
    page = site.as_("sec-ms-01").get("/visits/1/confirm")

    assert "接待安排还没有定" in page.text
    assert "确认，通知来访方" not in page.text


def test_confirming_twice_is_answered_calmly(site, fill, done):
    fill("sec-ms-01", AGREED, "logistics", **LOGISTICS)
    browser = site.as_("sec-ms-01")
    page = browser.get("/visits/1/confirm")

    first, second = (browser.submit(page, "/visits/1/confirm") for _ in range(2))

    assert (done(first, "sec-ms-01"), done(second, "sec-ms-01")) == ("已确认，来访方会收到通知。",) * 2
    assert visit(site).state == "confirmed"
    assert "这件事已经办过了" in browser.get("/visits/1/confirm").text


def test_what_is_being_changed_stands_on_top_of_every_form(site):
    page = site.as_("sec-ms-01").get(f"/visits/{CHANGING}/delegation")

    assert "改期商议中，原定安排仍然有效" in page.text


def test_people_enrolled_at_the_school_can_come_and_answer_though_they_hold_no_role(site, fill):
    kg = Party(PartyKind.SCHOOL, "KG-01")
    site.hub.people.enrol("p-teacher", name="苗小满", post="教师", party=kg, act=by_history())
    site.hub.people.enrol("p-elsewhere", name="外校人", party=Party(PartyKind.SCHOOL, "PS-01"), act=by_history())

    offered = site.as_("sec-kg-01").get(f"/visits/{AGREED}/delegation").text
    answer = fill("sec-kg-01", AGREED, "delegation", person_ids="p-teacher", headcount="1")

    assert "苗小满" in offered
    assert "外校人" not in offered
    assert answer.status == 303
    assert visit(site).delegation == ("p-teacher",)
