"""`hub serve`: the site for people's browsers, by several processes on one data directory."""

from __future__ import annotations

import argparse
import fcntl
import os
import socket
from pathlib import Path
from typing import Any

from hub.cli.trouble import Trouble
from hub.compose import open_hub
from hub.settings import Settings

WORKERS = 2
IN_USE = "in-use.lock"
"""In the data directory; held shared by who serves it."""
KILL_AFTER = 3
"""Seconds that a worker gets to end after SIGTERM; an open stream would otherwise hold it up."""

PLACES = 4096
"""Requests at a time per worker. Open streams count, so granian's own default would let ordinary pages wait."""


def add(parsers: Any) -> None:
    parser = parsers.add_parser("serve", help="serve the site")
    options(parser)
    parser.set_defaults(run=serve)


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (127.0.0.1: this machine only)")
    parser.add_argument("--port", type=port_number, default=8000, help="port to listen at (8000)")
    parser.add_argument("--workers", type=workers, default=WORKERS, help=f"server processes ({WORKERS})")


def serve(args: argparse.Namespace, settings: Settings) -> int:
    """Serve until SIGTERM or Ctrl-C, then end within five seconds with status 0."""
    from granian import Granian  # noqa: PLC0415  # only this command needs the server
    from granian.constants import Interfaces, Loops  # noqa: PLC0415

    check_port(args.host, args.port)
    use = claim(settings.data, exclusive=False)
    open_hub(settings).close()  # migrates, obeys and builds the read database once, before the workers come
    os.environ["HUB_DATA"] = str(settings.data)
    print(f"http://{args.host}:{args.port}  (data in {settings.data}; Ctrl-C ends it)", flush=True)  # noqa: T201
    Granian(
        "web.worker:app",
        address=args.host,
        port=args.port,
        workers=args.workers,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        factory=True,
        websockets=False,
        backpressure=PLACES,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER,
        log_level="warning",  # type: ignore[arg-type]  # the library's own spelling of its enum
    ).serve()
    os.close(use)
    return 0


def check_port(host: str, port: int) -> None:
    """Raises Trouble when nobody can listen there. Tried without SO_REUSEPORT, with which the server would share a taken port."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            trial.listen(1)
    except OSError as cause:
        remedy = "stop the program that listens there, or take another port with --port (make demo: PORT=...)"
        raise Trouble(f"cannot listen at {host}:{port}: {cause.strerror or cause}: {remedy}") from None


def claim(data: Path, *, exclusive: bool) -> int:
    """A handle that says this directory is being served (shared) or replaced (exclusive). Raises Trouble when both meet."""
    if not data.is_dir():
        return os.open(os.devnull, os.O_RDONLY)  # open_hub says what is missing
    handle = os.open(data / IN_USE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        what = "a hub serves this directory" if exclusive else "this directory is being restored"
        raise Trouble(f"{data}: {what}: stop it, or wait until it has ended") from None
    return handle


def port_number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65_536:  # noqa: PLR2004  # ports end there
        raise argparse.ArgumentTypeError(f"{text}: a port is a number from 1 to 65535")
    return int(text)


def workers(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 64:  # noqa: PLR2004  # more would only queue for the one log
        raise argparse.ArgumentTypeError(f"{text}: give a number of processes from 1 to 64")
    return int(text)
