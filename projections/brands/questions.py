"""Brands: one of them with its milestones and timeline, the wall by school, and what commands have to know."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from domain.brands import MILESTONES, Brand, State
from domain.brands.events import Event
from domain.evidence import Standing
from domain.words import Level
from projections.brands.rows import BRANDS, BrandRow, Piece, Reached, compared
from projections.evidence import fallen, standing
from projections.read import Reader
from projections.story import Stamp, stamp

brand = BRANDS.numbered
by_key = BRANDS.by_key
created_at = BRANDS.created_at


def by_keys(read: Reader, keys: Collection[str]) -> dict[str, BrandRow]:
    rows = BRANDS.select(read, f"WHERE key IN ({_marks(keys)}) ORDER BY no", *keys)
    return {row.key: row for row in rows}


def of_school(read: Reader, school: str) -> list[BrandRow]:
    """The brand that the school has, then those it had before, the newest first."""
    return BRANDS.select(read, "WHERE school = ? ORDER BY state = 'retired', no DESC", school)


def timeline(read: Reader, key: str) -> list[tuple[Stamp, Event]]:
    """What happened to a brand, oldest first: each event with who did it and when."""
    return [(stamp(entry, fact), fact) for entry, fact in read.story(Brand, key)]


# ---- its path


class Shown(NamedTuple):
    """A piece of evidence as it stands now; words, files, links and papers always stand."""

    piece: Piece
    standing: Standing

    @property
    def voided(self) -> bool:
        """To be flagged: what it names was voided, withdrawn, or is gone."""
        return self.standing is not Standing.STANDS


class Step(NamedTuple):
    """One of the eight milestones: when it was reached (None: not now), and all that was ever named for it."""

    milestone: State
    reached: Reached | None
    shown: tuple[Shown, ...]
    due: bool
    """Whether it is the one that comes next."""


def path(read: Reader, row: BrandRow) -> list[Step]:
    """The eight milestones in order, with their evidence flagged."""
    shown, reached = evidence(read, row), {each.milestone: each for each in row.reached}
    due = row.state.next if row.in_use else None
    return [
        Step(each, reached.get(each), tuple(s for s in shown if s.piece.milestone is each), each is due)
        for each in MILESTONES
    ]


def evidence(read: Reader, row: BrandRow) -> list[Shown]:
    """All evidence of a brand as it stands now, in the order in which it was named."""
    return _flagged(row, standing(read, [piece.evidence.thing for piece in row.evidence]))


def _flagged(row: BrandRow, stands: dict[str, Standing]) -> list[Shown]:
    return [Shown(piece, stands.get(piece.evidence.thing, Standing.STANDS)) for piece in row.evidence]


class Shaken(NamedTuple):
    """A brand, some evidence of which was voided since."""

    brand: BrandRow
    shown: tuple[Shown, ...]


def shaken(read: Reader) -> list[Shaken]:
    """Brands in use for a milestone of which evidence does not stand any more: the Party School decides what follows."""
    rows = [row for row in by_keys(read, fallen(read, Brand.TOPIC)).values() if row.in_use]
    stands = standing(read, [piece.evidence.thing for row in rows for piece in row.evidence])
    return [Shaken(row, tuple(shown for shown in _flagged(row, stands) if shown.voided)) for row in rows]


# ---- the wall


class Plot(NamedTuple):
    """A school on the wall of brands; without a brand its next step is to propose one. `studio`: "" for none."""

    school: str
    school_name: str
    level: Level
    studio: str
    brand: BrandRow | None

    @property
    def next(self) -> State | None:
        """The milestone that comes next; None where all eight are reached."""
        return self.brand.state.next if self.brand else State.PROPOSED


_STUDIO = (
    "coalesce((SELECT studio FROM belonging n WHERE n.school = s.code AND n.until_on IS NULL"
    " ORDER BY n.leads DESC, n.id LIMIT 1), '')"
)
_WALL = (
    f"FROM (SELECT s.code, s.name, s.level, {_STUDIO} AS studio FROM school s) p"
    " LEFT JOIN brand b ON b.school = p.code AND b.state != 'retired'"
)
_ORDER = "ORDER BY CASE p.level WHEN 'middle' THEN 1 WHEN 'primary' THEN 2 ELSE 3 END, p.code"


def wall(
    read: Reader, *, studio: str = "", level: str = "", state: str = "", skip: int = 0, limit: int = 50
) -> list[Plot]:
    """All schools with their brands; of one studio, one level, one milestone ("none": schools without a brand); "" = all."""
    where, params = _chosen(studio, level, state)
    sql = f"SELECT p.code, p.name, p.level, p.studio, b.whole {_WALL} WHERE {where} {_ORDER} LIMIT ? OFFSET ?"
    return [
        Plot(code, name, Level(of), at, BRANDS.row(read, whole) if whole else None)
        for code, name, of, at, whole in read.rows(sql, *params, limit, skip)
    ]


def wall_count(read: Reader, *, studio: str = "", level: str = "", state: str = "") -> int:
    where, params = _chosen(studio, level, state)
    return int(read.value(f"SELECT count(*) {_WALL} WHERE {where}", *params))


def coverage(read: Reader, *, studio: str = "", level: str = "") -> dict[State | None, int]:
    """How many schools stand at which milestone (None: without a brand), in the order of the path; no ranking (P17)."""
    where, params = _chosen(studio, level, "")
    found = dict(read.rows(f"SELECT b.state, count(*) {_WALL} WHERE {where} GROUP BY b.state", *params))
    return {state: found.get(state.value if state else None, 0) for state in (None, *MILESTONES)}


def _chosen(studio: str, level: str, state: str) -> tuple[str, list[object]]:
    which, params = ["1"], []
    for clause, value in (("p.studio = ?", studio), ("p.level = ?", level), ("coalesce(b.state, 'none') = ?", state)):
        if value:
            which.append(clause)
            params.append(value)
    return " AND ".join(which), [*params]


# ---- facts that commands, timers and an index need


def in_use(read: Reader, school: str) -> str | None:
    """The key of the brand that a school has."""
    found: str | None = read.value("SELECT key FROM brand WHERE school = ? AND state != 'retired'", school)
    return found


def same_name(read: Reader, name: str, *, but: str = "") -> str | None:
    """The key of another brand in use that is called so."""
    sql = "SELECT key FROM brand WHERE name_key = ? AND key != ? AND state != 'retired' ORDER BY no LIMIT 1"
    found: str | None = read.value(sql, compared(name), but)
    return found


def ending(read: Reader, until: date) -> list[BrandRow]:
    """Recognised brands whose recognition ends by a day, the earliest first."""
    return BRANDS.select(read, "WHERE valid_until <= ? ORDER BY valid_until, no", until.isoformat())


def all_keys(read: Reader) -> list[str]:
    """Keys of all brands that anybody can find."""
    return [key for (key,) in read.rows("SELECT key FROM brand WHERE state != 'retired' ORDER BY no")]


def audiences_since(read: Reader, position: int) -> dict[str, frozenset[str]]:
    """Brands with anything new behind a position, and who may find them now (nobody: empty)."""
    return {row.key: row.audience for row in BRANDS.select(read, "WHERE position > ? ORDER BY no", position)}


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
