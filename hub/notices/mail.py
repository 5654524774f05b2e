"""Messages go out as mail through the operator's server: plain text, and no word of anybody can become a line of the header."""

from __future__ import annotations

from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from types import TracebackType
from typing import NamedTuple, Self

import aiosmtplib
from aiosmtplib import SMTP, SMTPException, SMTPResponseException
from anyio.from_thread import start_blocking_portal

from hub.notices.notice import Letter
from hub.notices.outcome import Outcome
from hub.settings import Settings

SECONDS = 10.0
"""For each step of the exchange with the server."""
PERMANENT = 500
"""From here on a server's answer is final."""


class Addressee(NamedTuple):
    """To whom."""

    name: str
    mail: str


def addressed(name: str, mail: str) -> Address | None:
    """An address for a header; None for one that no mail reaches. The name of a domain may be Chinese, what stands before the @ not."""
    local, at, domain = mail.rpartition("@")
    try:
        if not (at and local.isascii() and local.isprintable()):
            return None
        return Address(name, addr_spec=f"{local}@{domain.encode('idna').decode()}")
    except (ValueError, IndexError, MessageError):  # UnicodeError is a ValueError; the parser stumbles over broken ones
        return None


def composed(settings: Settings, to: Address, letter: Letter, message: str, now: datetime) -> EmailMessage:
    """The mail; ValueError for a line break in a header. Its id is that of the delivery, so that nobody reads it twice."""
    sender = Address(settings.operator, addr_spec=settings.smtp_from)
    mail = EmailMessage(POLICY)
    mail["From"], mail["To"], mail["Subject"] = sender, to, letter.subject
    mail["Date"], mail["Message-ID"] = now, f"<{message}@{sender.domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text, cte="base64")
    return mail


class Mailer:
    """One connection to the server for all mails of a round, made when the first one goes out.

    It has an event loop in a thread of its own, so that whoever sends may have one too.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loop = start_blocking_portal()
        self._server: SMTP | None = None
        self.down = False
        """The server could not be reached, or takes nothing from us: the rest of the round waits."""

    def __enter__(self) -> Self:
        self._portal = self._loop.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._portal.call(self._leave)
        self._loop.__exit__(kind, error, at)

    def send(self, to: Addressee, letter: Letter, message: str, now: datetime) -> Outcome:
        """What became of one mail."""
        if (address := addressed(to.name, to.mail)) is None:
            return Outcome.parked("mail.address")
        try:
            mail = composed(self._settings, address, letter, message, now)
        except ValueError:
            return Outcome.parked("mail.header")
        return self._portal.call(self._send, address.addr_spec, mail.as_bytes())

    async def _send(self, to: str, mail: bytes) -> Outcome:
        try:
            server = await self._reached()
            await server.mail(self._settings.smtp_from)
        except (SMTPException, OSError) as cause:  # the same for everybody
            self.down = True
            await self._leave()
            return Outcome.failed("mail.unreached", _said(cause))
        handed_over = False
        try:
            await server.rcpt(to)
            handed_over = True
            await server.data(mail)
        except SMTPResponseException as answer:
            await self._leave()
            final = answer.code >= PERMANENT
            return (Outcome.parked if final else Outcome.failed)("mail.refused", _said(answer))
        except (SMTPException, OSError) as cause:
            await self._leave()
            return (Outcome.parked if handed_over else Outcome.failed)("mail.silent", _said(cause))
        return Outcome.sent()

    async def _reached(self) -> SMTP:
        if self._server is not None and self._server.is_connected:
            return self._server
        its = self._settings
        server = SMTP(
            hostname=its.smtp_host,
            port=its.smtp_port,
            use_tls=its.smtp_security == "tls",
            start_tls=its.smtp_security == "starttls",
            username=its.smtp_login or None,
            password=its.smtp_password or None,
            timeout=SECONDS,
        )
        await server.connect()
        self._server = server
        return server

    async def _leave(self) -> None:
        server, self._server = self._server, None
        if server is not None and server.is_connected:
            try:
                await server.quit()
            except (SMTPException, OSError):
                server.close()


def _said(cause: Exception) -> str:
    """The server's own words, or what kept it from saying any."""
    if isinstance(cause, SMTPResponseException):
        return f"{cause.code} {cause.message}"
    if isinstance(cause, aiosmtplib.SMTPTimeoutError | TimeoutError):
        return "no answer in time"
    return f"{type(cause).__name__}: {cause}"
