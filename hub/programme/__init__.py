"""培育期与校历: everything that people can do to cohorts, their stages and the calendars. Each use case: access, load, decide, commit."""

from __future__ import annotations

from hub.programme.calendars import DISTRICT, Calendars
from hub.programme.cohorts import Cohorts
from hub.programme.stages import Stages

__all__ = ["DISTRICT", "Programmes"]


class Programmes(Cohorts, Stages, Calendars):
    """The use cases of programmes and calendars."""
