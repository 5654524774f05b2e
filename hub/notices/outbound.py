"""The hub writes to an address outside, and whoever names the address cannot make it write anywhere else.

https only; the host stands on the operator's list; every address to which its name leads is looked at, and the connection goes to the
one that was looked at; no redirects, five seconds in all, 64 KiB of answer. Source: reliability section 2, outgoing requests.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from time import monotonic
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from hub.notices import faults
from hub.settings import Settings

SECONDS = 5.0
MOST = 64 << 10
"""Bytes of an answer."""
AGENT = "Hujian"
PORTS = {"https": 443, "http": 80}

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]


class Target(NamedTuple):
    """A place that was looked at: `address` is where the connection goes, whatever the name leads to by then."""

    secure: bool
    host: str
    port: int
    address: str
    path: str


class Answer(NamedTuple):
    """What the other side said."""

    status: int
    body: bytes

    @property
    def fine(self) -> bool:
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES


def resolve(host: str, port: int) -> list[str]:
    """All addresses to which a name leads. OSError where it leads nowhere."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Outbound:
    """Looks at addresses, and posts. `resolve` tells where a name leads."""

    def __init__(self, settings: Settings, resolve: Resolve = resolve, seconds: float = SECONDS) -> None:
        self._hosts = frozenset(settings.webhook_hosts.lower().split())
        self._nets = [ip_network(net) for net in settings.webhook_nets.split()]
        self._resolve, self._seconds = resolve, seconds
        self._trust = ssl.create_default_context()

    def look(self, url: str, until: float | None = None) -> Target:
        """Where this address leads now. Raises HookUnreadable, HookUnlisted, HookInside or HookUnknown."""
        parts, host, port = _taken_apart(url)
        if (literal := _literal(host)) and not self._allowed(literal):
            raise faults.HookInside("address", host=host)
        if not {host, f"{host}:{port}"} & self._hosts or (
            port != PORTS["https"] and f"{host}:{port}" not in self._hosts
        ):
            raise faults.HookUnlisted("address", host=host if port == PORTS["https"] else f"{host}:{port}")
        found = self._addresses(host, port, until or monotonic() + self._seconds)
        if not all(self._allowed(each) for each in found):
            raise faults.HookInside("address", host=host)
        if parts.scheme == "http" and not all(self._named(each) for each in found):
            raise faults.HookUnreadable("address")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Target(parts.scheme == "https", host, port, str(found[0]), path)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Look and send. Raises what `look` raises, and HookUnreached, HookSilent, HookRedirected or HookTooLarge."""
        until = monotonic() + self._seconds
        target = self.look(url, until)
        connection = _Pinned(target, until, self._trust)
        watch = threading.Timer(max(until - monotonic(), 0), connection.cut)
        watch.start()
        try:
            _reach(connection, target)
            return _exchange(connection, target, body, headers, self._seconds)
        finally:
            watch.cancel()
            connection.close()

    def _addresses(self, host: str, port: int, until: float) -> list[Address]:
        """Asked in a thread of its own: nobody can tell how long a name server takes."""
        found: Future[list[str]] = Future()

        def ask() -> None:
            try:
                found.set_result(self._resolve(host, port))
            except (OSError, UnicodeError) as cause:
                found.set_exception(cause)

        threading.Thread(target=ask, name="resolve", daemon=True).start()
        try:
            names = found.result(max(until - monotonic(), 0))
        except (OSError, UnicodeError):  # a TimeoutError is an OSError
            names = []
        if not names:
            raise faults.HookUnknown("address", host=host)
        return [ip_address(name.partition("%")[0]) for name in names]

    def _named(self, address: Address) -> bool:
        return any(address in net for net in self._nets)

    def _allowed(self, address: Address) -> bool:
        return self._named(address) or is_open(address)


def is_open(address: Address) -> bool:
    """Whether an address is one of the open network, and not another one in disguise."""
    if isinstance(address, IPv6Address) and (
        address.ipv4_mapped or address.sixtofour or address.teredo or address.is_site_local
    ):
        return False
    closed = address.is_private or address.is_loopback or address.is_link_local or address.is_multicast
    return address.is_global and not closed and not address.is_reserved and not address.is_unspecified


def _taken_apart(url: str) -> tuple[SplitResult, str, int]:
    """An address with its host and port; nothing in it that two readers could understand in two ways."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise faults.HookUnreadable("address") from None
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    if not plain or not host or not port or parts.username is not None or parts.password is not None or parts.fragment:
        raise faults.HookUnreadable("address")
    return parts, host, port


def _literal(host: str) -> Address | None:
    """The address that a host is written as; also in the short forms that C libraries take for one: 127.1, 0x7f000001."""
    with suppress(ValueError):
        return ip_address(host.partition("%")[0])
    with suppress(OSError):
        return IPv4Address(socket.inet_aton(host))
    return None


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, under the name of the host; cut off when its time is over."""

    def __init__(self, target: Target, until: float, trust: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port)
        self._target, self._until, self._trust, self.over = target, until, trust, False
        self._wire: socket.socket | None = None
        """The library forgets its own as soon as the header is read."""

    def connect(self) -> None:
        left = max(self._until - monotonic(), 0.001)
        raw = socket.create_connection((self._target.address, self._target.port), left)
        self.sock = self._wire = raw
        if self._target.secure:
            name = self._target.host
            secured = self._trust.wrap_socket(raw, server_hostname=name, do_handshake_on_connect=False)
            self.sock = self._wire = secured
            secured.do_handshake()  # now that `cut` knows the socket

    def cut(self) -> None:
        """A timeout of the socket begins anew with every byte; this does not."""
        self.over = True
        if self._wire is not None:
            with suppress(OSError):
                self._wire.shutdown(socket.SHUT_RDWR)


def _reach(connection: _Pinned, target: Target) -> None:
    try:
        connection.connect()
    except OSError as cause:
        raise faults.HookUnreached("address", host=target.host) from cause


def _exchange(connection: _Pinned, target: Target, body: bytes, headers: Mapping[str, str], seconds: float) -> Answer:
    try:
        connection.request("POST", target.path, body, {"User-Agent": AGENT, "Connection": "close", **headers})
        answer = connection.getresponse()
        said = Answer(answer.status, answer.read(MOST + 1))
    except (OSError, http.client.HTTPException) as cause:
        raise faults.HookSilent("address", seconds=f"{seconds:g}") from cause
    if connection.over:
        raise faults.HookSilent("address", seconds=f"{seconds:g}")
    if HTTPStatus.MULTIPLE_CHOICES <= said.status < HTTPStatus.BAD_REQUEST:
        raise faults.HookRedirected("address")
    if len(said.body) > MOST:
        raise faults.HookTooLarge("address", limit=MOST >> 10)
    return said
