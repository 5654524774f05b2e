"""Activities of a history, which are exchanges here: announced, signed up for, held, written up, closed."""

from __future__ import annotations

from typing import Any

from domain.exchanges import (
    Breadth,
    Briefing,
    Changes,
    Deputy,
    Exchange,
    Kind,
    LearningMode,
    Modality,
    Notice,
    Quota,
    SheetSource,
)
from domain.exchanges.refusals import SeatThere
from domain.model import Prose
from domain.words import AgendaLine, Attendance, Entry, Item, Party, PartyKind
from hub.clock import local_day
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.refusals import NotRevisable
from hub.history.vocabulary import Unit

KEPT = frozenset({"title", "venue", "capacity", "reserved", "sign_up_by", "starts_at", "ends_at"})
"""Fields of a notice that mean the same here."""
NAMED: dict[str, Any] = {"kind": Kind, "learning_mode": LearningMode, "scope": Breadth, "modality": Modality}


@line("Activity", "ActivityAnnounced")
def announced(load: Load, to: Line) -> None:
    """An organiser that is no unit is the body that runs the programme."""
    d = to.data
    about = _notice_fields(d)
    organiser = d["organiser"].party if d["organiser"].acts else None
    notice = Notice(programme_id=d["programme_id"], organiser=organiser, **about)
    load.do(load.hub.exchanges.announce, notice, key=to.key, for_unit=organiser)


@line("Activity", "ActivityRevised")
def revised(load: Load, to: Line) -> None:
    changes = to.data["changes"]
    if strange := sorted({"organiser", "programme_id", "activity_id"} & set(changes)):
        raise NotRevisable("changes", fields=", ".join(strange))
    told = {"changes": Changes(**_notice_fields(changes)), "reason": to.data["reason"]}
    load.do(load.hub.exchanges.revise, to.key, **told)


@line("Activity", "ActivityCancelled")
def cancelled(load: Load, to: Line) -> None:
    load.do(load.hub.exchanges.cancel, to.key, reason=to.data["reason"])


# ---- seats


@line("Activity", "ParticipantSignedUp")
def signed_up(load: Load, to: Line) -> None:
    """Who waits is decided here; who signs up a second time is there already."""
    d = to.data
    try:
        load.do(load.hub.exchanges.sign_up, to.key, person_id=d["person_id"], party=d["party"].party)
    except SeatThere:
        return


@line("Activity", "SignUpWithdrawn")
def withdrawn(load: Load, to: Line) -> None:
    seat = _seat_of(load, to)
    load.do(load.hub.exchanges.withdraw_seat, to.key, seat, reason=to.data.get("reason"))


@line("Activity", "WaitingParticipantPromoted")
def promoted(load: Load, to: Line) -> None:
    load.do(load.hub.exchanges.admit_seat, to.key, _seat_of(load, to))


# ---- partners


@line("Activity", "PartnerInvited")
def partner_invited(load: Load, to: Line) -> None:
    d = to.data
    asked = {"partner_id": d["partner_id"], "ask": d["ask"], "reply_by": d["reply_by"]}
    load.do(load.hub.exchanges.invite_partner, to.key, **asked)


@line("Activity", "PartnerJoined")
def partner_joined(load: Load, to: Line) -> None:
    d = to.data
    told = {"partner_id": d["partner_id"], "contribution": d.get("contribution")}
    load.do(load.hub.exchanges.join_partner, to.key, **told, for_unit=Party(PartyKind.PARTNER, d["partner_id"]))


@line("Activity", "PartnerDeclined")
def partner_declined(load: Load, to: Line) -> None:
    d = to.data
    told = {"partner_id": d["partner_id"], "reason": d.get("reason")}
    load.do(load.hub.exchanges.decline_partner, to.key, **told, for_unit=Party(PartyKind.PARTNER, d["partner_id"]))


# ---- the record


@line("Activity", "ActivityHeld")
def held(load: Load, to: Line) -> None:
    facts = {name: to.data[name] for name in ("started_at", "ended_at", "headcount")}
    came = to.data.get("partner_ids", ())
    load.do(load.hub.exchanges.record_held, to.key, **facts, partner_ids=came, sure=True)


@line("Activity", "AttendanceSheetFiled")
def attendance_filed(load: Load, to: Line) -> None:
    """Each line for the unit of the person; who belongs to none came with the organiser."""
    d = to.data
    lines = (_entry(load, to, each) for each in d["entries"])
    sheet = {"entries": tuple(lines), "responsible_present": d["responsible_present"]}
    load.do(load.hub.exchanges.file_attendance, to.key, **sheet, source=SheetSource(d["source"]))


@line("Activity", "AttendanceCorrected")
def attendance_corrected(load: Load, to: Line) -> None:
    d = to.data
    why = {"to_status": Attendance(d["to_status"]), "reason": d["reason"]}
    load.do(load.hub.exchanges.correct_attendance, to.key, person_id=d["person_id"], **why)


@line("Activity", "DeputyRecorded")
def deputy_recorded(load: Load, to: Line) -> None:
    d = to.data
    deputy = Deputy(d["deputy_person_id"], Prose(d["reason"]))
    load.do(load.hub.exchanges.record_deputy, to.key, person_id=deputy.person_id, reason=deputy.reason)


@line("Activity", "MinutesFiled")
def minutes_filed(load: Load, to: Line) -> None:
    d = to.data
    items = (Item(each["no"], Prose(each["what"]), each["owner"], each["due_on"]) for each in d["action_items"])
    said = {"summary": d["summary"], "learnt": d["learnt"], "problems": d["problems"], "action_items": tuple(items)}
    load.do(load.hub.exchanges.file_minutes, to.key, **said, nothing_learnt=not d["learnt"])


@line("Activity", "BriefingPublished")
def briefing_published(load: Load, to: Line) -> None:
    d = to.data
    readers = {"report_to": d["report_to"], "copy_to": d["copy_to"]}
    about = {"issue_no": d["issue_no"], "title": d["title"], "body": Prose(d["body"])}
    briefing = Briefing(**about, **readers, on=local_day(to.occurred_at))
    load.do(load.hub.exchanges.publish_briefing, to.key, briefing=briefing)


@line("Activity", "FeedbackGiven")
def feedback_given(load: Load, to: Line) -> None:
    d = to.data
    said = {"usefulness": d["usefulness"], "will_apply": d["will_apply"], "takeaway": d["takeaway"]}
    party = d["by_party"].party
    more = {"suggestion": d.get("suggestion"), "by_party": party}
    load.do(load.hub.exchanges.give_feedback, to.key, **said, **more, for_unit=party)


@line("Activity", "ActionItemCompleted")
def action_completed(load: Load, to: Line) -> None:
    d = to.data
    done = {"item_no": d["item_no"], "on": d["on"], "evidence": d.get("evidence")}
    load.do(load.hub.exchanges.complete_action, to.key, **done)


@line("Activity", "ActivityClosed")
def closed(load: Load, to: Line) -> None:
    load.do(load.hub.exchanges.close, to.key)


# ---- what a line means here


def _notice_fields(d: dict[str, Any]) -> dict[str, Any]:
    """The fields of a notice that a line names."""
    found = {name: d[name] for name in KEPT if name in d}
    found |= {name: kind(d[name]) for name, kind in NAMED.items() if name in d}
    found |= {name: _parties(d[name]) for name in ("audience", "co_organisers") if name in d}
    if "responsible_person_id" in d:
        found["responsible_person"] = d["responsible_person_id"]
    if "mentor_ids" in d:
        found["mentor_ids"] = tuple(d["mentor_ids"])
    if "quotas" in d:
        found["quotas"] = tuple(
            Quota(PartyKind(each["kind"]), each["seats"], each.get("id", "")) for each in d["quotas"]
        )
    if "agenda" in d:
        found["agenda"] = tuple(AgendaLine(each["t"], each["item"]) for each in d["agenda"])
    return found


def _parties(named: tuple[Unit, ...]) -> tuple[Party, ...]:
    return tuple(unit.party for unit in named)


def _entry(load: Load, to: Line, given: dict[str, Any]) -> Entry:
    person = given["person_id"]
    exchange = load.hub.log.load(Exchange, to.key)
    seat = exchange.seat_of(person)
    party = (seat.party if seat else None) or load.homes.get(person) or exchange.notice.organiser
    return Entry(person, party or exchange.notice.audience[0], Attendance(given["status"]))


def _seat_of(load: Load, to: Line) -> str:
    seat = load.hub.log.load(Exchange, to.key).seat_of(to.data["person_id"])
    return seat.id if seat else ""
