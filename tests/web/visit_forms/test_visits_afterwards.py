"""What follows from a visit: feedback, action items, the return, and what becomes of the record."""

from __future__ import annotations

from projections import ledger, visits
from tests.web.district import by_history
from tests.web.visits_stage import AFTERWARDS, AGREED, HELD, REPORTED

FEEDBACK = {"usefulness": "5", "will_apply": "yes", "takeaway": "先锋岗挂牌"}


def visit(site, no):
    with site.hub.reader() as read:
        return visits.visit(read, no)


def test_who_reads_feedback_is_printed_on_the_form(site):
    page = site.as_("sec-ms-01").get(f"/visits/{HELD}/feedback")

    assert "只有双方和双方工作室的主持人能看到" in page.text
    assert "3 月 17 日" in page.text


def test_feedback_can_be_replaced_while_it_is_sealed(site, fill, done):
    first = fill("sec-ms-01", HELD, "feedback", **FEEDBACK)
    again = site.as_("sec-ms-01").get(f"/visits/{HELD}/feedback").form(f"/visits/{HELD}/feedback")
    second = fill("sec-ms-01", HELD, "feedback", usefulness="3")

    assert (done(first, "sec-ms-01"), done(second, "sec-ms-01")) == ("反馈已提交；公开之前可以修改。",) * 2
    assert {name: again[name] for name in FEEDBACK} == {name: [text] for name, text in FEEDBACK.items()}
    assert "先锋岗挂牌" not in site.as_("sec-kg-01").get(f"/visits/{HELD}/feedback").text


def test_feedback_that_both_have_written_is_open_and_stays_as_it_is(site, fill):
    fill("sec-ms-01", HELD, "feedback", **FEEDBACK)
    fill("sec-kg-01", HELD, "feedback", usefulness="4", will_apply="no")

    page = site.as_("sec-ms-01").get(f"/visits/{HELD}/feedback")

    assert page.status == 409
    assert "双方都已写了反馈，现已公开，不能再改。" in page.text


def test_feedback_asks_its_questions(fill):
    page = fill("sec-ms-01", HELD, "feedback", usefulness="9")

    assert page.status == 422
    assert page.errors == {
        "usefulness": "没有这个选项，请重新选择",
        "will_apply": "请选择看到的做法，贵方会不会用起来",
    }


def test_the_owner_of_an_action_item_says_that_it_is_done(site, fill, done):
    answer = fill("sec-kg-01", REPORTED, "actions/1", evidence="已在支委会上讲了一次")

    assert done(answer, "sec-kg-01") == "已登记完成。"
    with site.hub.reader() as read:
        [item] = visits.minutes(read, "v-reported").items
    assert (f"{item.done_on}", str(item.evidence)) == ("2026-03-05", "已在支委会上讲了一次")


def test_an_action_item_that_nobody_has_written_is_not_found(site):
    assert site.as_("sec-kg-01").get(f"/visits/{REPORTED}/actions/7").status == 404


def test_somebody_elses_action_item_is_refused_with_the_reason(site):
    page = site.as_("sec-ps-01").get(f"/visits/{REPORTED}/actions/1")

    assert page.status == 403
    assert "您不在可以办理这件事的名单里" in page.text


def test_the_guest_promises_by_when_it_invites_back(site, fill, done):
    early = fill("sec-ms-01", HELD, "return", due_on="2026-3-1")
    answer = fill("sec-ms-01", HELD, "return", due_on="2026年5月20日")

    assert early.errors == {"due_on": "回访的日期要晚于这次互访（3 月 3 日）。"}
    assert done(answer, "sec-ms-01") == "已约定回访日期。"
    assert visit(site, HELD).promised.isoformat() == "2026-05-20"


def test_a_return_is_waived_with_a_reason_and_on_purpose_only(site, fill, done):
    refused = fill("sec-kg-01", HELD, "return/waive", reason="路远，下学期一起开展")
    answer = fill("sec-kg-01", HELD, "return/waive", reason="路远，下学期一起开展", sure="yes")

    assert list(refused.errors) == ["sure"]
    assert done(answer, "sec-kg-01") == "已免去这次回访。"
    again = site.as_("sec-kg-01").get(f"/visits/{HELD}/return/waive")
    assert (again.status, "接待方已经免去了这次回访" in again.text) == (409, True)


def test_the_debtor_cannot_let_itself_off(site):
    page = site.as_("sec-ms-01").get(f"/visits/{HELD}/return/waive")

    assert page.status == 403
    assert "这件事由接待方办理" in page.text


def test_a_record_entered_afterwards_is_acknowledged_by_the_other_side(site, fill, done):
    page = site.as_("sec-kg-01").get(f"/visits/{AFTERWARDS}/acknowledge")
    answer = fill("sec-kg-01", AFTERWARDS, "acknowledge")

    assert "依据：签到表" in page.text
    assert done(answer, "sec-kg-01") == "已确认这份补录。"
    assert visit(site, AFTERWARDS).unacknowledged == frozenset()


def test_who_entered_a_record_does_not_acknowledge_it(site, fill):
    page = fill("sec-ms-01", AFTERWARDS, "acknowledge")

    assert page.status == 403
    assert "自己登记的内容要由另一方的人确认" in page.text
    assert visit(site, AFTERWARDS).unacknowledged == {"host"}


def test_a_dispute_stands_beside_what_is_recorded(site, fill, done):
    answer = fill("sec-ps-01", REPORTED, "dispute", query="?what=minutes", text="场地不小，是人来得多")

    page = site.as_("sec-kg-01").get(f"/visits/{REPORTED}/dispute")
    assert done(answer, "sec-ps-01") == "异议已提出，与记录并列保存。"
    assert "青禾小学对纪要的异议" in page.text
    assert "发现的问题：场地偏小" in page.text
    assert "场地不小，是人来得多" in page.text


def test_a_corrected_number_keeps_the_old_one(site, fill, done):
    answer = fill("sec-ms-01", HELD, "correct/headcount-guest", new="4", reason="漏数了司机")

    assert "已更正" in done(answer, "sec-ms-01")
    assert visit(site, HELD).headcount_guest == 4
    assert "漏数了司机" in site.as_("sec-kg-01").get(f"/visits/{HELD}").text


def test_a_corrected_time_is_checked_like_the_first_one(fill):
    page = fill(
        "sec-ms-01", HELD, "correct/times", on="2026-3-3", started_at="14:00", ended_at="13:00", reason="早走了"
    )

    assert page.status == 422
    assert page.errors == {"ended_at": "结束时间要晚于开始时间。"}
    assert page.form("/visits/3/correct/times")["reason"] == ["早走了"]


def test_a_record_moves_to_another_day_and_the_old_one_stays_readable(site, fill, done):
    answer = fill("sec-ms-01", HELD, "correct/times", on="2026-3-2", reason="登记错了一天")

    assert "已更正" in done(answer, "sec-ms-01")
    with site.hub.reader() as read:
        moved, other = visits.visit(read, HELD), visits.visit(read, REPORTED)
    assert (str(moved.held_on), moved.started_at.hour, str(other.held_on)) == ("2026-03-02", 14, "2026-02-26")
    page = site.as_("sec-ms-01").get(f"/visits/{HELD}").text
    for change in ("3 月 3 日 14:00 改为 3 月 2 日 14:00", "3 月 3 日 16:00 改为 3 月 2 日 16:00"):
        assert f"{change} 登记错了一天" in page


def test_who_visited_whom_is_corrected_by_the_party_school(site, fill, done):
    index = site.as_("sec-ms-01").get(f"/visits/{HELD}/correct")
    refused = site.as_("sec-ms-01").get(f"/visits/{HELD}/correct/host")
    answer = fill("officer", HELD, "correct/host", new="school:MS-01", reason="主客写反了")

    assert "由区教育党校更正" in index.text
    assert refused.status == 403
    assert "已更正" in done(answer, "officer")
    assert (visit(site, HELD).host.id, visit(site, HELD).guest.id) == ("MS-01", "KG-01")


def test_closing_by_hand_waits_until_the_sides_have_had_their_days(site):
    page = site.as_("asst-ms").get(f"/visits/{HELD}/close")

    assert page.status == 409
    assert "双方到 3 月 17 日之前还可以补充记录" in page.text


def test_closing_names_what_is_missing(site, fill, done):
    page = site.as_("asst-ms").get(f"/visits/{AFTERWARDS}/close")
    answer = fill("asst-ms", AFTERWARDS, "close")

    assert [gap in page.text for gap in ("没有纪要", "没有考勤表", "补录的记录还没有另一方确认")] == [True] * 3
    assert done(answer, "asst-ms") == "已办结。"
    assert visit(site, AFTERWARDS).closed_for == "no_minutes"


def test_voiding_recomputes_the_ledger_and_cannot_be_done_by_a_side(site, fill, done):
    refused = site.as_("sec-kg-01").get(f"/visits/{HELD}/void")
    typed = {"reason": "duplicate", "counts": "v-over", "note": "同一次登记了两遍"}
    unsure, answer = fill("officer", HELD, "void", **typed), fill("officer", HELD, "void", **typed, sure="yes")

    assert refused.status == 403
    assert list(unsure.errors) == ["sure"]
    assert done(answer, "officer") == "已作废。"
    with site.hub.reader() as read:
        assert (visits.visit(read, HELD).state, visits.visit(read, HELD).kept) == ("voided", "v-over")
        assert sum(ledger.balances(read).values()) == 0


def test_a_text_that_is_removed_is_gone_from_every_page(site, fill, done):
    secret = "家长甲的住址在河湾路"
    site.hub.visits.cancel("v-agreed", reason="other", note=secret, act=by_history("p-sec-kg-01"))
    page = site.as_("officer").get(f"/visits/{AGREED}/redact")
    [key] = [given["value"] for tag, given in page.document.tags if given.get("name") == "of"][-1:]

    answer = fill("officer", AGREED, "redact", of=[key], reason="含有个人住址", sure="yes")

    assert secret in page.text
    assert done(answer, "officer") == "选中的文字已移除。"
    assert secret not in site.as_("sec-kg-01").get(f"/visits/{AGREED}").text
    assert "（内容已移除）" in site.as_("sec-kg-01").get(f"/visits/{AGREED}").text


def test_people_remove_their_own_texts_and_are_offered_no_others(site, fill):
    other = site.as_("sec-kg-01").get(f"/visits/{AGREED}/redact")
    own = site.as_("sec-ms-01").get(f"/visits/{AGREED}/redact")

    assert other.status == 403
    assert "看一次现场，谈一个问题" in own.text


def test_a_visit_of_others_has_no_forms_for_me(site):
    page = site.as_("sec-ps-01").get(f"/visits/{HELD}/minutes")

    assert page.status == 404
    assert site.as_("sec-ps-01").get("/visits/99999999999/minutes").status == 404
