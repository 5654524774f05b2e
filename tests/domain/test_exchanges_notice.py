"""The notice of an exchange: what it must say, who clears it, and how it is revised without anybody losing a seat."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.days import Period
from domain.errors import NotChosen, PersonalNumber, TooLong
from domain.exchanges import Breadth, Changes, Clearer, Exchange, Quota, State, who_clears
from domain.exchanges.faults import (
    CapacityTaken,
    CapacityUnfit,
    EndsBeforeStart,
    FileTwice,
    NothingChanged,
    NotInPost,
    OutsideProgramme,
    PersonTwice,
    QuotaTaken,
    QuotaTwice,
    QuotaUnfit,
    ReserveTaken,
    ReserveUnfit,
    SignUpPast,
    SignUpTooLate,
    StartPast,
    TakesTooLong,
    TooManyFiles,
    UnitTwice,
)
from domain.exchanges.refusals import AlreadyStarted, NotRevised, OwnNotice
from domain.model import Prose
from domain.words import AgendaLine, File, Party, PartyKind
from tests.exchange_stories import (
    EACH_SCHOOL_2,
    NOTICE,
    OFFICER,
    STUDIO,
    WHY,
    announced,
    clearing,
    full,
    notice,
    offering,
    revised,
    school,
    signed_up,
    states,
)
from tests.stories import ASSISTANT, HOST_PERSON, LIBRARY, NOW, PROGRAMME, STREET, at, happened, on, refused

START = NOTICE.starts_at
FILE = File("f", "b" * 64, 1, "image/png")


def announcing(**other):
    return refused(Exchange.announce, notice(**other), by_person=ASSISTANT, now=NOW, programme=PROGRAMME)


# ---- announced


def test_an_announced_exchange_can_be_signed_up_for_at_once_unless_it_needs_clearance():
    assert (announced().state, clearing().state) == (State.OPEN, State.CLEARING)


def test_the_first_fact_tells_the_whole_notice_and_who_announced_it():
    told = happened(Exchange.announce, NOTICE, by_person=ASSISTANT, now=NOW, programme=PROGRAMME, copy_of="x-0")

    [(kind, said)] = told
    assert kind is Exchange.Announced
    assert {said["title"], said["doc_no"], said["capacity"]} == {"家校沟通经验交流会", "望教党〔2025〕12号", 10}
    assert (said["by_person"], said["copy_of"], said["organiser"]) == (ASSISTANT, "x-0", STUDIO)


def test_an_announced_exchange_knows_its_notice_word_for_word():
    assert announced().notice == NOTICE


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        ({"title": ""}, (NotChosen, "title", {})),
        ({"title": "会" * 41}, (TooLong, "title", {"limit": 40, "length": 41})),
        ({"venue": " "}, (NotChosen, "venue", {})),
        ({"purpose": Prose("电话13800138000")}, (PersonalNumber, "purpose", {"kind": "phone", "at": 3})),
        ({"agenda": (AgendaLine(START.time(), ""),)}, (NotChosen, "agenda", {})),
        ({"responsible_person": ""}, (NotChosen, "responsible_person", {})),
        ({"audience": ()}, (NotChosen, "audience", {})),
        ({"audience": (STREET, STREET)}, (UnitTwice, "audience", {"no": 2})),
        ({"co_organisers": (STUDIO,)}, (UnitTwice, "co_organisers", {"no": 1})),
        ({"mentor_ids": ("p", "q", "p")}, (PersonTwice, "mentor_ids", {"no": 3, "person": "p"})),
        ({"attachments": (FILE, FILE)}, (FileTwice, "attachments", {"no": 2})),
        ({"ends_at": START}, (EndsBeforeStart, "ends_at", {})),
        ({"ends_at": START + timedelta(days=40)}, (TakesTooLong, "ends_at", {"days": 40, "limit": 31})),
        ({"sign_up_by": on("03-21")}, (SignUpTooLate, "sign_up_by", {"latest": on("03-20")})),
        ({"sign_up_by": on("03-02")}, (SignUpPast, "sign_up_by", {})),
        ({"capacity": 0}, (CapacityUnfit, "capacity", {"least": 1, "most": 5000})),
        ({"capacity": 10**9}, (CapacityUnfit, "capacity", {"least": 1, "most": 5000})),
        ({"reserved": 11}, (ReserveUnfit, "reserved", {"capacity": 10, "reserved": 11})),
        ({"reserved": -1}, (ReserveUnfit, "reserved", {"capacity": 10, "reserved": -1})),
        (
            {"quotas": (EACH_SCHOOL_2, Quota(PartyKind.SCHOOL, 11, "s-1"))},
            (QuotaUnfit, "quotas", {"no": 2, "capacity": 10, "seats": 11}),
        ),
        ({"quotas": (Quota(PartyKind.SCHOOL, 0),)}, (QuotaUnfit, "quotas", {"no": 1, "capacity": 10, "seats": 0})),
        ({"quotas": (EACH_SCHOOL_2, EACH_SCHOOL_2)}, (QuotaTwice, "quotas", {"no": 2})),
    ],
)
def test_a_notice_that_cannot_be_meant_is_refused_beside_its_field(other, fault):
    assert announcing(**other) == [fault]


def test_all_that_is_wrong_with_a_notice_is_told_at_once():
    wrong = announcing(title="", venue="", ends_at=START, sign_up_by=on("03-21"), capacity=0)

    assert [field for _, field, _ in wrong] == ["title", "venue", "capacity", "ends_at", "sign_up_by"]


def test_too_many_attachments_are_counted():
    files = (FILE, *(File("f", str(no) * 64, 1, "image/png") for no in range(10)))

    assert announcing(attachments=files) == [(TooManyFiles, "attachments", {"limit": 10, "count": 11})]


def test_what_is_announced_lies_ahead_and_inside_the_programme():
    programme = Period(on("01-01"), on("03-10"))
    wrong = refused(Exchange.announce, NOTICE, by_person="", now=at("03-20 14:00"), programme=programme)

    assert [kind for kind, _, _ in wrong] == [StartPast, OutsideProgramme, SignUpPast]


def test_an_exchange_that_has_taken_place_can_be_entered_afterwards():
    exchange = announced(now=at("04-01 09:00"), afterwards=True)

    exchange.record_held(started_at=START, ended_at=NOTICE.ends_at, headcount=9, now=at("04-01 09:00"))

    assert exchange.state is State.HELD


def test_the_responsible_person_is_in_post():
    wrong = refused(Exchange.announce, NOTICE, by_person="", now=NOW, programme=PROGRAMME, in_post=False)

    assert wrong == [(NotInPost, "responsible_person", {"person": HOST_PERSON})]


# ---- cleared


@pytest.mark.parametrize(
    ("other", "who"),
    [
        ({}, Clearer.LEAD),
        ({"scope": Breadth.STUDIO}, Clearer.LEAD),
        ({"scope": Breadth.DISTRICT}, Clearer.OFFICE),
        ({"scope": Breadth.CROSS_SECTOR}, Clearer.OFFICE),
        ({"audience": (STUDIO, STREET)}, Clearer.OFFICE),
        ({"organiser": LIBRARY}, Clearer.OFFICE),
        ({"reserved": 1}, Clearer.OFFICE),
    ],
)
def test_the_party_school_clears_what_concerns_the_district_or_a_partner(other, who):
    assert who_clears(notice(**other)) is who


def test_a_cleared_notice_opens_sign_up():
    exchange = clearing()

    exchange.clear(by_person=OFFICER, now=NOW)

    assert signed_up(exchange, "p-1").state == "seated"


def test_nobody_clears_the_own_notice():
    assert refused(clearing().clear, by_person=ASSISTANT, now=NOW) == [(OwnNotice, "", {})]


def test_a_notice_that_was_sent_back_is_revised_before_it_is_cleared():
    exchange = clearing()
    exchange.send_back(comments=Prose("请写明负责人"))
    said_no = refused(exchange.clear, by_person=OFFICER, now=NOW)

    exchange.revise(changes=Changes(responsible_person="p-other"), now=NOW, programme=PROGRAMME)
    exchange.clear(by_person=OFFICER, now=NOW)

    assert said_no == [(NotRevised, "", {})]
    assert exchange.state is State.OPEN


def test_a_notice_whose_time_has_come_is_not_cleared():
    assert refused(clearing().clear, by_person=OFFICER, now=START) == [(AlreadyStarted, "", {"starts_at": START})]


def test_sending_back_says_why():
    assert refused(clearing().send_back, comments=Prose("")) == [(NotChosen, "comments", {})]


# ---- revised


def test_a_revision_stores_what_differs_and_counts_changes_of_time_and_place():
    exchange = announced()

    facts = happened(
        exchange.revise,
        changes=Changes(title=NOTICE.title, venue="小学操场", reserved=2),
        reason=WHY,
        now=NOW,
        programme=PROGRAMME,
    )
    revised(exchange, title="换个题目")

    assert facts == [
        (Exchange.Revised, {"changes": Changes(venue="小学操场", reserved=2), "sequence": 1, "reason": WHY})
    ]
    assert (exchange.notice.title, exchange.notice.venue, exchange.sequence) == ("换个题目", "小学操场", 1)


def test_a_text_can_be_emptied():
    exchange = announced()

    revised(exchange, purpose=Prose(" "), doc_no="")

    assert (exchange.notice.purpose, exchange.notice.doc_no) == (None, "")


def test_a_revision_that_changes_nothing_or_says_no_reason_is_refused():
    nothing = Changes(title=NOTICE.title, requirements=Prose(""))

    assert refused(announced().revise, changes=nothing, now=NOW, programme=PROGRAMME) == [
        (NothingChanged, "title", {}),
        (NotChosen, "reason", {}),
    ]


def test_what_has_begun_can_be_corrected_in_its_words_and_not_be_moved():
    exchange = announced()
    later = at("03-20 15:00")

    revised(exchange, now=later, title="更正后的题目")

    assert exchange.notice.title == "更正后的题目"
    moved = {"changes": Changes(starts_at=at("03-20 14:30")), "reason": WHY, "now": later, "programme": PROGRAMME}
    assert refused(exchange.revise, **moved) == [(StartPast, "starts_at", {})]


def test_a_start_moved_before_the_end_of_sign_up_is_refused():
    moved = {"changes": Changes(starts_at=at("03-17 14:00")), "reason": WHY, "now": NOW, "programme": PROGRAMME}

    assert refused(announced().revise, **moved) == [(SignUpTooLate, "sign_up_by", {"latest": on("03-17")})]


# ---- seats that are taken


def lowering(exchange, **changes):
    return refused(exchange.revise, changes=Changes(**changes), reason=WHY, now=NOW, programme=PROGRAMME)


def test_capacity_below_what_is_taken_is_refused_with_the_numbers():
    assert lowering(offering(), capacity=8) == [(CapacityTaken, "capacity", {"capacity": 8, "seated": 9, "offered": 1})]


def test_a_quota_below_what_a_school_has_is_refused_with_the_numbers():
    exchange = announced()
    for no in range(3):
        signed_up(exchange, f"p-{no}", party=school(1))
    own = Quota(PartyKind.SCHOOL, 3, "s-1")

    assert lowering(exchange, quotas=(EACH_SCHOOL_2,)) == [(QuotaTaken, "quotas", {"no": 1, "seats": 2, "taken": 3})]
    revised(exchange, quotas=(EACH_SCHOOL_2, own))

    assert exchange.notice.quotas == (EACH_SCHOOL_2, own)


def test_seats_that_members_have_cannot_be_kept_for_partners():
    exchange = full(capacity=3)
    exchange.withdraw_seat(seat_id="p-1", now=NOW)

    assert lowering(exchange, reserved=2) == [(ReserveTaken, "reserved", {"reserved": 2, "most": 1})]


@pytest.mark.parametrize(
    "changes",
    [{"capacity": 12, "quotas": ()}, {"quotas": (Quota(PartyKind.SCHOOL, 2), Quota(PartyKind.SCHOOL, 3, "s-1"))}],
)
def test_more_seats_are_offered_in_the_same_command(changes):
    exchange = announced(notice(capacity=8, quotas=(EACH_SCHOOL_2,)))
    for no in range(3):
        signed_up(exchange, f"p-{no}", party=school(1))

    revised(exchange, **changes)

    assert states(exchange)["p-2"] == "offered"


def test_what_is_no_longer_kept_for_partners_is_offered():
    exchange = announced(notice(capacity=2, reserved=2))
    signed_up(exchange, "p-1")

    revised(exchange, reserved=0)

    assert states(exchange) == {"p-1": "offered"}


def test_the_organiser_may_be_the_party_school():
    exchange = announced(notice(organiser=None))

    assert exchange.notice.organiser is None
    assert Party(PartyKind.PARTNER, "x") not in exchange.invited
