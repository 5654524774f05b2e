"""书记工作室: everything that people can do to studios and memberships. Each use case: access, load, decide, commit."""

from __future__ import annotations

from hub.studios.appointments import Appointments
from hub.studios.guidance import Guiding
from hub.studios.members import Members
from hub.studios.planning import Planning
from hub.studios.sight import may_see_board, may_see_plan, may_see_submission, notes, own_people
from hub.studios.together import Together

__all__ = ["Studios", "may_see_board", "may_see_plan", "may_see_submission", "notes", "own_people"]


class Studios(Appointments, Members, Planning, Together, Guiding):
    """The use cases of studios and memberships."""
