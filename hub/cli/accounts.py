"""`hub init`, `hub users`, `hub sessions`: who can sign in. There is no password that anybody could know beforehand."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any

from domain.words import Role, Scope, ScopeKind
from hub import passwords
from hub.access import Act
from hub.cli.trouble import Trouble
from hub.compose import Hub, open_hub
from hub.private import ERASED
from hub.settings import Settings

FIRST = "director"
"""Person id of the first director."""


def add(parsers: Any) -> None:
    init = parsers.add_parser("init", help="make an empty hub with its first director")
    init.add_argument("--director", required=True, metavar="NAME", help="name of the first director")
    init.add_argument("--login", required=True, help="what the director signs in with")
    init.add_argument(
        "--org", default="", metavar="NAME", help="the body in charge, such as the district's Party School"
    )
    init.set_defaults(run=start)
    users = parsers.add_parser("users", help="accounts: list, add, password, disable, enable")
    acts = users.add_subparsers(required=True, metavar="list|add|password|disable|enable")
    acts.add_parser("list", help="all accounts").set_defaults(run=show)
    new = acts.add_parser("add", help="give a person an account; the password is asked for, or read from a pipe")
    new.add_argument("login")
    new.add_argument("--person", required=True, metavar="ID", help="person id, as in the directory")
    new.set_defaults(run=give)
    for name, run, about in (
        ("password", change, "set a new password; all sessions of the person end"),
        ("disable", disable, "nobody signs in with it any more; its sessions end now"),
        ("enable", enable, "it may be used again"),
    ):
        act = acts.add_parser(name, help=about)
        act.add_argument("login")
        act.set_defaults(run=run)
    sessions = parsers.add_parser("sessions", help="sessions: end-all")
    ends = sessions.add_subparsers(required=True, metavar="end-all")
    ends.add_parser("end-all", help="sign everybody out").set_defaults(run=end_all)


def start(args: argparse.Namespace, settings: Settings) -> int:
    """An empty hub, its first director and the director's account; the password is judged before anything is made."""
    if (settings.data / "log.db").exists():
        raise Trouble(f"{settings.data} holds a hub already: name another directory with --data")
    password = ask()
    if fault := passwords.fault(password, [args.login, args.director, args.org]):
        raise fault
    here = open_hub(settings, create=True)
    try:
        act = Act(source="cli")
        here.people.enrol(FIRST, name=args.director, org=args.org, act=act)
        here.people.grant(FIRST, Role.DIRECTOR, Scope(ScopeKind.DISTRICT), from_on=here.core.today(), act=act)
        here.vocabulary.begin(act=act)
        here.accounts.open(FIRST, args.login, password)
    finally:
        here.close()
    _say(f"{settings.data}: an empty hub; {args.login} is its director. Start it with `hub serve`.")
    return 0


def show(_: argparse.Namespace, settings: Settings) -> int:
    here = open_hub(settings)
    try:
        for account in here.accounts.accounts():
            name = here.private.names(account.person_id)
            state = "disabled" if account.disabled_at else "open"
            _say(f"{account.login:24} {state:9} {account.person_id:16} {'(erased)' if name == ERASED else name}")
    finally:
        here.close()
    return 0


def give(args: argparse.Namespace, settings: Settings) -> int:
    return _with(settings, lambda here: here.accounts.open(args.person, args.login, ask()), f"{args.login}: opened")


def change(args: argparse.Namespace, settings: Settings) -> int:
    done = f"{args.login}: new password, all sessions ended"
    return _with(settings, lambda here: here.accounts.set_password(args.login, ask()), done)


def disable(args: argparse.Namespace, settings: Settings) -> int:
    return _with(
        settings, lambda here: here.accounts.disable(args.login), f"{args.login}: disabled, all sessions ended"
    )


def enable(args: argparse.Namespace, settings: Settings) -> int:
    return _with(settings, lambda here: here.accounts.enable(args.login), f"{args.login}: may be used again")


def end_all(_: argparse.Namespace, settings: Settings) -> int:
    here = open_hub(settings)
    try:
        ended = sum(here.accounts.revoke_all(account.person_id) for account in here.accounts.accounts())
    finally:
        here.close()
    _say(f"{ended} sessions ended")
    return 0


def ask() -> str:
    """A password from the keyboard, typed twice, or the first line of a pipe. Never from the command line, where others see it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password (15 characters or more): ")
    if getpass.getpass("Once more: ") != password:
        raise Trouble("the two passwords differ: nothing has been changed")
    return password


def _with(settings: Settings, act: Any, done: str) -> int:
    here: Hub = open_hub(settings)
    try:
        act(here)
    finally:
        here.close()
    _say(done)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
