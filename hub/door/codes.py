"""A code from an app in addition to the password (TOTP, RFC 6238), and codes on paper for the day the telephone is lost.

Source: NIST SP 800-63B-4 sections 3.1.4 (one-time passwords: used once, a small window) and 3.1.2 (look-up secrets: 112 bits or more,
kept as digests, used once).
"""

from __future__ import annotations

import secrets
import unicodedata
from hmac import compare_digest
from typing import Any, NamedTuple

import pyotp
import sqlalchemy as sa

from hub import private_engine
from hub import private_tables as t
from hub.clock import moment
from hub.door import steps
from hub.door.basis import Door, digest, has_factor
from hub.door.refusals import CodeWrong, FactorOff, FactorOn, OldPasswordWrong, PasswordStaysShort
from hub.passwords import LEAST
from hub.sessions import SignedIn

PERIOD = 30
WINDOW = 1
"""Periods before and after the present one whose codes are taken: clocks differ."""
RECOVERY = 10
SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without those that look alike."""
GROUPS, GROUP = 5, 5
"""25 signs: 122 bits."""


class Factor(NamedTuple):
    """What a person sees of the second factor. `secret`: of one that was begun and not confirmed; `left`: recovery codes."""

    on: bool
    secret: str
    left: int


class Codes:
    """Second factors of all people."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def of(self, person_id: str) -> Factor:
        unused = sa.and_(t.door.recovery.c.person_id == person_id, t.door.recovery.c.used_at.is_(None))
        with self._door.private.reading() as db:
            row = db.execute(sa.select(t.door.totp).where(t.door.totp.c.person_id == person_id)).first()
            left = db.scalar(sa.select(sa.func.count()).select_from(t.door.recovery).where(unused)) or 0
        on = row is not None and row.confirmed_at is not None
        return Factor(on, row.secret if row is not None and not on else "", left if on else 0)

    def address(self, person_id: str, login: str, issuer: str) -> str:
        """What the app reads from the square: `otpauth://…` of a factor that was begun. Raises FactorOff."""
        if not (secret := self.of(person_id).secret):
            raise FactorOff
        return pyotp.TOTP(secret, interval=PERIOD).provisioning_uri(name=login, issuer_name=issuer)

    def begin(self, person_id: str) -> None:
        """A new secret, which counts from its confirmation on. Raises FactorOn."""
        row = {"person_id": person_id, "secret": pyotp.random_base32(32), "begun_at": self._door.now()}
        with self._door.private.writing() as db:
            if has_factor(db, person_id):
                raise FactorOn
            private_engine.upsert(db, t.door.totp, row | {"confirmed_at": None, "last_step": 0})

    def confirm(self, person_id: str, code: str, *, address: str, keep: str) -> list[str]:
        """From now on a code is asked for; the recovery codes, shown this once. Other sessions end: they came in without one.

        Raises FactorOff, FactorOn, CodeWrong or TooManyTries.
        """
        self._door.throttle.claim(f"code:{person_id}", address)
        with self._door.private.writing() as db:
            if has_factor(db, person_id):
                raise FactorOn
            self._take(db, person_id, code)
            mine = t.door.totp.c.person_id == person_id
            db.execute(sa.update(t.door.totp).where(mine).values(confirmed_at=self._door.now()))
            self._door.sessions.revoke_all(db, person_id, keep)
            self._door.throttle.forgive(db, f"code:{person_id}", address)
            return _renewed(db, person_id)

    def renew(self, person_id: str, code: str, *, address: str) -> list[str]:
        """New recovery codes in place of all old ones. Raises FactorOff, CodeWrong or TooManyTries."""
        self._door.throttle.claim(f"code:{person_id}", address)
        with self._door.private.writing() as db:
            if not has_factor(db, person_id):
                raise FactorOff
            self._take(db, person_id, code)
            self._door.throttle.forgive(db, f"code:{person_id}", address)
            return _renewed(db, person_id)

    def turn_off(self, person_id: str, password: str, *, address: str) -> None:
        """No code is asked for any more. Raises FactorOff, TooManyTries, OldPasswordWrong or PasswordStaysShort."""
        account = self._account(person_id)
        self._door.throttle.claim(account.login, address)
        if not self._door.hasher.matches(account.hash, password):
            raise OldPasswordWrong("password")
        if account.short:
            raise PasswordStaysShort(least=LEAST)
        with self._door.private.writing() as db:
            if not has_factor(db, person_id):
                raise FactorOff
            forget(db, person_id)
            self._door.throttle.forgive(db, account.login, address)

    def finish(self, token: str, code: str, *, address: str, agent: str, old_token: str = "") -> SignedIn:
        """The second step of signing in, by a code of the app or of the paper. Raises StepOver, TooManyTries or CodeWrong."""
        person_id = steps.waiting(self._door, token)
        self._door.throttle.claim(f"code:{person_id}", address)
        with self._door.private.writing() as db:
            if not self._recovered(db, person_id, code):
                self._take(db, person_id, code)
            self._door.throttle.forgive(db, f"code:{person_id}", address)
            about = {"address": address, "agent": agent, "old_token": old_token}
            return steps.arrive(self._door, db, token, person_id, **about)

    def _account(self, person_id: str) -> Any:
        asked = sa.select(t.account.c.login, t.account.c.hash, t.account.c.short)
        with self._door.private.reading() as db:
            return db.execute(asked.where(t.account.c.person_id == person_id)).one()

    def _take(self, db: sa.Connection, person_id: str, code: str) -> None:
        """Use a code of the app up. Raises FactorOff or CodeWrong."""
        row = db.execute(sa.select(t.door.totp).where(t.door.totp.c.person_id == person_id)).first()
        if row is None:
            raise FactorOff
        typed, now = plain(code), int(moment(self._door.now()).timestamp()) // PERIOD
        app = pyotp.TOTP(row.secret, interval=PERIOD)
        fits = [n for n in range(now - WINDOW, now + WINDOW + 1) if compare_digest(app.at(n * PERIOD), typed)]
        if not fits or (used := max(fits)) <= row.last_step:
            raise CodeWrong("code")
        db.execute(sa.update(t.door.totp).where(t.door.totp.c.person_id == person_id).values(last_step=used))

    def _recovered(self, db: sa.Connection, person_id: str, code: str) -> bool:
        mine = sa.and_(
            t.door.recovery.c.hash == digest(f"{person_id} {plain(code)}"), t.door.recovery.c.used_at.is_(None)
        )
        return db.execute(sa.update(t.door.recovery).where(mine).values(used_at=self._door.now())).rowcount > 0


def plain(code: str) -> str:
    """A code as it is compared: half-width capitals and digits, no spaces or dashes; at most 64 signs are looked at."""
    text = unicodedata.normalize("NFKC", code[:64]).upper()
    return "".join(sign for sign in text if sign.isascii() and sign.isalnum())


def forget(db: sa.Connection, person_id: str) -> None:
    """Take the second factor and its recovery codes away."""
    db.execute(sa.delete(t.door.totp).where(t.door.totp.c.person_id == person_id))
    db.execute(sa.delete(t.door.recovery).where(t.door.recovery.c.person_id == person_id))


def _renewed(db: sa.Connection, person_id: str) -> list[str]:
    db.execute(sa.delete(t.door.recovery).where(t.door.recovery.c.person_id == person_id))
    made = [
        "-".join("".join(secrets.choice(SIGNS) for _ in range(GROUP)) for _ in range(GROUPS)) for _ in range(RECOVERY)
    ]
    for code in made:
        db.execute(sa.insert(t.door.recovery).values(hash=digest(f"{person_id} {plain(code)}"), person_id=person_id))
    return made
