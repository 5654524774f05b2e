"""Evaluations in a browser: readable and reachable at each width and in large type."""

from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at
from tests.web.evaluations_stage import OBJECTED, OPENED, PUBLISHED, SCORED

PAGES = [
    ("director", "/evaluation"),
    ("evaluator", f"/evaluation/{SCORED}"),
    ("evaluator", f"/evaluation/{OPENED}/scores"),
    ("lead-ms", f"/evaluation/{PUBLISHED}"),
    ("lead-ms", f"/evaluation/{OPENED}/self"),
    ("evaluator", "/evaluation/new"),
    ("evaluator", f"/evaluation/{SCORED}/sign"),
    ("director", f"/evaluation/{OBJECTED}/resolve"),
    ("director", f"/evaluation/{PUBLISHED}/print"),
    ("director", f"/evaluation/{PUBLISHED}/lines/C1"),
    ("director", f"/evaluation/{PUBLISHED}/again"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("judged") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_evaluations:app", data) as address:
        yield address


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_page_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, login, path):
    guest = visitor(login)

    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize(("login", "path"), PAGES[:5])
def test_a_page_in_large_type_fits_a_small_phone(visitor, login, path):
    guest = visitor(login)

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}
