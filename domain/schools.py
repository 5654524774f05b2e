"""学校党组织: a school's Party organisation, its profile and the support it needs (P4, P65)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import msgspec

from domain.errors import Conflict, NotChosen, Wrong, refuse
from domain.inputs import text
from domain.model import Aggregate, Created, DomainEvent, Prose, event
from domain.words import SCHOOL_LEVELS, Level, Locality, MemberBand, OrgKind, SupportKind


class Tier(StrEnum):
    """Tier of a demonstration point 党建示范点 (P9)."""

    DISTRICT = "district"
    MUNICIPAL = "municipal"


class NoSchoolLevel(Wrong):
    """A school is a kindergarten, a primary or a middle school."""

    code = "school.level"


class NothingChanged(Wrong):
    """A revision that changes nothing."""

    code = "school.nothing_changed"


class TierUnknown(Conflict):
    """The school is not a demonstration point of this tier; facts: tier."""

    code = "school.tier_unknown"


class NeedNotFlagged(Conflict):
    """There is no such support need to clear; facts: kind."""

    code = "school.need_not_flagged"


class Profile(msgspec.Struct, frozen=True, omit_defaults=True):
    """What may change of a school; a field that is None stays as it was."""

    name: str | None = None
    locality: Locality | None = None
    street: str | None = None
    org_kind: OrgKind | None = None
    member_band: MemberBand | None = None
    joint_with: tuple[str, ...] | None = None


class School(Aggregate):
    """One school by its code."""

    TOPIC = "school"

    class Event(DomainEvent, frozen=True, kw_only=True): ...

    class Registered(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "school.registered"
        code: str
        name: str
        level: Level
        locality: Locality
        street: str
        org_kind: OrgKind
        member_band: MemberBand
        joint_with: tuple[str, ...] = ()

    class ProfileRevised(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "school.profile_revised"
        changes: Profile

    class DemonstrationPointRecognised(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "school.demonstration_point_recognised"
        tier: Tier
        year: int
        doc_no: str | None = None

    class DemonstrationPointRevoked(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "school.demonstration_point_revoked"
        tier: Tier
        reason: Prose

    class SupportNeedFlagged(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "school.support_need_flagged"
        kind: SupportKind
        note: Prose | None = None

    class SupportNeedCleared(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "school.support_need_cleared"
        kind: SupportKind
        reason: Prose

    @classmethod
    def register(
        cls,
        code: str,
        *,
        name: str,
        level: Level,
        locality: Locality,
        street: str,
        org_kind: OrgKind,
        member_band: MemberBand,
        joint_with: tuple[str, ...] = (),
    ) -> School:
        """A school enters; few members, a joint branch or a rural place flag their support need at once (P65)."""
        refuse(
            NotChosen("code") if not code else None,
            NotChosen("name") if not name else None,
            NoSchoolLevel("level") if level not in SCHOOL_LEVELS else None,
        )
        fields = {"level": level, "locality": locality, "street": street, "org_kind": org_kind}
        school = cls.begin(
            cls.Registered, code, code=code, name=name, member_band=member_band, joint_with=joint_with, **fields
        )
        school.flag_what_shows()
        return school

    @event(Registered)
    def __init__(
        self,
        code: str,
        name: str,
        level: Level,
        locality: Locality,
        street: str,
        org_kind: OrgKind,
        member_band: MemberBand,
        joint_with: tuple[str, ...] = (),
    ) -> None:
        self.code, self.name, self.level, self.street = code, name, level, street
        self.locality, self.org_kind, self.member_band, self.joint_with = locality, org_kind, member_band, joint_with
        self.needs: set[SupportKind] = set()
        self.tiers: set[Tier] = set()

    def revise(self, changes: Profile) -> None:
        """The profile changes; what it shows of support needs follows at once."""
        given = {name: value for name in changes.__struct_fields__ if (value := getattr(changes, name)) is not None}
        if not any(getattr(self, name) != value for name, value in given.items()):
            raise NothingChanged("name")
        self._profile_revised(changes=changes)
        self.flag_what_shows()

    @event(ProfileRevised)
    def _profile_revised(self, changes: Profile) -> None:
        for name in changes.__struct_fields__:
            if (value := getattr(changes, name)) is not None:
                setattr(self, name, value)

    def recognise(self, tier: Tier, *, year: int, doc_no: str | None = None) -> None:
        if tier not in self.tiers:
            self._demonstration_point_recognised(tier=tier, year=year, doc_no=doc_no)

    @event(DemonstrationPointRecognised)
    def _demonstration_point_recognised(self, tier: Tier, year: int, doc_no: str | None = None) -> None:
        self.tiers.add(tier)

    def revoke_recognition(self, tier: Tier, *, reason: Prose) -> None:
        if tier not in self.tiers:
            raise TierUnknown(tier=tier)
        refuse(text("reason", reason, needed=True))
        self._demonstration_point_revoked(tier=tier, reason=reason)

    @event(DemonstrationPointRevoked)
    def _demonstration_point_revoked(self, tier: Tier, reason: Prose) -> None:
        self.tiers.discard(tier)

    def flag_need(self, kind: SupportKind, *, note: Prose | None = None) -> None:
        """A support need; flagging it again says nothing new."""
        refuse(text("note", note))
        if kind not in self.needs:
            self._support_need_flagged(kind=kind, note=note)

    @event(SupportNeedFlagged)
    def _support_need_flagged(self, kind: SupportKind, note: Prose | None = None) -> None:
        self.needs.add(kind)

    def clear_need(self, kind: SupportKind, *, reason: Prose) -> None:
        if kind not in self.needs:
            raise NeedNotFlagged(kind=kind)
        refuse(text("reason", reason, needed=True))
        self._support_need_cleared(kind=kind, reason=reason)

    @event(SupportNeedCleared)
    def _support_need_cleared(self, kind: SupportKind, reason: Prose) -> None:
        self.needs.discard(kind)

    def flag_what_shows(self) -> None:
        """Few members or a joint branch, and a rural place, are support needs without anybody saying so (P65)."""
        if self.member_band is MemberBand.LT7 or self.org_kind is OrgKind.JOINT_BRANCH:
            self.flag_need(SupportKind.FEW_MEMBERS)
        if self.locality is Locality.RURAL:
            self.flag_need(SupportKind.RURAL)
