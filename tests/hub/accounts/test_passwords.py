"""A password is long, nobody's first guess, and taken as it is."""

from __future__ import annotations

import time

import pytest
import sqlalchemy as sa

from domain.errors import TooLong
from hub import passwords
from hub import private_tables as t
from hub.accounts import Accounts, SignInRefused
from hub.passwords import Busy, PasswordGuessable, PasswordTooShort, PasswordUnreadable
from hub.settings import Settings
from tests.hub.accounts.door import OTHER, PASS, Watched, enter, fail, hall


@pytest.mark.parametrize(
    "password",
    [
        PASS,
        OTHER,
        "x9#Lq@w2!vB7&kZ",
        "!?§%&/()=+*~#'<>|°^",
        "\x00\t\n" * 4 + "äöüßé",
        "互相邀请，互相访问，互相交流，共同提高",
    ],
)
def test_a_long_password_of_any_characters_is_accepted(accounts, password):
    accounts.open("p-free", "asst-ms", password)

    assert enter(accounts, "asst-ms", password).person_id == "p-free"


def test_sixty_four_and_a_thousand_characters_are_accepted_and_none_is_cut(private, clock):
    accounts = hall(private, clock)
    long = "".join(chr(0x4E00 + (number * 7919) % 20_000) for number in range(1_000))
    accounts.open("p-hao", "lead-ms", long[:64])
    accounts.open("p-shan", "sec-ps-01", long)

    assert enter(accounts, "lead-ms", long[:64]).person_id == "p-hao"
    assert enter(accounts, "sec-ps-01", long).person_id == "p-shan"
    for login, nearly in (("lead-ms", long[:63]), ("lead-ms", long[:65]), ("sec-ps-01", long[:-1] + "尾")):
        with pytest.raises(SignInRefused):
            enter(accounts, login, nearly)


@pytest.mark.parametrize("password", ["", "seven grey her", "七只灰鹤飞过渡口上空看雪"])
def test_a_short_password_is_refused_with_both_lengths(password):
    fault = passwords.fault(password)

    assert isinstance(fault, PasswordTooShort)
    assert (fault.field, fault.facts) == ("password", {"least": 15, "length": len(password)})


def test_length_is_counted_after_the_characters_are_composed():
    decomposed = "e\u0301" * 8 + "zqmwn"

    assert passwords.fault(decomposed).facts["length"] == 13


def test_a_password_typed_on_another_keyboard_is_the_same_password(accounts):
    accounts.set_password("lead-ms", "Ｓｅｖｅｎ café herons over the ferry")

    assert enter(accounts, password="Seven cafe\u0301 herons over the ferry").person_id == "p-hao"


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword1", "Password-1234567890", "123456789012345", "aaaaaaaaaaaaaaaaaaaa", "qwertyuiopasdfghjkl",
        "abcdefghijklmnopqrst", "9876543210987654", "heronheronheronheron", "correct horse battery staple",
        "woaizhongguo1234567", "1qaz2wsx3edc4rfv", "!@#$%^&*()_+!@#", "好好学习天天向上，为人民服务一二三",
    ],
)  # fmt: skip
def test_what_everybody_guesses_first_is_refused(password):
    assert isinstance(passwords.fault(password), PasswordGuessable)


@pytest.mark.parametrize(
    "password", ["lead-ms-lead-ms-2026", "Lead_MS haolichuan 1", "郝砺川郝砺川郝砺川郝砺川郝砺川", "柳荫小学河湾中学柳荫小学123", "北屿片区北屿片区北屿片区1234567"]
)  # fmt: skip
def test_names_of_the_person_the_school_and_the_district_make_no_password(private, clock, password):
    accounts = Accounts(private, Settings(), clock, places=lambda: ["北屿片区"])

    with pytest.raises(PasswordGuessable):
        accounts.open("p-hao", "lead-ms", password)


def test_a_huge_password_is_refused_at_once_and_never_hashed(accounts, watched):
    runs, began = watched.runs, time.perf_counter()

    with pytest.raises(TooLong) as refused:
        accounts.set_password("lead-ms", "长" * 100_000)
    fail_huge = pytest.raises(SignInRefused)
    with fail_huge:
        enter(accounts, "lead-ms", "长" * 100_000)
    with fail_huge:
        enter(accounts, "长" * 100_000, PASS)

    assert refused.value.facts == {"limit": 1_000, "length": 100_000}
    assert watched.runs == runs + 1  # only the last one, whose password had a password's length
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("broken", ["half \ud83d of a character here", "\udcff" * 20])
def test_half_characters_are_a_refusal_not_an_error(accounts, broken):
    with pytest.raises(PasswordUnreadable):
        accounts.set_password("lead-ms", broken)
    with pytest.raises(SignInRefused):
        enter(accounts, password=broken)
    with pytest.raises(SignInRefused):
        enter(accounts, broken)


def test_a_new_password_ends_every_session_of_that_person_only(accounts):
    mine, theirs = enter(accounts), enter(accounts, "sec-ps-01", OTHER)

    accounts.set_password("lead-ms", "a brook runs under nine bridges")

    assert accounts.session(mine.token) is None
    assert accounts.session(theirs.token) is not None
    fail(accounts)
    assert enter(accounts, password="a brook runs under nine bridges").person_id == "p-hao"


def test_a_hash_made_with_older_costs_is_renewed_at_sign_in(private, accounts, clock):
    stronger = hall(private, clock, Watched(time_cost=2, memory_cost=128, parallelism=1))

    enter(stronger)

    with private.reading() as db:
        hashes = dict(row for row in db.execute(sa.select(t.account.c.login, t.account.c.hash)))
    assert "$m=128,t=2,p=1$" in hashes["lead-ms"]
    assert "$m=64,t=1,p=1$" in hashes["sec-ps-01"]
    assert enter(stronger).person_id == "p-hao"


def test_who_waits_too_long_for_a_turn_is_told_to_come_back(accounts, monkeypatch):
    monkeypatch.setattr(passwords, "_PATIENCE", 0.05)

    with passwords._turn(), pytest.raises(Busy) as refused:
        enter(accounts)

    assert refused.value.facts == {"wait_seconds": 5}
    assert enter(accounts).person_id == "p-hao"
