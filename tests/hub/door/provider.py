"""A small OpenID provider on a port of this machine: it signs in whoever stands in `subject` and checks what a real one checks."""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import httpx2
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "hujian", "the secret of the hub"


class Provider:
    """`claims` change what the ID token says; `key` signs it."""

    def __init__(self) -> None:
        self.key = self.published = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"}, private=True)
        self.subject, self.claims, self.granted = "u-1", {"email": "hao@example.cn", "email_verified": True}, {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Page", (Page,), {"provider": self}))
        self.issuer = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def visit(self, address: str) -> str:
        """What a browser does there: it is sent back; the address to which."""
        with httpx2.Client(trust_env=False) as browser:
            return browser.get(address).headers["location"]

    def token(self, nonce: str) -> str:
        now = int(time.time()) if "at" not in self.claims else self.claims["at"]
        said = {"iss": self.issuer, "sub": self.subject, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        said |= {name: value for name, value in self.claims.items() if name != "at"}
        return jwt.encode({"alg": "RS256", "kid": "1"}, said, self.key)


class Page(BaseHTTPRequestHandler):
    provider: Provider

    def log_message(self, *_: object) -> None:
        """A test prints nothing."""

    def do_GET(self) -> None:
        its, parts = self.provider, urlsplit(self.path)
        if parts.path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
            self._json({"issuer": its.issuer} | {name: its.issuer + path for name, path in places.items()})
        elif parts.path == "/keys":
            self._json({"keys": [its.published.as_dict(private=False)]})
        else:
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            code = secrets.token_hex(8)
            its.granted[code] = asked
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?code={code}&state={asked['state']}")
            self.end_headers()

    def do_POST(self) -> None:
        body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked = self.provider.granted.pop(body["code"][0], None)
        digest = hashlib.sha256(body.get("code_verifier", [""])[0].encode()).digest()
        proof = urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or asked["code_challenge"] != proof or not self._known():
            self._json({"error": "invalid_grant"}, 400)
        else:
            token = self.provider.token(asked["nonce"])
            self._json({"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": token})

    def _known(self) -> bool:
        kind, _, said = self.headers.get("Authorization", "").partition(" ")
        return kind == "Basic" and [unquote(each) for each in b64decode(said).decode().split(":")] == [CLIENT, SECRET]

    def _json(self, said: object, status: int = 200) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
