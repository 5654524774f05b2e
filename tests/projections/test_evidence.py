"""How exchanges that were named as evidence stand, and where their responsible person was absent."""

from __future__ import annotations

from typing import Any

from domain.brands import Scope
from domain.evidence import Standing
from projections import brands, supervision
from projections.evidence import exchanges_known, fallen, standing
from tests import brand_stories
from tests.brand_stories import in_state
from tests.exchange_stories import DEPUTY, SHEET, STUDIO, WHY, VoidReason, announced, held, notice
from tests.stories import HOST_PERSON, on


def voided(**more: Any):
    exchange = held(announced(**more))
    exchange.void(reason=VoidReason.DUPLICATE, note=WHY)
    return exchange


def test_before_the_first_exchange_nothing_is_said_of_one(told):
    read = told.read()

    assert (exchanges_known(read), standing(read, ["exchange:x-1", "", "brand:b-1"])) == (False, {})


def test_an_exchange_stands_once_it_was_held(told):
    told.tell(held(announced()), announced(notice(title="另一场"), key="x-2"), voided(key="x-3"))
    read = told.read()

    found = standing(read, [f"exchange:x-{no}" for no in (1, 2, 3, 4)])

    assert list(found.values()) == [Standing.STANDS, Standing.NOT_YET, Standing.VOIDED, Standing.UNKNOWN]


def test_a_brand_shown_at_an_exchange_is_flagged_when_that_is_voided(told):
    exchange, brand = held(announced(key="e-1")), in_state(brand_stories.State.CARRIER_ESTABLISHED)
    brand_stories.told_to(brand, "showcase", audience_scope=Scope.STUDIO)
    told.tell(exchange, brand)
    assert (fallen(told.read(), "brand"), brands.shaken(told.read())) == ([], [])

    again = told.log.load(type(exchange), "e-1")
    again.void(reason=VoidReason.DUPLICATE, note=WHY)
    told.tell(again)

    ((row, flagged),) = brands.shaken(told.read())
    assert (row.key, [(each.piece.evidence.ref, each.standing) for each in flagged]) == (
        "b-1",
        [("e-1", Standing.VOIDED)],
    )


def test_an_exchange_without_the_responsible_person_is_hinted_at(told):
    absent, deputised, there = (held(announced(notice(title=title), key=title)) for title in ("一", "二", "三"))
    sheet = SHEET | {"responsible_present": False}
    absent.file_attendance(**sheet)
    deputised.file_attendance(**sheet)
    deputised.record_deputy(person_id=DEPUTY.person_id, reason=DEPUTY.reason)
    there.file_attendance(**SHEET)
    told.tell(absent, deputised, there)

    found = supervision.absences(told.read(), STUDIO.id, on("03-01"))

    assert [(each.kind, each.title, each.on, each.party, each.responsible) for each in found] == [
        ("exchange", "一", on("03-20"), STUDIO, HOST_PERSON)
    ]
    assert supervision.absences(told.read(), "st-ps", on("03-01")) == []
