"""Signing in on real files with real argon2id: who guesses waits, who is sent away is gone at once."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from statistics import median

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from domain.errors import NotFound, Refused, Several, TooLong
from hub import passwords
from hub import private_tables as t
from hub.accounts import Accounts, HasAccount, LoginTaken, LoginUnfit, SignInRefused, TooManyTries
from hub.passwords import Hasher, PasswordGuessable, PasswordTooShort, PasswordUnreadable
from hub.private import Private
from hub.settings import Settings
from hub.throttle import LAPSE, Throttle, network

BACKENDS = ["sqlite:///{folder}/private.db"]
PASS = "seven grey herons over the ferry"
OTHER = "纸鹤飞过冬天的玻璃窗又落回旧书桌"
HOME = {"address": "192.0.2.17", "agent": "Firefox"}
MINUTE = timedelta(minutes=1)


class Wound:
    """A clock that a test winds on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: float) -> None:
        self.now += timedelta(**by)


class Watched(PasswordHasher):
    """The real argon2id, which also tells how often it ran, and how many ran side by side."""

    def __init__(self, **costs: int) -> None:
        super().__init__(**costs)
        self.runs, self.inside, self.peak, self.lock = 0, 0, 0, threading.Lock()

    def verify(self, *given, **rest):
        with self.lock:
            self.runs, self.inside = self.runs + 1, self.inside + 1
            self.peak = max(self.peak, self.inside)
        try:
            return super().verify(*given, **rest)
        finally:
            with self.lock:
                self.inside -= 1


QUICK = {"time_cost": 1, "memory_cost": 64, "parallelism": 1}


@pytest.fixture(params=BACKENDS)
def url(request, tmp_path):
    return request.param.format(folder=tmp_path)


@pytest.fixture
def private(url):
    store = Private(url)
    store.migrate()
    store.enrol("p-hao", name="郝砺川", org="河湾中学")
    store.enrol("p-shan", name="单晓明", org="柳荫小学")
    store.enrol("p-free", name="乔又一", org="柳荫小学")
    yield store
    store.close()


@pytest.fixture
def clock():
    return Wound()


@pytest.fixture
def watched():
    return Watched(**QUICK)


def hall(store, clock, argon2=None, **settings):
    return Accounts(store, Settings(**settings), clock, hasher=Hasher(argon2 or PasswordHasher(**QUICK)))


@pytest.fixture
def accounts(private, clock, watched):
    door = hall(private, clock, watched)
    door.open("p-hao", "lead-ms", PASS)
    door.open("p-shan", "sec-ps-01", OTHER)
    return door


def enter(accounts, login="lead-ms", password=PASS, **rest):
    return accounts.sign_in(login, password, **{**HOME, **rest})


def fail(accounts, times=1, login="lead-ms", **rest):
    for _ in range(times):
        with pytest.raises(SignInRefused):
            enter(accounts, login, "the wrong passphrase", **rest)


def seconds_to_wait(accounts, login="lead-ms", password=PASS, **rest):
    try:
        enter(accounts, login, password, **rest)
    except TooManyTries as refused:
        return refused.facts["wait_seconds"]
    return 0


# ---- accounts


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


# ---- passwords


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


# ---- one answer for everybody


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
    accounts = hall(private, clock, PasswordHasher())
    accounts.open("p-hao", "lead-ms", PASS)
    took = {"lead-ms": [], "nobody": []}

    for _ in range(5):
        for login, times in took.items():
            began = time.perf_counter()
            fail(accounts, login=login, address="")
            times.append(time.perf_counter() - began)
            clock.on(hours=2)

    known, unknown = (median(times) for times in took.values())
    assert known / 2 < unknown < known * 2
    assert unknown > 0.02


def test_at_most_two_passwords_are_checked_at_a_time(accounts):
    slow = Watched(time_cost=2, memory_cost=16_384, parallelism=1)
    hashers, stored = [Hasher(slow), Hasher(slow)], slow.hash(PASS)

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda number: hashers[number % 2].matches(stored, PASS), range(24)))

    assert answers == [True] * 24
    assert slow.peak == 2


# ---- throttle


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


# ---- sessions


def test_a_session_tells_whose_it_is_and_until_when(accounts, clock):
    began = int(clock.now.timestamp()) * 1_000_000

    signed = enter(accounts, agent="Firefox 140\r\n" + "x" * 500)
    session = accounts.session(signed.token)

    assert (session.person_id, session.csrf, session.address) == ("p-hao", signed.csrf, "192.0.2.0")
    assert (session.created_at, session.seen_at) == (began, began)
    assert session.ends_at == began + 12 * 3600 * 1_000_000
    assert session.idle_ends_at == began + 30 * 60 * 1_000_000
    assert session.agent.startswith("Firefox 140  xxx")
    assert len(session.agent) == 120


def test_signing_in_makes_a_new_token_and_ends_the_old_one(accounts):
    old = enter(accounts)

    new = enter(accounts, "sec-ps-01", OTHER, old_token=old.token)

    assert len({old.token, new.token, old.csrf, new.csrf}) == 4
    assert accounts.session(old.token) is None
    assert accounts.session(new.token).person_id == "p-shan"


def test_a_token_that_the_browser_brought_along_is_never_taken_over(accounts):
    signed = enter(accounts, old_token="planted-by-somebody-else")

    assert accounts.session("planted-by-somebody-else") is None
    assert accounts.session(signed.token).person_id == "p-hao"


@pytest.mark.parametrize("token", ["", "x", "'--", "\udcff", "长" * 10_000])
def test_a_strange_token_is_nobodys(accounts, token):
    enter(accounts)

    assert accounts.session(token) is None


def test_the_store_holds_no_token(accounts, private, tmp_path):
    signed = enter(accounts)
    private.scrub()

    assert signed.token.encode() not in (tmp_path / "private.db").read_bytes()


def test_a_session_ends_when_nobody_uses_it(accounts, clock):
    signed = enter(accounts)

    clock.on(minutes=29)
    assert accounts.session(signed.token).person_id == "p-hao"
    clock.on(minutes=29)
    assert accounts.session(signed.token).person_id == "p-hao"
    clock.on(minutes=30)

    assert accounts.session(signed.token) is None


def test_what_a_page_does_by_itself_keeps_no_session_alive(accounts, clock):
    signed = enter(accounts)

    for _ in range(29):
        clock.on(minutes=1)
        assert accounts.session(signed.token, touch=False) is not None
    clock.on(minutes=1)

    assert accounts.session(signed.token, touch=False) is None


def test_use_is_noted_at_most_once_a_minute(accounts, clock):
    signed = enter(accounts)
    seen = []

    for _ in range(6):
        clock.on(seconds=25)
        seen.append(accounts.session(signed.token).seen_at)

    assert len(set(seen)) == 3
    assert [later - seen[0] for later in seen] == [0, 0, 75_000_000, 75_000_000, 75_000_000, 150_000_000]


def test_a_session_ends_after_its_longest_time_however_busy(accounts, clock):
    signed = enter(accounts)

    for _ in range(12 * 3 - 1):
        clock.on(minutes=20)
        assert accounts.session(signed.token) is not None
    clock.on(minutes=20)

    assert accounts.session(signed.token) is None


def test_the_operator_sets_both_times(private, accounts, clock):
    strict = hall(private, clock, idle_minutes=5, session_hours=1)
    session = strict.session(enter(strict).token)

    assert (session.idle_ends_at - session.created_at, session.ends_at - session.created_at) == (
        5 * 60_000_000,
        3600 * 1_000_000,
    )


def test_signing_out_ends_this_session_only(accounts):
    here, there = enter(accounts), enter(accounts)

    accounts.sign_out(here.token)

    assert accounts.session(here.token) is None
    assert accounts.session(there.token) is not None


def test_people_see_and_end_their_own_sessions_and_nobody_elses(accounts, clock):
    first = enter(accounts, agent="Phone")
    clock.on(minutes=1)
    second, other = enter(accounts, agent="Desk"), enter(accounts, "sec-ps-01", OTHER)
    listed = accounts.sessions("p-hao")

    assert [one.agent for one in listed] == ["Desk", "Phone"]
    assert not accounts.revoke("p-shan", listed[1].id)
    assert accounts.revoke("p-hao", listed[1].id)
    assert [accounts.session(who.token) is None for who in (first, second, other)] == [True, False, False]


def test_all_sessions_of_a_person_end_but_the_one_in_use(accounts):
    here, there, other = enter(accounts), enter(accounts), enter(accounts, "sec-ps-01", OTHER)

    ended = accounts.revoke_all("p-hao", but=accounts.session(here.token).id)

    assert ended == 1
    assert [accounts.session(who.token) is None for who in (here, there, other)] == [False, True, False]
    assert accounts.revoke_all("p-hao") == 1
    assert accounts.session(here.token) is None


def test_a_disabled_account_is_out_at_once_and_may_come_back(accounts):
    mine, theirs = enter(accounts), enter(accounts, "sec-ps-01", OTHER)

    accounts.disable("LEAD-MS")

    assert accounts.session(mine.token) is None
    assert accounts.session(theirs.token) is not None
    with pytest.raises(SignInRefused):
        enter(accounts)
    accounts.enable("lead-ms")
    assert accounts.session(mine.token) is None
    assert enter(accounts).person_id == "p-hao"


def test_an_account_disabled_while_its_password_is_checked_does_not_get_in(private, accounts, clock):
    class Slow(PasswordHasher):
        def verify(self, *given):
            answer = super().verify(*given)
            accounts.disable("lead-ms")
            return answer

    with pytest.raises(SignInRefused):
        enter(hall(private, clock, Slow(**QUICK)))

    assert accounts.sessions("p-hao") == []


def test_renewing_changes_the_token_and_nothing_else(accounts, clock):
    old = enter(accounts)
    clock.on(minutes=10)

    new = accounts.renew(old.token)

    assert accounts.session(old.token) is None
    assert new.csrf != old.csrf
    assert accounts.session(new.token).created_at == int((clock.now - 10 * MINUTE).timestamp()) * 1_000_000
    assert accounts.renew(old.token) is None


def test_another_process_sees_a_revoked_session_at_once(accounts, url):
    signed = enter(accounts)
    code = f"""
import sys
from datetime import UTC, datetime
from hub.accounts import Accounts
from hub.private import Private
from hub.settings import Settings
store = Private({url!r})
accounts = Accounts(store, Settings(), lambda: datetime(2026, 1, 31, 9, tzinfo=UTC))
for line in sys.stdin:
    print(accounts.session(line.strip()) is not None, flush=True)
store.close()
"""
    with subprocess.Popen([sys.executable, "-c", code], stdin=-1, stdout=-1, text=True) as other:

        def answer():
            other.stdin.write(f"{signed.token}\n")
            other.stdin.flush()
            return other.stdout.readline().strip()

        before = answer()
        accounts.sign_out(signed.token)
        after = answer()
        other.stdin.close()

    assert (before, after) == ("True", "False")


def test_dead_sessions_are_cleared_away_by_the_next_sign_in(accounts, private, clock):
    enter(accounts)
    clock.on(hours=13)

    enter(accounts, "sec-ps-01", OTHER)

    with private.reading() as db:
        assert db.scalars(sa.select(t.session.c.person_id)).all() == ["p-shan"]


def test_people_go_on_reading_when_the_store_cannot_be_written(accounts, clock, tmp_path):
    signed = enter(accounts)
    clock.on(minutes=10)
    frozen = Private(f"sqlite:///file:{tmp_path}/private.db?mode=ro&uri=true")
    reader = hall(frozen, clock)

    session = reader.session(signed.token)

    assert session.seen_at == int((clock.now - 10 * MINUTE).timestamp()) * 1_000_000
    with pytest.raises(sa.exc.OperationalError):
        enter(reader)
    frozen.close()
