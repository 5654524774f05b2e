"""People before the door of a small district."""

from __future__ import annotations

import re
from html import unescape

import pytest

NEW = "三只白鹭在渡口等一班晚船回家去了"


@pytest.fixture
def slip(site):
    """The path of a link printed for somebody."""

    def printed(person="p-free", **typed):
        keeper = site.as_("director")
        at = f"/people/{person}/account"
        page = keeper.submit(keeper.get(at), f"{at}/invite", **typed)
        assert page.status == 200, page.text
        return re.search(r"/welcome/[\w-]+", unescape(page.html))[0]

    return printed


@pytest.fixture
def newcomer(site):
    """Somebody of the directory without an account."""
    site.hub.private.enrol("p-free", name="乔又一", org="柳岸中学", mail="free@example.cn")
    return "p-free"
