"""A link opens the door once, to one person, for some days; nobody learns why it does not."""

from __future__ import annotations

import pyotp
import pytest
import sqlalchemy as sa

from domain.errors import NotFound, Several, TooLong
from hub import private_tables as t
from hub.accounts import HalfWay, TooManyTries
from hub.door.invitations import MAIL, SLIP, Wanted
from hub.door.logins import suggested
from hub.door.refusals import Disabled, LinkDead, LoginTaken, LoginUnfit, NoMail
from hub.passwords import PasswordGuessable, PasswordTooShort
from tests.hub.accounts.door import HOME, OTHER, enter, fail

NEW = "三只白鹭在渡口等一班晚船回家去了"


@pytest.fixture
def link(invitations):
    """The token of a slip for somebody."""

    def made(person="p-free", login="qiaoyouyi"):
        return invitations.invite([Wanted(person, login)], way=SLIP, by="p-hao")[0].token

    return made


def everything(private):
    """All that the store holds, as text."""
    with private.reading() as db:
        return repr([db.execute(sa.select(table)).all() for table in t.metadata.sorted_tables])


def test_a_link_makes_an_account_with_the_persons_own_password(accounts, invitations, link):
    signed = invitations.redeem(link(), NEW, **HOME)

    assert accounts.session(signed.token).person_id == "p-free"
    assert enter(accounts, "qiaoyouyi", NEW).person_id == "p-free"
    assert enter(accounts).person_id == "p-hao"


def test_looking_at_a_link_changes_nothing(private, invitations, link):
    token = link()
    before = everything(private)

    seen = [invitations.look(token) for _ in range(3)]

    assert {(one.person_id, one.login, one.fresh, one.least) for one in seen} == {("p-free", "qiaoyouyi", True, 15)}
    assert everything(private) == before


def test_the_store_holds_no_token(private, link):
    assert link() not in everything(private)


def test_used_expired_replaced_revoked_and_forged_links_are_refused_alike(invitations, link, clock, accounts):
    used, replaced = link("p-hao"), link("p-free")
    invitations.redeem(used, NEW, **HOME)
    revoked = link("p-free")
    invitations.revoke("p-free")
    expired = link("p-shan")
    clock.on(days=15)

    for token in (used, replaced, revoked, expired, "forged", "", "\ud800" * 9, "x" * 100_000):
        with pytest.raises(LinkDead) as looked:
            invitations.look(token)
        with pytest.raises(LinkDead) as sent:
            invitations.redeem(token, NEW, **HOME)
        assert (looked.value.facts, sent.value.facts) == ({}, {})
    assert enter(accounts, "sec-ps-01", OTHER).person_id == "p-shan"


def test_a_link_for_a_new_password_ends_all_sessions_and_keeps_the_login(accounts, invitations, link):
    before = enter(accounts)

    invitations.redeem(link("p-hao", "ignored"), NEW, **HOME)

    assert accounts.session(before.token) is None
    assert enter(accounts, "lead-ms", NEW).person_id == "p-hao"
    fail(accounts, login="lead-ms", times=1)


@pytest.mark.parametrize(
    ("password", "fault"),
    [("short", PasswordTooShort), ("乔又一乔又一乔又一乔又一乔又一", PasswordGuessable), ("长" * 100_000, TooLong)],
)
def test_a_bad_password_leaves_the_link_as_it_was(invitations, link, password, fault):
    token = link()

    with pytest.raises(fault):
        invitations.redeem(token, password, **HOME)

    assert invitations.redeem(token, NEW, **HOME).person_id == "p-free"


def test_a_link_does_not_lead_past_the_second_factor(accounts, invitations, codes, link):
    codes.begin("p-hao")
    app = pyotp.TOTP(codes.of("p-hao").secret)
    codes.confirm("p-hao", app.at(accounts.door.clock()), address="", keep="")
    token = link("p-hao")

    came = invitations.redeem(token, "q7 Mw!zk", **HOME)  # eight characters are enough beside it

    assert isinstance(came, HalfWay)
    assert accounts.sessions("p-hao") == []


def test_several_people_are_invited_at_once_or_none_of_them(invitations, private):
    people = [Wanted("p-free", "qiao"), Wanted("p-hao", "")]

    slips = invitations.invite(people, way=SLIP, by=None)
    with pytest.raises(Several) as refused:
        invitations.invite([Wanted("p-free", "?"), Wanted("p-free", "lead-ms"), *people], way=SLIP, by=None)

    assert [(slip.person_id, slip.login) for slip in slips] == [("p-free", "qiao"), ("p-hao", "lead-ms")]
    assert [type(fault) for fault in refused.value.faults] == [LoginUnfit, LoginTaken]
    assert [invitations.look(slip.token).person_id for slip in slips] == ["p-free", "p-hao"]


def test_unknown_and_disabled_people_and_those_without_mail_are_not_invited(accounts, invitations):
    accounts.disable("lead-ms")

    for wanted, way, fault in (
        (Wanted("p-nobody", "nobody"), SLIP, NotFound),
        (Wanted("p-hao", ""), SLIP, Disabled),
        (Wanted("p-free", "qiao"), MAIL, NoMail),
    ):
        with pytest.raises(fault):
            invitations.invite([wanted], way=way, by=None)


def test_a_disabled_account_is_not_opened_by_a_link_given_before(accounts, invitations, link):
    token = link("p-hao")
    accounts.disable("lead-ms")

    with pytest.raises(LinkDead):
        invitations.redeem(token, NEW, **HOME)


def test_logins_are_made_from_names_and_never_twice(accounts, private):
    private.enrol("p-two", name="乔又一")

    made = suggested(accounts.door, ["p-free", "p-two", "p-unknown"])

    assert made == {"p-free": "qiaoyouyi", "p-two": "qiaoyouyi2", "p-unknown": "user"}


@pytest.mark.parametrize("typed", ["lead-ms", " LEAD-MS", "hao@example.cn", "Hao@Example.cn"])
def test_who_has_forgotten_gets_one_mail_by_login_or_by_address(invitations, typed):
    invitations.forgotten(typed, address="192.0.2.1")
    invitations.heard()

    waiting = invitations.newest()
    assert [(person, one.way, one.next_at is not None) for person, one in waiting.items()] == [
        ("p-hao", "forgotten", True)
    ]


@pytest.mark.parametrize("typed", ["nobody", "free@example.cn", "x" * 100_000, "\ud800", "' OR 1=1 --"])
def test_who_is_unknown_gets_the_same_answer_and_no_mail(invitations, typed):
    assert invitations.forgotten(typed, address="192.0.2.1") is None

    assert invitations.heard() == 0
    assert invitations.newest() == {}


def test_asking_again_and_again_has_to_wait(invitations, clock):
    invitations.forgotten("lead-ms", address="192.0.2.1")
    with pytest.raises(TooManyTries):
        invitations.forgotten("lead-ms", address="192.0.2.2")
    for number in range(9):
        invitations.forgotten(f"guess-{number}", address="192.0.2.1")
    with pytest.raises(TooManyTries):
        invitations.forgotten("guess-9", address="192.0.2.1")

    clock.on(minutes=2)
    assert invitations.forgotten("lead-ms", address="192.0.2.1") is None
