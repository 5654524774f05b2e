"""Who stands at the door: a clock to wind on, an argon2id that is watched, and ways to get in or not."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher

from hub.accounts import Accounts, SignInRefused, TooManyTries
from hub.passwords import Hasher
from hub.settings import Settings

PASS = "seven grey herons over the ferry"
OTHER = "纸鹤飞过冬天的玻璃窗又落回旧书桌"
HOME = {"address": "192.0.2.17", "agent": "Firefox"}
QUICK = {"time_cost": 1, "memory_cost": 64, "parallelism": 1}
"""Costs for tests that are not about costs."""


class Wound:
    """A clock that a test winds on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: float) -> None:
        self.now += timedelta(**by)


class Watched(PasswordHasher):
    """The real argon2id, which also tells how often it ran, and how many ran side by side."""

    def __init__(self, **costs: int) -> None:
        super().__init__(**costs)
        self.runs, self.inside, self.peak, self.lock = 0, 0, 0, threading.Lock()

    def verify(self, *given, **rest):
        with self.lock:
            self.runs, self.inside = self.runs + 1, self.inside + 1
            self.peak = max(self.peak, self.inside)
        try:
            return super().verify(*given, **rest)
        finally:
            with self.lock:
                self.inside -= 1


def hall(store, clock, argon2=None, **settings):
    return Accounts(store, Settings(**settings), clock, hasher=Hasher(argon2 or PasswordHasher(**QUICK)))


def enter(accounts, login="lead-ms", password=PASS, **rest):
    return accounts.sign_in(login, password, **{**HOME, **rest})


def fail(accounts, times=1, login="lead-ms", **rest):
    for _ in range(times):
        with pytest.raises(SignInRefused):
            enter(accounts, login, "the wrong passphrase", **rest)


def seconds_to_wait(accounts, login="lead-ms", password=PASS, **rest):
    try:
        enter(accounts, login, password, **rest)
    except TooManyTries as refused:
        return refused.facts["wait_seconds"]
    return 0
