"""The companion directory of a history: names, posts and staff roles, which the history itself does not tell; and the demo accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from domain.words import Role
from hub.history.checking import BrokenHistory, Fault
from hub.history.vocabulary import WORDS

STAFF = (Role.DIRECTOR, Role.OFFICER, Role.EVALUATOR, Role.OBSERVER, Role.ADMIN)
"""Roles that no appointment of the history gives; the others come with a studio, a school or a partner."""


class Named(msgspec.Struct, frozen=True):
    """A school, by its code."""

    key: str
    name: str


class Entry(msgspec.Struct, frozen=True):
    """A person; `role` in the history's own words, `school` a code, `org` the name of another employer."""

    key: str
    name: str
    role: str
    post: str = ""
    school: str = ""
    org: str = ""


class Contact(msgspec.Struct, frozen=True):
    """The liaison of a partner."""

    key: str
    name: str
    post: str = ""


class PartnerEntry(msgspec.Struct, frozen=True):
    """A partner, by its code."""

    key: str
    name: str
    contact: Contact


class StudioEntry(msgspec.Struct, frozen=True):
    """A studio with its people, by their ids."""

    key: str
    name: str
    host: str
    assistant: str
    members: list[str]


class Organisation(msgspec.Struct, frozen=True):
    """All units and people of a district as organisation.yaml lists them."""

    operator: Named | None = None
    """The body that runs the programme."""
    schools: list[Named] = []
    studios: list[StudioEntry] = []
    people: list[Entry] = []
    partners: list[PartnerEntry] = []

    def entries(self) -> Iterator[Entry]:
        """Everybody, with the name of the employer in `org`: staff, mentors, schools, then the partners' contacts."""
        schools = {school.key: school.name for school in self.schools}
        for entry in self.people:
            yield msgspec.structs.replace(entry, org=entry.org or schools.get(entry.school, ""))
        for partner in self.partners:
            contact = partner.contact
            yield Entry(contact.key, contact.name, Role.PARTNER, contact.post, org=partner.name)


class DemoAccount(NamedTuple):
    """How a person of the roster signs in; `unit` is the name of the studio, school, partner or employer."""

    login: str
    name: str
    role: Role
    unit: str
    person_id: str


DEMO = Path(str(files("hub"))) / "demo"
"""The fictional district that comes with the hub."""


def demo_file(name: str = "history.jsonl") -> Path:
    """The history of the demo district, or another file of it."""
    return DEMO / name


def demo_organisation() -> Organisation:
    """The units and people of the demo district."""
    return organisation_beside(demo_file())


def organisation_beside(history: Path) -> Organisation:
    """The organisation.yaml in the folder of a history; an empty one where there is none. Raises BrokenHistory."""
    path = history.parent / "organisation.yaml"
    if not path.exists():
        return Organisation()
    try:
        found = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Organisation)
    except (yaml.YAMLError, UnicodeDecodeError, msgspec.ValidationError) as cause:
        mark = getattr(cause, "problem_mark", None)
        raise BrokenHistory([Fault(path.name, mark.line + 1 if mark else 1, str(cause))]) from None
    strange = [entry for entry in found.people if not WORDS.roles.get(entry.role)]
    if strange:
        raise BrokenHistory(Fault(path.name, 1, f"{entry.key} has the unknown role {entry.role}") for entry in strange)
    return found


def demo_accounts(organisation: Organisation) -> list[DemoAccount]:
    """An account for every person of the roster, its login in ASCII by role: `director`, `lead-ms`, `sec-ms-01`, `partner-01`."""
    logins, units = dict(_by_studio(organisation)), _studios(organisation)
    found, count = [], Counter[Role]()
    for entry in organisation.entries():
        role = WORDS.role(entry.role) or Role.PARTNER
        count[role] += 1
        login = logins.get(entry.key) or _by_role(role, count[role])
        found.append(DemoAccount(login, entry.name, role, units.get(entry.key, entry.org), entry.key))
    return found


def _by_studio(organisation: Organisation) -> Iterator[tuple[str, str]]:
    """Leads, assistants and secretaries are called after their studio: ms middle schools, ps primary schools, kg kindergartens."""
    for studio in organisation.studios:
        short = studio.key.removeprefix("st-")
        yield studio.host, f"lead-{short}"
        yield studio.assistant, f"asst-{short}"
        yield from ((member, f"sec-{short}-{no:02}") for no, member in enumerate(studio.members, 1))


def _by_role(role: Role, no: int) -> str:
    if role in STAFF:
        return role if no == 1 else f"{role}-{no:02}"
    return f"{role}-{no:02}"


def _studios(organisation: Organisation) -> dict[str, str]:
    """Who is at home in a studio more than in a school."""
    return {person: studio.name for studio in organisation.studios for person in (studio.host, studio.assistant)}
