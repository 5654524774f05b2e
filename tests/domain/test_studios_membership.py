"""Who has been in post too long enters as an exception with its reason; the reason can be destroyed."""

from __future__ import annotations

from typing import Any

import pytest

from domain.errors import PersonalNumber
from domain.model import Prose
from domain.studios import Eligibility, ExceptionUnexplained, Membership, Result
from domain.studios.membership import InPostTooLong
from domain.texts import TextUnknown
from tests.programme_stories import END, OPENING, SECRETARY
from tests.stories import happened, refused, replayed, stored

WITHIN, EXCEPTION = Eligibility
ENTRY: dict[str, Any] = {
    "programme_id": "prog-2024",
    "school_id": "s-1",
    "studio_id": "st-ms",
    "in_post_since": "2020-08",
    "on": OPENING,
}


def exception() -> Membership:
    return Membership.admit(SECRETARY, **ENTRY, eligibility=EXCEPTION, exception_reason=Prose("新建校，骨干带头"))


@pytest.mark.parametrize(("since", "admitted"), [("2021-09", True), ("2021-08", False), ("2023-01", True)])
def test_a_secretary_within_the_limit_needs_no_exception(since, admitted):
    entry = ENTRY | {"in_post_since": since, "eligibility": WITHIN, "earliest": "2021-09"}

    if admitted:
        assert [kind for kind, _ in happened(Membership.admit, SECRETARY, **entry)] == [Membership.Admitted]
    else:
        assert refused(Membership.admit, SECRETARY, **entry) == [
            (InPostTooLong, "eligibility", {"earliest": "2021-09"})
        ]


def test_an_exception_is_explained_and_then_no_limit_holds():
    unexplained = refused(Membership.admit, SECRETARY, **ENTRY, eligibility=EXCEPTION, earliest="2021-09")

    assert unexplained == [(ExceptionUnexplained, "exception_reason", {})]
    assert exception().eligibility is EXCEPTION


def test_its_reason_can_be_destroyed_also_after_the_end():
    made = exception()
    made.complete(result=Result.QUALIFIED, on=END)
    read = replayed(stored(made))

    facts = happened(read.redact, of=("k1",), reason="写了姓名")

    assert facts == [(Membership.Redacted, {"of": ("k1",), "reason": "写了姓名"})]
    assert happened(read.redact, of=("k1",), reason="写了姓名") == []
    assert refused(read.redact, of=("k7",), reason="写了姓名") == [(TextUnknown, "of", {"key": "k7"})]


def test_a_mobile_number_stays_out_of_the_reasons():
    said, fault = Prose("请电13812345678"), {"kind": "phone", "at": 3}

    excepted = refused(Membership.admit, SECRETARY, **ENTRY, eligibility=EXCEPTION, exception_reason=said)
    moved = refused(exception().transfer, "st-ps", reason=said, on=END)

    assert excepted == [(PersonalNumber, "exception_reason", fault)]
    assert moved == [(PersonalNumber, "reason", fault)]
