"""词表: the Party School keeps synonyms and terms; a search speaks them."""

from urllib.parse import quote

from tests.web.cases_stage import PUBLISHED


def test_a_synonym_lets_a_search_find_what_is_called_otherwise(site):
    officer = site.as_("officer")
    before = officer.get("/cases?q=" + quote("蓝皮簿")).html

    answer = officer.submit(
        officer.get("/vocabulary/synonyms"), "/vocabulary/synonyms", word="蓝皮簿", others="两本账、台账"
    )

    assert answer.headers["location"] == "/vocabulary?done=vocabulary.synonyms"
    assert "两本账、台账" in officer.get("/vocabulary").text
    site.hub.search.level()
    assert f'href="/cases/{PUBLISHED}"' not in before
    assert f'href="/cases/{PUBLISHED}"' in officer.get("/cases?q=" + quote("蓝皮簿")).html


def test_synonyms_are_changed_where_they_stand_and_removed(site):
    officer = site.as_("officer")
    officer.submit(officer.get("/vocabulary/synonyms"), "/vocabulary/synonyms", word="互访", others="走访")

    address = "/vocabulary/synonyms?word=" + quote("互访")
    assert officer.get(address).form(address)["others"] == ["走访"]
    officer.submit(officer.get("/vocabulary"), "/vocabulary/synonyms/remove", word="互访")

    assert "走访" not in officer.get("/vocabulary").text


def test_a_word_is_no_synonym_of_itself(site):
    officer = site.as_("officer")

    page = officer.submit(officer.get("/vocabulary/synonyms"), "/vocabulary/synonyms", word="党建", others="党建")

    assert (page.status, set(page.errors)) == (422, {"others"})


def test_a_term_is_kept_and_given_up(site):
    officer = site.as_("officer")

    officer.submit(officer.get("/vocabulary/terms"), "/vocabulary/terms", word="红帆讲坛")
    assert "红帆讲坛" in officer.get("/vocabulary").text
    officer.submit(officer.get("/vocabulary"), "/vocabulary/terms/remove", word="红帆讲坛")

    assert "红帆讲坛" not in officer.get("/vocabulary").text
