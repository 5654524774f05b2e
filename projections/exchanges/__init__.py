"""Exchanges as people see them: the exchange and its record, seats, lists and calendar, timelines, and what waits for whom."""

from projections.exchanges import held, tables
from projections.exchanges.facts import Facts
from projections.exchanges.findable import audiences_since, papers_audience
from projections.exchanges.lists import Filter, Order, Tally, count, exchanges, month, of_unit, organisers, tally
from projections.exchanges.papers import (
    BriefingRow,
    FeedbackRow,
    PartnerRow,
    attendance,
    briefings,
    feedback,
    minutes,
    partners,
    revisions,
)
from projections.exchanges.questions import (
    by_key,
    by_keys,
    copies,
    created_at,
    exchange,
    issued_by,
    number,
    with_papers,
)
from projections.exchanges.rows import ORGANISES, ExchangeRow, Part
from projections.exchanges.seats import (
    SeatRow,
    Sitting,
    own_seats,
    place_of,
    seat,
    seat_at,
    seat_of,
    seats,
    seats_of_unit,
)
from projections.exchanges.timers import Fallen, fallen_due, seat_offset
from projections.exchanges.told import LineRow, timeline
from projections.exchanges.waiting import Task, Waiting, tasks
from projections.papers import AttendanceRow, ItemRow, MinutesRow

__all__ = [
    "ORGANISES",
    "AttendanceRow",
    "BriefingRow",
    "ExchangeRow",
    "Facts",
    "Fallen",
    "FeedbackRow",
    "Filter",
    "ItemRow",
    "LineRow",
    "MinutesRow",
    "Order",
    "Part",
    "PartnerRow",
    "SeatRow",
    "Sitting",
    "Tally",
    "Task",
    "Waiting",
    "attendance",
    "audiences_since",
    "briefings",
    "by_key",
    "by_keys",
    "copies",
    "count",
    "created_at",
    "exchange",
    "exchanges",
    "fallen_due",
    "feedback",
    "held",
    "issued_by",
    "minutes",
    "month",
    "number",
    "of_unit",
    "organisers",
    "own_seats",
    "papers_audience",
    "partners",
    "place_of",
    "revisions",
    "seat",
    "seat_at",
    "seat_of",
    "seat_offset",
    "seats",
    "seats_of_unit",
    "tables",
    "tally",
    "tasks",
    "timeline",
    "with_papers",
]
