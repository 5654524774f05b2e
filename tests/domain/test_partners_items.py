"""Resources and needs stand on lists: a partner's own, and those of schools and studios, by the same rules."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from domain.errors import NotChosen, NotFound, TooLong
from domain.model import Prose
from domain.partners import Listing, Partner, faults, refusals
from tests.partner_stories import HALL, TODAY, TUTORS, WHY, listing, needy, street
from tests.stories import MIDDLE, happened, on, refused, replayed, stored, told

YESTERDAY = on("03-02")


def offer(item: str = "r-2", **other: Any) -> dict[str, Any]:
    return {"item_id": item, "resource": replace(HALL, **{"title": "会议室"} | other), "today": TODAY}


def state(item: str = "n-2", **other: Any) -> dict[str, Any]:
    return {"item_id": item, "need": replace(TUTORS, **{"title": "讲解员"} | other), "today": TODAY}


def opened() -> Listing:
    return Listing.open(MIDDLE)


@pytest.mark.parametrize("holder", [street, opened])
def test_a_resource_and_a_need_are_on_their_lists(holder):
    lists = holder()
    kind = type(lists)

    assert happened(lists.offer_resource, item_id="r-1", resource=HALL, today=TODAY) == [
        (
            kind.ResourceOffered,
            {"item_id": "r-1"} | {n: getattr(HALL, n) for n in ("title", "kind", "availability", "detail")},
        )
    ]
    assert happened(lists.state_need, item_id="n-1", need=TUTORS, today=TODAY) == [
        (kind.NeedStated, {"item_id": "n-1", "title": TUTORS.title, "kind": TUTORS.kind, "needed_by": on("07-01")})
    ]


def test_the_same_item_once_more_says_nothing_new():
    lists = listing()

    assert happened(lists.offer_resource, item_id="r-1", resource=HALL, today=TODAY) == []
    assert refused(lists.offer_resource, **offer("r-1")) == [(refusals.ItemKnown, "", {"item": "r-1"})]
    assert happened(needy().state_need, item_id="n-1", need=TUTORS, today=TODAY) == []


def test_a_title_stands_once_on_a_list_and_may_stand_on_the_other():
    lists = listing()

    assert refused(lists.offer_resource, **offer(title="报告厅")) == [(faults.TitleOnList, "title", {})]
    assert [kind for kind, _ in happened(lists.state_need, **state(title="报告厅"))] == [Listing.NeedStated]


def test_everything_wrong_with_a_resource_is_told_at_once():
    wrong = offer(title="", availability="时" * 201, from_on=TODAY, until_on=YESTERDAY)

    assert refused(street().offer_resource, **wrong) == [
        (NotChosen, "title", {}),
        (TooLong, "availability", {"limit": 200, "length": 201}),
        (faults.DayPast, "until_on", {}),
        (faults.Reversed, "until_on", {"from_on": TODAY, "until_on": YESTERDAY}),
    ]


def test_what_is_needed_is_needed_from_today_on():
    assert refused(street().state_need, **state(needed_by=YESTERDAY)) == [(faults.DayPast, "needed_by", {})]
    assert len(happened(street().state_need, **state(needed_by=TODAY))) == 1


def test_an_item_is_withdrawn_once_and_not_while_a_project_names_it():
    lists = listing()

    assert refused(lists.withdraw_item, item_id="r-1", project="暑期托管") == [
        (refusals.ItemInProject, "", {"project": "暑期托管"})
    ]
    assert happened(lists.withdraw_item, item_id="r-1", reason=WHY) == [
        (Listing.ItemWithdrawn, {"item_id": "r-1", "reason": WHY})
    ]
    assert refused(lists.withdraw_item, item_id="r-1") == [(refusals.OffTheList, "", {"item": "r-1"})]
    assert refused(lists.withdraw_item, item_id="r-9") == [(NotFound, "", {"kind": "item", "key": "r-9"})]


def test_a_withdrawn_item_is_opened_again_unless_its_title_is_taken():
    lists = listing()
    lists.withdraw_item(item_id="r-1")
    lists.offer_resource(**offer(title="报告厅"))

    assert refused(lists.reopen_item, item_id="r-1") == [(faults.TitleOnList, "title", {})]
    lists.withdraw_item(item_id="r-2")
    assert happened(lists.reopen_item, item_id="r-1") == [(Listing.ItemReopened, {"item_id": "r-1"})]


def test_a_need_that_was_met_is_felt_again_and_an_open_one_is_open():
    partner = needy()

    assert happened(partner.reopen_item, item_id="n-1", done=True) == [(Partner.ItemReopened, {"item_id": "n-1"})]
    assert refused(partner.reopen_item, item_id="n-1") == [(refusals.StillOpen, "", {"item": "n-1"})]


def test_a_partner_that_has_left_lists_nothing_new():
    partner = needy()
    partner.end(on=TODAY, reason=WHY, today=TODAY)

    over = [(refusals.PartnershipOver, "", {"on": TODAY})]
    assert refused(partner.offer_resource, **offer()) == over
    assert refused(partner.reopen_item, item_id="n-1", done=True) == over


@pytest.mark.parametrize("holder", [needy, listing])
def test_lists_read_back_are_the_same(holder):
    lists = holder()
    item = next(iter(lists.items))
    lists.withdraw_item(item_id=item, reason=Prose("暂不需要"))
    lists.reopen_item(item_id=item)

    assert told(replayed(stored(lists))) == told(lists)


def test_texts_of_a_listing_are_removed_by_their_keys():
    lists = replayed(stored(listing()))

    assert happened(lists.redact, of=("k1",), reason="涉及个人") == [
        (Listing.Redacted, {"of": ("k1",), "reason": "涉及个人"})
    ]
