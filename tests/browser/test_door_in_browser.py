"""Coming in, in a browser: by a link, by a passkey of the device, by a code; readable at every width, and without scripts."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO

import pyotp
import pytest
from pypdf import PdfReader

from hub.compose import open_hub
from hub.door.invitations import SLIP, Wanted
from hub.settings import DEMO_PASSPHRASE, Settings
from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at

NEW = "三只白鹭在渡口等一班晚船回家去了"
OPEN = ["/login", "/forgotten", "/welcome/no-such-link"]
OWN = ["/me", "/me/second", "/me/passkeys", "/me/role", "/me/password"]
KEPT = ["/admin/accounts", "/people/p-sec-ps-01/account"]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("door") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    """Under the name of this machine: a browser keeps no passkeys for an address in figures."""
    with serving("tests.browser.served_door:app", data) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def link(data):
    """A link for somebody without an account."""

    def made(person="p-free"):
        with closing(open_hub(Settings(data=data))) as hub:
            return "/welcome/" + hub.invitations.invite([Wanted(person, "qiao")], way=SLIP, by=None)[0].token

    return made


def sign_in(page, login, password=DEMO_PASSPHRASE):
    page.locator("#f-login").fill(login)
    page.locator("#f-password").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


@pytest.mark.parametrize("path", OPEN)
def test_what_a_stranger_sees_is_sound(visitor, path):
    guest = visitor()
    guest.open(path)

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize("path", [*OWN, *KEPT])
def test_what_a_director_sees_is_sound(visitor, path):
    guest = visitor("director")
    guest.open(path)

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize("path", ["/me/second", "/admin/accounts"])
def test_it_is_sound_in_large_type(visitor, path):
    guest = visitor("director")

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_newcomer_sets_a_password_and_comes_back_with_it(visitor, link, scripts):
    path = link("p-free") if scripts else link("p-sec-kg-01")
    guest, login = visitor(java_script_enabled=scripts), "qiao" if scripts else "sec-kg-01"
    page = guest.open(path, "phone", enhanced=scripts)

    for name in ("#f-password", "#f-again"):
        page.locator(name).fill(NEW)
    page.get_by_role("button", name="设好并登录").click()
    page.get_by_text("密码已设好").wait_for()
    page.wait_for_load_state()
    page.context.clear_cookies()
    sign_in(guest.open("/login?next=/me", "phone", enhanced=scripts), login, NEW)

    assert page.url.endswith("/me")
    assert guest.complaints == []


def test_what_was_typed_can_be_looked_at(visitor, link):
    page = visitor().open(link("p-sec-kg-01"))
    page.locator("#f-password").fill(NEW)

    page.get_by_role("button", name="显示密码").click()

    assert page.locator("#f-password").get_attribute("type") == "text"
    assert page.locator("#f-again").get_attribute("type") == "password"


def test_a_passkey_of_the_device_is_saved_and_opens_the_door(visitor):
    guest = visitor("sec-ms-01")
    page = guest.open("/me/passkeys")
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    abilities = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    device = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": device | abilities})

    page.get_by_label("给它起个名字").fill("演示机")
    page.get_by_role("button", name="在这台设备上添加").click()
    page.get_by_text("通行密钥已保存").wait_for()
    page.wait_for_load_state()
    page.context.clear_cookies()
    guest.open("/login?next=/me/passkeys").get_by_role("button", name="用通行密钥登录").click()
    page.get_by_text("最近使用").wait_for()

    assert page.url.endswith("/me/passkeys")
    assert guest.complaints == []


def test_without_scripts_the_password_is_offered_and_no_passkey(visitor):
    guest = visitor("director", java_script_enabled=False)

    page = guest.open("/me/passkeys", enhanced=False)
    said = page.get_by_text("请用密码登录").is_visible()
    page.context.clear_cookies()
    page = guest.open("/login", enhanced=False)

    assert said
    assert not page.get_by_role("button", name="用通行密钥登录").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_second_step_is_set_up_and_asked_for(visitor, scripts):
    login = "sec-ps-01" if scripts else "observer"
    guest = visitor(login, java_script_enabled=scripts)
    page = guest.open("/me/second", enhanced=scripts)

    page.get_by_role("button", name="开始设置").click()
    app = pyotp.TOTP(page.locator("code.key").inner_text())
    page.get_by_label("手机上显示的 6 位数字").fill(app.now())
    page.get_by_role("button", name="开启两步验证").click()
    paper = page.locator(".codes code").all_inner_texts()
    page.context.clear_cookies()
    sign_in(guest.open("/login?next=/me", enhanced=scripts), login)
    page.locator("#f-code").fill(paper[0])
    page.get_by_role("button", name="登录", exact=True).click()
    page.get_by_text("还有 9 个恢复码").wait_for()

    assert guest.complaints == []


def test_the_page_asks_before_the_session_ends(visitor):
    guest = visitor("director")
    guest.page.clock.install()
    page = guest.open("/people")
    warning = page.locator("#staying")
    assert not warning.is_visible()

    page.clock.fast_forward("25:30")
    shown = warning.is_visible()
    page.get_by_role("link", name="继续使用").click()
    warning.wait_for(state="hidden")

    assert shown
    assert page.url.endswith("/people")


def test_a_slip_fits_on_a_page(visitor):
    guest = visitor("director")
    page = guest.open("/people/p-sec-ms-01/account")
    page.get_by_role("button", name="生成链接").click()
    page.locator(".slip").wait_for()

    page.emulate_media(media="print")
    printed = PdfReader(BytesIO(page.pdf(format="A4")))

    assert len(printed.pages) == 1
    assert "/welcome/" in printed.pages[0].extract_text()
    assert page.locator(".slip svg").bounding_box()["width"] > 80
