"""Whatever happens to the server or to us, a message arrives once at most, and what did not arrive is tried again, then shown."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog

from hub.cli import main
from hub.notices import Kind, Letter, Notice, Tally
from hub.notices.deliveries import TRIES
from hub.notices.outcome import State
from hub.notices.postman import Postman
from tests.district import MS1, PS1
from tests.hub.notices.postoffice import PostOffice

NOON = "2026-03-05 12:00"
ROOT = Path(__file__).parents[3]
WAITING = ("person:sec-kg", "visit.answer")


def parked(town):
    return [(each.recipient, each.code, each.answer) for each in town.hub.notices.deliveries.parked()]


def later(town, **by):
    town.clock.now += timedelta(**by)
    return town.round()


def test_a_server_that_is_away_is_tried_again_with_growing_pauses(town, post):
    post.close()
    town.invite()
    town.wish("sec-kg", quiet_from=0, quiet_until=0)

    assert town.round(NOON) == Tally(failed=1)
    assert [later(town, seconds=59), later(town, seconds=2)] == [Tally(), Tally(failed=1)]
    assert [later(town, minutes=2), later(town, minutes=1)] == [Tally(), Tally(failed=1)]
    post.open()
    assert later(town, minutes=9) == Tally(sent=1)
    assert later(town, hours=2) == Tally()
    assert post.to == ["sec-kg"]


def test_a_server_that_stays_away_parks_the_message_until_somebody_wants_it_again(town, post):
    post.close()
    town.wish("sec-kg", quiet_from=0, quiet_until=0)
    town.invite(reply_by=None)
    town.round(NOON)
    for each in range(TRIES):
        later(town, minutes=3**each)
    town.clock.now += timedelta(minutes=1)
    (shown,) = town.hub.notices.deliveries.parked()

    again = [town.hub.notices.deliveries.again(shown.message, town.clock()) for _ in range(2)]
    post.open()

    assert (shown.recipient, shown.code, shown.tries) == ("person:sec-kg", "mail.unreached", TRIES)
    assert again == [1, 0]
    assert town.round() == Tally(sent=1)
    assert town.hub.notices.deliveries.parked_count() == 0


def test_a_message_that_waits_for_another_try_is_dropped_when_it_has_settled_itself(town, post):
    post.close()
    key = town.invite()
    town.round(NOON)
    town.visits.withdraw(key, reason="撤", act=town.by("sec-ms"))
    post.open()

    assert later(town, minutes=2) == Tally()
    assert (town.states(), post.mails) == ({}, [])


@pytest.mark.parametrize(
    ("said", "became"),
    [("550 no such user", Tally(parked=1)), ("451 try later", Tally(failed=1))],
)
def test_the_answer_of_the_server_decides(town, post, said, became):
    town.invite()
    post.answers.append(said)

    assert town.round(NOON) == became

    if became.parked:
        assert parked(town) == [("person:sec-kg", "mail.refused", "550 no such user")]
        assert later(town, hours=3) == Tally()
    else:
        assert later(town, minutes=1) == Tally(sent=1)


def test_one_bad_address_keeps_nobody_else_from_mail(town, post):
    town.invite()
    town.invite(MS1, PS1)
    post.answers.append("550 no such user")

    assert town.round(NOON) == Tally(sent=1, parked=1)
    assert (post.to, parked(town)[0][0]) == (["sec-ps"], "person:sec-kg")


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")  # the server on this machine speaks without TLS
@pytest.mark.parametrize(
    ("password", "became"), [("open sesame", Tally(sent=1)), ("open barley", Tally(failed=1)), ("", Tally(failed=1))]
)
def test_the_hub_signs_in_where_the_server_wants_it(make_town, password, became):
    post = PostOffice()
    post.login = ("hub", "open sesame")
    post.open()
    town = make_town(**post.settings, smtp_login="hub" if password else "", smtp_password=password)
    town.invite()

    assert town.round(NOON) == became

    post.close()


def test_without_the_promised_encryption_nothing_is_said(make_town, post):
    town = make_town(**post.settings | {"smtp_security": "starttls"})
    town.invite()

    assert town.round(NOON) == Tally(failed=1)
    assert post.mails == []


def test_a_tick_from_the_command_line_sends_and_says_so(town, post, monkeypatch, capsys):
    town.invite()
    for name, value in post.settings.items():
        monkeypatch.setenv(f"HUB_{name.upper()}", str(value))

    status = main(["--data", str(town.folder), "tick", "--now", "2026-03-05T12:00"])

    assert status == 0
    assert "sec-kg" in post.to
    assert f"messages: {len(post.to)} sent, 0 to be tried again, 0 parked" in capsys.readouterr().out


def test_the_postman_goes_on_after_a_surprise_and_skips_moments_that_have_passed():
    done, slow, moments = [], threading.Event(), [datetime(2026, 3, 5, 12, n, tzinfo=UTC) for n in range(4)]

    def work(moment):
        done.append(moment)
        assert slow.wait(5)
        if len(done) == 1:
            raise RuntimeError("a server stumbled")

    postman = Postman(work)
    postman.start()
    postman.wake(moments[0])
    while not done:
        time.sleep(0.005)
    for moment in moments[1:]:
        postman.wake(moment)
    with structlog.testing.capture_logs() as told:
        slow.set()
        while len(done) < 2:
            time.sleep(0.005)
    postman.stop()

    assert done == [moments[0], moments[-1]]
    assert [line["cause"] for line in told] == ["RuntimeError: a server stumbled"]


class Dies:
    """Words that end the process's work between the claim and the sending."""

    def notices(self, read, who, now, language):
        found = Notice(Kind.TURN, "visit.answer", "visit:x", "1", "互访", "请答复", "/visits/1")
        return [found] if who.person == "sec-kg" else []

    def outsiders(self, *args, **kwargs):
        return []

    def letter(self, *args, **kwargs):
        raise KeyboardInterrupt


def test_what_was_claimed_and_perhaps_not_sent_is_shown_and_never_sent_twice(town, post):
    town.wind(NOON)
    with pytest.raises(KeyboardInterrupt):
        town.hub.notices.round(Dies(), town.clock())
    claimed = town.states()

    assert later(town, minutes=1) == Tally()
    assert claimed == {State.SENDING: [WAITING]}
    assert parked(town) == [("person:sec-kg", "interrupted", "")]
    assert post.mails == []


def test_a_process_killed_while_the_server_takes_the_mail_sends_it_once(town, post):
    town.invite()
    town.close()
    environ = {f"HUB_{name.upper()}": str(value) for name, value in post.settings.items()}
    tick = [sys.executable, "-m", "hub", "--data", str(town.folder), "tick", "--now", "2026-03-05T12:00"]
    started = []
    post.kills = lambda: started[0].pid
    with subprocess.Popen(tick, cwd=ROOT, env=os.environ | environ) as process:
        started.append(process)

    post.kills = None
    again = subprocess.run(tick, cwd=ROOT, env=os.environ | environ, capture_output=True, text=True, check=True)

    reopened = type(town)(town.folder, town.clock)
    assert process.returncode < 0
    assert len(post.to) == len(set(post.to)) == again.stdout.count("messages: ") * len(post.to)
    assert len({whom for whom, _ in reopened.states()[State.PARKED]}) == 1
    reopened.close()


@pytest.mark.parametrize(
    "mail",
    [
        "kg@example.cn\r\nBcc: spy@example.cn",
        "kg@example.cn\nX: y",
        "a b@example.cn",
        "kg@",
        "园长@example.cn",
        "\0@example.cn",
    ],
)
def test_no_address_becomes_a_line_of_the_header(town, post, mail):
    town.hub.private.enrol("sec-kg", name="名", mail=mail)
    town.invite()

    assert town.round(NOON) == Tally(parked=1)

    assert parked(town) == [("person:sec-kg", "mail.address", "")]
    assert post.mails == []


def test_no_subject_and_no_name_becomes_a_line_of_the_header(make_town, post):
    town = make_town(**post.settings, operator="党校\r\nBcc: spy@example.cn")
    town.invite()
    town.wind(NOON)

    class Hostile(Dies):
        def letter(self, *args, **kwargs):
            return Letter("主题\r\nBcc: spy@example.cn", "正文", ())

    assert town.hub.notices.round(Hostile(), town.clock()) == Tally(parked=1)
    assert parked(town) == [("person:sec-kg", "mail.header", "")]
    assert post.mails == []


def test_a_person_who_is_erased_takes_the_deliveries_along(town):
    town.invite()
    town.round(NOON)
    with town.hub.private.writing() as db:
        db.exec_driver_sql("DELETE FROM person WHERE id = 'sec-kg'")

    assert town.states() == {}


def test_what_was_sent_long_ago_is_forgotten(town):
    key = town.invite()
    town.round(NOON)
    town.visits.withdraw(key, reason="撤", act=town.by("sec-ms"))

    town.round("2027-08-01 12:00")

    assert WAITING not in town.states().get(State.SENT, [])
