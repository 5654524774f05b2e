"""`hub checkpoint`, `public-key`, `prove`, `verify-proof`: evidence of the log for people who hold no access to the hub."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hub.cli.trouble import Trouble
from hub.clock import moment
from hub.compose import Hub, open_hub
from hub.keyring import Keyring
from hub.log import Log
from hub.notary import Checkpoint, Proof, Unproven, Verifier, compare, kept, records, signer_of
from hub.notary.checkpoint import vouched
from hub.settings import Settings

LONGEST = 5_000_000
"""Bytes of a file that anybody hands in as evidence."""


def add(parsers: Any) -> None:
    sign = parsers.add_parser("checkpoint", help="sign the log as it stands now (a serving hub does so each day)")
    sign.set_defaults(run=checkpoint)
    parsers.add_parser("public-key", help="print the key that checks the hub's signatures").set_defaults(run=public_key)
    prove = parsers.add_parser("prove", help="write a file that proves one event to somebody without the hub's data")
    prove.add_argument("event", type=position, metavar="POSITION", help="the event's place in the log")
    prove.add_argument("--out", type=Path, metavar="FILE", help="the file to write (otherwise it is printed)")
    prove.add_argument("--checkpoint", type=Path, metavar="FILE", help="prove it by this checkpoint, not by a new one")
    prove.set_defaults(run=make_proof)
    check = parsers.add_parser("verify-proof", help="check such a file; wants no data of any hub")
    check.add_argument("proof", type=Path, metavar="FILE")
    key_option(check)
    check.add_argument("--checkpoint", type=Path, metavar="FILE", help="a checkpoint that you have kept yourself")
    check.set_defaults(run=verify_proof)


def key_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--key", metavar="KEY|FILE", help="the public key, as `hub public-key` prints it, or a file with it"
    )


@contextmanager
def opened(settings: Settings) -> Iterator[Hub]:
    here = open_hub(settings)
    try:
        yield here
    finally:
        here.close()


def checkpoint(_: argparse.Namespace, settings: Settings) -> int:
    with opened(settings) as here:
        signed = here.notary.sign()
    _say(f"{signed.path}: signed up to position {signed.position}", f"head {signed.head.hex()}")
    return 0


def public_key(_: argparse.Namespace, settings: Settings) -> int:
    with opened(settings) as here:
        _say(str(here.notary.verifier()))
    return 0


def make_proof(args: argparse.Namespace, settings: Settings) -> int:
    with opened(settings) as here:
        against = text_of(args.checkpoint) if args.checkpoint else ""
        if against:
            vouched(against, here.notary.verifier())
        proof = here.notary.prove(args.event, against)
    if args.out is None:
        sys.stdout.write(proof.text)
        return 0
    try:
        with args.out.open("x", encoding="utf-8") as file:
            file.write(proof.text)
    except FileExistsError:
        raise Trouble(f"{args.out} is there already: name another file") from None
    _say(
        f"{args.out}: proves event {proof.position} of {proof.checkpoint.position}, head {proof.checkpoint.chain.hex()}"
    )
    return 0


def verify_proof(args: argparse.Namespace, _: Settings) -> int:
    """Needs the file and either a public key or a checkpoint that was kept; looks at no data directory."""
    if not args.key and not args.checkpoint:
        raise Trouble(
            "say by what to check: the hub's public key with --key, or a checkpoint you keep with --checkpoint"
        )
    proof = Proof.read(text_of(args.proof))
    proof.check(key_of(args.key) if args.key else None, text_of(args.checkpoint) if args.checkpoint else "")
    event, signed = proof.event, proof.checkpoint
    _say(
        f"proven: event {proof.position} of log {signed.origin} is {event.topic} of {event.stream},"
        f" recorded {moment(event.recorded_at):%Y-%m-%d %H:%M:%S} UTC",
        f"  who: {event.meta}",
        f"  what: {event.state.decode('utf-8', 'replace')}",
        f"  hash {proof.hash.hex()}, signed up to position {signed.position}"
        + ("" if args.key else " (by your checkpoint; its signature was not checked, no key was given)"),
    )
    return 0


def against(log: Log, key: Verifier | None, files: list[Path]) -> list[str]:
    """Hold a log against signed checkpoints; what to say of each. Raises Unproven, its message beginning with the file."""
    told = []
    with records.looking(log.path) as db:
        for file in files:
            try:
                note = text_of(file)
                found = vouched(note, key) if key else Checkpoint.of(note)
                compare(db, found)
            except Unproven as cause:
                raise Unproven(f"{file}: {cause}") from None
            told.append(f"{file}: the log up to position {found.position} is what was signed")
    return told


def trusted(key: str | None, log: Log, keys: Keyring) -> Verifier | None:
    """The key given, else the hub's own; None for an empty log, which has none."""
    if key:
        return key_of(key)
    with records.looking(log.path) as db:
        return signer_of(records.hash_at(db, 1), keys).verifier if records.end(db) else None


def key_of(text: str) -> Verifier:
    """A public key, written out or in a file."""
    return Verifier.read(text_of(Path(text)) if "+" not in text or Path(text).is_file() else text)


def text_of(file: Path) -> str:
    """A small text file that somebody hands in."""
    with file.open("rb") as handle:
        body = handle.read(LONGEST + 1)
    try:
        if len(body) > LONGEST:
            raise Unproven(f"{file} is too large to be evidence of one hub")
        return body.decode()
    except UnicodeDecodeError:
        raise Unproven(f"{file} is no text") from None


def position(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 0 < len(text) < 18 or int(text) < 1:  # noqa: PLR2004  # SQLite's integers
        raise argparse.ArgumentTypeError(f"{text}: an event is named by its position, a whole number from 1")
    return int(text)


def newest(settings: Settings) -> list[Path]:
    """The last checkpoint of the folder."""
    return [each.path for each in kept(settings.checkpoint_folder)[-1:]]


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
