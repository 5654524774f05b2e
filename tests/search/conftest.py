"""Both engines, each in an empty directory, and each with the same shelf in it."""

from __future__ import annotations

import pytest

from search.fts import FtsIndex
from search.whoosh_index import WhooshIndex
from tests.search.shelf import SHELF, VOCABULARY

ENGINES = {
    "whoosh": lambda folder: WhooshIndex(folder / "whoosh", VOCABULARY, "log"),
    "fts5": lambda folder: FtsIndex(folder / "fts" / "search.db", VOCABULARY, "log"),
}


@pytest.fixture(params=ENGINES)
def opened(request, tmp_path):
    """A function that opens the same index once more, as another process would."""
    made = []

    def opened():
        made.append(ENGINES[request.param](tmp_path))
        return made[-1]

    yield opened
    for each in made:
        each.close()


@pytest.fixture
def index(opened):
    return opened()


@pytest.fixture
def filled(index):
    index.apply(SHELF, [], 10)
    return index
