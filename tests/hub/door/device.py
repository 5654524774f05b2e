"""A device that keeps passkeys, in software: it does what WebAuthn asks of one, with keys of `cryptography`."""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, NEW_KEY = 0x01, 0x04, 0x40


def text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def data(said: str) -> bytes:
    return urlsafe_b64decode(said + "=" * (-len(said) % 4))


class Device:
    """One authenticator with at most one passkey. `verifies`: whether it asks for a finger first."""

    def __init__(self, origin: str, *, verifies: bool = True) -> None:
        self.origin, self.flags = origin, PRESENT | (VERIFIED if verifies else 0)
        self.key, self.id, self.user, self.uses = (
            ec.generate_private_key(ec.SECP256R1()),
            secrets.token_bytes(32),
            b"",
            0,
        )

    def create(self, options: str) -> str:
        """The answer to `navigator.credentials.create`."""
        asked = json.loads(options)
        self.user = data(asked["user"]["id"])
        point = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        kept = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        known = self._about(asked["rp"]["id"], NEW_KEY) + kept
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": known})
        return self._told(clientDataJSON=self._client("webauthn.create", asked), attestationObject=attested)

    def get(self, options: str, *, challenge: str = "") -> str:
        """The answer to `navigator.credentials.get`."""
        asked = json.loads(options)
        asked |= {"challenge": challenge} if challenge else {}
        self.uses += 1
        client, known = self._client("webauthn.get", asked), self._about(asked["rpId"], 0)
        signed = self.key.sign(known + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._told(clientDataJSON=client, authenticatorData=known, signature=signed, userHandle=self.user)

    def _about(self, host: str, more: int) -> bytes:
        return hashlib.sha256(host.encode()).digest() + bytes([self.flags | more]) + self.uses.to_bytes(4, "big")

    def _client(self, kind: str, asked: dict[str, str]) -> bytes:
        said = {"type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _told(self, **response: bytes) -> str:
        said = {name: text(value) for name, value in response.items()}
        key = text(self.id)
        return json.dumps(
            {"id": key, "rawId": key, "type": "public-key", "response": said, "clientExtensionResults": {}}
        )
