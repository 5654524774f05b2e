"""The group of a studio hears what waits for its schools: by its WeCom robot, or by a signed webhook to a program of its own.

The address of a robot holds its key, so it lies in the private store and is never shown whole again. A webhook is signed as Standard
Webhooks 1.0 says: HMAC-SHA256 over id, time and body. Source of the robot's form and limits: WeCom, 群机器人配置说明.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from http import HTTPStatus
from uuid import uuid4

import msgspec
import sqlalchemy as sa

from domain.errors import Refused, refuse
from domain.words import Party, PartyKind
from hub import private_engine
from hub.access import Act
from hub.clock import micros
from hub.core import Core
from hub.notices import faults, wishes
from hub.notices.notice import Letter, Notice, Wishes
from hub.notices.outbound import Answer, Outbound
from hub.notices.outcome import Outcome
from hub.private_tables import robot as table

TEXT_BYTES = 2_048
"""Of a text message of a group robot."""
SECRET = "whsec_"  # noqa: S105  # how one begins
BUSY, LIMITED = -1, 45_009
"""Codes of the robot's answer after which it may be asked again: the system is busy; more than twenty messages a minute."""


class Style(StrEnum):
    """Who listens at the address."""

    WECOM = "wecom"
    SIGNED = "signed"


class Robot(msgspec.Struct, frozen=True, kw_only=True):
    """The robot of a studio. `secret` signs what goes to a webhook; the address of a WeCom robot is a secret itself."""

    studio: str
    style: Style
    address: str
    secret: str
    wishes: Wishes
    set_at: int

    @property
    def masked(self) -> str:
        """Enough of the address to know it again."""
        host = self.address.split("/")[2].rpartition("@")[2]
        return f"{host} … {self.address[-4:]}"


class Robots:
    """Use cases of the robots of studios."""

    def __init__(self, core: Core, outbound: Outbound) -> None:
        self._core, self._private, self._outbound = core, core.private, outbound

    def of(self, studio: str) -> Robot | None:
        with self._private.reading() as db:
            row = db.execute(sa.select(table).where(table.c.studio == studio)).first()
        return _robot(row) if row else None

    def everywhere(self) -> list[Robot]:
        with self._private.reading() as db:
            return [_robot(row) for row in db.execute(sa.select(table).order_by(table.c.studio))]

    def install(self, studio: str, style: Style, address: str, wished: Wishes, trial: Letter, *, act: Act) -> Robot:
        """Keep an address after a trial message has arrived there: what does not work is not kept. `address` "" keeps the one before.

        Raises what is wrong with the wishes, and the refusals of hub.notices.outbound.
        """
        act = self._core.may(act, "studio.robot", Party(PartyKind.STUDIO, studio))
        refuse(*wishes.check(wished))
        before = self.of(studio)
        if not address and before is None:
            raise faults.HookUnreadable("address")
        secret = before.secret if before and before.secret else SECRET + b64encode(secrets.token_bytes(32)).decode()
        address = address or (before.address if before else "")
        now = self._core.now()
        made = Robot(studio=studio, style=style, address=address, secret=secret, wishes=wished, set_at=micros(now))
        if before is None or (made.address, made.style) != (before.address, before.style):
            self.post(made, trial, (), str(uuid4()), now)
        row = msgspec.structs.asdict(made) | {"wishes": msgspec.json.encode(wished).decode()}
        with self._private.writing() as db:
            private_engine.upsert(db, table, row)
        return made

    def remove(self, studio: str, *, act: Act) -> None:
        """Forget address and secret. A studio without a robot is left as it is."""
        self._core.may(act, "studio.robot", Party(PartyKind.STUDIO, studio))
        with self._private.writing() as db:
            db.execute(sa.delete(table).where(table.c.studio == studio))

    def greet(self, studio: str, trial: Letter, *, act: Act) -> None:
        """Send a trial message. Raises NoRobot and the refusals of hub.notices.outbound."""
        self._core.may(act, "studio.robot", Party(PartyKind.STUDIO, studio))
        if (found := self.of(studio)) is None:
            raise faults.NoRobot("address")
        self.post(found, trial, (), str(uuid4()), self._core.now())

    def send(
        self,
        robot: Robot,
        letter: Letter,
        told: Sequence[Notice],
        link: Callable[[str], str],
        message: str,
        now: datetime,
    ) -> Outcome:
        """What became of a message to the group."""
        try:
            self.post(robot, letter, [_told(each, link) for each in told], message, now)
        except (faults.HookUnknown, faults.HookUnreached) as fault:
            return Outcome.failed(fault.code)
        except faults.HookSilent as fault:  # a webhook knows the message again by its id, a group does not
            again = robot.style is Style.SIGNED
            return (Outcome.failed if again else Outcome.parked)(fault.code)
        except faults.HookRefused as fault:
            passing = bool(fault.facts.get("passing"))
            return (Outcome.failed if passing else Outcome.parked)(fault.code, str(fault.facts["answer"]))
        except Refused as fault:
            return Outcome.parked(fault.code)
        return Outcome.sent()

    def post(self, robot: Robot, letter: Letter, told: Sequence[object], message: str, now: datetime) -> None:
        """One message; raises what keeps it from arriving."""
        if robot.style is Style.WECOM:
            body = msgspec.json.encode({"msgtype": "text", "text": {"content": fitting(letter, TEXT_BYTES)}})
            _understood(self._outbound.post(robot.address, body, {"Content-Type": "application/json"}))
            return
        content = {"studio": robot.studio, "subject": letter.subject, "text": letter.text, "notices": told}
        body = msgspec.json.encode({"type": "notices", "timestamp": now, "data": content})
        answer = self._outbound.post(robot.address, body, signed(robot.secret, message, now, body))
        if not answer.fine:
            raise _refused(answer)


def signed(secret: str, message: str, now: datetime, body: bytes) -> dict[str, str]:
    """The header lines by which a receiver knows who sent this, when, and that it is whole."""
    at = str(int(now.timestamp()))
    key = b64decode(secret.removeprefix(SECRET))
    digest = hmac.digest(key, b".".join((message.encode(), at.encode(), body)), sha256)
    return {
        "Content-Type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": at,
        "webhook-signature": f"v1,{b64encode(digest).decode()}",
    }


def fitting(letter: Letter, most: int) -> str:
    """As many lines as fit into so many bytes; the last one, which leads to the rest, always."""
    *lines, last = [letter.subject, *letter.short]
    room, kept = most - len(last.encode()), []
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join([*kept, last])


def _understood(answer: Answer) -> None:
    """The robot says in the body whether it took a message."""
    if not answer.fine:
        raise _refused(answer)
    try:
        said = msgspec.json.decode(answer.body, type=_Said)
    except msgspec.DecodeError:
        raise _refused(answer) from None
    if said.errcode:
        passing = said.errcode in {BUSY, LIMITED}
        raise faults.HookRefused("address", answer=f"{said.errcode} {said.errmsg}"[:200], passing=passing)


class _Said(msgspec.Struct):
    errcode: int
    errmsg: str = ""


def _refused(answer: Answer) -> faults.HookRefused:
    passing = answer.status == HTTPStatus.TOO_MANY_REQUESTS or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    said = "".join(filter(str.isprintable, answer.body.decode("utf-8", "replace")))
    return faults.HookRefused("address", answer=f"{answer.status} {said}"[:200].strip(), passing=passing)


def _told(notice: Notice, link: Callable[[str], str]) -> dict[str, object]:
    return {**notice._asdict(), "url": link(notice.path)}


def _robot(row: sa.Row[tuple[object, ...]]) -> Robot:
    values = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's own name for it
    return Robot(**values | {"style": Style(row.style), "wishes": wishes.read(row.wishes)})
