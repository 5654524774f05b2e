"""Searching in the small district: what somebody finds, as titles; marked words in brackets."""

from __future__ import annotations

from tests.library import tokens


def found(district, person, text="", **more):
    with district.hub.reader() as read:
        return district.hub.search.find(read, tokens(district, person), text, **more)


def titles(district, person, text="", **more):
    return ["".join(run.text for run in shown.title) for shown in found(district, person, text, **more).hits]


def marked(runs):
    return "".join(f"[{run.text}]" if run.match else run.text for run in runs)


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
