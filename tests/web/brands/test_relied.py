"""Whoever takes something out of the count reads first what rests on it."""

from __future__ import annotations

from tests.web import cases_stage


def test_who_withdraws_a_case_is_told_which_brand_names_it_as_evidence(site):
    named, other = (
        site.as_("officer").get(f"/cases/{no}/withdraw") for no in (cases_stage.PUBLISHED, cases_stage.FOREIGN)
    )

    assert "下面这些用它作佐证" in named.text
    assert 'href="/brands/' in named.html.split('id="matter"')[1]
    assert "下面这些用它作佐证" not in other.text
