"""A district whose people have accounts and mail addresses, with a mail server and a web server of its own."""

from __future__ import annotations

import shutil

import pytest

from hub.settings import DEMO_PASSPHRASE
from tests.district import District
from tests.hub.notices.postoffice import PostOffice, Receiver
from web.notices import Speaking

PEOPLE = ("sec-ms", "sec-ps", "sec-kg", "lead-ms", "asst-ms", "observer", "gone")


class Town(District):
    """A district that tells its people."""

    def round(self, moment=""):
        """What a look at the clock sent, at this moment of the district."""
        if moment:
            self.wind(moment)
        return self.hub.notices.round(Speaking(self.hub), self.clock())

    def states(self):
        """Deliveries by state."""
        found = {}
        with self.hub.private.reading() as db:
            for recipient, name, state in db.exec_driver_sql(
                "SELECT recipient, name, state FROM delivery ORDER BY recipient, name, occasion"
            ):
                found.setdefault(state, []).append((recipient, name))
        return found

    def wish(self, person, **wishes):
        """What a person would choose on the page."""
        mine = self.hub.notices.wishes
        changed = {name: getattr(mine.of(person), name) for name in mine.of(person).__struct_fields__} | wishes
        mail = self.hub.private.person(person).mail
        mine.choose(type(mine.of(person))(**changed), mail, act=self.by(person))


@pytest.fixture(scope="session")
def town_files(district_files, tmp_path_factory):
    folder = tmp_path_factory.mktemp("town") / "data"
    shutil.copytree(district_files, folder)
    made = District(folder)
    for person in PEOPLE:
        made.hub.private.enrol(person, name=f"名 {person}", mail=f"{person}@example.cn")
    made.hub.accounts.open_many([(person, person) for person in PEOPLE], DEMO_PASSPHRASE)
    made.close()
    return folder


@pytest.fixture
def post():
    opened = PostOffice().open()
    yield opened
    opened.close()


@pytest.fixture
def receiver():
    opened = Receiver()
    yield opened
    opened.close()


@pytest.fixture
def make_town(town_files, tmp_path):
    """`make_town(**settings)`: a town with the operator's settings."""
    opened = []

    def make(**settings):
        folder = tmp_path / f"town-{len(opened)}"
        shutil.copytree(town_files, folder)
        opened.append(Town(folder, **settings))
        return opened[-1]

    yield make
    for town in opened:
        town.close()


@pytest.fixture
def town(make_town, post):
    return make_town(**post.settings)
