"""A code of the moment after the password, taken once; recovery codes for the day the telephone is lost."""

from __future__ import annotations

import pyotp
import pytest
import sqlalchemy as sa

from hub import private_tables as t
from hub.accounts import HalfWay, OldPasswordWrong, SignInRefused, TooManyTries
from hub.door.refusals import CodeWrong, FactorOff, FactorOn, PasswordStaysShort, StepOver
from hub.passwords import PasswordTooShort
from tests.hub.accounts.door import HOME, OTHER, PASS, enter

SHORT = "q7 Mw!zk"


@pytest.fixture
def app(codes, clock):
    """The app of somebody who has turned the second factor on; `app.paper` are the recovery codes."""
    codes.begin("p-hao")
    made = pyotp.TOTP(codes.of("p-hao").secret)
    made.paper = codes.confirm("p-hao", made.at(clock()), address="", keep="")
    clock.on(seconds=30)
    return made


def finish(codes, half, code):
    return codes.finish(half.token, code, **HOME)


def test_nothing_is_asked_before_the_app_has_proved_itself(accounts, codes):
    codes.begin("p-hao")

    with pytest.raises(CodeWrong):
        codes.confirm("p-hao", "000000", address="", keep="")

    assert enter(accounts).csrf
    assert codes.of("p-hao").on is False


def test_password_and_code_together_open_the_door(accounts, codes, clock, app):
    half = enter(accounts)
    signed = finish(codes, half, app.at(clock()))

    assert isinstance(half, HalfWay)
    assert accounts.session(half.token) is None
    assert accounts.session(signed.token).person_id == "p-hao"
    assert not isinstance(enter(accounts, "sec-ps-01", OTHER), HalfWay)


@pytest.mark.parametrize("written", ["{} {}", "{}-{}", "　{}{}", "{}{}\n"])
def test_a_code_is_taken_as_people_write_it(accounts, codes, clock, app, written):
    now = app.at(clock())

    assert finish(codes, enter(accounts), written.format(now[:3], now[3:])).person_id == "p-hao"


@pytest.mark.parametrize("seconds", [-30, 0, 30])
def test_clocks_may_differ_by_half_a_minute(accounts, codes, clock, app, seconds):
    clock.on(seconds=60)

    assert finish(codes, enter(accounts), app.at(int(clock().timestamp()) + seconds)).person_id == "p-hao"


@pytest.mark.parametrize("seconds", [-90, 90])
def test_older_and_later_codes_are_refused(accounts, codes, clock, app, seconds):
    clock.on(minutes=5)

    with pytest.raises(CodeWrong):
        finish(codes, enter(accounts), app.at(int(clock().timestamp()) + seconds))


def test_no_code_is_taken_twice_nor_one_before_it(accounts, codes, clock, app):
    clock.on(seconds=60)
    code, before = app.at(clock()), app.at(int(clock().timestamp()) - 30)
    finish(codes, enter(accounts), code)

    for used in (code, before):
        with pytest.raises(CodeWrong):
            finish(codes, enter(accounts), used)


def test_a_recovery_code_opens_the_door_once(accounts, codes, app):
    signed = finish(codes, enter(accounts), app.paper[3].lower().replace("-", " "))
    with pytest.raises(CodeWrong):
        finish(codes, enter(accounts), app.paper[3])

    assert signed.person_id == "p-hao"
    assert codes.of("p-hao").left == 9


def test_the_store_holds_no_recovery_code_and_new_ones_end_the_old(accounts, codes, private, clock, app):
    with private.reading() as db:
        kept = repr(db.execute(sa.select(t.door.recovery)).all())
    fresh = codes.renew("p-hao", app.at(clock()), address="")

    assert not any(code in kept or code.replace("-", "") in kept for code in app.paper)
    assert len({*fresh, *app.paper}) == 20
    with pytest.raises(CodeWrong):
        finish(codes, enter(accounts), app.paper[0])


def test_guessing_codes_waits_like_guessing_passwords(accounts, codes, app):
    half = enter(accounts)

    for number in range(5):
        with pytest.raises(CodeWrong):
            finish(codes, half, f"{number:06}")
    with pytest.raises(TooManyTries):
        finish(codes, enter(accounts), "123456")


def test_the_way_to_the_code_ends_after_ten_minutes_after_use_and_with_the_account(accounts, codes, clock, app):
    used, late, shut = enter(accounts), enter(accounts), enter(accounts)
    finish(codes, used, app.at(clock()))
    clock.on(minutes=9)
    accounts.disable("lead-ms")
    with pytest.raises(StepOver):
        finish(codes, shut, app.at(clock()))
    clock.on(minutes=2)

    for half in (used, late):
        with pytest.raises(StepOver):
            finish(codes, half, app.at(clock()))


def test_other_sessions_end_when_it_is_turned_on(accounts, codes, clock):
    here, there = enter(accounts), enter(accounts)
    codes.begin("p-hao")
    code = pyotp.TOTP(codes.of("p-hao").secret).at(clock())

    codes.confirm("p-hao", code, address="", keep=accounts.session(here.token).id)

    assert (accounts.session(here.token) is not None, accounts.session(there.token)) == (True, None)


def test_eight_characters_are_enough_beside_it_and_keep_it_on(accounts, codes, app):
    with pytest.raises(PasswordTooShort):
        accounts.change_password("p-shan", OTHER, SHORT, address="", keep="")
    accounts.change_password("p-hao", PASS, SHORT, address="", keep="")

    with pytest.raises(PasswordStaysShort):
        codes.turn_off("p-hao", SHORT, address="")
    accounts.change_password("p-hao", SHORT, OTHER + "！", address="", keep="")
    codes.turn_off("p-hao", OTHER + "！", address="")

    assert not isinstance(enter(accounts, password=OTHER + "！"), HalfWay)


def test_it_is_turned_off_by_who_knows_the_password_and_only_when_on(accounts, codes, app):
    with pytest.raises(OldPasswordWrong):
        codes.turn_off("p-hao", OTHER, address="")
    with pytest.raises(FactorOff):
        codes.turn_off("p-shan", OTHER, address="")
    with pytest.raises(FactorOn):
        codes.begin("p-hao")
    with pytest.raises(FactorOff):
        codes.renew("p-shan", "123456", address="")


def test_a_wrong_password_never_asks_for_a_code(accounts, app):
    with pytest.raises(SignInRefused):
        enter(accounts, password=OTHER)
