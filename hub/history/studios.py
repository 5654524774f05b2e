"""Studios of a history, and the secretaries admitted to them."""

from __future__ import annotations

from domain.errors import NotFound
from domain.model import Prose
from domain.studios import Basis, Eligibility, LeavingReason, Need, NeedsMethod, PlanItem, Result, Studio, Turn
from domain.words import Level, Party, PartyKind, Stage
from hub.history.checking import Line
from hub.history.lines import Load, line, text
from projections import studios


@line("Studio", "StudioEstablished")
def established(load: Load, to: Line) -> None:
    d = to.data
    facts = {"programme_id": d["programme_id"], "name": d["name"], "motto": d.get("motto")}
    load.do(load.hub.studios.establish, to.key, level=Level(d["level"]), **facts)


@line("Studio", "HostAppointed")
def lead_appointed(load: Load, to: Line) -> None:
    d = to.data
    load.do(
        load.hub.studios.appoint_lead,
        to.key,
        d["person_id"],
        school_id=d["school_id"],
        basis=Basis(d["basis"]),
        from_on=d["from_on"],
        exception_reason=text(d.get("exception_reason")),
    )


@line("Studio", "HostReplaced")
def lead_replaced(load: Load, to: Line) -> None:
    """The history names no school: the new lead comes from the own one."""
    d = to.data
    school = load.homes.get(d["to_person_id"]) or Party(PartyKind.SCHOOL, load.hub.log.load(Studio, to.key).lead_school)
    reason = Prose(d["reason"])
    load.do(load.hub.studios.replace_lead, to.key, d["to_person_id"], school_id=school.id, reason=reason, on=d["on"])


@line("Studio", "MentorAppointed")
def mentor_appointed(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.studios.appoint_mentor, to.key, d["person_id"], org=d["org"], duties=d["duties"], on=d["on"])


@line("Studio", "MentorReleased")
def mentor_released(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.studios.release_mentor, to.key, d["person_id"], on=d["on"], reason=text(d.get("reason")))


@line("Studio", "AssistantAppointed")
def assistant_appointed(load: Load, to: Line) -> None:
    load.do(load.hub.studios.appoint_assistant, to.key, to.data["person_id"], on=to.data["on"])


@line("Studio", "LearningNeedsRecorded")
def needs_recorded(load: Load, to: Line) -> None:
    found = tuple(Need(each["need"], each["count"]) for each in to.data["needs"])
    load.do(load.hub.studios.record_needs, to.key, found, method=NeedsMethod(to.data["method"]))


@line("Studio", "StudioPlanSubmitted")
def plan_submitted(load: Load, to: Line) -> None:
    d = to.data
    items = tuple(PlanItem(Stage(each["stage"]), each["title"], each.get("special", False)) for each in d["items"])
    three = {name: d[name] for name in ("goals", "needs", "problems")}
    load.do(load.hub.studios.submit_plan, to.key, period=d["period"], **three, items=items, plan_id=d["plan_id"])


@line("Studio", "StudioPlanReturned")
def plan_returned(load: Load, to: Line) -> None:
    d = to.data
    read = {"revision": _revision(load, to), "comments": d["comments"]}
    load.do(load.hub.studios.return_plan, to.key, d["plan_id"], **read)


@line("Studio", "StudioPlanApproved")
def plan_approved(load: Load, to: Line) -> None:
    load.do(load.hub.studios.approve_plan, to.key, to.data["plan_id"], revision=_revision(load, to))


@line("Studio", "StudiosPaired")
def paired(load: Load, to: Line) -> None:
    """Both leads had agreed when it was written down."""
    d = to.data
    agreed = {"theme": d["theme"], "until_on": d["until_on"], "confirmed_by": d["confirmed_by_other_host"]}
    load.do(load.hub.studios.pair, to.key, d["other_studio_id"], **agreed)


@line("Studio", "StudioPairingEnded")
def pairing_ended(load: Load, to: Line) -> None:
    load.do(load.hub.studios.end_pairing, to.key, to.data["other_studio_id"], outcome=to.data.get("outcome"))


@line("Studio", "RotationSet")
def rotation_set(load: Load, to: Line) -> None:
    turns = [Turn(each["school_id"], each["from_on"], each["to_on"], each.get("topic")) for each in to.data["turns"]]
    load.do(load.hub.studios.set_rotation, to.key, turns)


@line("Studio", "GuidanceNoted")
def guidance_noted(load: Load, to: Line) -> None:
    """By the mentor, who is the actor of the line."""
    d = to.data
    told = {name: d[name] for name in ("on", "minutes", "topic", "content")}
    about = {name: d.get(name) for name in ("school_id", "visit_id")}
    load.do(load.hub.studios.note_guidance, to.key, **told, **about, for_lead=d.get("for_lead", False))


@line("Studio", "StudioConcluded")
def concluded(load: Load, to: Line) -> None:
    load.do(load.hub.studios.conclude, to.key, on=to.data["on"], result=Result(to.data["result"]))


def _revision(load: Load, to: Line) -> int:
    """A history answers what was submitted last; 0 where nothing was."""
    plan = load.hub.log.load(Studio, to.key).plans.get(to.data["plan_id"])
    return plan.revision if plan else 0


@line("Membership", "SecretaryAdmitted")
def admitted(load: Load, to: Line) -> None:
    d = to.data
    load.homes[d["person_id"]] = Party(PartyKind.SCHOOL, d["school_id"])
    load.do(
        load.hub.studios.admit,
        d["person_id"],
        programme_id=load.hub.log.load(Studio, d["studio_id"]).programme_id,
        school_id=d["school_id"],
        studio_id=d["studio_id"],
        in_post_since=d["in_post_since"],
        eligibility=Eligibility(d["eligibility"]),
        on=d["on"],
        exception_reason=text(d.get("exception_reason")),
    )


@line("Membership", "SecretaryTransferred")
def transferred(load: Load, to: Line) -> None:
    d = to.data
    where = {"to_studio_id": d["to_studio_id"], "programme_id": _programme(load, to.key)}
    load.do(load.hub.studios.transfer, to.key, reason=Prose(d["reason"]), on=d["on"], **where)


@line("Membership", "SecretaryChangedSchool")
def school_changed(load: Load, to: Line) -> None:
    d = to.data
    where = {"to_school_id": d["to_school_id"], "programme_id": _programme(load, to.key)}
    load.do(load.hub.studios.change_school, to.key, on=d["on"], **where)
    load.homes[to.key] = Party(PartyKind.SCHOOL, d["to_school_id"])


@line("Membership", "SecretaryLeft")
def left(load: Load, to: Line) -> None:
    reason = LeavingReason(to.data["reason"])
    load.do(load.hub.studios.leave, to.key, programme_id=_programme(load, to.key), reason=reason, on=to.data["on"])


@line("Membership", "SecretaryCompleted")
def completed(load: Load, to: Line) -> None:
    result = Result(to.data["result"])
    load.do(load.hub.studios.complete, to.key, programme_id=_programme(load, to.key), result=result, on=to.data["on"])


def _programme(load: Load, person: str) -> str:
    """The programme of a person's membership, which the history does not name. Raises NotFound."""
    with load.hub.reader() as read:
        found = next((row for row in studios.belongings_of_person(read, person) if not row.leads), None)
    if found is None:
        raise NotFound(kind="membership", key=person)
    return load.hub.log.load(Studio, found.studio).programme_id
