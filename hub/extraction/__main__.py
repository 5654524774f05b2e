"""One file, from standard input to lines of text on standard output. See hub.extraction."""

from __future__ import annotations

import io
import json
import logging
import resource
import sys
import warnings

from hub import extraction
from hub.extraction.readers import READERS, Locked


def limit() -> None:
    """From here on there is no more than this, whatever the file says."""
    for what, most in (
        (resource.RLIMIT_AS, extraction.MEMORY),
        (resource.RLIMIT_CPU, extraction.SECONDS),
        (resource.RLIMIT_FSIZE, 12 * extraction.MOST),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main(media: str) -> int:
    limit()
    warnings.simplefilter("ignore")  # what a strange file makes a library warn of is nobody's business
    logging.disable(logging.CRITICAL)
    left = extraction.MOST
    try:
        for page, text in READERS[media](io.BytesIO(sys.stdin.buffer.read())):
            said = text.replace("\0", "").encode("utf-8", "replace").decode().strip()[:left]
            left -= len(said)
            if said:
                sys.stdout.write(json.dumps({"page": page, "text": said}, ensure_ascii=False) + "\n")
                sys.stdout.flush()
            if left <= 0:
                break
    except Locked:
        return extraction.LOCKED
    except (MemoryError, RecursionError):
        return extraction.EXHAUSTED
    except Exception:  # noqa: BLE001  # libraries raise whatever a broken file leads them to
        return extraction.UNREADABLE
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
