"""How a table of the private store is described to the people about whom it keeps something."""

from __future__ import annotations

from typing import NamedTuple

from web.texts import Lazy, _l


class About(NamedTuple):
    """A table of the private store: what it is for, who sees it, how long it is kept, and its columns in words."""

    title: Lazy
    purpose: Lazy
    seen_by: Lazy
    kept: Lazy
    columns: dict[str, Lazy]


PERSON = _l("是谁的（只是一个编号）")
WITH_PERSON = _l("与本人的资料一起，应本人要求或离任后删除")
