"""Why a partner or a list refuses a command: its state, who asks, or what others did in the meantime.

What was typed wrongly stands in faults.py. Facts named in a docstring fill the sentence.
"""

from __future__ import annotations

from domain.errors import Conflict, Forbidden


class PartnershipOver(Conflict):
    """The partnership has ended; facts: on."""

    code = "partner.ended"


class PartnershipRuns(Conflict):
    """The partnership has not ended: there is nothing to resume."""

    code = "partner.not_ended"


class ProjectsRunning(Conflict):
    """A partnership ends when no project of it runs any more; facts: count."""

    code = "partner.projects_running"


class ContactUnknown(Conflict):
    """This person is not the liaison of the partner; facts: person."""

    code = "partner.contact_unknown"


class AgreementKnown(Conflict):
    """An agreement with this number exists and says something else; facts: agreement."""

    code = "partner.agreement_known"


class AgreementOver(Conflict):
    """The agreement was ended; facts: on."""

    code = "partner.agreement_over"


class ItemKnown(Conflict):
    """An item with this number exists and says something else; facts: item."""

    code = "partner.item_known"


class OffTheList(Conflict):
    """The item was withdrawn from its list; facts: item."""

    code = "partner.item_withdrawn"


class StillOpen(Conflict):
    """The item stands on its list: there is nothing to open again; facts: item."""

    code = "partner.item_open"


class ItemInProject(Conflict):
    """An item is not withdrawn while a project that names it runs; facts: project (its title)."""

    code = "partner.item_in_project"


class ProjectKnown(Conflict):
    """A project with this number exists and says something else; facts: project."""

    code = "partner.project_known"


class ProjectNotInState(Conflict):
    """The project is past this, or not there yet; facts: command, state."""

    code = "partner.project_not_in_state"


class ProjectAlreadyDone(Conflict):
    """What the command asks of the project has been done; facts: command, state."""

    code = "partner.project_already_done"


class NotAParty(Forbidden):
    """Only who takes part in the project may do this; facts: unit."""

    code = "partner.not_a_party"


class OwnReport(Forbidden):
    """Who reported a project done does not confirm it: the other side does."""

    code = "partner.own_report"
