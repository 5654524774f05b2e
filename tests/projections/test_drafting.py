"""What a report begins with: the studio's own deeds in the days of the report, and nobody else's."""

from __future__ import annotations

from datetime import date

from domain.obligations import CHAPTERS, Chapter, Kind, Owner, OwnerKind
from domain.words import Stage
from projections import drafting, obligations
from projections.drafting import Figure, Listing, Table
from tests.district import KG1, KG2, MS1, PS1
from tests.grown import State as Milestone
from tests.grown import accepted, grown
from tests.library import published
from tests.reporting import CYCLE, ST_KG, SUMMARY, issued, key, planned, see

FINAL = key(Kind.FINAL_REPORT, period="summary")


def lived(district):
    """A studio that planned, and in the practice stage visited, wrote, took up nothing, and brought something forth."""
    district.wind("2024-10-10 09:00")
    planned(district)
    district.hub.studios.approve_plan("ST-MS", CYCLE, revision=1, act=district.by("officer"))
    district.wind("2026-03-05 09:00")
    issued(district)
    district.held()
    district.afterwards(KG1, KG2, "2026-03-18", by="sec-kg")
    district.afterwards(MS1, PS1, "2025-09-10", by="sec-ms")
    published(district)
    published(district, "幼儿园的案例", by="sec-kg")
    accepted(district)
    grown(district, Milestone.MEANING_DEFINED)
    return district


def drafted(district, which=SUMMARY):
    return district.ask(lambda read: drafting.draft(read, obligations.by_key(read, which)))


def listed(blocks, listing):
    return next(block.rows for block in blocks if isinstance(block, Table) and block.listing is listing)


def figures(blocks):
    return {count.figure: (count.value, count.of) for count in blocks[0].counts}


def test_a_report_has_all_its_chapters_and_what_is_no_report_none(district):
    issued(district)

    assert tuple(drafted(district)) == CHAPTERS[Kind.ANNUAL_SUMMARY]
    assert drafted(district, key(Kind.PROCESS_CASE, Owner(OwnerKind.PERSON, "sec-ms"))) == {}


def test_the_figures_count_what_the_studio_did_in_those_days(district):
    found = figures(drafted(lived(district))[Chapter.FIGURES])

    assert {name: found[name] for name in (Figure.SCHOOLS, Figure.MEMBERS)} == {
        Figure.SCHOOLS: (3, None),
        Figure.MEMBERS: (2, None),
    }
    assert (found[Figure.VISITS_IN], found[Figure.VISITS_OUT], found[Figure.CROSS_LEVEL]) == (
        (1, None),
        (0, None),
        (1, 1),
    )
    assert (found[Figure.CASES], found[Figure.OUTCOMES], found[Figure.REPRESENTATIVE]) == ((1, None), (1, None), (1, 1))
    assert (found[Figure.BRANDS], found[Figure.RECOGNISED]) == ((1, None), (0, 1))


def test_the_lists_name_what_was_counted_and_no_more(district):
    blocks = drafted(lived(district))[Chapter.FIGURES]

    assert [(row.on, row.host, row.guest) for row in listed(blocks, Listing.VISITS)] == [(date(2026, 3, 20), MS1, KG1)]
    assert [row.title for row in listed(blocks, Listing.CASES)] == ["一张课表两本账"]
    (brand,) = listed(blocks, Listing.BRANDS)
    assert [step for step, _ in brand.reached] == [Milestone.PROPOSED, Milestone.NAMED, Milestone.MEANING_DEFINED]


def test_the_plan_stands_beside_what_took_place(district):
    lived(district)
    (practice,) = listed(drafted(district)[Chapter.PLAN_VS_DONE], Listing.PLAN)
    coming = listed(drafted(district)[Chapter.NEXT_YEAR], Listing.AHEAD)

    assert (practice.stage, [item.title for item in practice.planned], practice.visits) == (
        Stage.PRACTICE,
        ["品牌展示"],
        1,
    )
    assert [row.stage for row in coming] == [Stage.SUMMARY]


def test_the_final_report_looks_back_over_both_years(district):
    lived(district)
    issued(district, "2026-07-01")

    draft = drafted(district, FINAL)

    assert tuple(draft) == CHAPTERS[Kind.FINAL_REPORT]
    assert [row.stage for row in listed(draft[Chapter.PLAN_VS_DONE], Listing.PLAN)] == list(Stage)
    assert figures(draft[Chapter.FIGURES])[Figure.VISITS_IN] == (2, None)
    assert [row.title for row in listed(draft[Chapter.SCIENTIFIC_LEVEL], Listing.OUTCOMES)] == ["支部工作法汇编"]


def test_another_studio_drafts_its_own(district):
    lived(district)

    found = figures(drafted(district, key(Kind.ANNUAL_SUMMARY, ST_KG, "practice"))[Chapter.FIGURES])

    assert (found[Figure.CASES], found[Figure.BRANDS], found[Figure.OUTCOMES]) == ((1, None), (0, None), (0, None))
    assert (found[Figure.VISITS_IN], found[Figure.VISITS_OUT], found[Figure.CROSS_LEVEL]) == (
        (1, None),
        (2, None),
        (1, 2),
    )


def test_a_school_reports_by_the_calendar_year(district):
    lived(district)
    owner = Owner(OwnerKind.SCHOOL, "MS-01")
    more = {"programme_id": "P1", "period": "2026", "due_on": date(2026, 6, 30)}
    district.hub.obligations.issue(Kind.BRANCH_WORK_REPORT, owner, **more, act=district.by("officer"))
    which = key(Kind.BRANCH_WORK_REPORT, owner, "2026")

    found = figures(drafted(district, which)[Chapter.WORK])

    assert district.ask(drafting.days_of, see(district, which)) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (found[Figure.VISITS_IN], found[Figure.CASES]) == ((1, None), (1, None))
    assert Figure.MEMBERS not in found


def test_a_year_of_the_programme_begins_with_its_first_day(district):
    owed = {"programme_id": "P1", "due_on": date(2026, 8, 1)}
    owner = Owner(OwnerKind.STUDIO, "ST-MS")
    for year in ("2025", "2026"):
        district.hub.obligations.issue(Kind.ANNUAL_SUMMARY, owner, period=year, **owed, act=district.by("officer"))

    found = [
        district.ask(drafting.days_of, see(district, key(Kind.ANNUAL_SUMMARY, period=year)))
        for year in ("2025", "2026")
    ]

    assert found == [(date(2024, 9, 1), date(2025, 8, 31)), (date(2025, 9, 1), date(2026, 8, 31))]
