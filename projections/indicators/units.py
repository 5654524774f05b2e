"""Facts of the district: schools, studios and their members, stages, and the days on which schools work."""

from __future__ import annotations

from domain.programme import Calendar, Programme
from domain.programme import events as programme
from domain.record import Entry
from domain.schools import School
from domain.studios import Membership, Studio
from domain.studios import events as studios
from projections.indicators.facts import Facts, MemberFacts, ProgrammeFacts, SchoolFacts, StudioFacts
from projections.indicators.fold import tells

DISTRICT = "district"


@tells(School.Registered)
def registered(facts: Facts, e: School.Registered, _: Entry) -> None:
    facts.schools[e.key] = SchoolFacts(e.key, e.level, e.locality, e.member_band)


@tells(School.ProfileRevised)
def profile_revised(facts: Facts, e: School.ProfileRevised, _: Entry) -> None:
    if school := facts.schools.get(e.key):
        school.locality = e.changes.locality or school.locality
        school.band = e.changes.member_band or school.band


@tells(Studio.Established)
def established(facts: Facts, e: studios.Established, _: Entry) -> None:
    facts.studios[e.key] = StudioFacts(e.key, e.programme_id)


@tells(Studio.LeadAppointed)
def lead_appointed(facts: Facts, e: studios.LeadAppointed, _: Entry) -> None:
    if studio := facts.studios.get(e.key):
        studio.lead, studio.lead_school, studio.lead_since = e.person_id, e.school_id, e.from_on


@tells(Studio.LeadReplaced)
def lead_replaced(facts: Facts, e: studios.LeadReplaced, _: Entry) -> None:
    """A school that stays the lead's has been in the studio all the time."""
    if studio := facts.studios.get(e.key):
        since = studio.lead_since if studio.lead_school == e.school_id else e.on
        studio.lead, studio.lead_school, studio.lead_since = e.to_person_id, e.school_id, since


@tells(Membership.Admitted)
def admitted(facts: Facts, e: Membership.Admitted, _: Entry) -> None:
    programme = e.key.partition("/")[0]
    facts.members[e.key] = MemberFacts(e.person_id, e.school_id, e.studio_id, programme, e.on)


@tells(Membership.Transferred)
def transferred(facts: Facts, e: Membership.Transferred, _: Entry) -> None:
    if member := facts.members.get(e.key):
        member.studio = e.to_studio_id


@tells(Membership.SchoolChanged)
def school_changed(facts: Facts, e: Membership.SchoolChanged, _: Entry) -> None:
    """The new school joins with the secretary on that day."""
    if member := facts.members.get(e.key):
        member.school, member.since = e.to_school_id, e.on


@tells(Membership.Left)
def left(facts: Facts, e: Membership.Left, _: Entry) -> None:
    if member := facts.members.get(e.key):
        member.left_on = e.on


@tells(Programme.Opened)
def opened(facts: Facts, e: programme.Opened, _: Entry) -> None:
    facts.programmes[e.key] = ProgrammeFacts(e.key, e.starts_on)


@tells(Programme.StageScheduled, Programme.StageRescheduled)
def scheduled(facts: Facts, e: programme.StageScheduled | programme.StageRescheduled, _: Entry) -> None:
    if programme := facts.programmes.get(e.key):
        programme.stages[e.stage] = (e.starts_on, e.ends_on)


@tells(Calendar.HolidaySet)
def holiday_set(facts: Facts, e: Calendar.HolidaySet, _: Entry) -> None:
    if e.key == DISTRICT:
        facts.holidays.append((e.from_on, e.to_on))


@tells(Calendar.MakeUpDaySet)
def make_up_day_set(facts: Facts, e: Calendar.MakeUpDaySet, _: Entry) -> None:
    if e.key == DISTRICT:
        facts.make_up.add(e.on)
