"""Schools of a history."""

from __future__ import annotations

import msgspec

from domain.model import Prose
from domain.schools import Profile, Tier
from domain.words import Level, Locality, MemberBand, OrgKind, SupportKind
from hub.history.checking import Line
from hub.history.lines import Load, line, text
from hub.history.refusals import NotRevisable
from hub.history.vocabulary import WORDS


@line("SchoolBranch", "SchoolBranchRegistered")
def registered(load: Load, to: Line) -> None:
    d = to.data
    load.do(
        load.hub.schools.register,
        to.key,
        name=d["name"],
        level=Level(d["level"]),
        locality=Locality(d["locality"]),
        street=d["street"],
        org_kind=OrgKind(WORDS.org_kinds[d["org_kind"]]),
        member_band=MemberBand(d["member_band"]),
        joint_with=d.get("joint_with", ()),
    )


@line("SchoolBranch", "SchoolBranchProfileRevised")
def profile_revised(load: Load, to: Line) -> None:
    given = to.data["changes"]
    if strange := sorted(set(given) - set(Profile.__struct_fields__)):
        raise NotRevisable(fields=", ".join(strange))
    kind = {"org_kind": WORDS.org_kinds[given["org_kind"]]} if "org_kind" in given else {}
    load.do(load.hub.schools.revise, to.key, msgspec.convert(given | kind, Profile))


@line("SchoolBranch", "DemonstrationPointRecognised")
def demonstration_point_recognised(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.schools.recognise, to.key, Tier(d["tier"]), year=d["year"], doc_no=d.get("doc_no"))


@line("SchoolBranch", "SupportNeedFlagged")
def support_need_flagged(load: Load, to: Line) -> None:
    load.do(load.hub.schools.flag_need, to.key, SupportKind(to.data["kind"]), note=text(to.data.get("note")))


@line("SchoolBranch", "SupportNeedCleared")
def support_need_cleared(load: Load, to: Line) -> None:
    reason = Prose(to.data["reason"])
    load.do(load.hub.schools.clear_need, to.key, SupportKind(to.data["kind"]), reason=reason)
