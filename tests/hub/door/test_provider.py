"""The district's own sign-in opens accounts that exist, for whom it vouches, and for nobody else."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest
from joserfc.jwk import RSAKey

from hub.accounts import SignedIn
from hub.door import provider as door
from hub.door.refusals import ProviderRefused, ProviderSilent
from hub.settings import Settings, SettingsError
from tests.hub.accounts.door import HOME, PASS, hall
from tests.hub.door.conftest import MAIL
from tests.hub.door.provider import CLIENT, SECRET, Provider


@pytest.fixture
def there():
    made = Provider()
    yield made
    made.close()


@pytest.fixture
def ours(private, there):
    """The hub's side of it, on the present time: what a provider signs ends soon."""
    named = {"oidc_issuer": there.issuer, "oidc_client": CLIENT, "oidc_secret": SECRET}
    accounts = hall(private, lambda: datetime.now(UTC), **MAIL, **named)
    accounts.open("p-hao", "lead-ms", PASS)
    accounts.open("p-shan", "sec-ps-01", PASS)
    made = door.Provider(accounts.door)
    made.accounts = accounts
    return made


def come(ours, there):
    started = ours.start()
    return ours.finish(started, there.visit(started.address), **HOME)


def test_a_verified_address_opens_the_account_and_links_it(ours, there):
    first = come(ours, there)
    there.claims = {}  # from now on the subject is enough
    second = come(ours, there)

    assert [type(each) for each in (first, second)] == [SignedIn, SignedIn]
    assert {ours.accounts.session(each.token).person_id for each in (first, second)} == {"p-hao"}


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": "hao@example.cn"},
        {"email": "hao@example.cn", "email_verified": False},
        {"email": "hao@example.cn", "email_verified": "true"},
        {"email": "nobody@example.cn", "email_verified": True},
        {"email": "", "email_verified": True},
        {"email": "hao@example.cn", "email_verified": True, "nonce": "another"},
        {"email": "hao@example.cn", "email_verified": True, "aud": "another"},
        {"email": "hao@example.cn", "email_verified": True, "iss": "https://another.example"},
        {"email": "hao@example.cn", "email_verified": True, "at": 1_700_000_000},
    ],
)
def test_for_whom_it_does_not_vouch_stays_outside(ours, there, claims):
    there.claims = claims

    with pytest.raises(ProviderRefused):
        come(ours, there)

    assert ours.accounts.sessions("p-hao") == []


def test_a_token_that_somebody_else_has_signed_is_refused(ours, there):
    there.key = RSAKey.generate_key(2048, {"kid": "1"}, private=True)

    with pytest.raises(ProviderRefused):
        come(ours, there)


def test_an_answer_for_another_browser_is_refused(ours, there):
    mine, other = ours.start(), ours.start()

    with pytest.raises(ProviderRefused):
        ours.finish(mine, there.visit(other.address), **HOME)


def test_a_stolen_code_is_worth_nothing_without_the_browser_s_verifier(ours, there):
    started = ours.start()

    with pytest.raises(ProviderRefused):
        ours.finish(started._replace(verifier="x" * 64), there.visit(started.address), **HOME)


def test_an_address_that_two_people_have_opens_neither(ours, there, private):
    private.enrol("p-shan", name="单晓明", mail="HAO@example.cn")

    with pytest.raises(ProviderRefused):
        come(ours, there)


def test_a_second_subject_with_the_same_address_does_not_take_the_account_over(ours, there):
    come(ours, there)
    there.subject = "u-2"

    with pytest.raises(ProviderRefused):
        come(ours, there)


def test_a_disabled_account_stays_shut(ours, there):
    come(ours, there)
    ours.accounts.disable("lead-ms")

    with pytest.raises(ProviderRefused):
        come(ours, there)


def test_a_provider_that_does_not_answer_is_told_from_one_that_refuses(ours, there):
    there.close()

    with pytest.raises(ProviderSilent):
        ours.start()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"oidc_issuer": "https://id.example.cn"}, "HUB_OIDC_CLIENT"),
        (
            {"oidc_issuer": "http://id.example.cn", "oidc_client": "x", "oidc_secret": "x", "address": "https://x"},
            "https://",
        ),
    ],
)
def test_half_a_setting_is_told_in_one_line(given, said):
    with pytest.raises(SettingsError, match=said) as told:
        door.check(Settings(**given))

    assert "\n" not in str(told.value)


def test_the_missing_extra_is_told_in_one_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "authlib", None)

    with pytest.raises(SettingsError, match=r"pip install 'studio-exchange-hub\[oidc\]'"):
        door.check(Settings(oidc_issuer="https://x.cn", oidc_client="x", oidc_secret="x", address="https://x"))
