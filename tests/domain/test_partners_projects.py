"""A project is agreed on for a need or with a resource, reported done by one side and confirmed by the other, or dropped."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from domain.days import InTheFuture
from domain.errors import NotChosen, NotFound
from domain.model import Prose
from domain.partners import ItemList, Partner, ProjectState, faults, refusals
from domain.partners.refusals import ProjectAlreadyDone, ProjectNotInState
from domain.partners.states import PROJECT
from domain.partners.values import Named
from tests.partner_stories import ON_LISTS, OTHERS, PLAN, TODAY, WHY, agreed, agreement, in_state, needy, reported
from tests.stories import LIBRARY, MIDDLE, PRIMARY, STREET, happened, on, refused, replayed, stored, told

TOMORROW = on("03-04")
LETTERS = {
    "A": ProjectState.AGREED,
    "R": ProjectState.REPORTED,
    "D": ProjectState.DONE,
    "X": ProjectState.DROPPED,
}
TABLE = """
report   A>R      ProjectReported
confirm  R>D      ProjectCompleted
return   R>A      ProjectReturned
drop     A>X R>X  ProjectDropped
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
LEGAL = {(row[0], LETTERS[pair[0]]): (row[-1], LETTERS[pair[2]]) for row in ROWS for pair in row[1:-1]}
REFUSED = [(row[0], state) for row in ROWS for state in ProjectState if (row[0], state) not in LEGAL]
GIVEN: dict[str, dict[str, Any]] = {
    "report": {"by": MIDDLE, "person_id": "p-ms", "on": TODAY, "today": TODAY},
    "confirm": {"by": STREET, "person_id": "p-street"},
    "return": {"by": STREET, "person_id": "p-street", "reason": WHY},
    "drop": {"by": STREET, "reason": WHY, "carried_over": True},
}


def do(partner: Partner, command: str, **other: Any) -> tuple[Any, dict[str, Any]]:
    return getattr(partner, f"{command}_project"), {"project_id": "j-1"} | GIVEN[command] | other


def test_the_table_has_4_commands_and_4_states_5_pairs_legal_and_11_refused():
    assert (set(PROJECT.legal), len(LEGAL), len(REFUSED)) == ({row[0] for row in ROWS}, 5, 11)


@pytest.mark.parametrize("pair", LEGAL, ids=" ".join)
def test_a_legal_command_happens_once_and_leads_on(pair):
    command, state = pair
    partner = in_state(state)
    use, given = do(partner, command)

    assert [kind.__name__ for kind, _ in happened(use, **given)] == [LEGAL[pair][0]]
    assert partner.projects["j-1"].state is LEGAL[pair][1]
    assert told(replayed(stored(partner))) == told(partner)


@pytest.mark.parametrize("pair", REFUSED, ids=" ".join)
def test_every_other_command_is_refused(pair):
    command, state = pair
    use, given = do(in_state(state), command)

    kind = ProjectAlreadyDone if state in PROJECT.done.get(command, ()) else ProjectNotInState
    assert refused(use, **given) == [(kind, "", {"command": command, "state": state})]


# ---- agreed


def test_a_project_says_what_who_until_when_and_what_for():
    assert happened(needy().agree_project, **agreement()) == [
        (
            Partner.ProjectAgreed,
            {
                "project_id": "j-1",
                "title": "暑期托管课程",
                "lead": MIDDLE,
                "with_parties": (STREET,),
                "on": TODAY,
                "due_on": on("06-30"),
                "done_when": "双方签认",
                "need_id": "n-1",
            },
        )
    ]


def test_the_same_project_is_agreed_on_once():
    partner = agreed()

    assert happened(partner.agree_project, **agreement()) == []
    assert refused(partner.agree_project, **agreement(plan=replace(PLAN, title="别的"))) == [
        (refusals.ProjectKnown, "", {"project": "j-1"})
    ]


def plan(**other: Any) -> dict[str, Any]:
    return agreement(plan=replace(PLAN, **other))


def test_a_need_may_have_several_projects_and_a_project_a_resource_too():
    partner = agreed()

    more = plan(resource_id="r-1") | {"project_id": "j-2"}
    assert len(happened(partner.agree_project, **more)) == 1


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ({"need_id": None}, (faults.NoItem, "need_id", {})),
        ({"need_id": ""}, (faults.NoItem, "need_id", {})),
        ({"need_id": "n-9"}, (faults.ItemUnknown, "need_id", {"item": "n-9"})),
        ({"need_id": "r-1"}, (faults.ItemUnknown, "need_id", {"item": "r-1"})),
        ({"resource_id": "n-1"}, (faults.ItemUnknown, "resource_id", {"item": "n-1"})),
        ({"with_parties": ()}, (faults.PartnerAbsent, "with_parties", {})),
        ({"due_on": on("03-02")}, (faults.Reversed, "due_on", {"from_on": TODAY, "until_on": on("03-02")})),
        ({"on": TOMORROW}, (InTheFuture, "on", {})),
        ({"done_when": " "}, (NotChosen, "done_when", {})),
        ({"lead": STREET}, (faults.PartyTwice, "with_parties", {"unit": "partner:pt-street"})),
    ],
)
def test_what_is_wrong_with_a_project_stands_beside_its_field(other, wrong):
    assert wrong in refused(needy().agree_project, **plan(**other))


def test_a_project_names_items_of_those_who_take_part():
    items = ON_LISTS | {"n-1": Named(ItemList.NEED, LIBRARY, withdrawn=False)}

    assert refused(needy().agree_project, **agreement(items=items)) == [
        (faults.ItemOfOthers, "need_id", {"unit": "partner:pt-library"})
    ]


def test_a_project_does_not_name_what_was_withdrawn():
    items = ON_LISTS | {"n-1": Named(ItemList.NEED, STREET, withdrawn=True)}

    assert refused(needy().agree_project, **agreement(items=items)) == [(refusals.OffTheList, "", {"item": "n-1"})]


# ---- done, by both


def test_what_is_not_reported_has_no_report():
    with pytest.raises(LookupError):
        _ = agreed().projects["j-1"].completion


def test_one_side_reports_and_the_other_confirms():
    partner = agreed()
    use, given = do(partner, "report", note=Prose("办了三期"))
    assert happened(use, **given) == [
        (
            Partner.ProjectReported,
            {"project_id": "j-1", "by": MIDDLE, "person_id": "p-ms", "on": TODAY, "note": Prose("办了三期")},
        )
    ]

    use, given = do(partner, "confirm")
    assert happened(use, **given) == [
        (Partner.ProjectCompleted, {"project_id": "j-1", "on": TODAY, "confirmed_by": STREET})
    ]


@pytest.mark.parametrize("command", ["confirm", "return"])
@pytest.mark.parametrize("who", [{"by": MIDDLE, "person_id": "p-other"}, {"by": STREET, "person_id": "p-ms"}])
def test_neither_the_side_nor_the_person_that_reported_answers(command, who):
    use, given = do(reported(), command, **who)

    assert refused(use, **given) == [(refusals.OwnReport, "", {})]


def test_a_history_does_not_tell_who_confirmed():
    use, given = do(reported(), "confirm", person_id=None)

    assert len(happened(use, **given)) == 1


@pytest.mark.parametrize(("command", "state"), LEGAL, ids=str)
def test_only_who_takes_part_does_anything(command, state):
    use, given = do(in_state(state), command, by=OTHERS)

    assert refused(use, **given) == [(refusals.NotAParty, "", {"unit": str(PRIMARY)})]


def test_a_project_is_done_between_its_beginning_and_today():
    late, given = do(agreed(), "report", on=TOMORROW)
    assert refused(late, **given) == [(InTheFuture, "on", {})]

    early, given = do(agreed(), "report", on=on("03-02"))
    assert refused(early, **given) == [(faults.Reversed, "on", {"from_on": TODAY, "until_on": on("03-02")})]


@pytest.mark.parametrize("command", ["return", "drop"])
def test_who_sends_back_or_drops_says_why(command):
    use, given = do(reported(), command, reason=Prose(""))

    assert refused(use, **given) == [(NotChosen, "reason", {})]


def test_what_nobody_agreed_on_is_not_found():
    use, given = do(needy(), "report")

    assert refused(use, **given) == [(NotFound, "", {"kind": "project", "key": "j-1"})]


def test_a_returned_project_is_reported_anew():
    partner = reported()
    use, given = do(partner, "return")
    use(**given)

    use, given = do(partner, "report", by=STREET, person_id="p-street")
    use(**given)
    use, given = do(partner, "confirm", by=MIDDLE, person_id="p-ms")
    assert len(happened(use, **given)) == 1
