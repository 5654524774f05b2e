"""Real servers on this machine: one that takes mail, one that is written to by robots; each does what a test asks of it."""

from __future__ import annotations

import email
import os
import signal
import socket
import threading
from contextlib import closing
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

THANKS = b'{"errcode":0,"errmsg":"ok"}'


def free_port():
    with closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


class Mail(NamedTuple):
    """One mail as it arrived."""

    to: list
    subject: str
    text: str
    whole: object


class PostOffice:
    """A mail server.

    `answers`: what it says to the next mails instead of taking them; `kills`: the process that dies with the next; `login`: name and
    password without which it takes none.
    """

    def __init__(self):
        self.port, self.mails, self.answers, self.kills, self._control = free_port(), [], [], None, None
        self.login = ()

    def open(self):
        wanted = {"auth_required": True, "auth_require_tls": False, "authenticator": self._knows} if self.login else {}
        self._control = Controller(self, hostname="127.0.0.1", port=self.port, **wanted)
        self._control.start()
        return self

    def close(self):
        if self._control:
            self._control.stop()
            self._control = None

    def _knows(self, server, session, envelope, mechanism, given):
        return AuthResult(success=(given.login.decode(), given.password.decode()) == self.login)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  # the library's name
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # as there
        found = email.message_from_bytes(envelope.content, policy=default)
        self.mails.append(Mail(envelope.rcpt_tos, found["Subject"], found.get_content().replace("\r\n", "\n"), found))
        if self.kills:
            os.kill(self.kills(), signal.SIGKILL)
        return "250 taken"

    @property
    def to(self):
        """Who got mail, in order."""
        return [address.partition("@")[0] for mail in self.mails for address in mail.to]

    @property
    def settings(self):
        return {
            "smtp_host": "127.0.0.1",
            "smtp_port": self.port,
            "smtp_security": "off",
            "smtp_from": "hub@example.cn",
            "address": "https://hub.example.cn",
        }


class Receiver:
    """A web server. It answers `status` and `body`, after `pause` seconds for each byte; `where` is a Location."""

    def __init__(self):
        self.asked, self.status, self.body, self.pause, self.where = [], 200, THANKS, 0, ""
        self._ends = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def place(self):
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def address(self):
        return f"http://{self.place}/send?key=abcd"

    @property
    def settings(self):
        """What an operator says who wants to be able to write to it."""
        return {"webhook_hosts": f"{self.place} qyapi.weixin.qq.com", "webhook_nets": "127.0.0.0/8"}

    def close(self):
        self._ends.set()
        self._server.shutdown()
        self._server.server_close()

    def _handler(here):  # noqa: N805  # the handler has a self of its own
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                here.asked.append((self.path, dict(self.headers), body))
                self.send_response(here.status)
                if here.where:
                    self.send_header("Location", here.where)
                self.end_headers()
                here.say(self.wfile)

            def log_message(self, *_):
                pass

        return Handler

    def say(self, to):
        """The body, at once or drop by drop."""
        try:
            for n in range(0, len(self.body), 1 if self.pause else len(self.body) or 1):
                to.write(self.body[n : n + 1] if self.pause else self.body)
                to.flush()
                if self.pause and self._ends.wait(self.pause):
                    return
        except OSError:
            return
