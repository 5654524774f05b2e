"""Schools enter the hub and keep their profile true."""

from __future__ import annotations

from domain.model import Prose
from domain.schools import Profile, School, Tier
from domain.words import Level, Locality, MemberBand, OrgKind, Party, PartyKind, SupportKind
from hub.access import Act
from hub.core import Core, command
from hub.log import Receipt


class Schools:
    """Use cases of schools."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @command
    def register(
        self,
        code: str,
        *,
        name: str,
        level: Level,
        locality: Locality,
        street: str,
        org_kind: OrgKind,
        member_band: MemberBand,
        joint_with: tuple[str, ...] = (),
        act: Act,
    ) -> Receipt:
        act = self._core.may(act, "school.register")
        fields = {"locality": locality, "org_kind": org_kind, "member_band": member_band}
        school = School.register(code, name=name, level=level, street=street, joint_with=joint_with, **fields)  # type: ignore[arg-type]  # enums
        return self._core.commit(school, act=act)

    @command
    def revise(self, code: str, changes: Profile, *, act: Act) -> Receipt:
        act = self._core.may(act, "school.revise", Party(PartyKind.SCHOOL, code))
        school = self._core.log.load(School, code)
        school.revise(changes)
        return self._core.commit(school, act=act)

    @command
    def recognise(self, code: str, tier: Tier, *, year: int, doc_no: str | None = None, act: Act) -> Receipt:
        act = self._core.may(act, "school.recognise")
        school = self._core.log.load(School, code)
        school.recognise(tier, year=year, doc_no=doc_no)
        return self._core.commit(school, act=act)

    @command
    def flag_need(self, code: str, kind: SupportKind, *, note: Prose | None = None, act: Act) -> Receipt:
        act = self._core.may(act, "school.flag_need", Party(PartyKind.SCHOOL, code))
        school = self._core.log.load(School, code)
        school.flag_need(kind, note=note)
        return self._core.commit(school, act=act)

    @command
    def clear_need(self, code: str, kind: SupportKind, *, reason: Prose, act: Act) -> Receipt:
        act = self._core.may(act, "school.flag_need", Party(PartyKind.SCHOOL, code))
        school = self._core.log.load(School, code)
        school.clear_need(kind, reason=reason)
        return self._core.commit(school, act=act)
