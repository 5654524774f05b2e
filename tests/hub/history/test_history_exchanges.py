"""Activities of the demo: each becomes an exchange by the hub's own commands, nothing left over."""

from __future__ import annotations

from collections import Counter

from domain.evidence import Standing
from domain.exchanges import Exchange, State
from domain.words import Party, PartyKind
from projections import exchanges
from projections.evidence import standing
from projections.exchanges import Filter, Part
from tests.hub.history.past import demo_lines

LINES = [line for line in demo_lines() if line["aggregate"] == "Activity"]
TOLD = Counter(line["event"] for line in LINES)


def test_every_line_of_an_activity_is_loaded(past):
    report, _ = past

    mine = {event: count for (area, event), count in report.loaded.items() if area == "Activity"}
    assert mine == dict(TOLD)
    assert [line for line in report.refused if line.stream.startswith("Activity:")] == []


def test_forty_exchanges_were_held_and_closed(past):
    _, hub = past

    with hub.reader() as read:
        rows = exchanges.exchanges(read, Filter(), limit=100)
    assert Counter(row.state for row in rows) == {State.CLOSED: TOLD["ActivityAnnounced"]}
    assert sum(row.revision > 0 for row in rows) == TOLD["MinutesFiled"]
    assert sum(len(row.briefings) for row in rows) == TOLD["BriefingPublished"]
    assert sum(len(row.wrote) for row in rows) == TOLD["FeedbackGiven"]
    assert sum(row.deputy is not None for row in rows) == TOLD["DeputyRecorded"]


def test_everybody_who_signed_up_has_a_seat_and_a_mark_of_the_sheet(past):
    _, hub = past

    with hub.reader() as read:
        row = exchanges.by_key(read, "a-001")
        seats = exchanges.seats(read, row)
        sheet = {line.person: line.status for line in exchanges.attendance(read, "a-001")}
    line = next(line for line in LINES if line["event"] == "AttendanceSheetFiled" and line["key"] == "a-001")
    assert sheet == {each["person_id"]: each["status"] for each in line["data"]["entries"]}
    came = {"present", "late", "deputy"}
    assert {seat.person: seat.state == "attended" for seat in seats if seat.person in sheet} == {
        seat.person: sheet[seat.person] in came for seat in seats if seat.person in sheet
    }


def test_partners_that_joined_are_known_to_the_exchange_and_to_themselves(past):
    _, hub = past
    party = Party(PartyKind.PARTNER, "pa-02")

    with hub.reader() as read:
        joined = exchanges.exchanges(read, Filter(units=[party], parts=[Part.JOINED]), limit=50)
    asked = {
        line["key"] for line in LINES if line["event"] == "PartnerJoined" and line["data"]["partner_id"] == "pa-02"
    }
    assert {row.key for row in joined} == asked
    assert "p-pa-02" in {entry.by.actor for entry, _ in hub.log.stream(Exchange, "a-023")}


def test_brands_find_the_exchanges_at_which_they_were_shown(past):
    _, hub = past
    shown = {line["data"]["activity_id"] for line in demo_lines() if line["event"] == "BrandShowcased"}

    with hub.reader() as read:
        found = standing(read, [f"exchange:{key}" for key in shown])
    assert set(found.values()) == {Standing.STANDS}
