"""A password is long, nobody's first guess, and never kept: only its argon2id hash is.

Rules: NIST SP 800-63B-4 section 3.1.1 (reliability section 2): at least 15 characters, 8 beside a second factor, counted in code
points after NFKC; any character; no rule of composition; checked against what everybody would guess; never cut. Limits are named, not silent.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from domain.errors import Conflict, TooLong, Wrong

LEAST = 15
"""Characters of a password that stands alone."""
LEAST_OF_TWO = 8
"""Characters of a password that opens nothing without a second factor."""

MOST = 1_000
"""Characters that are looked at at all; whoever types more is told so."""

FRESH = 5
"""Different characters that must be left when all that can be guessed is taken away."""

COMMON = tuple(
    word
    for line in files("hub").joinpath("guessable.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
"""Words that guessing begins with; none of them makes a password stronger."""

ROWS = (
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "!@#$%^&*()_+",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgb",
)

_KEYS = {way[i : i + 3] for row in ROWS for way in (row, row[::-1]) for i in range(len(row) - 2)}

_gate = threading.BoundedSemaphore(1)
_PATIENCE = 15.0


class PasswordTooShort(Wrong):
    """Fewer characters than `least`; facts: least, length."""

    code = "account.password_too_short"


class PasswordGuessable(Wrong):
    """Made of common words, runs of keys, repetitions, or what is known about the person."""

    code = "account.password_guessable"


class PasswordUnreadable(Wrong):
    """Holds half characters, which no keyboard sends twice alike."""

    code = "account.password_unreadable"


class Busy(Conflict):
    """Too many people are signing in at this moment; facts: wait_seconds."""

    code = "account.busy"


def plain(password: str) -> str | None:
    """The password as it is hashed, however the keyboard composed it; None when it can be no password at all."""
    if len(password) > MOST or any("\ud800" <= character <= "\udfff" for character in password):
        return None
    return unicodedata.normalize("NFKC", password)


def fault(password: str, about: Iterable[str] = (), least: int = LEAST) -> Wrong | None:
    """What is wrong with a new password, or nothing. `about`: login, names, places that others would try first."""
    if len(password) > MOST:
        return TooLong("password", limit=MOST, length=len(password))
    if (text := plain(password)) is None:
        return PasswordUnreadable("password")
    if len(text) < least:
        return PasswordTooShort("password", least=least, length=len(text))
    if _repeats(text) or len(_unguessed(_squeezed(text), about)) < FRESH:
        return PasswordGuessable("password")
    return None


def short(password: str) -> int:
    """1 for a password that must not stand alone."""
    return int(len(plain(password) or "") < LEAST)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\-_.,]+", "", unicodedata.normalize("NFKC", text).casefold())


def _repeats(text: str) -> bool:
    """Whether the text is one piece typed again and again (the last time perhaps not to its end)."""
    return any(text[size:] == text[:-size] for size in range(1, len(text) // 2 + 1))


def _unguessed(text: str, about: Iterable[str]) -> set[str]:
    """Characters outside of known words and of runs on the keyboard or in the alphabet."""
    words = {word for word in (*COMMON, *map(_squeezed, about)) if len(word) > 1}
    guessed = [False] * len(text)
    for match in re.finditer("|".join(map(re.escape, sorted(words, key=len, reverse=True))), text):
        guessed[match.start() : match.end()] = [True] * len(match[0])
    for start in range(len(text) - 2):
        three = text[start : start + 3]
        a, b, c = map(ord, three)
        if three in _KEYS or b - a == c - b in (-1, 0, 1):
            guessed[start : start + 3] = [True] * 3
    return {character for character, known in zip(text, guessed, strict=True) if not known}


class Hasher:
    """argon2id with the library's defaults (64 MiB, about 140 ms), one at a time in one process: it works in four lanes already.

    `argon2`: other costs, for a machine that is stronger or a test that is quicker.
    """

    def __init__(self, argon2: PasswordHasher | None = None) -> None:
        self._argon2 = argon2 or PasswordHasher()
        self.nobody = _nobody(self._argon2)
        """A hash that no password has."""

    def hash(self, text: str) -> str:
        """The hash of a password that `fault` found nothing wrong with. Raises Busy."""
        with _turn():
            return self._argon2.hash(plain(text) or "")

    def matches(self, stored: str | None, password: str) -> bool:
        """Whether the password has this hash. Without a hash the same work is done, so that time tells nothing. Raises Busy."""
        if (text := plain(password)) is None:
            return False
        with _turn():
            try:
                return self._argon2.verify(stored or self.nobody, text)
            except VerifyMismatchError:
                return False

    def outdated(self, stored: str) -> bool:
        """Whether the hash was made with other costs than today's."""
        return self._argon2.check_needs_rehash(stored)


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for the place; it needs 64 MiB, and who waits holds a thread of the server."""
    if not _gate.acquire(timeout=_PATIENCE):
        raise Busy(wait_seconds=5)
    try:
        yield
    finally:
        _gate.release()


def _nobody(argon2: PasswordHasher) -> str:
    """A hash that no password has, as dear to check as a real one: the digest is all zeros and was never computed."""
    costs = f"m={argon2.memory_cost},t={argon2.time_cost},p={argon2.parallelism}"
    salt, digest = (b64encode(bytes(size)).decode().rstrip("=") for size in (argon2.salt_len, argon2.hash_len))
    return f"$argon2id$v=19${costs}${salt}${digest}"
