"""Links that wait for mail go out once, and a mail that does not go out leaves no link behind."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest

from hub.door.invitations import MAIL, Invitations, Wanted
from hub.door.post import TRIES, Post
from hub.door.refusals import LinkDead
from tests.hub.accounts.door import PASS, hall
from tests.hub.notices.postoffice import PostOffice
from web.door.letters import letter


@pytest.fixture
def office():
    opened = PostOffice().open()
    yield opened
    opened.close()


@pytest.fixture
def town(private, clock, office):
    """Accounts behind a mail server; `round` sends what is due."""
    accounts = hall(private, clock, **office.settings)
    accounts.open("p-hao", "lead-ms", PASS)
    notices = SimpleNamespace(
        link=lambda path: office.settings["address"] + path
    )  # a hub's own way to write an address
    words = SimpleNamespace(clock=clock, notices=notices)
    post = Post(accounts.door, lambda errand: letter(words, errand))
    return SimpleNamespace(invitations=Invitations(accounts.door), round=lambda: post.round(clock()), clock=clock)


def tokens(office):
    return [re.search(r"/welcome/(\S+)", mail.text)[1] for mail in office.mails]


def test_an_invitation_reaches_its_person_once_with_login_link_and_end(town, office):
    slips = town.invitations.invite([Wanted("p-shan", "shan")], way=MAIL, by=None)

    sent = [town.round(), town.round()]

    assert (sent, slips[0].token) == ([1, 0], "")
    assert office.to == ["shan"]
    assert "单晓明，您好" in office.mails[0].text
    assert "账号：shan" in office.mails[0].text
    assert "2 月 14 日" in office.mails[0].text
    assert town.invitations.look(tokens(office)[0]).person_id == "p-shan"


def test_who_has_forgotten_reads_that_nothing_changes_by_itself(town, office):
    town.invitations.forgotten("lead-ms", address="")
    town.invitations.forgotten("nobody", address="")

    town.round()

    assert office.to == ["hao"]
    assert "密码不会改变" in office.mails[0].text
    town.clock.on(minutes=31)
    with pytest.raises(LinkDead):
        town.invitations.look(tokens(office)[0])


def test_a_server_that_is_away_is_tried_again_and_then_it_is_shown(town, office):
    town.invitations.invite([Wanted("p-shan", "shan")], way=MAIL, by=None)
    office.close()
    town.round()
    first = town.invitations.newest()["p-shan"]
    for _ in range(TRIES):
        town.clock.on(hours=37)
        town.round()

    last = town.invitations.newest()["p-shan"]
    assert (first.trouble, first.next_at is not None) == ("mail.unreached", True)
    assert (last.trouble, last.next_at) == ("mail.unreached", None)


def test_the_server_comes_back_and_the_mail_goes_out(town, office):
    town.invitations.invite([Wanted("p-shan", "shan")], way=MAIL, by=None)
    office.answers = ["451 later"]
    town.round()
    town.clock.now += timedelta(minutes=2)

    town.round()

    assert len(office.mails) == 1
    assert town.invitations.newest()["p-shan"].trouble == ""
    assert town.invitations.look(tokens(office)[0]).login == "shan"


def test_a_refused_address_is_shown_and_not_tried_again(town, office):
    town.invitations.invite([Wanted("p-shan", "shan")], way=MAIL, by=None)
    office.answers = ["550 no such person"]

    town.round()
    town.clock.on(days=1)
    town.round()

    assert office.mails == []
    assert town.invitations.newest()["p-shan"].trouble == "mail.refused"


def test_a_revoked_invitation_is_not_sent(town, office):
    town.invitations.invite([Wanted("p-shan", "shan")], way=MAIL, by=None)
    town.invitations.revoke("p-shan")

    assert town.round() == 0
    assert office.mails == []
