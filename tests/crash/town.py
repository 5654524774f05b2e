"""Real server processes on the demo district, people who write through forms, and a plug to pull."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import httpx2

from hub.clock import local_day, system_clock
from hub.settings import DEMO_PASSPHRASE

ROOT = Path(__file__).parents[2]
READY_WITHIN = 120
"""Seconds; a few are enough, but for a machine that is busy with ten other things."""
WORDS = re.compile(r"(<[^>]+>|\s)+")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


class Server:
    """`hub serve` with two workers on a data directory; what it says goes into the file `told`, or nowhere."""

    def __init__(self, data, told=os.devnull):
        self.data, self.port, self.process, self.told = data, free_port(), None, told
        self.base = f"http://127.0.0.1:{self.port}"

    def start(self):
        """Until it is ready to answer."""
        command = [sys.executable, "-m", "hub", "--data", str(self.data), "serve", "--port", str(self.port)]
        plain = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
        env = plain | {"HUB_CDN": "off", "HUB_HOST_LIMIT": "1000000"}
        with Path(self.told).open("wb") as told:
            errors = None if self.told == os.devnull else told
            self.process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=told, stderr=errors)
        end = time.monotonic() + READY_WITHIN
        while time.monotonic() < end:
            assert self.process.poll() is None, "the server has ended"
            try:
                if httpx2.get(f"{self.base}/readyz", timeout=5).status_code == 200:
                    return self
            except httpx2.TransportError:
                time.sleep(0.05)
        raise AssertionError("the server has not become ready")

    def tree(self):
        """Process ids of the server and its workers. What these run beside them ends with its worker."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def kill(self):
        """As when the plug is pulled: every process at once, no goodbye."""
        for pid in self.tree() if self.process.poll() is None else ():
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """As an operator does; the exit status and the seconds it took."""
        began = time.monotonic()
        self.process.terminate()
        return self.process.wait(timeout=20), time.monotonic() - began


class Act:
    """One form as it was sent, to be sent again word by word; `answer` is where it led, None while nobody has said so."""

    def __init__(self, path, fields):
        self.path, self.fields, self.answer = path, fields, None

    @property
    def command(self):
        return self.fields["command_id"]


class Person:
    """A secretary at a browser: invites one unit after the other and takes it back."""

    def __init__(self, server, login, unit, others):
        self.server, self.login, self.unit, self.others = server, login, unit, others
        self.client, self.acts, self.stopped = None, [], False

    def sign_in(self):
        origin = {"origin": self.server.base, "sec-fetch-site": "same-origin"}
        self.leave()
        self.client = httpx2.Client(base_url=self.server.base, headers=origin, timeout=20)
        token = self._token("/login")
        sent = {"csrf": token, "login": self.login, "password": DEMO_PASSPHRASE}
        assert self.client.post("/login", data=sent).status_code == 303
        self.csrf = self._token("/visits/new?as=host")

    def leave(self):
        """Close the browser."""
        if self.client:
            self.client.close()

    def _token(self, path):
        return re.search(r'name="csrf" value="([^"]+)"', self.client.get(path).text)[1]

    def write(self):
        """Until the plug is pulled; what was acknowledged has an answer."""
        try:
            while not self.stopped:
                invited = self.send(self.invitation())
                self.send(Act(f"{invited}/withdraw", self.form(reason="时间有变")))
        except httpx2.TransportError:
            pass

    def invitation(self):
        day = local_day(system_clock()) + timedelta(days=20)
        other = self.others[len(self.acts) // 2 % len(self.others)]
        fields = {
            "direction": "invite",
            "unit": self.unit,
            "to": other,
            "topic": f"第{uuid4().hex[:12]}次",
            "purpose": "互学互鉴",
        }
        return Act("/visits/new", self.form(**fields, **{"slots.0.on": day.isoformat(), "slots.0.part": "pm"}))

    def form(self, **fields):
        return fields | {"csrf": self.csrf, "command_id": str(uuid4())}

    def send(self, act):
        self.acts.append(act)
        act.answer = self.sent(act)
        return act.answer

    def sent(self, act):
        """Where the form led."""
        answer = self.client.post(act.path, data=act.fields)
        assert answer.status_code == 303, (act.path, answer.status_code, WORDS.sub(" ", answer.text))
        return answer.headers["location"].partition("?")[0]
