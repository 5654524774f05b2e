"""The indicators of a stage: how invitations are answered, how far visits reach, how well they are recorded. One function each.

Source: definition of the indicators, sections 2 and 3, formula version 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final

from domain.exchanges.words import Breadth
from domain.words import Attendance, Side
from projections.indicators.facts import ExchangeFacts, VisitFacts
from projections.indicators.numbers import Balance, Count, Figure, Mean, Ratio, Spread, mean_of, median_of, ratio
from projections.indicators.scope import Window

DAY: Final = 86_400_000_000
"""Microseconds."""
MATURE: Final = timedelta(days=180)
"""After so long a visit should have been returned."""
CAME: Final = frozenset({Attendance.PRESENT, Attendance.LATE, Attendance.DEPUTY})


def proposed(w: Window) -> Count:
    """发起数."""
    return Count(tuple(v.stream for v in w.proposals))


def held(w: Window) -> Count:
    """开展互访数."""
    return Count(tuple(t.stream for t in w.trips))


def exchanges(w: Window) -> Count:
    """开展交流活动数."""
    return Count(tuple(m.stream for m in w.meetings))


def reply_time(w: Window) -> Mean:
    """I1 答复中位天数: those that were never answered are not in it, so I1b stands beside it."""
    answered = [(v, v.first_reply, v.proposed_at) for v in w.received]
    took = [(v, (reply - asked) / DAY) for v, reply, asked in answered if reply is not None and asked is not None]
    return median_of([days for _, days in took], [v.stream for v, _ in took])


def unanswered(w: Window) -> Ratio:
    """I1b 未答复占比."""
    return ratio([v.stream for v in w.received if v.expired], [v.stream for v in w.received])


def acceptance(w: Window) -> Ratio:
    """I2 接受率; a later cancellation does not undo it."""
    return ratio([v.stream for v in w.received if v.accepted], [v.stream for v in w.received])


def cross_level(w: Window) -> Ratio:
    """I3 跨学段占比."""
    level_of, here = w.district.level_of, w.district.here
    hits = [t.stream for t in w.trips if t.crosses]
    hits += [m.stream for m in w.meetings if len({level_of(school) for school in here(m)}) > 1]
    return ratio(hits, w.events)


def outward(w: Window) -> Balance:
    """I3b E-I 指数."""
    return Balance(tuple(t.stream for t in w.external), tuple(t.stream for t in w.trips))


def return_rate(w: Window) -> Ratio:
    """I4 回访率: belongs to the period of the first visit; one that may still be returned is no failure."""
    originals = [t.visit for t in w.external if t.visit.in_return_for is None]
    returned = [v.stream for v in originals if v.key in w.district.returned]
    ripe = [v.stream for v in originals if v.key in w.district.returned or v.held_on + MATURE <= w.district.as_of]
    return ratio(returned, ripe)


def _reached(w: Window) -> list[str]:
    there = {school for t in w.external for school in t.schools}
    return [code for code in w.scope.schools if code in there]


def coverage(w: Window) -> Ratio:
    """I5 覆盖率."""
    return ratio(_schools(_reached(w)), _schools(w.scope.schools))


def coverage_with_exchanges(w: Window) -> Ratio:
    """I5b 含活动覆盖率: saturates early, so it is shown and never scored."""
    reached = set(_reached(w))
    for m in w.meetings:
        if len(m.organisers) > 1 and m.breadth != Breadth.DISTRICT:
            reached |= w.district.here(m)
    return ratio(_schools(code for code in w.scope.schools if code in reached), _schools(w.scope.schools))


def coverage_of_weak(w: Window) -> Ratio:
    """I5c 薄弱校覆盖率."""
    reached = set(_reached(w))
    return ratio(_schools(code for code in w.scope.weak if code in reached), _schools(w.scope.weak))


def _schools(codes: Iterable[str]) -> list[str]:
    return [f"school:{code}" for code in codes]


def _records(w: Window) -> list[VisitFacts | ExchangeFacts]:
    return [*(t.visit for t in w.trips), *w.meetings]


def attendance(w: Window) -> Ratio:
    """I6 出勤率: entries of the sheets; approved leave is no absence and is shown beside it."""
    came, entries, hits, among = 0, 0, [], []
    for record in _records(w):
        own = [s for party, s in record.entries.values() if w.scope.whole or w.district.school_of(party) in w.scope]
        here = sum(status in CAME for status in own)
        came, entries = came + here, entries + len(own)
        among += [record.stream] if own else []
        hits += [record.stream] if here else []
    return Ratio(came, entries, tuple(hits), tuple(among))


def responsible_present(w: Window) -> Ratio:
    """I7 负责人到场率: without a sheet nobody was present; a deputy does not count here."""
    return ratio([r.stream for r in _records(w) if r.responsible], w.events)


def both_confirmed(w: Window) -> Ratio:
    """I8 双方确认率: silence is no confirmation."""
    agreed = [t.stream for t in w.trips if len(t.visit.confirmed) == len(Side)]
    return ratio(agreed, [t.stream for t in w.trips])


def actions_done(w: Window) -> Ratio:
    """I9 行动项办结率: of the items of the latest minutes."""
    with_items = [t.visit for t in w.trips if t.visit.items]
    done = sum(len(v.items & v.done) for v in with_items)
    hits = tuple(v.stream for v in with_items if v.items & v.done)
    return Ratio(done, sum(len(v.items) for v in with_items), hits, tuple(v.stream for v in with_items))


def _visits_by_school(w: Window) -> dict[str, int]:
    found = dict.fromkeys(w.scope.schools, 0)
    for t in w.external:
        for school in t.schools:
            if school in found:
                found[school] += 1
    return found


def among_schools(w: Window) -> Spread:
    """I10 校际均衡: hosting and visiting both count."""
    return Spread(_visits_by_school(w), tuple(t.stream for t in w.external))


def among_studios(w: Window) -> Spread | None:
    """I10b 工作室间均衡: visits per school of each studio; of one studio alone there is none."""
    if not w.scope.whole:
        return None
    per_studio: dict[str, list[int]] = {}
    for school, count in _visits_by_school(w).items():
        per_studio.setdefault(w.district.studio_of[school], []).append(count)
    means = {studio: sum(counts) / len(counts) for studio, counts in sorted(per_studio.items())}
    return Spread(means, tuple(t.stream for t in w.external))


def with_partners(w: Window) -> Ratio:
    """I11 共建参与占比."""
    return ratio([r.stream for r in _records(w) if r.partners], w.events)


def usefulness(w: Window) -> Mean:
    """I12 有用度均值: of all feedback, sealed or not; only the mean is shown."""
    given = [(t.stream, value) for t in w.trips for value in t.visit.feedback.values()]
    return mean_of([value for _, value in given], list(dict.fromkeys(stream for stream, _ in given)))


FIGURES: Final[dict[str, Callable[[Window], Figure | None]]] = {
    "proposed": proposed,
    "held": held,
    "exchanges": exchanges,
    "I1": reply_time,
    "I1b": unanswered,
    "I2": acceptance,
    "I3": cross_level,
    "I3b": outward,
    "I4": return_rate,
    "I5": coverage,
    "I5b": coverage_with_exchanges,
    "I5c": coverage_of_weak,
    "I6": attendance,
    "I7": responsible_present,
    "I8": both_confirmed,
    "I9": actions_done,
    "I10": among_schools,
    "I10b": among_studios,
    "I11": with_partners,
    "I12": usefulness,
}
"""By code, in the order in which they are printed."""
