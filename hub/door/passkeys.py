"""People sign in with what their device keeps for them (WebAuthn): no password travels, and no other site can ask for it.

A passkey counts as two factors, because the device asks for a finger, a face or its own code first. A challenge is a random number with
its end, signed for one browser and one purpose, so that looking at a page stores nothing; one that was answered is remembered until then.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import Any, NamedTuple

import sqlalchemy as sa

from hub import private_tables as t
from hub.clock import moment
from hub.door.basis import Door
from hub.door.refusals import PasskeyRefused, TooManyPasskeys
from hub.keyring import Keyring
from hub.sessions import SignedIn

LASTS = 300
"""Seconds in which a challenge is answered."""
MOST = 10
LONGEST = 20_000
"""Characters of an answer that are looked at."""
SECRET = "challenge"  # noqa: S105  # the name of one
REGISTER, SIGN_IN = "register", "sign-in"
NAME = "Hujian"
TABLE = t.door.passkey


class Site(NamedTuple):
    """Where the browser is: the host as passkeys know it, the whole origin, and what ties a challenge to this browser."""

    host: str
    origin: str
    browser: str


class Passkey(NamedTuple):
    """One passkey as its person sees it; instants in microseconds since 1970, UTC. `key` names it in forms and opens nothing."""

    key: str
    name: str
    created_at: int
    used_at: int | None


class Passkeys:
    """Passkeys of all people."""

    def __init__(self, door: Door, keys: Keyring) -> None:
        self._door, self._keys = door, keys

    def of(self, person_id: str) -> list[Passkey]:
        with self._door.private.reading() as db:
            rows = db.execute(sa.select(TABLE).where(TABLE.c.person_id == person_id).order_by(TABLE.c.created_at)).all()
        return [Passkey(_key(row.id), row.name, row.created_at, row.used_at) for row in rows]

    def remove(self, person_id: str, key: str) -> bool:
        """Forget a passkey of the person; False where there is none of this key."""
        with self._door.private.writing() as db:
            ids = db.scalars(sa.select(TABLE.c.id).where(TABLE.c.person_id == person_id)).all()
            mine = [each for each in ids if _key(each) == key]
            return db.execute(sa.delete(TABLE).where(TABLE.c.id.in_(mine))).rowcount > 0

    # ---- registering

    def to_register(self, person_id: str, login: str, site: Site) -> str:
        """What the browser is asked, as JSON. The device is to know the account by itself and to verify its person."""
        import webauthn  # noqa: PLC0415  # 10 MB that most workers never need
        from webauthn.helpers import structs  # noqa: PLC0415

        asked = webauthn.generate_registration_options(
            rp_id=site.host,
            rp_name=NAME,
            user_name=login,
            user_id=person_id.encode(),
            user_display_name=login,
            challenge=self._challenge(REGISTER, person_id, site),
            timeout=LASTS * 1000,
            authenticator_selection=structs.AuthenticatorSelectionCriteria(
                resident_key=structs.ResidentKeyRequirement.REQUIRED,
                user_verification=structs.UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[structs.PublicKeyCredentialDescriptor(id=each) for each in self._ids(person_id)],
        )
        return webauthn.options_to_json(asked)

    def register(self, person_id: str, credential: str, name: str, site: Site) -> None:
        """Keep a new passkey. Raises PasskeyRefused or TooManyPasskeys."""
        import webauthn  # noqa: PLC0415
        from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415

        told = _read(credential)
        challenge = self._answered(REGISTER, person_id, site, told)
        given: dict[str, Any] = {"expected_rp_id": site.host, "expected_origin": site.origin}
        try:
            found = webauthn.verify_registration_response(
                credential=told, expected_challenge=challenge, require_user_verification=True, **given
            )
        except (WebAuthnException, ValueError, KeyError, TypeError) as cause:
            raise PasskeyRefused from cause
        key = webauthn.helpers.bytes_to_base64url(found.credential_id)
        row = {"id": key, "person_id": person_id, "name": name, "public_key": found.credential_public_key}
        with self._door.private.writing() as db:
            self._spend(db, challenge)
            had = db.scalar(sa.select(sa.func.count()).select_from(TABLE).where(TABLE.c.person_id == person_id)) or 0
            if had >= MOST:
                raise TooManyPasskeys(most=MOST)
            if db.scalar(sa.select(TABLE.c.id).where(TABLE.c.id == key)) is not None:
                raise PasskeyRefused
            now = self._door.now()
            db.execute(sa.insert(TABLE).values(**row, sign_count=found.sign_count, created_at=now))

    # ---- signing in

    def to_sign_in(self, site: Site) -> str:
        """What the browser is asked, as JSON; the same for everybody, so that it tells nobody who has a passkey."""
        import webauthn  # noqa: PLC0415
        from webauthn.helpers.structs import UserVerificationRequirement  # noqa: PLC0415

        asked = webauthn.generate_authentication_options(
            rp_id=site.host,
            challenge=self._challenge(SIGN_IN, "", site),
            timeout=LASTS * 1000,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return webauthn.options_to_json(asked)

    def sign_in(self, credential: str, site: Site, *, address: str, agent: str, old_token: str = "") -> SignedIn:
        """A new session. Raises PasskeyRefused, also for a disabled account, and TooManyTries for an address that guesses."""
        import webauthn  # noqa: PLC0415
        from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415

        self._door.throttle.pace("passkey", address, 30)
        told = _read(credential)
        challenge, row = self._answered(SIGN_IN, "", site, told), self._found(str(told.get("id", "")))
        given: dict[str, Any] = {"expected_rp_id": site.host, "expected_origin": site.origin}
        try:
            fits = webauthn.verify_authentication_response(
                credential=told,
                expected_challenge=challenge,
                credential_public_key=row.public_key,
                credential_current_sign_count=row.sign_count,
                require_user_verification=True,
                **given,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError) as cause:
            raise PasskeyRefused from cause
        used = {"sign_count": fits.new_sign_count, "used_at": self._door.now()}
        with self._door.private.writing() as db:
            self._spend(db, challenge)
            open_ = sa.and_(t.account.c.person_id == row.person_id, t.account.c.disabled_at.is_(None))
            if db.scalar(sa.select(t.account.c.login).where(open_)) is None:
                raise PasskeyRefused
            db.execute(sa.update(TABLE).where(TABLE.c.id == row.id).values(used))
            about = {"address": address, "agent": agent, "old_token": old_token}
            return self._door.sessions.start(db, row.person_id, **about)

    # ---- challenges

    def _challenge(self, purpose: str, person_id: str, site: Site) -> bytes:
        ends = int(moment(self._door.now()).timestamp()) + LASTS
        body = ends.to_bytes(8, "big") + secrets.token_bytes(24)
        return body + self._seal(body, purpose, person_id, site)

    def _seal(self, body: bytes, purpose: str, person_id: str, site: Site) -> bytes:
        about = f"{purpose}\n{person_id}\n{site.host}\n{site.browser}".encode()
        return hmac.digest(self._keys.lasting(SECRET), body + about, hashlib.sha256)

    def _answered(self, purpose: str, person_id: str, site: Site, told: dict[str, Any]) -> bytes:
        """The challenge that was answered, when it is one of ours for this browser and not over. Raises PasskeyRefused."""
        from webauthn.helpers import base64url_to_bytes  # noqa: PLC0415

        try:
            said = json.loads(base64url_to_bytes(told["response"]["clientDataJSON"]))
            challenge = base64url_to_bytes(said["challenge"])
        except (ValueError, KeyError, TypeError) as cause:
            raise PasskeyRefused from cause
        body, seal = challenge[:32], challenge[32:]
        in_time = int.from_bytes(body[:8], "big") > moment(self._door.now()).timestamp()
        if not hmac.compare_digest(seal, self._seal(body, purpose, person_id, site)) or not in_time:
            raise PasskeyRefused
        return challenge

    def _spend(self, db: sa.Connection, challenge: bytes) -> None:
        now, key = self._door.now(), hashlib.sha256(challenge).hexdigest()
        db.execute(sa.delete(t.door.spent).where(t.door.spent.c.ends_at <= now))
        if db.scalar(sa.select(t.door.spent.c.hash).where(t.door.spent.c.hash == key)) is not None:
            raise PasskeyRefused
        db.execute(sa.insert(t.door.spent).values(hash=key, ends_at=now + LASTS * 1_000_000))

    def _found(self, key: str) -> sa.Row[Any]:
        with self._door.private.reading() as db:
            if (row := db.execute(sa.select(TABLE).where(TABLE.c.id == key)).first()) is None:
                raise PasskeyRefused
            return row

    def _ids(self, person_id: str) -> list[bytes]:
        from webauthn.helpers import base64url_to_bytes  # noqa: PLC0415

        with self._door.private.reading() as db:
            ids = db.scalars(sa.select(TABLE.c.id).where(TABLE.c.person_id == person_id))
            return [base64url_to_bytes(each) for each in ids]


def _read(credential: str) -> dict[str, Any]:
    try:
        told = json.loads(credential[:LONGEST])
    except (ValueError, RecursionError) as cause:
        raise PasskeyRefused from cause
    if not isinstance(told, dict):
        raise PasskeyRefused
    return told


def _key(credential_id: str) -> str:
    return hashlib.sha256(credential_id.encode()).hexdigest()[:16]
