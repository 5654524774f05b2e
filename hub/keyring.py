"""What people wrote can be forgotten: each free text has a key of its own, and a key can be destroyed.

Format (for ever): `{"k": name, "c": base64(AES-256-GCM(text))}`; the key's name is 9 random bytes in base64 and, as its 12 ASCII
bytes, the nonce. A key seals one text and is never used again. `{"k": "", "c": text}` is plain, from before an upcast.
The table `key(name, secret)` is in the private store; secret `x''` is an erased key, a missing row is damage.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.model import Prose, revive
from hub.connections import PerThread

STOCK = 64
"""Keys stored ahead of need: a key is durable before its text exists, and a save pays no second fsync."""


class KeyLost(LookupError):
    """The keyring has no row for this key: damage, not erasure."""


class ErasureDelayed(TimeoutError):
    """A reader holds old pages of the keyring: the keys are emptied, but traces may be in the WAL. Erase again."""


class Keyring:
    """Seals and opens texts; a connection for each thread, since pages and commands run side by side."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connections = PerThread(self._connect)
        self._lock = threading.Lock()
        self._stock: list[tuple[str, bytes]] = []
        self._owner = 0

    def _connect(self) -> sqlite3.Connection:
        # mode=rw: a keyring that is missing must not come back empty
        db = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=15,
            check_same_thread=False,
        )
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")  # per connection: without it erased secrets stay in the file
        return db

    @property
    def _db(self) -> sqlite3.Connection:
        return self._connections.get()

    def close(self) -> None:
        self._connections.close()

    def seal(self, prose: Any) -> dict[str, str]:
        """The stored form of a text; the encoder's hook. A text carried on keeps its key: one order erases all its places."""
        if not isinstance(prose, Prose):
            raise TypeError(f"cannot be stored: {type(prose).__name__}")
        if prose.key:
            return {"k": prose.key, "c": prose.words}
        name, secret = self._fresh()
        sealed = AESGCM(secret).encrypt(name.encode(), prose.words.encode(), None)
        return {"k": name, "c": b2a_base64(sealed, newline=False).decode()}

    def _fresh(self) -> tuple[str, bytes]:
        with self._lock:
            if not self._stock or self._owner != os.getpid():  # a forked process must not use the same keys
                made = [(b2a_base64(os.urandom(9), newline=False).decode(), os.urandom(32)) for _ in range(STOCK)]
                places = ",".join(["(?,?)"] * STOCK)
                self._db.execute(f"INSERT INTO key (name, secret) VALUES {places}", [x for pair in made for x in pair])
                self._stock, self._owner = made, os.getpid()
            return self._stock.pop()

    def open(self, prose: Prose) -> str | None:
        """The words of a sealed text; None when its key was erased.

        Raises KeyLost where the key is missing and cryptography's InvalidTag where it does not fit: both are damage.
        """
        found = self._db.execute("SELECT secret FROM key WHERE name = ?", (prose.key,)).fetchone()
        if found is None:
            raise KeyLost(f"the key {prose.key} is lost")
        if not found[0]:
            return None
        return AESGCM(found[0]).decrypt(prose.key.encode(), a2b_base64(prose.words), None).decode()

    def revive(self, kind: type, body: Any) -> Prose:
        """The decoder's hook: a text that opens when somebody asks for it."""
        return revive(kind, body, self.open)

    def lasting(self, name: str) -> bytes:
        """A secret of the hub itself under a name that no text has; made at first use, carried along by every backup."""
        self._db.execute("INSERT OR IGNORE INTO key (name, secret) VALUES (?, ?)", (name, os.urandom(32)))
        return bytes(self._db.execute("SELECT secret FROM key WHERE name = ?", (name,)).fetchone()[0])

    def mourn(self, names: Iterable[str]) -> None:
        """Say that the keys of these texts are gone, wherever none is known: a log that came without its keyring."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT OR IGNORE INTO key (name, secret) VALUES (?, x'')", ((name,) for name in names))
        self._db.execute("COMMIT")

    def erase(self, names: Iterable[str]) -> int:
        """Empty these keys and leave no copy in the file or its WAL; how many were still full. Raises ErasureDelayed."""
        full = sum(
            self._db.execute("UPDATE key SET secret = x'' WHERE name = ? AND secret != x''", (name,)).rowcount
            for name in names
        )
        if self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise ErasureDelayed("a reader holds old pages of the keyring: erase again")
        return full
