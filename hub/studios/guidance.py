"""导师指导: a mentor notes what was said, when and how long; read inside the studio, or by its lead alone (P19, P32, P53)."""

from __future__ import annotations

from datetime import date

from domain.errors import NotFound, refuse
from domain.evidence import EvidenceKind, Standing
from domain.studios import Studio
from domain.words import Party, PartyKind
from hub.access import Act
from hub.basis import Basis
from hub.core import command
from hub.evidence import standing
from hub.log import Receipt
from hub.studios.faults import SchoolElsewhere, VisitUnseen
from hub.texts import Text, needed
from projections import studios


class Guiding(Basis):
    """Use cases of mentors."""

    @command
    def note_guidance(
        self,
        code: str,
        *,
        on: date,
        minutes: int,
        topic: str,
        content: Text,
        for_lead: bool = False,
        school_id: str | None = None,
        visit_id: str | None = None,
        act: Act,
    ) -> Receipt:
        """By a mentor of the studio; about one of its schools, from a visit that the mentor may see."""
        act = self._core.may(act, "studio.note_guidance", Party(PartyKind.STUDIO, code))
        studio = self._core.log.load(Studio, code)
        self._refuse_unknown(code, school_id, visit_id, act)
        studio.note_guidance(
            mentor_id=act.person,
            on=on,
            minutes=minutes,
            topic=topic,
            content=needed(content),
            today=self._core.today(),
            for_lead=for_lead,
            school_id=school_id,
            visit_id=visit_id,
        )
        return self._core.commit(studio, act=act)

    def _refuse_unknown(self, code: str, school: str | None, visit: str | None, act: Act) -> None:
        thing = f"{EvidenceKind.VISIT}:{visit}"
        with self._look() as read:
            if studios.studio(read, code) is None:
                raise NotFound(kind=Studio.TOPIC, key=code)
            there = {row.school for row in studios.members(read, code)}
            seen = standing(self._core, read, [thing], act) if visit else {}
        refuse(
            SchoolElsewhere("school_id") if school and school not in there else None,
            VisitUnseen("visit_id") if seen.get(thing) is Standing.UNKNOWN or (visit and thing not in seen) else None,
        )
