"""The group of a studio hears what waits for its schools; and nobody makes the hub write where it must not."""

from __future__ import annotations

import datetime as dt
import hmac
import json
import ssl
import threading
import time
from base64 import b64decode, b64encode
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from domain.errors import NotYours
from hub.notices import Letter, Notices, Style, Tally, Wishes, faults
from hub.notices.outbound import MOST, Outbound
from hub.notices.robots import TEXT_BYTES, fitting
from hub.settings import Settings
from tests.district import KG1, KG2
from web.notices import Speaking

NOON = "2026-03-05 12:00"


@pytest.fixture
def town(make_town, receiver):
    return make_town(**receiver.settings, address="https://hub.example.cn")


def install(town, address, *, style=Style.WECOM, by="asst-kg", studio="ST-KG", **wishes):
    trial = Speaking(town.hub).trial()
    return town.hub.notices.robots.install(studio, style, address, Wishes(**wishes), trial, act=town.by(by))


def said(receiver):
    return [json.loads(body)["text"]["content"] for _, _, body in receiver.asked]


# ---- what the group hears


def test_the_group_hears_what_waits_for_its_schools_with_no_name_of_a_person(town, receiver):
    install(town, receiver.address)
    key = town.invite(topic="家校沟通")
    town.invite(town.see(key).host, KG2, topic="另一件")

    assert town.round(NOON) == Tally(sent=1)
    assert town.round("2026-03-05 13:00") == Tally()

    trial, told = said(receiver)
    assert trial.startswith("互鉴测试消息")
    assert told.startswith("轮到您办理：2 件事\n· 校 KG-01｜校 MS-01邀请校 KG-01：家校沟通：待回应。")
    assert told.endswith("https://hub.example.cn/")
    assert "名 " not in told


def test_a_studio_that_has_nothing_to_do_with_it_hears_nothing(town, receiver):
    install(town, receiver.address, by="officer", studio="ST-MS")
    key = town.invite(KG1, KG2, by="sec-kg", topic="园际")

    assert town.round(NOON) == Tally()
    assert (town.see(key).topic, len(receiver.asked)) == ("园际", 1)


def test_a_webhook_is_signed_as_standard_webhooks_are(town, receiver):
    robot = install(town, receiver.address, style=Style.SIGNED)
    town.invite(topic="家校沟通")
    town.round(NOON)

    _, headers, body = receiver.asked[-1]

    sent = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.digest(b64decode(robot.secret.removeprefix("whsec_")), sent, sha256)
    assert headers["webhook-signature"] == f"v1,{b64encode(digest).decode()}"
    assert int(headers["webhook-timestamp"]) == int(town.clock().timestamp())
    (notice,) = json.loads(body)["data"]["notices"]
    assert (notice["name"], notice["url"]) == ("visit.answer", "https://hub.example.cn/visits/1/reply")


def test_a_message_of_a_group_is_cut_at_whole_lines_and_keeps_its_link():
    letter = Letter("主题", "", [*("事" * 100 for _ in range(20)), "详情：https://hub.example.cn/"])

    text = fitting(letter, TEXT_BYTES)

    assert len(text.encode()) <= TEXT_BYTES
    assert text.split("\n") == ["主题", *["事" * 100] * 6, "详情：https://hub.example.cn/"]


@pytest.mark.parametrize("by", ["sec-kg", "asst-ms", "lead-ms", "observer", "liaison"])
def test_only_who_leads_or_assists_the_studio_sets_its_robot(town, receiver, by):
    with pytest.raises(Exception, match="access"):
        install(town, receiver.address, by=by)

    assert (receiver.asked, town.hub.notices.robots.of("ST-KG")) == ([], None)


def test_the_robot_is_tried_ended_and_forgotten(town, receiver):
    robots = town.hub.notices.robots
    install(town, receiver.address)
    robots.greet("ST-KG", Speaking(town.hub).trial(), act=town.by("officer"))
    with pytest.raises(NotYours):
        robots.remove("ST-KG", act=town.by("sec-kg"))

    robots.remove("ST-KG", act=town.by("asst-kg"))

    assert (len(receiver.asked), robots.of("ST-KG")) == (2, None)
    with pytest.raises(faults.NoRobot):
        robots.greet("ST-KG", Speaking(town.hub).trial(), act=town.by("officer"))


def test_wishes_change_without_saying_the_address_again(town, receiver):
    before = install(town, receiver.address)

    after = install(town, "", digest_hour=17)

    assert (after.address, after.secret, after.wishes.digest_hour) == (before.address, before.secret, 17)
    assert len(receiver.asked) == 1
    assert before.masked == f"{receiver.place} … abcd"


# ---- what does not arrive


@pytest.mark.parametrize(
    ("status", "body", "became"),
    [
        (500, b"", Tally(failed=1)),
        (429, b"", Tally(failed=1)),
        (403, b"no", Tally(parked=1)),
        (200, b'{"errcode":93000,"errmsg":"invalid webhook url"}', Tally(parked=1)),
        (200, b'{"errcode":45009,"errmsg":"api freq out of limit"}', Tally(failed=1)),
        (200, b"<html>", Tally(parked=1)),
        (200, b"x" * (MOST + 1), Tally(parked=1)),
        (302, b"", Tally(parked=1)),
    ],
)
def test_the_answer_decides_what_becomes_of_a_message(town, receiver, status, body, became):
    install(town, receiver.address)
    town.invite()
    receiver.status, receiver.body = status, body

    assert town.round(NOON) == became


def test_what_the_robot_answered_is_shown(town, receiver):
    install(town, receiver.address)
    town.invite()
    receiver.body = b'{"errcode":93000,"errmsg":"invalid webhook url"}'
    town.round(NOON)

    (shown,) = town.hub.notices.deliveries.parked()

    assert (shown.recipient, shown.code, shown.answer) == ("studio:ST-KG", "hook.refused", "93000 invalid webhook url")


@pytest.mark.parametrize(("style", "became"), [(Style.WECOM, Tally(parked=1)), (Style.SIGNED, Tally(failed=1))])
def test_silence_is_tried_again_only_with_who_knows_a_message_again(make_town, receiver, style, became):
    town = make_town(**receiver.settings)
    town.hub.notices = Notices(town.hub.core, seconds=0.4)
    install(town, receiver.address, style=style)
    town.invite()
    receiver.pause = 0.2

    began = time.monotonic()
    assert town.round(NOON) == became
    assert time.monotonic() - began < 2


# ---- where it must not write


def refused(outbound, url):
    with pytest.raises(Exception) as told:  # noqa: PT011  # which one is what is asserted
        outbound.look(url)
    return type(told.value)


INSIDE = [
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),  # noqa: S104  # none is bound
    *("240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
    *("::1", "::", "fe80::1", "fc00::1", "ff02::1", "fec0::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "2002:a00:1::"),
    *("64:ff9b::a00:1", "2001::1", "2001:db8::1", "::127.0.0.1"),
]
HOST = "hook.example.cn"


@pytest.mark.parametrize("address", INSIDE)
def test_no_address_inside_is_written_to_by_number_or_by_name(address):
    shown = f"[{address}]" if ":" in address else address
    settings = Settings(webhook_hosts=f"{HOST} {address}")
    by_name = Outbound(settings, lambda *_: ["93.184.216.34", address])

    assert refused(by_name, f"https://{HOST}/x") is faults.HookInside
    assert refused(by_name, f"https://{shown}/x") is faults.HookInside


@pytest.mark.parametrize("written", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_no_way_to_write_a_number_gets_past(written):
    assert refused(Outbound(Settings(webhook_hosts=written)), f"https://{written}/x") is faults.HookInside


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("http://hook.example.cn/x", faults.HookUnlisted),
        ("https://hook.example.cn:8443/x", faults.HookUnlisted),
        ("https://other.example.cn/x", faults.HookUnlisted),
        ("https://hook.example.cn.evil.org/x", faults.HookUnlisted),
        ("https://name:word@hook.example.cn/x", faults.HookUnreadable),
        ("https://hook.example.cn@10.0.0.1/x", faults.HookUnreadable),
        ("https://hook.example.cn\\@10.0.0.1/x", faults.HookUnreadable),
        ("https://hook.example.cn/x\r\nX: y", faults.HookUnreadable),
        ("https://hook.example.cn/x#y", faults.HookUnreadable),
        ("https://hook.example.cn:99999/x", faults.HookUnreadable),
        ("https://[::1/x", faults.HookUnreadable),
        ("ftp://hook.example.cn/x", faults.HookUnreadable),
        ("hook.example.cn", faults.HookUnreadable),
        ("", faults.HookUnreadable),
    ],
)
def test_only_what_the_operator_has_named_is_written_to(url, fault):
    assert refused(Outbound(Settings(webhook_hosts=HOST), lambda *_: ["93.184.216.34"]), url) is fault


def test_a_name_that_leads_nowhere_or_takes_too_long_is_told():
    def nowhere(*_):
        raise OSError("no such name")

    def slow(*_):
        time.sleep(1)
        return ["93.184.216.34"]

    settings = Settings(webhook_hosts=HOST)
    found = [refused(Outbound(settings, how, seconds=0.2), f"https://{HOST}/x") for how in (nowhere, slow)]

    assert found == [faults.HookUnknown] * 2


def test_plain_http_goes_to_networks_of_the_operators_own_alone():
    settings = Settings(webhook_hosts=f"{HOST}:80 {HOST}", webhook_nets="10.0.0.0/8")

    assert refused(Outbound(settings, lambda *_: ["93.184.216.34"]), f"http://{HOST}/x") is faults.HookUnreadable
    assert Outbound(settings, lambda *_: ["10.2.3.4"]).look(f"http://{HOST}/x").address == "10.2.3.4"


@pytest.mark.parametrize("address", ["http://127.0.0.1:{port}/x", "https://10.1.2.3/x", "https://[::1]/x"])
def test_by_default_nothing_is_sent_inside_and_nothing_kept(make_town, receiver, address):
    town = make_town(webhook_hosts=f"{receiver.place} 10.1.2.3 ::1")

    with pytest.raises(faults.HookInside):
        install(town, address.format(port=receiver.place.partition(":")[2]))

    assert (receiver.asked, town.hub.notices.robots.of("ST-KG")) == ([], None)


def test_nobody_is_sent_elsewhere(town, receiver):
    receiver.status, receiver.where = 302, f"http://{receiver.place}/elsewhere"

    with pytest.raises(faults.HookRedirected):
        install(town, receiver.address)

    assert [path for path, *_ in receiver.asked] == ["/send?key=abcd"]
    assert town.hub.notices.robots.of("ST-KG") is None


def test_the_connection_goes_to_the_address_that_was_looked_at(receiver):
    asked = []

    def turncoat(host, port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.9.9.9"]

    port = receiver.place.partition(":")[2]
    settings = Settings(webhook_hosts=f"{HOST}:{port}", webhook_nets="127.0.0.0/8")

    answer = Outbound(settings, turncoat).post(f"http://{HOST}:{port}/x", b"{}", {})

    assert (answer.status, asked) == (200, [HOST])
    assert receiver.asked[0][1]["Host"] == f"{HOST}:{port}"


@pytest.mark.parametrize("length", [MOST, MOST + 1])
def test_64_kib_are_read_and_no_more(receiver, length):
    receiver.body = b"x" * length
    outbound = Outbound(Settings(**receiver.settings))

    if length == MOST:
        assert len(outbound.post(receiver.address, b"{}", {}).body) == MOST
    else:
        with pytest.raises(faults.HookTooLarge):
            outbound.post(receiver.address, b"{}", {})


def test_an_answer_drop_by_drop_is_cut_off_in_time(receiver):
    receiver.pause = 0.1
    began = time.monotonic()

    with pytest.raises(faults.HookSilent):
        Outbound(Settings(**receiver.settings), seconds=0.5).post(receiver.address, b"{}", {})

    assert time.monotonic() - began < 1.5


def test_a_server_with_a_certificate_of_its_own_making_is_not_trusted(tmp_path):
    class Quiet(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Quiet)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path / "own.pem"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    place = f"localhost:{server.server_port}"

    with pytest.raises(faults.HookUnreached):
        Outbound(Settings(webhook_hosts=place, webhook_nets="127.0.0.0/8 ::1/128")).post(f"https://{place}/", b"{}", {})

    server.shutdown()
    server.server_close()


def certificate(path):
    """A certificate for localhost that nobody vouches for, with its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(secret + made.public_bytes(pem))
    return path
