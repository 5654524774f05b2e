"""What was done in a stage: its figures lead to lists that show just that."""

from __future__ import annotations

import re

from projections import overview, programme


def linked(page, start):
    """Where the figures of a stage lead, as a browser follows it."""
    (found,) = re.findall(rf'href="({re.escape(start)}[^"]*)"', page.html)
    return found.replace("&amp;", "&")


def test_a_stage_leads_to_the_visits_that_were_made_in_it(running):
    officer = running.as_("officer")
    with running.hub.reader() as read:
        rows = programme.stages(read, "P1")
        figures = {row.stage: overview.during(read, row.starts_on, row.ends_on).held for row in rows}

    lists = {
        row.stage: officer.get(linked(officer.get(f"/programme/P1/stages/{row.stage}"), "/visits?")) for row in rows
    }

    assert {stage: page.html.count('<h2><a href="/visits/') for stage, page in lists.items()} == figures
    assert set(figures.values()) > {0}


def test_a_stage_leads_to_the_exchanges_that_were_held_in_it(running):
    officer = running.as_("officer")
    with running.hub.reader() as read:
        row = programme.stages(read, "P1")[-1]
        held = overview.during(read, row.starts_on, row.ends_on).exchanges

    page = officer.get(linked(officer.get(f"/programme/P1/stages/{row.stage}"), "/exchanges?"))

    assert page.html.count('<h2><a href="/exchanges/') == held


def test_a_stage_that_does_not_exist_counts_as_not_said(running):
    officer = running.as_("officer")

    every, nonsense = (
        officer.get(f"/visits{asked}").html.count('<h2><a href="/visits/') for asked in ("", "?stage=P1/x")
    )

    assert every == nonsense > 0
