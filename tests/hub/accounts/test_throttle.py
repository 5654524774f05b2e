"""Who guesses waits; who mistypes does not notice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from domain.errors import Refused
from hub import private_tables as t
from hub.accounts import SignInRefused, TooManyTries
from hub.private import Private
from hub.throttle import LAPSE, Throttle, network
from tests.hub.accounts.door import OTHER, enter, fail, hall, seconds_to_wait


def test_a_few_mistakes_cost_nothing_and_then_each_waits_longer(accounts, clock):
    fail(accounts, 4)
    assert seconds_to_wait(accounts) == 0

    fail(accounts, 5)
    waits = []
    for _ in range(8):
        waits.append(seconds_to_wait(accounts))
        clock.on(seconds=waits[-1])
        fail(accounts)

    assert waits == [15, 30, 60, 120, 240, 480, 900, 900]


def test_a_login_bears_ten_tries_in_a_quarter_hour(accounts, watched, clock):
    runs = watched.runs

    for _ in range(15 * 60):
        with pytest.raises((SignInRefused, TooManyTries)):
            enter(accounts, password="the wrong passphrase")
        clock.on(seconds=1)

    assert watched.runs - runs == 10


def test_the_right_password_waits_too_and_is_not_even_looked_at(accounts, watched, clock):
    fail(accounts, 5)
    runs = watched.runs

    assert seconds_to_wait(accounts) == 15
    assert watched.runs == runs
    clock.on(seconds=15)
    assert enter(accounts).person_id == "p-hao"


def test_who_guesses_one_login_does_not_hold_up_another(accounts):
    fail(accounts, 5)

    assert enter(accounts, "sec-ps-01", OTHER).person_id == "p-shan"


def test_an_unknown_login_makes_wait_like_a_known_one(accounts):
    fail(accounts, 5, login="nobody")

    assert seconds_to_wait(accounts, "nobody") == 15


def test_one_address_cannot_try_many_logins_and_another_address_is_free(accounts):
    for number in range(30):
        fail(accounts, login=f"nobody-{number}")

    assert seconds_to_wait(accounts) == 15
    assert seconds_to_wait(accounts, address="198.51.100.4") == 0


def test_colleagues_behind_one_address_who_sign_in_rightly_are_never_held_up(accounts):
    for _ in range(40):
        assert enter(accounts).person_id == "p-hao"


def test_a_right_password_does_not_wash_an_address_clean(accounts):
    for number in range(29):
        fail(accounts, login=f"nobody-{number}")
    enter(accounts)
    fail(accounts, login="nobody-30")

    assert seconds_to_wait(accounts) == 15


def test_waiting_survives_a_restart_and_lapses_with_the_clock(accounts, url, clock):
    fail(accounts, 5)
    again = Private(url)
    reopened = hall(again, clock)

    assert seconds_to_wait(reopened) == 15
    clock.on(microseconds=LAPSE + 1)
    fail(reopened, 4)
    assert seconds_to_wait(reopened) == 0
    again.close()


def test_a_clock_set_back_makes_nobody_wait_for_years(accounts, clock):
    clock.on(days=4_000)
    fail(accounts, 5)

    clock.on(days=-4_000)

    assert enter(accounts).person_id == "p-hao"


def test_tries_at_the_same_moment_are_all_counted(accounts):
    def guess(_):
        try:
            enter(accounts, password="the wrong passphrase")
        except Refused as refused:
            return refused.code
        return "in"

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(guess, range(20)))

    assert answers == ["account.sign_in_refused"] * 5 + ["account.too_many_tries"] * 15


def test_the_table_of_tries_stays_small_and_remembers_the_worst(private, clock):
    throttle = Throttle(private, clock, most_rows=20)
    for _ in range(5):
        throttle.claim("lead-ms", "")

    for number in range(100):
        throttle.claim(f"invented-{number}", "")
        clock.on(milliseconds=1)

    with private.reading() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(t.attempt)) == 20
    with pytest.raises(TooManyTries):
        throttle.claim("lead-ms", "")


def test_lapsed_tries_are_removed(private, clock):
    throttle = Throttle(private, clock)
    throttle.claim("a", "192.0.2.1")
    clock.on(microseconds=LAPSE + 1)

    throttle.claim("b", "")

    with private.reading() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(t.attempt)) == 1


def test_so_many_a_minute_are_free_and_then_they_come_one_by_one(private, clock):
    throttle = Throttle(private, clock)
    for _ in range(30):
        throttle.pace("sign_up", "x-1 192.0.2.1", 30)
    throttle.pace("sign_up", "x-1 192.0.2.2", 30)

    with pytest.raises(TooManyTries) as refused:
        throttle.pace("sign_up", "x-1 192.0.2.1", 30)

    assert refused.value.facts == {"wait_seconds": 2}
    clock.on(seconds=2)
    throttle.pace("sign_up", "x-1 192.0.2.1", 30)
    with pytest.raises(TooManyTries):
        throttle.pace("sign_up", "x-1 192.0.2.1", 30)
    clock.on(seconds=60)
    for _ in range(30):
        throttle.pace("sign_up", "x-1 192.0.2.1", 30)


def test_a_clock_that_is_set_back_keeps_nobody_waiting(private, clock):
    throttle = Throttle(private, clock)
    for _ in range(30):
        throttle.pace("sign_up", "x-1 192.0.2.1", 30)
    clock.on(minutes=-30)

    with pytest.raises(TooManyTries) as refused:
        throttle.pace("sign_up", "x-1 192.0.2.1", 30)

    assert refused.value.facts == {"wait_seconds": 2}


def test_neither_login_nor_address_stands_in_the_table_of_tries(accounts, private, tmp_path):
    fail(accounts, login="my secret passphrase typed above")
    private.scrub()

    stored = (tmp_path / "private.db").read_bytes()
    assert b"typed above" not in stored
    assert b"192.0.2.17" not in stored


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("192.0.2.17", "192.0.2.0"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"), ("::ffff:192.0.2.17", "192.0.2.0"),
        ("::1", "::"), ("fe80::1%eth0", "fe80::"), ("unix:", "unix:"), ("", ""), ("x" * 99, "x" * 45),
    ],
)  # fmt: skip
def test_an_address_is_shortened_to_its_network(address, short):
    assert network(address, 24, 48) == short
