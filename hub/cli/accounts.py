"""`hub init`, `hub users`, `hub sessions`: who can sign in. There is no password that anybody could know beforehand."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any

from domain.people import Person
from domain.words import Role, Scope, ScopeKind
from hub.access import Act
from hub.cli.trouble import Trouble
from hub.compose import Hub, open_hub
from hub.door.basis import LOGIN, normal
from hub.door.invitations import SLIP, Slip, Wanted
from hub.door.keeping import State
from hub.door.logins import suggested
from hub.door.refusals import LoginUnfit
from hub.settings import Settings

FIRST = "director"
"""Person id of the first director."""
HERE = "http://127.0.0.1:8000"
LONGEST = 80
"""Characters of a name."""


def add(parsers: Any) -> None:
    init = parsers.add_parser("init", help="make an empty hub and print the first director's one-time link")
    init.add_argument("--district", default="", metavar="NAME", help="what the district is called; asked for otherwise")
    init.add_argument("--director", default="", metavar="NAME", help="name of the first director; asked for otherwise")
    init.add_argument("--login", default="director", help="what the director signs in with (director)")
    init.add_argument(
        "--org", default="", metavar="NAME", help="the body in charge, such as the district's Party School"
    )
    init.set_defaults(run=start)
    users = parsers.add_parser("users", help="accounts: list, add, invite, password, disable, enable, reset")
    acts = users.add_subparsers(required=True, metavar="list|add|invite|password|disable|enable|reset")
    acts.add_parser("list", help="all accounts").set_defaults(run=show)
    new = acts.add_parser("add", help="give a person an account; the password is asked for, or read from a pipe")
    new.add_argument("login")
    new.add_argument("--person", required=True, metavar="ID", help="person id, as in the directory")
    new.add_argument("--name", default="", help="name of somebody whom the log knows and the private store does not")
    new.set_defaults(run=give)
    asked = acts.add_parser("invite", help="print a one-time link for a person: a first password, or a new one")
    asked.add_argument("--person", required=True, metavar="ID", help="person id, as in the directory")
    asked.add_argument("--login", default="", help="what a new account signs in with (made from the name)")
    asked.set_defaults(run=invite)
    for name, run, about in (
        ("password", change, "set a new password; all sessions of the person end"),
        ("disable", disable, "nobody signs in with it any more; its sessions end now"),
        ("enable", enable, "it may be used again"),
        ("reset", reset, "forget second factor and passkeys of somebody who has lost them; all sessions end"),
    ):
        act = acts.add_parser(name, help=about)
        act.add_argument("login")
        act.set_defaults(run=run)
    sessions = parsers.add_parser("sessions", help="sessions: end-all")
    ends = sessions.add_subparsers(required=True, metavar="end-all")
    ends.add_parser("end-all", help="sign everybody out").set_defaults(run=end_all)


def start(args: argparse.Namespace, settings: Settings) -> int:
    """An empty hub with its first director, and on standard output the link by which the director comes in; nothing else."""
    if (settings.data / "log.db").exists():
        raise Trouble(f"{settings.data} holds a hub already: name another directory with --data")
    district = named(args.district, "What is the district called? ", "--district")
    director = named(args.director, "What is the first director's name? ", "--director")
    if not LOGIN.fullmatch(normal(args.login)):
        raise LoginUnfit("login")
    here = open_hub(settings, create=True)
    try:
        act = Act(source="cli")
        here.people.enrol(FIRST, name=director, org=args.org or district, act=act)
        here.people.grant(FIRST, Role.DIRECTOR, Scope(ScopeKind.DISTRICT), from_on=here.core.today(), act=act)
        here.vocabulary.begin(act=act)
        here.district.call(district)
        slip = here.invitations.invite([Wanted(FIRST, args.login)], way=SLIP, by=None)[0]
    finally:
        here.close()
    _say(link(settings, slip))
    return 0


def link(settings: Settings, slip: Slip) -> str:
    """The whole address of an invitation; where the operator has not said HUB_ADDRESS, that of `hub serve` on this machine."""
    return f"{(settings.address or HERE).rstrip('/')}/welcome/{slip.token}"


def named(given: str, question: str, option: str) -> str:
    """A name from the command line, or typed as the answer to a question."""
    if not given and sys.stdin.isatty():
        sys.stderr.write(question)
        sys.stderr.flush()
        given = sys.stdin.readline()
    given = given.strip()
    if not given or len(given) > LONGEST or not given.isprintable():
        raise Trouble(f"{option}: give a name of 1 to {LONGEST} characters")
    return given


def invite(args: argparse.Namespace, settings: Settings) -> int:
    """A one-time link for somebody of the directory: a first password, or a new one where it was forgotten."""
    here = open_hub(settings)
    try:
        account = here.accounts.of(args.person)
        login = args.login or (account.login if account else suggested(here.accounts.door, [args.person])[args.person])
        slip = here.invitations.invite([Wanted(args.person, login)], way=SLIP, by=None)[0]
    finally:
        here.close()
    _say(link(settings, slip))
    return 0


def show(_: argparse.Namespace, settings: Settings) -> int:
    here = open_hub(settings)
    try:
        for each in here.keeping.everybody():
            if each.state is not State.NONE:
                _say(f"{each.login:24} {each.state:9} {each.person_id:16} {each.name}")
    finally:
        here.close()
    return 0


def give(args: argparse.Namespace, settings: Settings) -> int:
    def opened(here: Hub) -> None:
        if args.name and here.private.person(args.person) is None:  # after an import, which brings no names
            here.log.load(Person, args.person)
            here.private.enrol(args.person, name=args.name)
        here.accounts.open(args.person, args.login, ask())

    return _with(settings, opened, f"{args.login}: opened")


def change(args: argparse.Namespace, settings: Settings) -> int:
    done = f"{args.login}: new password, all sessions ended"
    return _with(settings, lambda here: here.accounts.set_password(args.login, ask()), done)


def disable(args: argparse.Namespace, settings: Settings) -> int:
    return _with(
        settings, lambda here: here.keeping.disable(_of(here, args)), f"{args.login}: disabled, all sessions ended"
    )


def enable(args: argparse.Namespace, settings: Settings) -> int:
    return _with(settings, lambda here: here.keeping.enable(_of(here, args)), f"{args.login}: may be used again")


def reset(args: argparse.Namespace, settings: Settings) -> int:
    done = f"{args.login}: no second factor, no passkeys, all sessions ended"
    return _with(settings, lambda here: here.keeping.forget_factors(_of(here, args)), done)


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


def _of(here: Hub, args: argparse.Namespace) -> str:
    """Whose account it is. Raises NotFound."""
    return here.accounts.named(args.login).person_id


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
