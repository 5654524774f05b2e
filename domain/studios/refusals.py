"""Why a studio refuses a command: its state, the people, or what others did in the meantime; facts fill the sentence."""

from __future__ import annotations

from domain.errors import Conflict, Forbidden


class NotInState(Conflict):
    """The studio has been concluded; facts: command, state."""

    code = "studio.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "studio.already_done"


class LeadPresent(Conflict):
    """The studio has a lead: replace, do not appoint again."""

    code = "studio.lead_present"


class NoLead(Conflict):
    """There is no lead to replace."""

    code = "studio.no_lead"


class MentorUnknown(Conflict):
    """This person is not a mentor of the studio."""

    code = "studio.mentor_unknown"


class MentorOnly(Forbidden):
    """Only a mentor of this studio notes guidance."""

    code = "studio.mentor_only"


class PlanUnknown(Conflict):
    """No plan has been submitted for this; facts: plan."""

    code = "studio.plan_unknown"


class PlanChanged(Conflict):
    """The plan was submitted anew since it was read; facts: seen, revision."""

    code = "studio.plan_changed"


class PlanPending(Conflict):
    """The plan has been submitted and waits to be returned or approved; facts: period."""

    code = "studio.plan_pending"


class PlanAnswered(Conflict):
    """The plan has been answered already; facts: plan_state."""

    code = "studio.plan_answered"


class PairingThere(Conflict):
    """The two studios are paired, or a proposal waits for its answer; facts: studio, pairing_state."""

    code = "studio.pairing_there"


class NoPairing(Conflict):
    """No proposal or pairing of this kind is there; facts: studio."""

    code = "studio.no_pairing"


class OtherLeadOnly(Forbidden):
    """The lead of the other studio confirms a pairing, not who proposed it."""

    code = "studio.other_lead_only"
