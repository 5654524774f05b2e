"""The operator decides by environment variables, all named HUB_*; an unknown one is an error, not a silent default."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

import msgspec


class SettingsError(Exception):
    """One line: what is wrong with the environment and what to do."""


Switch = Literal["on", "off"]
Security = Literal["starttls", "tls", "off"]

DEMO_PASSPHRASE = "hujian demo: learn from each other"  # noqa: S105  # shown on the sign-in page of a demo
"""Of all accounts of the demo district; the sign-in page of a demo shows it, nothing else ever uses it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that an operator may set; the variable of a field is HUB_ and its name in capitals."""

    data: Path = Path("var")
    """Directory of the log, the private store and all that is computed from them."""
    cdn: Switch = "on"
    """Whether htmx is tried from the content network first; the own copy is always there."""
    cdn_base: str = "https://cdn.jsdelivr.net/npm/"
    """Address of an npm mirror for htmx."""
    demo: Switch = "off"
    """Shows the demo accounts on the sign-in page."""
    tls: Switch = "off"
    """Whether people reach the hub over https: `__Host-` cookie and Strict-Transport-Security."""
    operator: str = ""
    """Named at the foot of each page as the body in charge 主办."""
    support: str = ""
    """Named at the foot of each page as technical support 技术支持."""
    contact: str = ""
    """Where suggestions and questions go, as the help page shows it: a mail address, a telephone number, a room."""
    icp: str = ""
    """The ICP record number shown at the foot, where there is one."""
    idle_minutes: int = 30
    """A session ends after so many minutes without a request."""
    session_hours: int = 12
    """A session ends after so many hours in any case."""
    invitation_days: int = 14
    """An invitation link works for so many days, once."""
    host_limit: int = 2
    """Visits a month that a host receives before an invitation asks for a reason."""
    return_days: int = 180
    """Days until a return visit is due when none was promised."""
    address: str = ""
    """Where people reach the hub, such as `https://hujian.example.cn`: messages link to it."""
    smtp_host: str = ""
    """Server that takes mail; without one no mail is sent. Wants `HUB_SMTP_FROM` and `HUB_ADDRESS` too."""
    smtp_port: int = 587
    """Its port."""
    smtp_security: Security = "starttls"
    """`starttls`, `tls` from the first byte (port 465), or `off` for a server on the same machine."""
    smtp_login: str = ""
    """What the hub signs in there with, where it has to."""
    smtp_password: str = ""
    """Password for it."""
    smtp_from: str = ""
    """Mail address from which messages come; people's answers go there."""
    past_mb: int = 200
    """Megabytes on the disk for checkpoints of the read database, which make a look into the past quick; in `past` of the data directory."""
    webhook_hosts: str = "qyapi.weixin.qq.com"
    """Hosts, parted by spaces, to which group robots and webhooks may write; `host:port` where the port is not 443."""
    webhook_nets: str = ""
    """Networks of your own, parted by spaces (`10.20.0.0/16`), to which they may write although they are closed, there also without TLS."""
    proxies: str = ""
    """Addresses or networks of reverse proxies in front of the hub, parted by spaces: what they say in X-Forwarded-For is believed."""
    checkpoints: str = ""
    """Directory of the signed checkpoints of the log, best on another machine's disk; otherwise `checkpoints` in the data directory."""
    checkpoint_days: int = 1
    """A checkpoint is signed every so many days, if anything has happened."""
    oidc_issuer: str = ""
    """Address of the district's own sign-in (OpenID Connect), `https://id.example.cn`; wants the extra `oidc` and the next two."""
    oidc_client: str = ""
    """As which the hub is known there; it sends people back to `HUB_ADDRESS/login/oidc/back`."""
    oidc_secret: str = ""
    """The secret for it."""
    oidc_name: str = ""
    """What people call it, as the sign-in page says it: 区教育统一认证."""
    chromium: str = ""
    """Browser binary for the browser tests."""

    @property
    def checkpoint_folder(self) -> Path:
        """Where signed checkpoints are kept."""
        return Path(self.checkpoints) if self.checkpoints else self.data / "checkpoints"

    @classmethod
    def from_env(cls, environ: Mapping[str, str], **given: object) -> Settings:
        """Settings of an environment; `given` (of the command line) wins. Raises SettingsError."""
        known = {f"HUB_{name.upper()}": name for name in cls.__struct_fields__}
        for name in sorted(environ):
            if name.startswith("HUB_") and name not in known and not name.startswith("HUB_TEST_"):
                raise SettingsError(f"unknown variable {name}: known are {', '.join(sorted(known))}")
        values: dict[str, object] = {known[n]: v for n, v in environ.items() if n in known and v != ""}
        values |= {name: value for name, value in given.items() if value is not None}
        for name in ("cdn", "demo", "tls"):
            if (value := values.get(name, "off")) not in get_args(Switch):
                raise SettingsError(f"HUB_{name.upper()}={value}: say on or off")
        for name in (
            "idle_minutes",
            "session_hours",
            "invitation_days",
            "host_limit",
            "return_days",
            "past_mb",
            "smtp_port",
            "checkpoint_days",
        ):
            if not str(values.get(name, 1)).isdecimal() or int(str(values.get(name, 1))) < 1:
                raise SettingsError(f"HUB_{name.upper()}={values[name]}: give a whole number above 0")
            if name in values:
                values[name] = int(str(values[name]))
        values["data"] = Path(str(values.get("data", "var"))).resolve()
        made = cls(**values)  # type: ignore[arg-type]  # each value has been read above
        _check_messages(made)
        return made


def _check_messages(made: Settings) -> None:
    """What mail, webhooks and proxies need, each with its remedy."""
    if made.smtp_security not in get_args(Security):
        raise SettingsError(f"HUB_SMTP_SECURITY={made.smtp_security}: say {', '.join(get_args(Security))}")
    if made.address and urlsplit(made.address).scheme not in ("https", "http"):
        raise SettingsError(f"HUB_ADDRESS={made.address}: write it as https://hujian.example.cn")
    if made.smtp_host and not (made.smtp_from and made.address):
        raise SettingsError("HUB_SMTP_HOST is set: say also HUB_SMTP_FROM and HUB_ADDRESS")
    if made.smtp_host and ("@" not in made.smtp_from or not made.smtp_from.isascii() or " " in made.smtp_from):
        raise SettingsError(f"HUB_SMTP_FROM={made.smtp_from}: give a mail address such as hujian@example.cn")
    for name, nets in (("HUB_WEBHOOK_NETS", made.webhook_nets), ("HUB_PROXIES", made.proxies)):
        for net in nets.split():
            try:
                ip_network(net)
            except ValueError:
                raise SettingsError(f"{name}={net}: write a network as 10.20.0.0/16") from None
