"""`hub search`: what people find, at the operator's desk: one question, one question a line, or the index itself."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from domain.words import PartyKind
from hub.audience import tokens_of
from hub.cli.trouble import Trouble
from hub.compose import Hub, open_hub
from hub.search import CASE, Found, SearchPage, Shown
from hub.search.documents import bare
from hub.search.spoken import spoken
from hub.settings import Settings
from projections import audience, cases, units
from projections.read import Reader

MOST = 100
"""Hits of one answer."""
KEEPING = ("rebuild", "check")

Chosen = Mapping[str, Sequence[str]]


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "search",
        help="find cases and minutes; rebuild or check the index",
        usage="hub search TEXT | --jsonl | rebuild | check  [--limit K] [--json] [--facet NAME=VALUE ...] [--as PERSON]",
    )
    parser.add_argument("words", nargs="*", metavar="TEXT", help='words, "an exact phrase", -not; or rebuild, check')
    parser.add_argument("--limit", type=int, default=10, metavar="K", help=f"hits to show (10, at most {MOST})")
    parser.add_argument("--json", action="store_true", help="the answer as one JSON object")
    parser.add_argument("--jsonl", action="store_true", help='a query a line: {"text": ..., "limit": K}')
    parser.add_argument(
        "--facet", action="append", default=[], metavar="NAME=VALUE", help="only these; may be repeated"
    )
    parser.add_argument("--as", dest="person", metavar="PERSON", help="with the eyes of this person (id or login)")
    parser.set_defaults(run=search)


def search(args: argparse.Namespace, settings: Settings) -> int:
    if not args.words and not args.jsonl:
        raise Trouble("say what to look for: hub search TEXT, or hub search --jsonl for one query a line")
    with closing(open_hub(settings)) as hub:
        if args.words[:1] and args.words[0] in KEEPING and len(args.words) == 1:
            return _rebuild(hub) if args.words[0] == "rebuild" else _check(hub)
        _level(hub)
        with hub.reader() as read:
            eyes, chosen = _eyes(hub, read, args.person), _chosen(read, args.facet)
        if args.jsonl:
            return _answer_lines(hub, eyes, chosen, args.limit)
        return _answer(hub, eyes, chosen, " ".join(args.words), args)


# ---- one question


def _answer(hub: Hub, eyes: frozenset[str], chosen: Chosen, text: str, args: argparse.Namespace) -> int:
    with hub.reader() as read:
        began = time.perf_counter()
        found = hub.search.find(read, eyes, text, chosen=chosen, limit=_limit(args.limit))
        took = _ms(began)
        if args.json:
            _say(json.dumps(_as_json(read, found, took), ensure_ascii=False))
            return 0
        _tell(read, found, took)
    return 0


def _as_json(read: Reader, found: Found, took: float) -> dict[str, Any]:
    ids = _ids(read, found.page)
    facets = {
        name: [{"value": count.value, "hits": count.hits} for count in counts]
        for name, counts in found.page.facets.items()
    }
    return {
        "total": found.page.total,
        "took_ms": took,
        "hits": [{"id": ids[shown.key], **_hit(shown)} for shown in found.hits],
        "facets": facets,
        "unfound": found.page.unfound,
        "wordless": found.page.wordless,
        "meant": [{"typed": each.typed, "meant": each.meant} for each in found.page.corrections],
        "degraded": found.page.degraded,
    }


def _hit(shown: Shown) -> dict[str, Any]:
    place = shown.place and {"file": shown.place.name, "page": shown.place.page}
    title, fragment = ("".join(run.text for run in runs) for runs in (shown.title, shown.fragment))
    return {"kind": shown.kind, "no": shown.no, "title": title, "fragment": fragment, "place": place}


def _tell(read: Reader, found: Found, took: float) -> None:
    page = found.page
    _say(f"{page.total} found in {took} ms{' (by titles alone: there is no index yet)' if page.degraded else ''}")
    if page.wordless:
        _say("  there is nothing to look for in it: this is everything")
    for what, words in (("nowhere", page.unfound), ("only as words", page.loosened)):
        if words:
            _say(f"  {what}: {', '.join(words)}")
    for each in page.corrections:
        _say(f"  meant? {each.typed} -> {each.meant}")
    ids = _ids(read, page)
    for no, shown in enumerate(found.hits, 1):
        hit = _hit(shown)
        _say(f"{no:3}. {hit['title']}  [{hit['kind']} {ids[shown.key]}]")
        where = f"{shown.place.name}{f' p. {shown.place.page}' if shown.place.page else ''}: " if shown.place else ""
        _say(f"     {where}{' '.join(hit['fragment'].split())}")


# ---- a question a line


def _answer_lines(hub: Hub, eyes: frozenset[str], chosen: Chosen, limit: int) -> int:
    """One JSON object for each line of standard input, at once; a line that is none is answered with what is wrong."""
    for raw in sys.stdin.buffer:
        if raw.strip():
            _say(json.dumps(_line(hub, eyes, chosen, limit, raw), ensure_ascii=False))
            sys.stdout.flush()
    return 0


def _line(hub: Hub, eyes: frozenset[str], chosen: Chosen, limit: int, raw: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(raw.decode("utf-8-sig"))
        text, most = asked["text"], asked.get("limit", limit)
        if not isinstance(text, str) or type(most) is not int:
            raise TypeError("text is a text and limit a whole number")  # noqa: TRY301  # one answer to all of them
    except (ValueError, KeyError, TypeError, AttributeError) as cause:
        return {"error": f'{type(cause).__name__}: {cause}: write {{"text": "...", "limit": 10}}'}
    with hub.reader() as read:
        began = time.perf_counter()
        page = hub.search.ask(read, eyes, text, chosen=chosen, limit=_limit(most))
        took = _ms(began)
        ids = _ids(read, page)
    return {"ids": [ids[hit.key] for hit in page.hits], "total": page.total, "took_ms": took}


# ---- the index


def _level(hub: Hub) -> None:
    """Bring the index level unless a server is doing it; the first time takes a while."""
    if not hub.search.there():
        sys.stderr.write("hub: building the index ...\n")
    hub.search.level()


def _rebuild(hub: Hub) -> int:
    hub.search.rebuild()
    if hub.search.level():
        health = hub.search.check()["index"]
        _say(f"built anew: {health.documents} documents, level with the log at {health.position}")
    else:
        _say("asked for: the server that follows the log builds it now, and goes on answering from the old one")
    return 0


def _check(hub: Hub) -> int:
    faults = 0
    for name, health in hub.search.check().items():
        faults += len(health.faults)
        state = "; ".join(health.faults) or "sound"
        _say(f"{name:9} {health.documents} documents, position {health.position} of {hub.log.head().position}: {state}")
    return 1 if faults else 0


# ---- what was said


def _eyes(hub: Hub, read: Reader, person: str | None) -> frozenset[str]:
    """Those of a person, or the operator's, who sees everything."""
    if person is None:
        return frozenset({audience.OFFICE})
    logins = {account.login: account.person_id for account in hub.accounts.accounts()}
    key = logins.get(person, person)
    if hub.private.person(key) is None:
        raise Trouble(f"there is nobody called {person}: give a person id or a login, see `hub users list`")
    return tokens_of(read, hub.core.standing(key))


def _chosen(read: Reader, given: Sequence[str]) -> dict[str, list[str]]:
    """Facets as typed: `level=小学` and `level=primary` say the same; studios are known by their name too."""
    studios = {unit.name: unit.id for unit in units.all_units(read) if unit.kind == PartyKind.STUDIO}
    chosen: dict[str, list[str]] = {}
    for each in given:
        name, _, word = each.partition("=")
        facet = spoken().facet(name.strip())
        if facet is None or not word.strip():
            raise Trouble(
                f"{each}: write --facet level=primary; facets are kind, level, studio, form, stage, year, tags, adopted"
            )
        value = spoken().value(facet, word.strip())
        value = studios.get(value, value) if facet == "studio" else value
        known = sorted(studios.values()) if facet == "studio" else spoken().known(facet)
        if known and value not in known:
            raise Trouble(f"{each}: there is no {word.strip()}; values of {facet} are {', '.join(known)}")
        chosen.setdefault(facet, []).append(value)
    return chosen


def _ids(read: Reader, page: SearchPage) -> dict[str, str]:
    """What a library called its cases; the key of everything else."""
    named = cases.sources(read, [bare(hit.key) for hit in page.hits if hit.kind == CASE]) if page.hits else {}
    return {hit.key: named.get(bare(hit.key), bare(hit.key)) for hit in page.hits}


def _limit(wanted: int) -> int:
    return max(1, min(wanted, MOST))


def _ms(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 2)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
