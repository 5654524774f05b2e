"""Every list can be taken along: with the filters of its address, as its page shows it, and never without a line about who did."""

from __future__ import annotations

import csv
import io
from datetime import datetime, time
from urllib.parse import unquote

import pytest
from python_calamine import CalamineWorkbook
from starlette.routing import Route

from hub.clock import micros
from hub.exports import Export as Line
from tests.web import district
from web import export as web_export
from web import site as web_site
from web.export import Export

EXPORTS = {
    route.path: route.endpoint.__self__
    for area in web_site.AREAS
    for route in area.routes
    if isinstance(route, Route) and isinstance(getattr(route.endpoint, "__self__", None), Export)
}
PLAIN = sorted(path for path in EXPORTS if path.count("{") == 1)
"""Exports of lists whose address names nothing else."""
READERS = {"/returns": "sec-ms-01", "/cases/queue": "officer"}
"""Who opens the page of a list, if not the director."""


def table(page):
    """The cells of a file as texts, whichever kind it is."""
    content = page.answer.content
    if page.headers["content-type"].startswith("text/csv"):
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return [[said(each) for each in row] for row in rows]


def said(cell):
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def column(page, heading):
    head, *rows = table(page)
    return [row[head.index(heading)] for row in rows]


OF_ITSELF = "/me/data/export.{sheet}"
"""Taking one's own data along stands on record, so that the second file tells of the first."""


@pytest.mark.parametrize("path", [path for path in PLAIN if path != OF_ITSELF])
def test_both_files_of_a_list_say_the_same_under_the_same_headings(lively_site, path):
    browser = lively_site.as_(READERS.get(EXPORTS[path].path, "director"))

    sheet, text = (table(browser.get(path.format(sheet=kind))) for kind in ("xlsx", "csv"))

    assert sheet[0] == [str(each.heading) for each in EXPORTS[path].columns]
    assert sheet == [[cell.removeprefix("'") for cell in row] for row in text]


PLACES = {"/returns": "/", "/exchanges": "/exchanges?time=all"}
"""Where the links to a file are looked for, if not on the page of its own address."""


@pytest.mark.parametrize("path", PLAIN)
def test_the_page_of_a_list_leads_to_its_files_with_the_same_filters(lively_site, path):
    place = EXPORTS[path].path
    page, _, asked = PLACES.get(place, f"{place}?box=all").partition("?")

    html = lively_site.as_(READERS.get(place, "director")).get(f"{page}?{asked}").html

    more = f"?{asked}" if asked else ""
    assert [f'href="{place}/export.{kind}{more}"' in html for kind in ("xlsx", "csv")] == [True, True]


def test_a_file_keeps_the_filters_of_its_address_and_not_its_page(lively_site):
    browser = lively_site.as_("director")

    everything = column(browser.get("/visits/export.csv"), "主题")
    narrowed = column(browser.get("/visits/export.csv?q=%E4%BA%B2%E5%AD%90&after=2"), "主题")

    assert len(everything) > len(narrowed)
    assert narrowed == ["社区里的亲子阅读"]


def test_a_liaison_takes_along_the_own_visits_only(lively_site):
    own = column(lively_site.as_("partner-01").get("/visits/export.csv"), "主题")
    other = column(lively_site.as_("partner-02").get("/visits/export.csv"), "主题")

    assert own == ["社区里的思政课"]
    assert other == ["社区里的亲子阅读"]


def test_who_took_what_along_is_written_down_and_a_refused_request_is_not(lively_site):
    browser = lively_site.as_("sec-ms-01")
    before = len(lively_site.hub.exports.latest(1_000))

    browser.get("/visits/export.xlsx?box=in")
    refused = browser.get("/visits/export.pdf")

    assert refused.status == 404
    new = lively_site.hub.exports.latest(1_000)
    assert len(new) == before + 1
    rows = len(column(browser.get("/visits/export.csv?box=in"), "主题"))
    at = micros(district.NOW)
    line = Line(person_id="p-sec-ms-01", list="visits:board", form="xlsx", filters="box=in", at=at, rows=rows)
    assert line in new


def test_a_file_has_a_chinese_name_that_every_browser_reads_and_is_kept_nowhere(lively_site):
    headers = lively_site.as_("director").get("/visits/export.xlsx").headers

    plain, encoded = headers["content-disposition"].split("; filename*=UTF-8''")
    assert plain == 'attachment; filename="export.xlsx"'
    assert unquote(encoded) == f"互访-{district.NOW:%Y-%m-%d}.xlsx"
    assert headers["cache-control"] == "no-store"


def test_a_list_too_long_for_one_file_is_refused_whole(lively_site, monkeypatch):
    monkeypatch.setattr(web_export, "MOST", 1)
    before = len(lively_site.hub.exports.latest(1_000))

    page = lively_site.as_("director").get("/visits/export.csv")

    assert page.status == 409
    assert "一次最多导出 1 行" in page.text
    assert len(lively_site.hub.exports.latest(1_000)) == before
