"""The process beside the workers: `python -m web.background`, started by hub/beside.py. It ends when its standard input does."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial

from hub import milestones
from hub.background import Background
from hub.compose import open_hub
from hub.follower import Follower
from hub.notices.postman import Postman
from hub.roster.clerk import Clerk
from hub.settings import Settings
from web.door.letters import post
from web.notices import Speaking

TURN = 0.001
"""Seconds after which a thread lets another one in: a question must not wait for the indexer."""


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this one
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    sys.setswitchinterval(TURN)
    hub = open_hub(Settings.from_env(os.environ))
    postman = Postman(partial(hub.notices.round, Speaking(hub)))
    woken = [postman, Postman(post(hub).round), Postman(partial(milestones.lay, hub))]
    threads = (Follower(hub), Clerk(hub), Background(hub, hub.deadlines.tick, woken=woken))
    try:
        for each in threads:
            each.start()
        sys.stdin.buffer.read()
    finally:
        for each in reversed(threads):
            each.stop()
        os._exit(0)  # a thread may still be answering, and SQLite crashes when it is closed then


if __name__ == "__main__":
    main()
