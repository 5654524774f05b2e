"""A link that can be sent to a phone: the same for ever, nobody else's, and nothing to be guessed from it."""

from __future__ import annotations

from hub.compose import open_hub
from hub.settings import Settings


def test_a_link_is_the_same_after_a_restart_and_fits_its_visit_only(tmp_path):
    settings = Settings(data=tmp_path / "data", cdn="off")
    first = open_hub(settings, create=True)
    token = first.links.token(7, "v-one")
    first.close()

    again = open_hub(settings)

    assert again.links.token(7, "v-one") == token
    assert again.links.fits(token, "v-one")
    assert not again.links.fits(token, "v-two")
    again.close()


def test_two_hubs_give_different_links_for_the_same_visit(tmp_path):
    hubs = [open_hub(Settings(data=tmp_path / name, cdn="off"), create=True) for name in ("one", "two")]

    tokens = {hub.links.token(7, "v-one") for hub in hubs}

    assert len(tokens) == 2
    for hub in hubs:
        hub.close()
