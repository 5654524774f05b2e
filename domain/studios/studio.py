"""A studio 书记工作室: its people, its plans, whom it works with, and its end.

Here the events and the commands are listed; the commands decide in appointments, planning and together, the facts are assigned in
evolution. No command returns anything: what it did are the `pending_events`, and a command that would say what is already so leaves
them as they are. Refusals come in this order: the state, the person, what others did since it was read, what was typed (all at once).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from domain.errors import NotChosen, refuse
from domain.inputs import TITLE, line, text
from domain.model import Prose, event
from domain.studios import appointments, events, evolution, planning, together
from domain.studios.faults import GuidanceAhead, MinutesUnfit
from domain.studios.refusals import MentorOnly
from domain.studios.states import STUDIO
from domain.studios.values import Need, Pairing, Plan, Turn
from domain.studios.words import NeedsMethod, Result, StudioState
from domain.texts import Written
from domain.words import Level

MINUTES: Final = range(5, 24 * 60 + 1)


class Studio(Written):
    """One studio; its key is the operator's code.

    `plans` by id, `pairings` by the other studio (one that is over but not ended is still there), `rotation` in order of days.
    """

    TOPIC = "studio"

    Event = events.Event
    Established = events.Established
    LeadAppointed = events.LeadAppointed
    LeadReplaced = events.LeadReplaced
    MentorAppointed = events.MentorAppointed
    MentorReleased = events.MentorReleased
    AssistantAppointed = events.AssistantAppointed
    NeedsRecorded = events.NeedsRecorded
    PlanSubmitted = events.PlanSubmitted
    PlanReturned = events.PlanReturned
    PlanApproved = events.PlanApproved
    PairingProposed = events.PairingProposed
    PairingDeclined = events.PairingDeclined
    PairingWithdrawn = events.PairingWithdrawn
    Paired = events.Paired
    PairingEnded = events.PairingEnded
    RotationSet = events.RotationSet
    GuidanceNoted = events.GuidanceNoted
    Concluded = events.Concluded
    Redacted = events.Redacted

    appoint_lead = appointments.appoint_lead
    replace_lead = appointments.replace_lead
    appoint_mentor = appointments.appoint_mentor
    release_mentor = appointments.release_mentor
    appoint_assistant = appointments.appoint_assistant

    record_needs = planning.record_needs
    submit_plan = planning.submit_plan
    return_plan = planning.return_plan
    approve_plan = planning.approve_plan

    propose_pairing = together.propose_pairing
    confirm_pairing = together.confirm_pairing
    decline_pairing = together.decline_pairing
    withdraw_pairing = together.withdraw_pairing
    pair = together.pair
    end_pairing = together.end_pairing
    set_rotation = together.set_rotation

    @classmethod
    def establish(cls, code: str, *, programme_id: str, name: str, level: Level, motto: str | None = None) -> Studio:
        refuse(NotChosen("code") if not code else None, NotChosen("name") if not name else None)
        return cls.begin(
            cls.Established, code, programme_id=programme_id, code=code, name=name, level=level, motto=motto
        )

    @event(events.Established)
    def __init__(self, programme_id: str, code: str, name: str, level: Level, motto: str | None = None) -> None:
        self.programme_id, self.code, self.name, self.level, self.motto = programme_id, code, name, level, motto
        self.state = StudioState.RUNNING
        self.lead = self.lead_school = self.assistant = ""
        self.mentors: set[str] = set()
        self.needs: tuple[Need, ...] = ()
        self.needs_method: NeedsMethod | None = None
        self.plans: dict[str, Plan] = {}
        self.pairings: dict[str, Pairing] = {}
        self.rotation: tuple[Turn, ...] = ()

    def note_guidance(
        self,
        *,
        mentor_id: str,
        on: date,
        minutes: int,
        topic: str,
        content: Prose,
        today: date,
        for_lead: bool = False,
        school_id: str | None = None,
        visit_id: str | None = None,
    ) -> None:
        """What a mentor of this studio said, when and how long; about a school or from a visit, perhaps for the lead alone (P19, P32)."""
        STUDIO.require(self.state, "note_guidance")
        if mentor_id not in self.mentors:
            raise MentorOnly
        refuse(
            GuidanceAhead("on") if on > today else None,
            MinutesUnfit("minutes", least=MINUTES[0], most=MINUTES[-1]) if minutes not in MINUTES else None,
            line("topic", topic, limit=TITLE),
            text("content", content, needed=True),
        )
        self._guidance_noted(
            mentor_id=mentor_id,
            on=on,
            minutes=minutes,
            topic=topic,
            content=content,
            for_lead=for_lead,
            school_id=school_id,
            visit_id=visit_id,
        )

    def conclude(self, *, on: date, result: Result) -> None:
        """The studio has done its work, with a result; it takes nothing more."""
        STUDIO.require(self.state, "conclude")
        self._concluded(on=on, result=result)

    _lead_appointed = event(events.LeadAppointed)(evolution.lead_appointed)
    _lead_replaced = event(events.LeadReplaced)(evolution.lead_replaced)
    _mentor_appointed = event(events.MentorAppointed)(evolution.mentor_appointed)
    _mentor_released = event(events.MentorReleased)(evolution.mentor_released)
    _assistant_appointed = event(events.AssistantAppointed)(evolution.assistant_appointed)
    _needs_recorded = event(events.NeedsRecorded)(evolution.needs_recorded)
    _plan_submitted = event(events.PlanSubmitted)(evolution.plan_submitted)
    _plan_returned = event(events.PlanReturned)(evolution.plan_returned)
    _plan_approved = event(events.PlanApproved)(evolution.plan_approved)
    _pairing_proposed = event(events.PairingProposed)(evolution.pairing_proposed)
    _pairing_declined = event(events.PairingDeclined)(evolution.pairing_declined)
    _pairing_withdrawn = event(events.PairingWithdrawn)(evolution.pairing_withdrawn)
    _paired = event(events.Paired)(evolution.paired)
    _pairing_ended = event(events.PairingEnded)(evolution.pairing_ended)
    _rotation_set = event(events.RotationSet)(evolution.rotation_set)
    _guidance_noted = event(events.GuidanceNoted)(evolution.guidance_noted)
    _concluded = event(events.Concluded)(evolution.concluded)
