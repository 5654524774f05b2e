"""Accounts are opened, disabled and changed; the answer at the door tells nobody who has one."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import pytest
from argon2 import PasswordHasher

from domain.errors import NotFound, Several
from hub.accounts import HasAccount, LoginTaken, LoginUnfit, SignInRefused
from hub.passwords import Hasher, PasswordTooShort
from tests.hub.accounts.door import OTHER, PASS, Watched, enter, fail, hall


def test_an_opened_account_signs_in_and_is_listed_without_its_hash(accounts):
    signed = enter(accounts)

    assert signed.person_id == "p-hao"
    assert [(one.login, one.person_id, one.disabled_at) for one in accounts.accounts()] == [
        ("lead-ms", "p-hao", None),
        ("sec-ps-01", "p-shan", None),
    ]
    assert "argon2" not in repr(accounts.accounts())


@pytest.mark.parametrize("typed", ["LEAD-MS", " lead-ms ", "ｌｅａｄ-ｍｓ"])
def test_case_width_and_spaces_of_a_login_do_not_matter(accounts, typed):
    assert enter(accounts, typed).person_id == "p-hao"


@pytest.mark.parametrize("login", ["", "a", "-lead", "two words", "x" * 65, "a\x00b", "a\ud800b", "<b>"])
def test_an_unfit_login_is_refused(accounts, login):
    with pytest.raises(LoginUnfit):
        accounts.open("p-free", login, PASS)


def test_a_taken_login_a_second_account_and_an_unknown_person_are_refused_and_change_nothing(accounts):
    before = accounts.accounts()

    with pytest.raises(LoginTaken):
        accounts.open("p-free", "Lead-MS", PASS)
    with pytest.raises(HasAccount):
        accounts.open("p-hao", "another", PASS)
    with pytest.raises(NotFound):
        accounts.open("p-nobody", "another", PASS)

    assert accounts.accounts() == before


def test_an_account_that_does_not_exist_can_be_neither_changed_nor_disabled(accounts):
    for act in (accounts.disable, accounts.enable, lambda login: accounts.set_password(login, PASS)):
        with pytest.raises(NotFound) as refused:
            act("nobody")
        assert refused.value.facts == {"kind": "account", "key": "nobody"}


def test_all_that_is_wrong_with_a_new_account_is_told_together(accounts):
    with pytest.raises(Several) as refused:
        accounts.open("p-free", "?", "short")

    assert [(fault.field, type(fault)) for fault in refused.value.faults] == [
        ("login", LoginUnfit),
        ("password", PasswordTooShort),
    ]


def test_many_demo_accounts_open_at_once_and_each_lives_its_own_life(private, clock):
    for number in range(50):
        private.enrol(f"d-{number}", name=f"示范{number}")
    accounts = hall(private, clock, PasswordHasher())

    began = time.perf_counter()
    accounts.open_many([(f"d-{number}", f"demo-{number}") for number in range(50)], PASS)
    took = time.perf_counter() - began
    accounts.set_password("demo-7", OTHER)

    assert took < 5
    assert [enter(accounts, "demo-7", OTHER).person_id, enter(accounts, "demo-8").person_id] == ["d-7", "d-8"]
    fail(accounts, login="demo-7")


def test_many_accounts_are_opened_all_or_none(accounts):
    with pytest.raises(LoginTaken):
        accounts.open_many([("p-free", "fresh"), ("p-hao", "lead-ms")], PASS)

    assert [account.login for account in accounts.accounts()] == ["lead-ms", "sec-ps-01"]


def test_unknown_wrong_and_disabled_get_the_same_answer_after_the_same_work(accounts, watched):
    accounts.disable("sec-ps-01")
    seen = []
    for login, password in (("nobody", PASS), ("lead-ms", OTHER), ("sec-ps-01", OTHER), ("sec-ps-01", PASS)):
        before = watched.runs
        with pytest.raises(SignInRefused) as refused:
            enter(accounts, login, password)
        seen.append((refused.value.code, refused.value.facts, str(refused.value), watched.runs - before))

    assert seen == [("account.sign_in_refused", {}, "account.sign_in_refused", 1)] * 4


def test_a_known_and_an_unknown_login_take_the_same_time(private, clock):
    """Time of the processor, which other programs on the machine do not stretch; `python -m benchmarks door` measures by the clock."""
    accounts = hall(private, clock, PasswordHasher(memory_cost=16_384, parallelism=1))
    accounts.open("p-hao", "lead-ms", PASS)
    took = {"lead-ms": [], "nobody": []}

    for _ in range(25):
        for login, times in took.items():
            began = time.process_time()
            fail(accounts, login=login, address="")
            times.append(time.process_time() - began)
            clock.on(hours=2)

    known, unknown = (median(times) for times in took.values())
    assert abs(known / unknown - 1) < 0.05
    assert unknown > 0.01


def test_one_password_is_checked_at_a_time_so_that_memory_stays_small(accounts):
    slow = Watched(time_cost=2, memory_cost=16_384, parallelism=1)
    hashers, stored = [Hasher(slow), Hasher(slow)], slow.hash(PASS)

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda number: hashers[number % 2].matches(stored, PASS), range(24)))

    assert answers == [True] * 24
    assert slow.peak == 1
