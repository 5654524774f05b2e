"""A signed-in browser is known for a while, and is out at once when it shall be."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from hub import private_tables as t
from hub.accounts import SignInRefused
from hub.private import Private
from tests.hub.accounts.door import OTHER, QUICK, enter, hall

MINUTE = timedelta(minutes=1)


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


def test_the_stamp_moves_with_the_persons_own_drafts_and_with_what_everybody_sees(accounts, private):
    tokens = enter(accounts).token, enter(accounts, "sec-ps-01", OTHER).token
    first = [accounts.session(token).stamp for token in tokens]

    private.save_draft("p-hao", "visit", "", {}, 9)
    drafted = [accounts.session(token).stamp for token in tokens]
    private.enrol("p-free", name="乔又二", org="柳荫小学")
    renamed = [accounts.session(token).stamp for token in tokens]

    assert drafted[0] != first[0]
    assert drafted[1] == first[1]
    assert all(new != old for new, old in zip(renamed, drafted, strict=True))


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


WATCHMAN = """
import sys
from datetime import UTC, datetime
from hub.accounts import Accounts
from hub.private import Private
from hub.settings import Settings
store = Private(sys.argv[1])
accounts = Accounts(store, Settings(), lambda: datetime(2026, 1, 31, 9, tzinfo=UTC))
for line in sys.stdin:
    print(accounts.session(line.strip()) is not None, flush=True)
store.close()
"""


def test_another_process_sees_a_revoked_session_at_once(accounts, url):
    signed = enter(accounts)
    with subprocess.Popen([sys.executable, "-c", WATCHMAN, url], stdin=-1, stdout=-1, text=True) as other:

        def known():
            other.stdin.write(f"{signed.token}\n")
            other.stdin.flush()
            return other.stdout.readline().strip()

        before = known()
        accounts.sign_out(signed.token)
        after = known()
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
