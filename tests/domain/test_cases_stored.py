"""The facts of cases and adoptions as a log keeps them: topics for ever, texts sealed, no name of a file."""

from __future__ import annotations

import json

import pytest

from domain.cases import Adoption, Case, faults, refusals
from domain.catalogue import events_of
from domain.errors import Refused
from domain.model import Aggregate
from domain.vocabulary import Vocabulary
from tests.case_stories import SHEET, planned, published, returned, revising, submitted
from tests.stories import replayed, stored

TOPICS = {
    Case: """
submitted recalled reviewer_assigned changes_asked resubmitted approved published
revised revision_submitted revision_returned revision_published recommended redacted archived restored withdrawn reinstated
""",
    Adoption: """
planned trial_started evidence_added result_reported adopted adapted dropped ended resumed shared_back redacted
""",
    Vocabulary: "opened term_added term_removed synonym_set synonym_removed",
}


@pytest.mark.parametrize("kind", TOPICS)
def test_the_topics_are_for_ever(kind: type[Aggregate]):
    assert {fact.TOPIC for fact in events_of(kind)} == {f"{kind.TOPIC}.{name}" for name in TOPICS[kind].split()}


def test_texts_are_sealed_and_everything_else_is_plain():
    name, body = stored(submitted())[0]

    fields = json.loads(body)
    assert (name, fields["title"], fields["topics"]) == ("case.submitted", "一张课表两本账", ["组织生活", "制度机制"])
    assert fields["summary"] == {"k": "k1", "c": "周学教进排活生部支把"}
    assert fields["attachments"] == [
        {"id": SHEET.id, "sha256": SHEET.sha256, "size": 20_480, "media_type": "application/pdf"}
    ]


def test_a_case_knows_the_keys_of_all_its_texts_and_of_no_others():
    assert replayed(stored(returned())).texts == {f"k{no}" for no in range(1, 7)}
    assert replayed(stored(planned())).texts == {"k1"}


def test_a_case_read_back_goes_on_where_it_stood():
    case = replayed(stored(revising()))

    case.publish_revision(by_person="p-mentor", edition=2)

    assert (case.published, str(case.manuscript.effect)) == (2, "改期从十余次降到两次，口径见附表")
    assert case.manuscript.summary == published().manuscript.summary


def every_refusal(kind: type[Refused]) -> list[type[Refused]]:
    return [each for sub in kind.__subclasses__() for each in (sub, *every_refusal(sub))]


@pytest.mark.parametrize("module", [faults, refusals])
def test_every_refusal_of_a_case_has_a_code_of_its_own(module):
    own = [each for each in every_refusal(Refused) if each.__module__ == module.__name__]

    codes = [each.code for each in own]
    assert len(codes) == len(set(codes)) > 10
    assert {code.partition(".")[0] for code in codes} == {"case", "adoption"}
