"""Every word and refusal of programmes, studios, reports and problems has its Chinese: nobody ever reads a code."""

from __future__ import annotations

from enum import StrEnum
from string import Formatter

import pytest

from domain import words as language
from domain.errors import Refused
from domain.obligations import faults as report_faults
from domain.obligations import refusals as report_refusals
from domain.obligations import words as report_words
from domain.problems import refusals as problem_refusals
from domain.problems import words as problem_words
from domain.programme import faults as programme_faults
from domain.programme import refusals as programme_refusals
from domain.programme import words as programme_words
from domain.studios import faults as studio_faults
from domain.studios import refusals as studio_refusals
from domain.studios import words as studio_words
from web import messages, obligations, problems, programme, studios
from web.words import word

AREAS = (obligations, problems, programme, studios)
"""What is imported brings its words and sentences along."""
LISTS = [
    kind
    for module in (report_words, problem_words, programme_words, studio_words)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]
REFUSALS = [
    kind
    for module in (
        *(report_faults, report_refusals, problem_refusals),
        *(programme_faults, programme_refusals, studio_faults, studio_refusals),
    )
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Refused) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize(
    "kind", [*LISTS, language.SummaryCadence], ids=lambda kind: f"{kind.__module__}.{kind.__name__}"
)
def test_each_word_can_be_shown(kind):
    said = [word(value) for value in kind]

    assert len(set(said)) == len(kind)
    assert not any(value in said for value in kind)


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.code)
def test_a_sentence_names_only_facts_that_its_refusal_has(kind):
    """The facts stand in the docstring of the error: `facts: no, remaining (…)`."""
    _, _, facts = (kind.__doc__ or "").partition("facts:")
    told = {part.strip(" .\n").partition(" ")[0] for part in facts.replace("(", ",(").split(",")}
    holes = {name for _, name, _, _ in Formatter().parse(messages.SENTENCES[kind.code].source) if name}

    assert holes <= told


def test_a_sentence_says_the_stages_and_days_as_people_do():
    stages = programme_refusals.StagesOpen
    owed = report_faults.OwnerUnfit(
        "owner", because=report_words.Kind.PROCESS_CASE, owner_kind=report_words.OwnerKind.PERSON
    )

    assert messages.sentence(stages(stages=(language.Stage.PRACTICE, language.Stage.SUMMARY))).startswith(
        "实践阶段、总结阶段还没有结束"
    )
    assert messages.sentence(owed).startswith("党建工作案例由入室书记报送")
