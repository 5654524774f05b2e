"""Guests: a contact, a link, a seat; nobody learns anything about others, and nothing is kept longer than promised."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotFound, NotYours, Several
from domain.exchanges import Breadth, Exchange, SeatState
from domain.exchanges.refusals import SeatAlreadyDone, SeatThere
from hub.exchanges.contacts import Contact
from hub.exchanges.faults import LinkDead, RetentionUnfit, TooManySignUps
from hub.exchanges.guests import A_MINUTE
from projections import exchanges
from tests.gathering import LI, WANG, announced, guest, held, knows, row, seats, signed_up


def token(district, key, seat, *, proves=True):
    return district.hub.guests.personal(row(district, key).no, seat.id, proves=proves)


def opened(district, given):
    return district.ask(lambda read: district.hub.guests.opened(read, given))


def verified(district, key, contact=WANG, **other):
    seat = guest(district, key, contact, **other)
    district.hub.guests.verify(token(district, key, seat), act=district.by(""))
    return district.ask(exchanges.seat, row(district, key).no, seat.id)


def test_a_guest_has_a_seat_once_the_link_was_followed(district):
    key = announced(district)
    seat = guest(district, key, companions=1)
    before = row(district, key)
    district.hub.guests.verify(token(district, key, seat), act=district.by(""))

    assert (seat.state, before.taken, before.requested) == (SeatState.REQUESTED, 0, 1)
    assert (seats(district, key), row(district, key).taken) == ({seat.guest: "seated"}, 2)
    with pytest.raises(SeatAlreadyDone):
        district.hub.guests.verify(token(district, key, seat), act=district.by(""))
    assert district.level()


def test_no_word_of_a_contact_stands_in_the_log(district):
    key = announced(district)
    seat = guest(district, key)
    district.hub.guests.withdraw(token(district, key, seat), act=district.by(""))

    stored = b"".join(entry.state + entry.meta for entry, _ in district.hub.log.stream(Exchange, key))
    for word in ("王来宾", "街道办", "13800138000", "wang@example.org"):
        assert word.encode() not in stored
    assert {entry.by.actor for entry, _ in district.hub.log.stream(Exchange, key)} == {"lead-ms", seat.guest}


@pytest.mark.parametrize(
    "again", [Contact("王", "别处", "+86 13800138000"), Contact("王", "别处", "", "WANG@example.org ")]
)
def test_the_same_contact_twice_is_the_seat_that_is_there(district, again):
    key = announced(district)
    seat = verified(district, key)

    with pytest.raises(SeatThere) as told:
        guest(district, key, again)

    assert (told.value.facts["seat"], told.value.facts["seat_state"]) == (seat.id, SeatState.SEATED)
    assert [each.contact.name for each in stored(district)] == ["王来宾"]
    assert stored(district)[0].links == 1


def stored(district):
    return district.hub.guests._contacts.everybody()


def test_the_same_request_sent_twice_is_one(district):
    key = announced(district)
    act = district.by("", "twice")
    first = district.hub.guests.sign_up(key, WANG, act=act)
    second = district.hub.guests.sign_up(key, WANG, act=act)

    assert (second.first, second.repeated) == (first.first, True)
    assert len(seats(district, key)) == 1


def test_the_page_s_own_link_proves_no_address(district):
    key = announced(district)
    seat = guest(district, key)
    shown = token(district, key, seat, proves=False)

    with pytest.raises(LinkDead):
        district.hub.guests.verify(shown, act=district.by(""))
    assert (opened(district, shown).proves, opened(district, token(district, key, seat)).proves) == (False, True)


def test_a_guest_changes_and_withdraws_by_link_and_then_it_is_dead(district):
    key = announced(district, capacity=4)
    seat, guests = verified(district, key), district.hub.guests
    own = token(district, key, seat, proves=False)
    guests.change(own, companions=2, act=district.by(""))
    more = opened(district, own)
    guests.withdraw(own, reason="出差", act=district.by(""))

    assert (more.seat.companions, more.contact.name) == (2, "王来宾")
    assert seats(district, key) == {seat.guest: "withdrawn"}
    assert opened(district, own) is None
    with pytest.raises(LinkDead):
        guests.change(own, companions=1, act=district.by(""))


def test_forged_links_open_nothing(district):
    key = announced(district)
    seat, other = guest(district, key), guest(district, key, LI)
    no, sign = row(district, key).no, token(district, key, seat).rpartition("-")[2]

    for forged in ("", "x", f"{no}-{other.id}-{sign}", f"9-{seat.id}-{sign}", f"{no}-{seat.id}-{sign[:-1]}", "１-a-b"):
        assert opened(district, forged) is None
        with pytest.raises(LinkDead):
            district.hub.guests.withdraw(forged, act=district.by(""))
    assert set(seats(district, key).values()) == {"requested"}


def test_a_link_that_was_not_followed_in_time_is_dead_and_the_seat_lapses(district):
    key = announced(district)
    seat = guest(district, key)
    district.wind("2026-03-06 09:31")

    with pytest.raises(LinkDead):
        district.hub.guests.verify(token(district, key, seat), act=district.by(""))
    district.hub.deadlines.tick(district.clock())
    assert seats(district, key) == {seat.guest: "lapsed"}

    again = guest(district, key)
    assert (again.guest, again.id != seat.id, again.state) == (seat.guest, True, SeatState.REQUESTED)


def test_people_of_an_invited_partner_come_in_by_its_link(district):
    key = announced(district)
    told = {"partner_id": "PT-01", "ask": "介绍资源", "reply_by": date(2026, 3, 12)}
    district.hub.exchanges.invite_partner(key, **told, act=district.by("lead-ms"))
    link = district.hub.guests.invitation(row(district, key), "PT-01")

    seat = guest(district, key, invitation=link)

    assert (seat.state, str(seat.party)) == (SeatState.SEATED, "partner:PT-01")
    assert district.ask(lambda read: district.hub.guests.invited(read, link))[1] == seat.party
    with pytest.raises(LinkDead):
        guest(district, key, LI, invitation=f"{link}x")


def test_what_stays_in_one_studio_does_not_exist_for_guests(district):
    inside = announced(district, scope=Breadth.STUDIO)
    draft = announced(district, by="asst-ms")

    for key in (inside, draft):
        with pytest.raises(NotFound):
            guest(district, key)
    assert (seats(district, inside), stored(district)) == ({}, [])


def test_everything_that_is_wrong_is_told_at_once(district):
    key = announced(district)

    with pytest.raises(Several) as told:
        guest(district, key, Contact(" ", "单位" * 40, "1380013800", "a@b\r\nBcc: x@y.cn"), companions=9)

    assert [(fault.code, fault.field) for fault in told.value.faults] == [
        ("guest.name_needed", "name"),
        ("guest.organisation_needed", "organisation"),
        ("guest.phone_unfit", "phone"),
        ("guest.mail_unfit", "mail"),
        ("exchange.companions_unfit", "companions"),
    ]
    assert (seats(district, key), stored(district)) == ({}, [])


@pytest.mark.parametrize(
    "phone",
    [
        "13800138000",
        "+86 138-0013-8000",
        "（010）6552 9988",
        "0517-84512345",
        "+852 2345 6789",
        "１３８００１３８０００",
    ],
)
def test_telephones_as_people_write_them(phone):
    assert list(Contact("王", "街道", phone).tidied().faults()) == []


@pytest.mark.parametrize("phone", ["1380013800", "12345678901", "138001380001", "abc", "65529988"])
def test_what_is_no_telephone(phone):
    assert [fault.code for fault in Contact("王", "街道", phone).tidied().faults()] == ["guest.phone_unfit"]


def test_too_many_from_one_address_wait_and_others_do_not(district):
    key = announced(district, capacity=100)
    for no in range(A_MINUTE):
        guest(district, key, Contact("来宾", "街道", f"138001380{no:02d}"), address="192.0.2.7")

    with pytest.raises(TooManySignUps):
        guest(district, key, Contact("来宾", "街道", "13900139000"), address="192.0.2.7")
    guest(district, key, LI, address="192.0.2.8")

    assert district.ask(exchanges.seats, row(district, key))[-1].state is SeatState.REQUESTED


def test_contacts_are_for_the_organiser_alone(district):
    key = announced(district)
    seat = guest(district, key)

    assert district.hub.guests.contacts(key, act=district.by("asst-ms"))[seat.guest].phone == "13800138000"
    with pytest.raises(NotYours):
        district.hub.guests.contacts(key, act=district.by("sec-kg"))


def test_the_organiser_verifies_whom_it_knows(district):
    key = announced(district)
    seat = guest(district, key)

    district.hub.exchanges.verify_seat(key, seat.id, act=district.by("asst-ms"))

    assert seats(district, key) == {seat.guest: "seated"}


# ---- kept for so many days


def test_contacts_are_erased_when_their_days_are_over(district):
    key, other = announced(district), announced(district, title="另一场")
    seat = verified(district, key)
    guest(district, other, LI)
    district.hub.guests.keep(key, 10, act=district.by("asst-ms"))
    held(district, key)
    district.wind("2026-03-30 23:00")
    district.hub.deadlines.tick(district.clock())
    kept = {each.contact.name for each in stored(district)}
    district.wind("2026-03-31 00:01")
    district.hub.deadlines.tick(district.clock())

    assert kept == {"王来宾", "李来宾"}
    assert [each.contact.name for each in stored(district)] == ["李来宾"]
    assert opened(district, token(district, key, seat)) is None
    assert seats(district, key) == {seat.guest: "seated"}
    assert b"wang@example.org" not in (district.folder / "private.db").read_bytes()


def test_a_sign_up_that_broke_off_leaves_no_contact_behind(district):
    key = announced(district)
    contacts = district.hub.guests._contacts
    contacts.keep("g-lost", key, WANG.tidied(), district.clock())
    district.hub.deadlines.tick(district.clock())
    assert len(stored(district)) == 1

    district.wind("2026-03-06 10:00")
    district.hub.deadlines.tick(district.clock())

    assert (stored(district), knows(district, key).seats) == ([], {})


def test_days_are_some_and_not_for_ever(district):
    key = announced(district)

    for days in (0, 366):
        with pytest.raises(RetentionUnfit):
            district.hub.guests.keep(key, days, act=district.by("asst-ms"))
    assert district.hub.guests.kept(key) == 30


# ---- time


def test_an_offer_that_nobody_answers_goes_to_the_next(district):
    key = announced(district, capacity=1)
    first, second, third = (
        verified(district, key),
        signed_up(district, key, "sec-kg"),
        signed_up(district, key, "sec-ps"),
    )
    district.hub.guests.withdraw(token(district, key, first), act=district.by(""))
    district.wind("2026-03-06 09:31")
    told = district.hub.deadlines.tick(district.clock())

    assert [(each.kind.value, each.key) for each, _ in told.done if each.aggregate == "exchange"] == [
        ("offer_over", key)
    ]
    assert seats(district, key) == {first.guest: "withdrawn", second.person: "waiting", third.person: "offered"}
    assert district.level()


def test_registration_ends_and_the_file_is_closed_by_itself(district):
    key = announced(district)
    district.wind("2026-03-18 23:59")
    early = district.hub.deadlines.tick(district.clock()).done
    district.wind("2026-03-19 00:00")
    district.hub.deadlines.tick(district.clock())
    shut = row(district, key).state
    held(district, key)
    district.hub.exchanges.record_deputy(key, person_id="asst-ms", reason="外出", act=district.by("asst-ms"))
    district.wind("2026-04-19 00:00")
    district.hub.deadlines.tick(district.clock())

    assert [each for each, _ in early if each.aggregate == "exchange"] == []
    assert (shut.value, row(district, key).state.value, row(district, key).closed_for.value) == (
        "closed_reg",
        "closed",
        "no_minutes",
    )
