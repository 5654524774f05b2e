"""What an indicator is worth, with the records that make it: every number can show the list behind it.

Computed in IEEE double and rounded at the end: ratios, indices and Gini to 3 digits, means to 2, days to 1. 0/0 is None, shown as
"—", never 0. A number of too few records is `low` 样本不足: it is in the JSON, people never see it, no rubric judges by it.
Source: definition of the indicators, section 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any, Final, NamedTuple, Protocol

LEAST: Final = 5
"""Records, below which a ratio, a mean or the E-I index says nothing."""
LEAST_SPREAD: Final = 10
"""External visits, or edges, below which a Gini or a figure of the network says nothing."""

Records = tuple[str, ...]
"""Streams of the log, as `visit:1f3a…`, `exchange:…`, `school:…`."""


class Figure(Protocol):
    """A number: `hits` are the records that make its numerator, `among` those it is taken of."""

    @property
    def v(self) -> float | None: ...
    @property
    def low(self) -> bool: ...
    @property
    def hits(self) -> Records: ...
    @property
    def among(self) -> Records: ...
    def plain(self) -> Any:
        """As the JSON of `hub evaluate` has it."""


class Count(NamedTuple):
    """How many records."""

    among: Records

    @property
    def n(self) -> int:
        return len(self.among)

    @property
    def v(self) -> float | None:
        return len(self.among)

    @property
    def low(self) -> bool:
        return False

    @property
    def hits(self) -> Records:
        return self.among

    def plain(self) -> int:
        return len(self.among)


class Ratio(NamedTuple):
    """`n` of `d`: of records, or of what stands in them."""

    n: int
    d: int
    hits: Records = ()
    among: Records = ()

    @property
    def v(self) -> float | None:
        return round(self.n / self.d, 3) if self.d else None

    @property
    def low(self) -> bool:
        return self.d < LEAST

    def plain(self) -> dict[str, Any]:
        return {"n": self.n, "d": self.d, "v": self.v, "low": self.low}


def ratio(hits: Sequence[str], among: Sequence[str]) -> Ratio:
    """How many of the records."""
    return Ratio(len(hits), len(among), tuple(hits), tuple(among))


class Mean(NamedTuple):
    """Of `n` values one in the middle, already rounded."""

    n: int
    v: float | None
    among: Records = ()

    @property
    def low(self) -> bool:
        return self.n < LEAST

    @property
    def hits(self) -> Records:
        return self.among

    def plain(self) -> dict[str, Any]:
        return {"n": self.n, "v": self.v, "low": self.low}


def median_of(values: Sequence[float], among: Sequence[str], digits: int = 1) -> Mean:
    """The middle one; of an even number the mean of the two middle ones."""
    return Mean(len(values), round(median(values), digits) if values else None, tuple(among))


def mean_of(values: Sequence[float], among: Sequence[str] = (), digits: int = 2) -> Mean:
    return Mean(len(values), round(sum(values) / len(values), digits) if values else None, tuple(among))


class Balance(NamedTuple):
    """E-I: external less internal visits over all; -1 all inside, +1 all outside."""

    hits: Records
    among: Records

    @property
    def e(self) -> int:
        return len(self.hits)

    @property
    def i(self) -> int:
        return len(self.among) - len(self.hits)

    @property
    def v(self) -> float | None:
        return round((self.e - self.i) / (self.e + self.i), 3) if self.among else None

    @property
    def low(self) -> bool:
        return len(self.among) < LEAST

    def plain(self) -> dict[str, Any]:
        return {"e": self.e, "i": self.i, "v": self.v, "low": self.low}


class Spread(NamedTuple):
    """A Gini over `counts` by school or studio: 0 all alike, 1 one has everything. Its records are the external visits."""

    counts: Mapping[str, float]
    among: Records

    @property
    def n(self) -> int:
        return len(self.among)

    @property
    def v(self) -> float | None:
        found = gini(list(self.counts.values()))
        return None if found is None else round(found, 3)

    @property
    def low(self) -> bool:
        return len(self.among) < LEAST_SPREAD

    @property
    def hits(self) -> Records:
        return self.among

    def plain(self) -> dict[str, Any]:
        return {"n": self.n, "v": self.v, "low": self.low}


def gini(values: Sequence[float]) -> float | None:
    """Corrected so that its maximum is 1 for any number of values; None for fewer than two, 0 where all are 0."""
    x, n, total = sorted(values), len(values), sum(values)
    if n < 2:  # noqa: PLR2004  # one value has nobody to differ from
        return None
    if total == 0:
        return 0.0
    weighted = sum(i * value for i, value in enumerate(x, 1))
    return (2 * weighted / (n * total) - (n + 1) / n) * n / (n - 1)
