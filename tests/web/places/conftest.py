"""The district with a partner and visits in every stage, on which no test writes but its own copy."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from domain.model import Prose
from domain.partners import LegalBasis
from domain.visits import Direction, Subject
from domain.words import Part, PartnerKind, Party, PartyKind, Role, Scope, ScopeKind, Slot
from hub.compose import open_hub
from hub.settings import DEMO_PASSPHRASE, Settings
from tests.web import district, visits_stage
from tests.web.browsing import Site
from tests.web.district import by_history

STREET = Party(PartyKind.PARTNER, "PA-01")


def settle(hub):
    """A street with its liaison, and a second one that has nothing to do with anybody."""
    for code, name in (("PA-01", "汀南街道党工委"), ("PA-02", "槐荫里社区党委")):
        hub.partners.register(code, name=name, kind=PartnerKind.STREET, area="汀南街道", act=by_history())
    for login, name, code in (("partner-01", "阎书棠", "PA-01"), ("partner-02", "简念青", "PA-02")):
        party, since = Party(PartyKind.PARTNER, code), date(2024, 9, 1)
        hub.people.enrol(f"p-{login}", name=name, post="干事", org="街道", party=party, act=by_history())
        hub.partners.designate_contact(code, f"p-{login}", legal_basis=LegalBasis.CONSENT, on=since, act=by_history())
    hub.people.enrol("p-former", name="安归田", org="柳岸中学", act=by_history())
    term = {"from_on": date(2023, 9, 1), "until_on": date(2025, 7, 31)}
    hub.people.grant("p-former", Role.OBSERVER, Scope(ScopeKind.DISTRICT), **term, act=by_history())
    hub.accounts.open_many([(f"p-{each}", each) for each in ("partner-01", "partner-02", "former")], DEMO_PASSPHRASE)


def invite_the_street(hub):
    """The middle school invites the street, which has not answered yet."""
    subject = Subject(
        "P1", Direction.INVITE, Party(PartyKind.SCHOOL, "MS-01"), STREET, "社区里的思政课", Prose("谈一个问题。")
    )
    hub.visits.propose(
        subject, slots=(Slot(date(2026, 4, 10), Part.AM),), key="v-street", act=by_history("p-sec-ms-01")
    )


@pytest.fixture(scope="session")
def lively_folder(district_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("lively") / "data"
    shutil.copytree(district_folder, folder)
    visits_stage.put_visits_into(folder)
    hub = open_hub(Settings(data=folder, cdn="off"), lambda: district.NOW)
    settle(hub)
    invite_the_street(hub)
    hub.close()
    return folder


@pytest.fixture
def make_lively(lively_folder, tmp_path):
    """`make_lively(contact="…")`: a site on a copy of the lively district; `waiting(hub)` makes another count."""
    opened = []

    def make(clock=lambda: district.NOW, *, pace=None, waiting=None, **settings):
        folder = tmp_path / f"lively-{len(opened)}"
        shutil.copytree(lively_folder, folder)
        opened.append(open_hub(Settings(data=folder, **{"cdn": "off"} | settings), clock))
        options = {"pace": pace, "waiting": waiting and waiting(opened[-1])}
        return Site(opened[-1], **{name: value for name, value in options.items() if value})

    yield make
    for hub in opened:
        hub.close()


@pytest.fixture
def lively(make_lively):
    return make_lively()


@pytest.fixture
def empty(tmp_path):
    """A hub that knows nobody but its first director."""
    hub = open_hub(Settings(data=tmp_path / "empty", cdn="off"), lambda: district.NOW, create=True)
    hub.people.enrol("p-director", name="齐望舒", act=by_history())
    day = date(2026, 3, 1)
    hub.people.grant("p-director", Role.DIRECTOR, Scope(ScopeKind.DISTRICT), from_on=day, act=by_history())
    hub.accounts.open("p-director", "director", DEMO_PASSPHRASE)
    yield Site(hub)
    hub.close()
