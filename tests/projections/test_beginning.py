"""What a new district has already and what it lacks is counted over all areas."""

from datetime import date

from domain.people import Person
from domain.programme import Calendar
from domain.schools import School
from domain.studios import Basis, Studio
from domain.words import Level, Locality, MemberBand, OrgKind
from projections.beginning import Beginning, beginning

BEGIN, END = date(2025, 9, 1), date(2026, 1, 20)


def school(code):
    fields = {"level": Level.PRIMARY, "locality": Locality.URBAN, "street": "河湾街道"}
    return School.register(code, name=f"{code}小学", org_kind=OrgKind.BRANCH, member_band=MemberBand.FROM_7, **fields)


def test_a_hub_without_anything_lacks_everything(told):
    assert beginning(told.read()) == Beginning(0, "", 0, 0, 0, 0, 0, 0, 0)


def test_what_is_there_is_counted_and_a_studio_without_lead_is_told_apart(told):
    led = Studio.establish("st-1", programme_id="P1", name="第一工作室", level=Level.PRIMARY)
    led.appoint_lead("p-1", school_id="s-1", basis=Basis.DEMONSTRATION_POINT, from_on=BEGIN)
    without = Studio.establish("st-2", programme_id="P1", name="第二工作室", level=Level.PRIMARY)
    calendar = Calendar.open("district")
    calendar.set_term("秋季学期", starts_on=BEGIN, ends_on=END)

    found = beginning(told.tell(school("s-1"), school("s-2"), led, without, Person.enrol("p-1"), calendar).read())

    assert (found.terms, found.schools, found.studios, found.led, found.people) == (1, 2, 2, 1, 1)
    assert (found.programme, found.staged) == ("", False)
