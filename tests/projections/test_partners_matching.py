"""Who offers what whom needs: pairs with their reasons, in an order that anybody can follow."""

from __future__ import annotations

from datetime import date

import pytest

from domain.partners import ItemKind, ItemList, ItemState
from domain.words import Party, PartyKind
from projections.partners import ItemRow, Reason, Why, matches

STREET, LIBRARY = (Party(PartyKind.PARTNER, code) for code in ("pt-street", "pt-library"))
SCHOOL, STUDIO = Party(PartyKind.SCHOOL, "s-ms"), Party(PartyKind.STUDIO, "st-ms")
TODAY = date(2026, 3, 5)
OTHER, TALK, VENUE = ItemKind.OTHER, ItemKind.TALK, ItemKind.VENUE


def row(no, of, owner, title, kind=OTHER, *, area=None, **days):
    days = {name: date(2026, *on) for name, on in days.items()}
    blank = dict.fromkeys(ItemRow._fields) | {"id": f"i-{no}", "state": ItemState.OPEN, "listed_at": 0, "by": "p"}
    return ItemRow(**blank | {"no": no, "owner": owner, "list": of, "kind": kind, "title": title, "area": area} | days)


def need(title="党课讲师", kind=OTHER, *, no=1, owner=SCHOOL, **more):
    return row(no, ItemList.NEED, owner, title, kind, **more)


def resource(title="红色书展", kind=OTHER, *, no=2, owner=STREET, **more):
    return row(no, ItemList.RESOURCE, owner, title, kind, **more)


def pairs(title):
    """Words of a title, here every two neighbouring characters."""
    return frozenset(title.lower()[at : at + 2] for at in range(len(title) - 1))


def why(one, other, on=TODAY):
    return [match.reasons for match in matches([one], [other], pairs, on)]


def test_the_same_kind_is_a_reason_and_other_is_none():
    assert why(need(kind=TALK), resource(kind=TALK)) == [(Reason(Why.KIND),)]
    assert why(need(kind=TALK), resource(kind=VENUE)) == why(need(), resource()) == []


def test_words_in_common_are_a_reason_in_the_order_of_the_resources_title():
    assert why(need("退休教师党课"), resource("党课与教师")) == [(Reason(Why.WORDS, ("党课", "教师")),)]


def test_a_word_that_means_the_same_is_shown_where_none_stands_in_the_title():
    found = matches([need("宣讲")], [resource("报告")], lambda _: {"演讲", "讲座"}, TODAY)

    assert [match.reasons for match in found] == [(Reason(Why.WORDS, ("演讲", "讲座")),)]


def test_one_area_is_a_further_reason_and_none_by_itself():
    assert why(need(kind=TALK, area="汀南"), resource(kind=TALK, area="汀南")) == [(Reason(Why.KIND), Reason(Why.AREA))]
    assert why(need(area="汀南"), resource(area="汀南")) == []
    assert why(need(kind=TALK), resource(kind=TALK)) == why(need(kind=TALK, area="甲"), resource(kind=TALK, area="乙"))


@pytest.mark.parametrize(
    ("needed", "offered", "fits"),
    [
        ({}, {}, [(Why.KIND,)]),
        ({"needed_by": (7, 1)}, {}, [(Why.KIND,)]),
        ({"needed_by": (7, 1)}, {"from_on": (7, 1)}, [(Why.KIND, Why.DATES)]),
        ({"needed_by": (7, 1)}, {"until_on": (3, 5)}, [(Why.KIND, Why.DATES)]),
        ({}, {"from_on": (9, 1)}, [(Why.KIND,)]),
        ({"needed_by": (7, 1)}, {"from_on": (7, 2)}, []),
        ({"needed_by": (3, 4)}, {}, []),
        ({}, {"until_on": (3, 4)}, []),
    ],
)
def test_days_fit_or_rule_a_pair_out(needed, offered, fits):
    found = why(need(kind=TALK, **needed), resource(kind=TALK, **offered))

    assert [tuple(reason.why for reason in reasons) for reasons in found] == fits


@pytest.mark.parametrize(
    ("needs", "offers", "fits"), [(STREET, STREET, 0), (SCHOOL, STUDIO, 0), (STREET, LIBRARY, 1), (SCHOOL, STREET, 1)]
)
def test_nobody_is_matched_with_the_own_items_and_one_side_is_a_partner(needs, offers, fits):
    assert len(why(need(kind=TALK, owner=needs), resource(kind=TALK, owner=offers))) == fits


def test_more_reasons_stand_first_then_more_words_then_what_is_older():
    needs = [need("党课", TALK, no=3), need("党课老师", no=1)]
    offers = [
        resource("党课老师", no=6),
        resource("党课", TALK, no=7),
        resource("党课", no=5),
    ]

    found = [(match.need.no, match.resource.no) for match in matches(needs, offers, pairs, TODAY)]

    assert found == [(3, 7), (1, 6), (1, 5), (1, 7), (3, 5), (3, 6)]
    backwards = matches(needs[::-1], offers[::-1], pairs, TODAY)
    assert [(match.need.no, match.resource.no) for match in backwards] == found
