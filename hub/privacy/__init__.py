"""个人信息: people see, take along, correct and have erased what the hub keeps about them; what happened stays provable (PIPL 44-50).

Erasing has two halves: the fact goes to the log, then the person goes from the private store with all that belongs to them. The fact
comes first, because it can be refused; a crash in between is made good by the next tick (`erasure.complete`).
"""

from __future__ import annotations

from domain.errors import NotFound
from domain.people import ErasedFor, Person
from hub.access import Act
from hub.core import Core, command
from hub.log import Receipt
from hub.privacy import erasure
from hub.privacy.own import Kept, Told, kept, told
from hub.roster.imports import Roster
from projections import people

__all__ = ["Kept", "Privacy", "Told"]

THEIRS_ALONE = frozenset({"draft"})
"""Tables of the private store that nobody reads but the person, as the notice promises: what was never sent."""


class Privacy:
    """Use cases of a person's own data, by the person or by the Party School on their behalf."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def kept(self, person_id: str, *, act: Act) -> list[Kept]:
        """All that the private store holds of a person, table by table; to others no drafts. Raises a refusal of hub.access."""
        self._own_or(act, "person.take_out", person_id)
        found = kept(self._core.private, person_id)
        return found if act.person == person_id else [table for table in found if table.table not in THEIRS_ALONE]

    def told(self, person_id: str, *, act: Act) -> list[Told]:
        """Where the log names a person: what they did, and what was recorded of them; oldest first."""
        self._own_or(act, "person.take_out", person_id)
        return list(told(self._core.log, person_id))

    def correct(self, person_id: str, *, act: Act, name: str = "", post: str, org: str, phone: str, mail: str) -> None:
        """The entry of the directory is put right. A name is put right by the Party School only: others vouch by it.

        Nothing of it enters the log. Raises NotFound for whom the directory does not know, and a refusal of hub.access.
        """
        act = self._own_or(act, "person.correct", person_id)
        if (present := self._core.private.person(person_id)) is None:
            raise NotFound(kind="person", key=person_id)
        called = name if name and act.role is not None else present.name
        self._core.private.enrol(person_id, name=called, post=post, org=org, phone=phone, mail=mail)

    @command
    def erase(self, person_id: str, *, reason: ErasedFor, act: Act) -> Receipt:
        """A person's data are erased for ever: the person's own wish, or the director's order once all terms have ended.

        Raises StillInPost, LastDirector, PersonErased, NotFound or a refusal of hub.access.
        """
        act = self._own_or(act, "person.erase", person_id)
        person = self._core.log.load(Person, person_id)
        today = self._core.today()
        with self._core.read.reader() as read:
            held = [
                term.role for term in people.terms_of(read, person_id) if term.until_on is None or term.until_on > today
            ]
            directors = people.directors(read, today)
        person.erase(reason=reason, directors=directors, held=held)
        receipt = self._core.commit(person, act=act)
        Roster(self._core).drop_waiting()  # a sheet that waits may hold the name
        erasure.carry_out(self._core.private, [person_id])
        return receipt

    def _own_or(self, act: Act, rule: str, person_id: str) -> Act:
        """One's own data are one's own; for those of others the rule says who."""
        return act if act.person == person_id else self._core.may(act, rule)
