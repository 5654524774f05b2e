"""What real visits tell the indicators: answers, corrections, confirmations, what is voided; and what no event can tell them."""

from __future__ import annotations

from datetime import date

from domain.minutes import Amendment
from domain.model import Prose
from domain.papers import VoidReason
from domain.visits import RecordField
from domain.words import Attendance, Item, Side
from hub.log import Log
from projections.indicators import Facts, gather
from projections.indicators import facts as records
from projections.indicators.fold import HANDLERS
from tests.stories import (
    AFTER,
    GUEST,
    GUEST_PERSON,
    HOST,
    HOST_PERSON,
    SHEET,
    at,
    entered_afterwards,
    held,
    invitation,
    on,
    reported,
)

FORBIDDEN = ("login", "like", "view", "duration", "upload", "click", "session", "attachment")


def known(log: Log, *, occurred_by: date | None = None) -> Facts:
    return gather(log, log.head().position, occurred_by=occurred_by)


def test_a_held_visit_is_known_by_its_day_its_sides_and_its_answer(told):
    told.tell(held())

    (visit,) = known(told.log).visits.values()

    assert (visit.held, visit.held_on, visit.accepted, visit.agreed) == (True, on("03-20"), True, False)
    assert visit.first_reply is not None


def test_after_a_correction_the_corrected_status_counts(told):
    visit = held()
    visit.file_attendance(**SHEET)
    visit.correct_attendance(person_id=GUEST_PERSON, to_status=Attendance.ABSENT, reason=Prose("写错了"))
    told.tell(visit)

    (found,) = known(told.log).visits.values()

    assert [status for _, status in found.entries.values()] == [Attendance.PRESENT, Attendance.ABSENT]


def test_a_corrected_day_moves_the_visit(told):
    visit = held()
    earlier = {"started_at": at("03-19 14:00"), "ended_at": at("03-19 16:00")}
    visit.correct_times(**earlier, reason=Prose("提前一天"), now=AFTER)
    told.tell(visit)

    (found,) = known(told.log).visits.values()

    assert found.held_on == on("03-19")


def test_swapping_the_sides_of_a_record_swaps_them_here(told):
    visit = entered_afterwards(by=None)
    before = (visit.host, visit.guest)
    visit.correct_record(by=None, field=RecordField.HOST, new=visit.guest, reason=Prose("写反了"), now=AFTER)
    told.tell(visit)

    (found,) = known(told.log).visits.values()

    assert (found.guest, found.host) == before


def test_an_amendment_makes_the_other_side_confirm_again(told):
    visit = reported()
    visit.confirm_minutes(by=GUEST, by_person=GUEST_PERSON, revision=1, now=AFTER)
    more = (Item(1, Prose("交换样表"), HOST_PERSON, on("04-10")), Item(2, Prose("再谈一次"), HOST_PERSON, on("04-12")))
    changes = Amendment(action_items=more)
    visit.amend_minutes(by=HOST, by_person=HOST_PERSON, base_revision=1, changes=changes)
    told.tell(visit)

    (found,) = known(told.log).visits.values()

    assert (found.confirmed, found.items) == ({Side.HOST}, frozenset({1, 2}))


def test_what_is_voided_is_gone(told):
    visit = held()
    visit.void(reason=VoidReason.DUPLICATE, note=Prose("重复"))
    told.tell(visit, invitation(key="v-9"))

    found = known(told.log).visits

    assert {visit.key: (visit.held, visit.gone) for visit in found.values()} == {
        "v-1": (False, True),
        "v-9": (False, False),
    }


def test_by_occurrence_a_visit_entered_later_had_taken_place_and_what_was_recorded_later_had_not(told):
    told.tell(entered_afterwards(), invitation())

    found = known(told.log, occurred_by=on("03-20")).visits

    assert list(found) == ["v-2"]


def test_no_login_view_like_duration_or_upload_can_be_counted():
    kinds = [kind for kind in vars(records).values() if hasattr(kind, "__struct_fields__")]
    names = {name for kind in kinds for name in kind.__struct_fields__} | set(HANDLERS)

    assert [name for name in names if any(word in name for word in FORBIDDEN)] == []
