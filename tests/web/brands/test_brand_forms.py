"""Each form of a brand: what it sends, what it refuses beside the field with nothing saved, who does not get it."""

from __future__ import annotations

import io
from datetime import date

import pytest

from domain.brands import State, Tier
from domain.words import Role, Scope, ScopeKind
from projections import brands
from tests.web.brands_stage import BEGUN, PROMOTED, SHOWN
from tests.web.cases_stage import picture
from tests.web.district import by_history


def row(site, number):
    with site.hub.reader() as read:
        return brands.brand(read, number)


def test_a_lead_proposes_a_brand_with_a_link_and_goes_on_to_name_it(site):
    lead = site.as_("lead-ms")
    page = lead.get("/brands/new")

    sent = lead.submit(
        page, "/brands/new", working_name="一月一事", problem_solved="事情拖着不办", links="https://a.cn/1"
    )
    named = lead.submit(lead.get("/brands/4/name"), "/brands/4/name", name="青石共建站", slogan="")

    assert (sent.status, sent.headers["location"]) == (303, "/brands/4?done=brands.propose")
    assert named.status == 303
    found = row(site, 4)
    assert (found.school, found.title, found.state) == ("MS-02", "青石共建站", State.NAMED)
    assert [piece.evidence.ref for piece in found.evidence if piece.evidence.kind == "link"] == ["https://a.cn/1"]


def test_all_that_is_wrong_is_said_at_once_and_the_text_stays(site, head):
    lead, before = site.as_("lead-ms"), head()
    page = lead.get("/brands/new")

    again = lead.submit(page, "/brands/new", working_name="", problem_solved="拖", links="www.a.cn")

    assert again.status == 422
    assert again.errors == {
        "working_name": "请填写暂用名",
        "links": "第 1 行不是网址，网址须以 https:// 或 http:// 开头",
    }
    assert again.form("/brands/new")["links"] == ["www.a.cn"]
    assert head() == before


def test_a_name_that_another_brand_has_is_refused_beside_the_field(site, head):
    browser = site.as_("sec-kg-01")
    page, before = browser.get(f"/brands/{BEGUN}/name"), head()

    again = browser.submit(page, f"/brands/{BEGUN}/name", name="红帆 讲坛")

    assert (again.status, head()) == (409, before)
    assert again.errors == {"name": "全区已有名为“红帆 讲坛”的品牌在用，请换一个名称。"}


def test_a_step_that_was_skipped_is_named_instead_of_a_form(site):
    page = site.as_("sec-kg-01").get(f"/brands/{BEGUN}/establish-carrier")

    assert page.status == 409
    assert "还缺“定名”" in page.text
    assert all(form["action"] != f"/brands/{BEGUN}/establish-carrier" for form in page.document.forms)


def test_nobody_endorses_the_brand_of_the_own_school(site, head):
    day, everywhere = date(2026, 1, 1), Scope(ScopeKind.DISTRICT)
    site.hub.people.grant("p-sec-ps-01", Role.OFFICER, everywhere, from_on=day, act=by_history())
    own, before = site.as_("sec-ps-01"), head()

    page = own.get(f"/brands/{PROMOTED}/promote")

    assert (page.status, own.post(f"/brands/{PROMOTED}/promote").status, head()) == (403, 403, before)
    assert "本校的品牌要由别人认定和推广" in page.text


def test_a_showing_is_chosen_from_what_took_place(site):
    browser = site.as_("sec-ms-01")
    page = browser.get(f"/brands/{SHOWN}/showcase")
    offered = [
        given["value"]
        for tag, given in page.document.tags
        if tag == "option" and given.get("value", "").startswith("visit:")
    ]

    sent = browser.submit(
        page, f"/brands/{SHOWN}/showcase", at="visit:v-afterwards", audience_scope="studio", audience=["studio:ST-MS"]
    )

    assert sent.status == 303
    assert "visit:v-agreed" not in offered
    assert row(site, SHOWN).shown[-1].thing == "visit:v-afterwards"


def test_a_picture_of_the_sign_goes_up_and_is_shown(site):
    browser = site.as_("sec-kg-01")
    for step, typed in (("name", {"name": "午睡二十分"}), ("define-meaning", {"meaning": "短是因为准备长"})):
        browser.submit(browser.get(f"/brands/{BEGUN}/{step}"), f"/brands/{BEGUN}/{step}", **typed)
    here = f"/brands/{BEGUN}/adopt-identity"
    fields = browser.get(here).form(here) | {"description": ["一只小枕头"]}

    sent = browser.post(here, fields, files={"file": ("枕头.png", io.BytesIO(picture()), "image/png")})

    found = row(site, BEGUN)
    assert (sent.status, found.state) == (303, State.IDENTITY_ADOPTED)
    address = f"/brands/{BEGUN}/files/{found.picture.id}"
    assert address in site.as_("sec-ms-01").get(f"/brands/{BEGUN}").html
    assert site.as_("sec-ms-01").client.get(address).content == picture()


def test_the_evaluator_scores_line_by_line_and_the_total_is_the_sum(site):
    browser = site.as_("evaluator")
    here = f"/brands/{SHOWN}/assess"
    scores = {"name": "9", "identity": "8", "meaning": "17", "carrier": "22", "effect": "21", "spread": "9"}
    typed = {f"score_{name}": points for name, points in scores.items()}

    over = browser.submit(browser.get(here), here, **typed | {"score_name": "11"})
    sent = browser.submit(browser.get(here), here, **typed)

    assert over.errors == {"score_name": "请填写 0 到 10 之间的整数"}
    assert (sent.status, row(site, SHOWN).assessments[-1].total) == (303, 86)


def test_the_director_recognises_no_higher_than_it_was_shown(site, head):
    browser, here = site.as_("director"), f"/brands/{SHOWN}/recognise"
    typed = {"valid_until": "2028-08-31", "doc_no": "〔2026〕9号"}
    before = head()

    high = browser.submit(browser.get(here), here, tier="municipal", **typed)
    unchanged = head() == before
    sent = browser.submit(browser.get(here), here, tier="district", **typed)

    assert (high.status, list(high.errors), unchanged) == (422, ["tier"], True)
    found = row(site, SHOWN)
    assert (sent.status, found.tier, found.valid_until) == (303, Tier.DISTRICT, date(2028, 8, 31))


def test_another_school_says_that_it_took_the_brand_up_once(site):
    browser, here = site.as_("sec-ms-01"), f"/brands/{PROMOTED}/replicate"

    sent = browser.submit(browser.get(here), here, adapted="每周一次短会")

    assert [each.school for each in row(site, PROMOTED).replicas] == ["KG-01", "MS-01"]
    assert (sent.status, browser.get(here).status) == (303, 403)


def test_a_text_is_removed_for_ever(site):
    browser, here = site.as_("officer"), f"/brands/{SHOWN}/redact"
    page = browser.get(here)
    key = next(
        given["value"]
        for _, given in page.document.tags
        if given.get("name") == "of" and given.get("type") == "checkbox"
    )

    sent = browser.submit(page, here, of=[key], reason="含有个人电话", sure="yes")

    shown = site.as_("sec-ms-01").get(f"/brands/{SHOWN}")
    assert sent.status == 303
    assert "党课离课堂太远" not in shown.text
    assert "内容已移除" in shown.text


def test_the_director_takes_a_step_back_and_the_school_sees_the_reason(site):
    browser, here = site.as_("director"), f"/brands/{PROMOTED}/revoke"

    sent = browser.submit(browser.get(here), here, to_milestone="carrier_established", reason="展示没有照片")

    found, page = row(site, PROMOTED), site.as_("sec-ps-01").get(f"/brands/{PROMOTED}")
    assert (sent.status, found.state, found.tier) == (303, State.CARRIER_ESTABLISHED, None)
    assert "展示没有照片" in page.text


@pytest.mark.parametrize(
    ("login", "form"),
    [
        ("sec-kg-01", "showcase"),
        ("officer", "recognise"),
        ("sec-ms-01", "revoke"),
        ("lead-ms", "assess"),
        ("observer", "retire"),
    ],
)
def test_who_may_not_reads_why_and_gets_no_form(site, login, form):
    page = site.as_(login).get(f"/brands/{SHOWN}/{form}")

    assert page.status == 403
    assert all(each["action"] != f"/brands/{SHOWN}/{form}" for each in page.document.forms)
