"""An operator who mistypes a variable is told so; nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.settings import Settings, SettingsError


def test_without_any_variable_the_hub_is_private_careful_and_no_demo():
    plain = Settings.from_env({"PATH": "/bin", "HOME": "/root"})

    assert plain == Settings(data=Path("var").resolve())
    assert (plain.demo, plain.tls, plain.cdn, plain.idle_minutes, plain.session_hours) == ("off", "off", "on", 30, 12)


def test_variables_are_named_after_the_settings(tmp_path):
    given = {"HUB_DATA": str(tmp_path), "HUB_CDN": "off", "HUB_IDLE_MINUTES": "45", "HUB_OPERATOR": "区教育党校"}

    settings = Settings.from_env(given)

    assert settings == Settings(data=tmp_path, cdn="off", idle_minutes=45, operator="区教育党校")


def test_the_command_line_wins_over_the_environment(tmp_path):
    assert Settings.from_env({"HUB_DATA": "/elsewhere"}, data=str(tmp_path), demo=None).data == tmp_path


def test_an_empty_variable_is_none(tmp_path):
    assert Settings.from_env({"HUB_CDN": "", "HUB_OPERATOR": ""}).cdn == "on"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("HUB_COLOUR", "red", "unknown variable HUB_COLOUR: known are HUB_ADDRESS, HUB_CDN, "),
        ("HUB_CDN", "no", "HUB_CDN=no: say on or off"),
        ("HUB_IDLE_MINUTES", "soon", "HUB_IDLE_MINUTES=soon: give a whole number above 0"),
        ("HUB_SESSION_HOURS", "0", "HUB_SESSION_HOURS=0: give a whole number above 0"),
        ("HUB_HOST_LIMIT", "-3", "HUB_HOST_LIMIT=-3: give a whole number above 0"),
        ("HUB_SMTP_PORT", "x", "HUB_SMTP_PORT=x: give a whole number above 0"),
        ("HUB_SMTP_SECURITY", "ssl", "HUB_SMTP_SECURITY=ssl: say starttls, tls, off"),
        ("HUB_SMTP_HOST", "mail.example.cn", "HUB_SMTP_HOST is set: say also HUB_SMTP_FROM and HUB_ADDRESS"),
        ("HUB_ADDRESS", "hub.example.cn", "HUB_ADDRESS=hub.example.cn: write it as https://hujian.example.cn"),
        ("HUB_WEBHOOK_NETS", "10.1.2.3/8", "HUB_WEBHOOK_NETS=10.1.2.3/8: write a network as 10.20.0.0/16"),
        ("HUB_PROXIES", "nginx", "HUB_PROXIES=nginx: write a network as 10.20.0.0/16"),
    ],
)
def test_what_is_not_understood_is_refused_in_one_line(name, value, told):
    with pytest.raises(SettingsError) as refusal:
        Settings.from_env({name: value})

    assert str(refusal.value).startswith(told)
    assert "\n" not in str(refusal.value)


def test_variables_of_the_tests_are_not_the_hub_s():
    assert Settings.from_env({"HUB_TEST_KILLS": "20"}) == Settings.from_env({})
