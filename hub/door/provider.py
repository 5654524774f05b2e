"""Signing in with the district's own accounts (OpenID Connect Core 1.0, code flow with PKCE): an extra that the operator switches on.

It opens existing accounts only: by the subject that was linked before, else by a mail address that the provider has verified and that
exactly one person of the directory has. Needs the extra `oidc` (Authlib).
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

import sqlalchemy as sa

from hub import private_tables as t
from hub.door.basis import Door
from hub.door.refusals import ProviderRefused, ProviderSilent
from hub.door.steps import HalfWay, admit
from hub.sessions import SignedIn
from hub.settings import Settings, SettingsError

SECONDS = 5.0
SIGNED_WITH = ["RS256", "PS256", "ES256", "EdDSA"]
LEEWAY = 60
TABLE = t.door.identity


class Started(NamedTuple):
    """Where the browser goes, and what it has to bring back: kept in its cookie, nowhere else."""

    address: str
    state: str
    nonce: str
    verifier: str


def check(settings: Settings) -> None:
    """Raises SettingsError when the extra is switched on and cannot work."""
    if not settings.oidc_issuer:
        return
    if not (settings.oidc_client and settings.oidc_secret and settings.address):
        raise SettingsError("HUB_OIDC_ISSUER is set: say also HUB_OIDC_CLIENT, HUB_OIDC_SECRET and HUB_ADDRESS")
    parts = urlsplit(settings.oidc_issuer)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise SettingsError(f"HUB_OIDC_ISSUER={settings.oidc_issuer}: write an https:// address")
    if find_spec("authlib") is None or find_spec("httpx2") is None:
        raise SettingsError(
            "HUB_OIDC_ISSUER is set, but Authlib is not installed: pip install 'studio-exchange-hub[oidc]'"
        )


class Provider:
    """The provider that the operator has named. All methods talk to it over the network and are called in threads."""

    def __init__(self, door: Door) -> None:
        self._door, self._settings = door, door.settings
        self._known: dict[str, Any] = {}

    @property
    def on(self) -> bool:
        return bool(self._settings.oidc_issuer)

    @property
    def back(self) -> str:
        """The address to which the provider sends people back."""
        return self._settings.address.rstrip("/") + "/login/oidc/back"

    def start(self) -> Started:
        """Raises ProviderSilent."""
        from authlib.common.security import generate_token  # noqa: PLC0415  # of the extra

        verifier, nonce = generate_token(64), generate_token(32)
        with self._client() as client:
            asked = self._metadata(client)["authorization_endpoint"]
            address, state = client.create_authorization_url(asked, code_verifier=verifier, nonce=nonce)
        return Started(address, state, nonce, verifier)

    def finish(
        self, started: Started, answer: str, *, address: str, agent: str, old_token: str = ""
    ) -> SignedIn | HalfWay:
        """A session for whom the provider vouches for. `answer` is the address to which it sent the browser, query included.

        Raises ProviderRefused or ProviderSilent.
        """
        told = self._vouched(started, answer)
        with self._door.private.writing() as db:
            person_id = self._linked(db, told)
            return admit(self._door, db, person_id, address=address, agent=agent, old_token=old_token)

    def _vouched(self, started: Started, answer: str) -> dict[str, Any]:
        """The claims of the ID token: signed by the provider, for us, for this browser, now."""
        import httpx2  # noqa: PLC0415
        from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415
        from authlib.oidc.core import CodeIDToken  # noqa: PLC0415
        from joserfc import jwt  # noqa: PLC0415
        from joserfc.errors import JoseError  # noqa: PLC0415
        from joserfc.jwk import KeySet  # noqa: PLC0415

        try:
            with self._client() as client:
                its = self._metadata(client)
                got = client.fetch_token(
                    its["token_endpoint"],
                    authorization_response=answer,
                    state=started.state,
                    code_verifier=started.verifier,
                )
                keys = KeySet.import_key_set(
                    cast("Any", _json(client.request("GET", its["jwks_uri"], withhold_token=True)))
                )
            token = jwt.decode(got["id_token"], keys, algorithms=SIGNED_WITH)
            options = {"iss": {"value": its["issuer"]}, "aud": {"value": self._settings.oidc_client}}
            params = {"nonce": started.nonce, "client_id": self._settings.oidc_client}
            claims = CodeIDToken(token.claims, token.header, options, params)
            now = int(self._door.clock().timestamp())
            claims.validate(now=now, leeway=LEEWAY)
        except httpx2.HTTPError as cause:
            raise ProviderSilent from cause
        except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as cause:
            raise ProviderRefused from cause
        return dict(claims)

    def _linked(self, db: sa.Connection, told: dict[str, Any]) -> str:
        """Whose account it is. Raises ProviderRefused."""
        issuer, subject = str(told["iss"]), str(told["sub"])
        known = sa.and_(TABLE.c.issuer == issuer, TABLE.c.subject == subject)
        person_id = db.scalar(sa.select(TABLE.c.person_id).where(known)) or self._by_mail(db, issuer, told)
        open_ = sa.and_(t.account.c.person_id == person_id, t.account.c.disabled_at.is_(None))
        if not person_id or db.scalar(sa.select(t.account.c.login).where(open_)) is None:
            raise ProviderRefused
        if db.scalar(sa.select(TABLE.c.person_id).where(known)) is None:
            row = {"issuer": issuer, "subject": subject, "person_id": person_id, "linked_at": self._door.now()}
            db.execute(sa.insert(TABLE).values(**row))
        return person_id

    def _by_mail(self, db: sa.Connection, issuer: str, told: dict[str, Any]) -> str:
        """The one person with this verified address, who is not linked to another subject yet; "" otherwise."""
        mail = str(told.get("email", "")).strip().lower()
        if told.get("email_verified") is not True or not mail:
            return ""
        asked = sa.select(t.account.c.person_id).join(t.person).where(sa.func.lower(t.person.c.mail) == mail)
        found = db.scalars(asked.limit(2)).all()
        if len(found) != 1:
            return ""
        other = sa.and_(TABLE.c.issuer == issuer, TABLE.c.person_id == found[0])
        return "" if db.scalar(sa.select(TABLE.c.subject).where(other)) is not None else found[0]

    def _client(self) -> Any:
        from authlib.integrations.httpx_client import OAuth2Client  # noqa: PLC0415

        its = self._settings
        return OAuth2Client(
            its.oidc_client,
            its.oidc_secret,
            scope="openid email",
            redirect_uri=self.back,
            code_challenge_method="S256",
            timeout=SECONDS,
            follow_redirects=False,
            trust_env=False,
        )

    def _metadata(self, client: Any) -> dict[str, Any]:
        """What the provider says of itself; it speaks for its own issuer only."""
        import httpx2  # noqa: PLC0415

        if not self._known:
            place = self._settings.oidc_issuer.rstrip("/") + "/.well-known/openid-configuration"
            try:
                found = _json(client.request("GET", place, withhold_token=True))
            except (httpx2.HTTPError, ValueError) as cause:
                raise ProviderSilent from cause
            if str(found.get("issuer", "")).rstrip("/") != self._settings.oidc_issuer.rstrip("/"):
                raise ProviderRefused
            self._known = found
        return self._known


def _json(answer: Any) -> dict[str, Any]:
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found
