"""What can go wrong at the operator's desk, each as one line with its cause and its remedy."""

from __future__ import annotations

import sqlite3

from domain.errors import Refused
from hub.backup import NoBackup, NotEmpty
from hub.cases.tables import NoTable
from hub.history import BrokenHistory, HubNotEmpty
from hub.keyring import KeyLost
from hub.log import NoLog
from hub.notary import NoEvent, Unproven
from hub.outage import cause as cause_of
from hub.rewind import NotThere
from hub.settings import SettingsError
from hub.store_sqlite import ChainBroken
from hub.transfer import EmptyLog, NotWhole


class Trouble(Exception):
    """One line: cause and remedy."""


REMEDIES = {
    "full": "the disk is full: make room and say it again; nothing has been half written",
    "readonly": "no right to write there: give this user the directory, or name another one with --data",
    "busy": "another process holds the files: wait a moment, or stop the hub that serves this directory",
    "disk": "the disk reports errors: save what can be read, then restore a backup on a sound disk",
}


REFUSALS = {
    "account.password_too_short": "the password is too short: take 15 characters or more, several words are fine",
    "account.password_guessable": "the password is among the first that somebody would try: take something longer or less known",
    "account.password_unreadable": "the password has characters that cannot be typed again: take letters, digits and spaces",
    "account.login_unfit": "the login is not usable: take 2 to 64 letters, digits or . @ + - _, beginning with a letter or digit",
    "account.login_taken": "somebody else has this login: take another one",
    "account.has_account": "this person has an account already: see `hub users list`",
    "evaluation.as_of_ahead": "that day lies ahead: name today or an earlier day",
    "evaluation.as_of_too_early": "nothing had been recorded by that day: name a later one",
    "evaluation.position_unknown": "the log has no such position: see `hub verify` for its last one",
    "account.disabled": "this account is disabled: enable it first",
    "account.last_director": "this is the only director who can sign in: let another one in first",
    "not_found": "there is nothing of this name: see `hub users list`",
}


PLAIN = (
    Trouble,
    SettingsError,
    NoBackup,
    NotEmpty,
    FileExistsError,
    BrokenHistory,
    HubNotEmpty,
    NoTable,
    NoEvent,
    Unproven,
    NotWhole,
    EmptyLog,
    NotThere,
)
"""Their message is the line."""

REMEDY_OF: dict[type[Exception], str] = {
    NoLog: "no log in {}: make one with `hub init` or `hub demo`, or name the right directory with --data",
    ChainBroken: "{}: the log is not what was written; stop the hub and bring the last good backup back with `hub restore`",
    KeyLost: "{}: log.db and private.db do not belong together; restore both from one backup",
    FileNotFoundError: "{}: check the name",
    IsADirectoryError: "{}: this is a directory, name a file",
    NotADirectoryError: "{}: this is a file, name a directory",
}


def sentence(error: Exception) -> str | None:
    """Cause and remedy of what an operator can mend; None for a mistake in the program, which keeps its traceback."""
    if isinstance(error, PLAIN):
        return str(error)
    if isinstance(error, Refused):
        return REFUSALS.get(error.code, f"refused: {error}")
    if remedy := next((text for kind, text in REMEDY_OF.items() if isinstance(error, kind)), ""):
        return remedy.format(error)
    if cause := cause_of(error):
        return f"{str(error) or type(error).__name__}: {REMEDIES[cause]}"
    if isinstance(error, sqlite3.DatabaseError):
        return f"{error}: a file of the hub is damaged; bring the last good backup back with `hub restore`"
    return None
