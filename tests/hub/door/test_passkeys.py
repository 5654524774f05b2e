"""A passkey opens the door from the device that holds it, on this site, once per challenge; nothing else does."""

from __future__ import annotations

import json

import pytest

from hub.door.passkeys import MOST, Passkeys, Site
from hub.door.refusals import PasskeyRefused, TooManyPasskeys
from hub.keyring import Keyring
from tests.hub.accounts.door import HOME
from tests.hub.door.device import Device

HERE = Site("hujian.example.cn", "https://hujian.example.cn", "this browser")


@pytest.fixture
def passkeys(accounts, tmp_path):
    keys = Keyring(tmp_path / "private.db")
    yield Passkeys(accounts.door, keys)
    keys.close()


@pytest.fixture
def device(passkeys):
    """A device on which somebody has saved a passkey."""
    made = Device(HERE.origin)
    passkeys.register("p-hao", made.create(passkeys.to_register("p-hao", "lead-ms", HERE)), "办公室电脑", HERE)
    return made


def come(passkeys, device, site=HERE, **more):
    return passkeys.sign_in(device.get(passkeys.to_sign_in(HERE), **more), site, **HOME)


def test_the_device_opens_a_session_without_a_password(accounts, passkeys, device):
    signed = come(passkeys, device)

    assert accounts.session(signed.token).person_id == "p-hao"
    assert [(one.name, one.used_at is not None) for one in passkeys.of("p-hao")] == [("办公室电脑", True)]
    assert passkeys.of("p-shan") == []


def test_the_browser_is_asked_the_same_for_everybody_and_told_to_verify_its_person(passkeys, device):
    asked = json.loads(passkeys.to_sign_in(HERE))

    assert asked["allowCredentials"] == []
    assert (asked["rpId"], asked["userVerification"]) == ("hujian.example.cn", "required")


def test_an_answer_is_taken_once(passkeys, device):
    answer = device.get(passkeys.to_sign_in(HERE))
    passkeys.sign_in(answer, HERE, **HOME)

    with pytest.raises(PasskeyRefused):
        passkeys.sign_in(answer, HERE, **HOME)


def test_an_answer_counts_for_five_minutes_and_in_its_own_browser(passkeys, device, clock):
    answer = device.get(passkeys.to_sign_in(HERE))
    with pytest.raises(PasskeyRefused):
        passkeys.sign_in(answer, HERE._replace(browser="another"), **HOME)
    clock.on(minutes=6)

    with pytest.raises(PasskeyRefused):
        passkeys.sign_in(answer, HERE, **HOME)


def test_a_challenge_of_ones_own_is_none(passkeys, device):
    with pytest.raises(PasskeyRefused):
        come(passkeys, device, challenge="YWJj" * 16)


def test_a_challenge_to_register_is_none_to_sign_in(passkeys, device):
    asked = json.loads(passkeys.to_register("p-hao", "lead-ms", HERE))

    with pytest.raises(PasskeyRefused):
        come(passkeys, device, challenge=asked["challenge"])


@pytest.mark.parametrize("origin", ["https://hujian.example.cn.evil.example", "http://hujian.example.cn", "null"])
def test_an_answer_made_on_another_site_is_refused(passkeys, device, origin):
    device.origin = origin

    with pytest.raises(PasskeyRefused):
        come(passkeys, device)


def test_a_device_that_does_not_verify_its_person_is_refused_at_both_doors(passkeys, device):
    lazy = Device(HERE.origin, verifies=False)
    with pytest.raises(PasskeyRefused):
        passkeys.register("p-hao", lazy.create(passkeys.to_register("p-hao", "lead-ms", HERE)), "x", HERE)
    device.flags = lazy.flags

    with pytest.raises(PasskeyRefused):
        come(passkeys, device)


def test_a_copy_of_a_device_that_has_counted_less_is_refused(passkeys, device):
    come(passkeys, device)
    come(passkeys, device)
    device.uses = 0

    with pytest.raises(PasskeyRefused):
        come(passkeys, device)


def test_unknown_removed_and_disabled_ones_are_refused_alike(accounts, passkeys, device):
    stranger = Device(HERE.origin)
    with pytest.raises(PasskeyRefused):
        come(passkeys, stranger)
    accounts.disable("lead-ms")
    with pytest.raises(PasskeyRefused):
        come(passkeys, device)
    accounts.enable("lead-ms")

    assert passkeys.remove("p-shan", passkeys.of("p-hao")[0].key) is False
    assert passkeys.remove("p-hao", passkeys.of("p-hao")[0].key) is True
    with pytest.raises(PasskeyRefused):
        come(passkeys, device)


@pytest.mark.parametrize(
    "broken", ["", "[]", "{}", "null", "[" * 30_000, '{"response": {"clientDataJSON": "e30"}}', "\ud800"]
)
def test_what_is_no_answer_is_refused(passkeys, device, broken):
    with pytest.raises(PasskeyRefused):
        passkeys.sign_in(broken, HERE, **HOME)
    with pytest.raises(PasskeyRefused):
        passkeys.register("p-hao", broken, "x", HERE)


def test_a_forged_signature_is_refused(passkeys, device):
    forger = Device(HERE.origin)
    forger.id, forger.user = device.id, device.user

    with pytest.raises(PasskeyRefused):
        come(passkeys, forger)


def test_the_same_device_is_not_kept_twice_and_there_is_a_most(passkeys, device):
    asked = passkeys.to_register("p-hao", "lead-ms", HERE)
    assert len(json.loads(asked)["excludeCredentials"]) == 1
    with pytest.raises(PasskeyRefused):
        passkeys.register("p-hao", device.create(asked), "again", HERE)

    for _ in range(MOST - 1):
        passkeys.register(
            "p-hao", Device(HERE.origin).create(passkeys.to_register("p-hao", "lead-ms", HERE)), "x", HERE
        )
    with pytest.raises(TooManyPasskeys):
        passkeys.register(
            "p-hao", Device(HERE.origin).create(passkeys.to_register("p-hao", "lead-ms", HERE)), "x", HERE
        )


def test_a_challenge_for_one_person_keeps_nothing_for_another(passkeys):
    answer = Device(HERE.origin).create(passkeys.to_register("p-hao", "lead-ms", HERE))

    with pytest.raises(PasskeyRefused):
        passkeys.register("p-shan", answer, "x", HERE)
